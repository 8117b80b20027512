"""Who runs the study, and where."""

from __future__ import annotations

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.entries import entries, words_of
from trialwright.protocol.study import Site

LOCATIONS = "protocolSection.contactsLocationsModule.locations"
SPONSOR = "protocolSection.sponsorCollaboratorsModule.leadSponsor.name"


def sponsor_of(desk: Desk) -> str:
    """The lead sponsor; asked for where the record names none."""
    named = desk.record.text(SPONSOR)
    return named or desk.ask(
        "sponsor",
        "Who is the sponsor?",
        "not stated",
        "The record names no lead sponsor, and no study runs without one.",
        place=SPONSOR,
        touches=("sponsor",),
    )


def draft_sites(desk: Desk, sponsor: str) -> tuple[Site, ...]:
    """The sites in the registry's order, numbered from 01; where none is named, the sponsor's."""
    found: list[Site] = []
    for item in entries(desk.record, LOCATIONS):
        city, country = words_of(item, "city"), words_of(item, "country")
        name = words_of(item, "facility") or city or country
        if name:
            found.append(Site(id=f"{len(found) + 1:02d}", name=name, city=city, country=country))
    if found:
        return tuple(found)
    name = desk.ask(
        "sites",
        "At which site does the study run?",
        sponsor,
        "The record names no location; the sponsor's own is taken.",
        place=LOCATIONS,
        touches=("sites",),
    )
    return (Site(id="01", name=name),)
