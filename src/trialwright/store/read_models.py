"""Read models: tables for quick looking, made anew from the ledger whenever one likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.db import transaction

from trialwright.conduct.folds import apply
from trialwright.conduct.ledger import GENESIS, unseal
from trialwright.conduct.state import State
from trialwright.store.ledger_store import DjangoStorage

Row = Mapping[str, object]
NAME = "participant_list"


def rebuild(storage: DjangoStorage) -> int:
    """Make the read models anew; the number of participants in them."""
    state, touched, head = State(), dict[str, int](), GENESIS
    for stored in storage.load():
        event = unseal(stored)
        apply(state, event)
        head = stored.hash
        if event.participant is not None:
            touched[event.participant] = event.seq
    rows = list(participant_rows(state, touched))
    _replace(storage.alias, rows, state.events, head)
    return len(rows)


def participant_rows(state: State, touched: Mapping[str, int]) -> Iterator[Row]:
    """One row a participant, in order of number; `touched` is the last event on each."""
    for name in sorted(state.participants):
        person = state.participants[name]
        yield {
            "participant": name,
            "site": person.site,
            "status": person.status.value,
            "arm": person.arm,
            "screened_on": person.screened_on,
            "event": touched[name],
        }


def built_to(storage: DjangoStorage) -> tuple[int, str]:
    """The number and hash of the last event in the read models; (0, zeros) before any."""
    heads = apps.get_model("store", "ReadModelHead")._default_manager.using(storage.alias)
    found = heads.filter(name=NAME).values_list("seq", "hash").first()
    return (found[0], found[1]) if found else (0, GENESIS)


def participant_list(storage: DjangoStorage) -> list[Row]:
    """The read model's rows, in order of number."""
    rows = apps.get_model("store", "ParticipantRow")._default_manager.using(storage.alias)
    return [dict(row) for row in rows.order_by("participant").values()]


def _replace(alias: str, rows: list[Row], seq: int, head: str) -> None:
    people = apps.get_model("store", "ParticipantRow")
    heads = apps.get_model("store", "ReadModelHead")
    with transaction.atomic(using=alias):
        people._default_manager.using(alias).all().delete()
        people._default_manager.using(alias).bulk_create(people(**row) for row in rows)
        heads._default_manager.using(alias).update_or_create(
            name=NAME, defaults={"seq": seq, "hash": head}
        )
