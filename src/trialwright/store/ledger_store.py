"""The ledger in a database: load, append, and many appends in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Any

from django.db import DatabaseError, IntegrityError, OperationalError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from trialwright.conduct.ledger import SealedEvent, SealedValue
from trialwright.values.findings import AnswerIsNo, InputRefused, MoveRefused, StorageFailed

_EVENTS = "SELECT seq, body, prev_hash, hash FROM ledger_event WHERE seq > %s ORDER BY seq"
# a number that was overwritten by something else must not stop the reading
_VALUES = (
    "SELECT seq, name, salt, content FROM ledger_value"
    " WHERE seq > %s AND typeof(seq) = 'integer' ORDER BY seq, name"
)
_ADD_EVENT = "INSERT INTO ledger_event (seq, body, prev_hash, hash) VALUES (%s, %s, %s, %s)"
_ADD_VALUE = "INSERT INTO ledger_value (seq, name, salt, content) VALUES (%s, %s, %s, %s)"
_BLANK = "UPDATE ledger_value SET salt = NULL, content = NULL WHERE seq = %s AND name = %s"

_STRAY = (
    "SELECT min(seq) FROM ledger_value"
    " WHERE NOT EXISTS (SELECT 1 FROM ledger_event WHERE ledger_event.seq = ledger_value.seq)"
)
_BEFORE_ALL = -(2**63)  # the lowest number SQLite holds: an event slipped in before the first shows

_TABLES = frozenset({"ledger_event", "ledger_value"})
_FLUSH = 2_000  # events held back inside a batch: memory stays flat however long it is


class DjangoStorage:
    """A ledger behind one of Django's connections (`alias`); close it when done."""

    def __init__(self, alias: str, *, read_only: bool = False) -> None:
        self.alias = alias
        self._read_only = read_only
        self._held: list[SealedEvent] = []
        self._in_batch = False

    def __enter__(self) -> DjangoStorage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def load(self) -> Iterator[SealedEvent]:
        """Every event, from the first on; AnswerIsNo names the first that can't be read."""
        self._flush()
        last = _BEFORE_ALL
        try:
            for stored in self._read(last):
                last = stored.seq
                yield stored
        except DatabaseError:
            yield from self._load_damaged(last)

    def first_stray(self) -> int | None:
        """The lowest number of a value whose event is not there; None in a whole ledger."""
        with self._connection.cursor() as cursor:
            cursor.execute(_STRAY)
            (stray,) = cursor.fetchone()
        return None if stray is None else int(stray)

    def append(
        self, events: Sequence[SealedEvent], *, blank: Sequence[tuple[int, str]] = ()
    ) -> None:
        """Add events at the end and destroy the blanked values, all or none.

        MoveRefused where another writer was faster: the ledger must be read again.
        """
        if self._in_batch and not blank:
            self._held.extend(events)
            if len(self._held) >= _FLUSH:
                self._flush()
            return
        self._flush()
        with transaction.atomic(using=self.alias):
            self._write(events)
            self._destroy(blank)
        if blank and not self._in_batch:
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")  # the journal must not keep them either

    def batch(self) -> AbstractContextManager[None]:
        """One transaction around many appends: either all of them are stored or none."""
        return nullcontext() if self._in_batch else _Batch(self)

    def hold(self) -> None:
        """From now on appended events wait in memory for their transaction."""
        self._in_batch = True

    def release(self, store: bool) -> None:
        """The transaction ends: what waits is stored, or forgotten."""
        try:
            if store:
                self._flush()
        finally:
            self._held, self._in_batch = [], False

    def close(self) -> None:
        """Close the connection; afterwards everything is in the one file. Closing twice is fine."""
        if self.alias not in connections.databases:
            return
        connection = self._connection
        if not self._read_only and connection.connection is not None:
            self._into_one_file()
        connection.close()
        del connections[self.alias]
        connections.databases.pop(self.alias, None)

    def check_tables(self, name: str) -> None:
        """Raise InputRefused unless the database holds a ledger; `name` is the file's."""
        try:
            with self._connection.cursor() as cursor:
                found = set(self._connection.introspection.table_names(cursor))
        except DatabaseError:
            found = set()
        if not found >= _TABLES:
            raise InputRefused(f"{name}: holds no ledger; allowed: the database of a study")

    @property
    def _connection(self) -> BaseDatabaseWrapper:
        return connections[self.alias]

    def _flush(self) -> None:
        held, self._held = self._held, []
        if held:
            self._write(held)

    def _write(self, events: Sequence[SealedEvent]) -> None:
        rows = [(item.seq, item.body, item.prev_hash, item.hash) for item in events]
        values = [
            (item.seq, value.name, value.salt, value.content)
            for item in events
            for value in item.values
        ]
        try:
            with self._connection.cursor() as cursor:
                cursor.executemany(_ADD_EVENT, rows)
                cursor.executemany(_ADD_VALUE, values)
        except IntegrityError:
            raise MoveRefused(
                "the ledger has grown meanwhile: nothing stored; allowed: after reading it again"
            ) from None
        except OperationalError as error:
            raise StorageFailed(f"the ledger could not be written: {error}") from error

    def _destroy(self, blank: Sequence[tuple[int, str]]) -> None:
        with self._connection.cursor() as cursor:
            for place in blank:
                cursor.execute(_BLANK, place)

    def _read(self, after: int) -> Iterator[SealedEvent]:
        with self._connection.cursor() as events, self._connection.cursor() as values:
            events.execute(_EVENTS, [after])
            values.execute(_VALUES, [after])
            yield from _joined(_rows(events), _rows(values))

    def _load_damaged(self, last: int) -> Iterator[SealedEvent]:
        """Go on where a text was no UTF-8, with its bytes as they are, so that it can be named."""
        raw: Any = self._connection.connection
        usual = raw.text_factory
        raw.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        try:
            for stored in self._read(last):
                last = stored.seq
                yield stored
        except DatabaseError:
            place = max(last, 0) + 1
            raise AnswerIsNo(f"event {place} can't be read: the file is damaged") from None
        finally:
            raw.text_factory = usual

    def _into_one_file(self) -> None:
        try:
            self._run("PRAGMA wal_checkpoint(TRUNCATE)")
            # a file in WAL mode can't be read from a folder that can't be written to
            self._run("PRAGMA journal_mode=DELETE")
        except OperationalError:
            return  # another connection is at work and will do it when it closes

    def _run(self, statement: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.fetchall()


class _Batch:
    """A transaction of a storage. Not a generator: one that an interrupt leaves behind would run
    its end only when it is collected, when its connection has long been closed."""

    def __init__(self, storage: DjangoStorage) -> None:
        self._storage, self._atomic = storage, transaction.atomic(using=storage.alias)

    def __enter__(self) -> None:
        self._atomic.__enter__()
        self._storage.hold()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._storage.release(store=kind is None)
        except BaseException as failed:
            self._atomic.__exit__(type(failed), failed, failed.__traceback__)
            raise
        self._atomic.__exit__(kind, error, trace)


def _rows(cursor: CursorWrapper) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, by the thousand."""
    while rows := cursor.fetchmany(1_000):
        yield from rows


def _joined(
    events: Iterator[tuple[Any, ...]], values: Iterator[tuple[Any, ...]]
) -> Iterator[SealedEvent]:
    """Events with their values; both come in order of number."""
    held = next(values, None)
    for seq, body, prev_hash, own_hash in events:
        while held is not None and held[0] < seq:
            held = next(values, None)  # values of an event that is gone: the gap says enough
        own = []
        while held is not None and held[0] == seq:
            own.append(SealedValue(*held[1:]))
            held = next(values, None)
        yield SealedEvent(seq, body, prev_hash, own_hash, tuple(own))
