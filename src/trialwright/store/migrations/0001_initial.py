"""The tables of the ledger and of the read models."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the four tables."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="LedgerEvent",
            fields=[
                ("seq", models.BigAutoField(primary_key=True, serialize=False)),
                ("body", models.TextField()),
                ("prev_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={"db_table": "ledger_event"},
        ),
        migrations.CreateModel(
            name="LedgerValue",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "seq",
                        "name",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("seq", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("salt", models.CharField(max_length=64, null=True)),
                ("content", models.TextField(null=True)),
            ],
            options={"db_table": "ledger_value"},
        ),
        migrations.CreateModel(
            name="ParticipantRow",
            fields=[
                (
                    "participant",
                    models.CharField(max_length=40, primary_key=True, serialize=False),
                ),
                ("site", models.CharField(max_length=40)),
                ("status", models.CharField(max_length=20)),
                ("arm", models.CharField(max_length=100, null=True)),
                ("screened_on", models.DateField()),
                ("event", models.BigIntegerField()),
            ],
            options={"db_table": "participant_list"},
        ),
        migrations.CreateModel(
            name="ReadModelHead",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={"db_table": "read_model"},
        ),
    )
