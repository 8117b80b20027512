"""The rows: the ledger in two tables, and read models that can be made anew from it."""

from __future__ import annotations

from django.db import models


class LedgerEvent(models.Model):
    """One event of the chain. Triggers refuse to change or remove it (0002_append_only)."""

    seq = models.BigAutoField(primary_key=True)
    body = models.TextField()
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_event"


class LedgerValue(models.Model):
    """One value beside the chain; salt and content are null after a redaction, and only then."""

    pk = models.CompositePrimaryKey("seq", "name")
    seq = models.BigIntegerField()
    name = models.CharField(max_length=200)
    salt = models.CharField(max_length=64, null=True)
    content = models.TextField(null=True)

    class Meta:
        db_table = "ledger_value"


class ParticipantRow(models.Model):
    """A read model: where each participant stands. `event` is the last that touched them."""

    participant = models.CharField(max_length=40, primary_key=True)
    site = models.CharField(max_length=40)
    status = models.CharField(max_length=20)
    arm = models.CharField(max_length=100, null=True)
    screened_on = models.DateField()
    event = models.BigIntegerField()

    class Meta:
        db_table = "participant_list"


class ReadModelHead(models.Model):
    """How far into the ledger a read model has come: the number and hash of its last event."""

    name = models.CharField(max_length=40, primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "read_model"
