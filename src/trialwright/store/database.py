"""Opening a study's database: made once with its tables, opened again, or only looked at."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import django
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from trialwright.store import settings as own_settings
from trialwright.store.ledger_store import DjangoStorage
from trialwright.values.findings import InputRefused

_ALIASES = count(1)
_SQLITE_HEADER = b"SQLite format 3\x00"

# Writers don't block readers (WAL), a commit is on the disk before it is acknowledged (FULL), and
# what a redaction frees is overwritten with zeros, also where SQLite was not built to do so.
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"


def open_storage(url_or_path: str, *, create: bool, read_only: bool = False) -> DjangoStorage:
    """The ledger of a database: a SQLite file, as a path or `sqlite:///` URL.

    With `create` the file must not exist yet and is made with its tables; without, it must be a
    ledger. `read_only` leaves the file as it is, byte for byte. Close what you opened: only then is
    everything in the one file. Each call opens a connection of its own.
    """
    path = _path_of(url_or_path)
    if create:
        _check_absent(path)
    else:
        _check_sqlite(path)
    ensure_django()
    storage = DjangoStorage(_connect(path, read_only), read_only=read_only)
    try:
        if create:
            _make_tables(storage.alias)
        storage.check_tables(path.name)
    except BaseException:
        storage.close()
        if create:
            path.unlink(missing_ok=True)  # half a database would be taken for a study
        raise
    return storage


def ensure_django() -> None:
    """Set Django up with the store's own settings, unless whoever runs us has set it up."""
    if not settings.configured:
        names = [name for name in dir(own_settings) if name.isupper()]
        settings.configure(**{name: getattr(own_settings, name) for name in names})
    if not apps.ready:
        django.setup()


def _path_of(url_or_path: str) -> Path:
    if "://" in url_or_path and not url_or_path.startswith("sqlite:///"):
        scheme = url_or_path.partition("://")[0]
        raise InputRefused(f"database {scheme}: is not supported; allowed: a file, sqlite:///FILE")
    return Path(url_or_path.removeprefix("sqlite:///")).absolute()


def _check_absent(path: Path) -> None:
    if path.exists():
        raise InputRefused(f"{path.name}: exists already; allowed: a new file")
    if not path.parent.is_dir():
        raise InputRefused(f"{path.name}: its folder does not exist; allowed: a file in a folder")


def _check_sqlite(path: Path) -> None:
    if not path.is_file():
        raise InputRefused(f"{path.name}: no such file; allowed: the database of a study")
    with path.open("rb") as file:
        if file.read(len(_SQLITE_HEADER)) != _SQLITE_HEADER:
            raise InputRefused(f"{path.name}: not a SQLite database; allowed: one of a study")


def _connect(path: Path, read_only: bool) -> str:
    """A new alias of Django's for the file: databases opened before are left alone."""
    alias = f"study-{next(_ALIASES)}"
    mode = "ro" if read_only else "rwc"
    config: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{quote(str(path))}?mode={mode}",
        "OPTIONS": {} if read_only else _writing(),
    }
    connections.databases[alias] = connections.configure_settings({"default": {}, alias: config})[
        alias
    ]
    return alias


def _writing() -> Mapping[str, Any]:
    return {"init_command": _PRAGMAS, "transaction_mode": "IMMEDIATE"}


def _make_tables(alias: str) -> None:
    executor = MigrationExecutor(connections[alias])
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "store"])
    with connections[alias].cursor() as cursor:
        # Django notes when a migration ran; here the same study must give the same bytes, and when
        # the ledger was begun stands in its first event
        cursor.execute("UPDATE django_migrations SET applied = '1970-01-01 00:00:00'")
