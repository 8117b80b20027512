"""The database itself refuses to change the ledger."""

from __future__ import annotations

from django.db import migrations

from trialwright.store.triggers import install_triggers


class Migration(migrations.Migration):
    """Install the triggers; there is no way back that keeps the promise."""

    dependencies = (("store", "0001_initial"),)
    operations = (migrations.RunPython(install_triggers),)
