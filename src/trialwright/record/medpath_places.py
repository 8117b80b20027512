"""Where a trial runs, from a MedPath page: facility, flag, then city and country."""

from __future__ import annotations

import re

from trialwright.record.building import Building
from trialwright.record.medpath_page import Line, Page, paragraph_lines
from trialwright.values.findings import Severity

PLACES = "protocolSection.contactsLocationsModule.locations"
_FLAG = re.compile(r"([\U0001F1E6-\U0001F1FF]{2})\s*(.*)")
_COUNT = re.compile(r"Locations? ?\((\d+)\)")
# the registry writes these countries' names the other way round, with a comma of their own
_TURNED = re.compile(
    r"(?:[^,]+,\s*)*?(?P<country>(?:Iran, Islamic Republic of"
    r"|Korea, (?:Democratic People's )?Republic of"
    r"|Congo, (?:The )?Democratic Republic of(?: the)?|Moldova, Republic of"
    r"|Macedonia, (?:The )?Former Yugoslav Republic of|Tanzania, United Republic of"
    r"|Venezuela, Bolivarian Republic of|Bolivia, Plurinational State of"
    r"|Micronesia, Federated States of|Palestinian Territor(?:y|ies), occupied"
    r"|Taiwan, Province of China|Virgin Islands, (?:British|U\.S\.)))",
    re.IGNORECASE,
)


def read_locations(page: Page, b: Building) -> None:
    """Each flag has the facility on the line above and the town on the line below."""
    section = page.sections.get("Locations")
    if section is None:
        return
    lines = list(paragraph_lines(section))
    count = 0
    for place, line in enumerate(lines):
        flag = _FLAG.fullmatch(line.bare)
        if flag is None:
            continue
        b.used.add(line.number)
        above = lines[place - 1] if place and lines[place - 1].number not in b.used else None
        below = lines[place + 1] if place + 1 < len(lines) and not flag[2] else None
        _put_place(count, above, flag[2] or (below.bare if below else ""), below or line, b)
        count += 1
    _check_count(section.heading, count, b)


def _put_place(place: int, facility: Line | None, town: str, line: Line, b: Building) -> None:
    path = f"{PLACES}[{place}]"
    if facility is not None:
        b.put(f"{path}.facility", facility.bare, [facility.number], facility.bare)
    parts = _parts(town)
    keys = {1: ("country",), 2: ("city", "country")}.get(len(parts), ("city", "state", "country"))
    if len(parts) > 3:  # a town or state with a comma: only the two ends are certain
        parts = [parts[0], ", ".join(parts[1:-1]), parts[-1]]
    for key, said in zip(keys, parts, strict=False):
        b.put(f"{path}.{key}", said, [line.number], town)


def _parts(town: str) -> list[str]:
    """City, state and country, as far as they are given; a country's own comma divides nothing."""
    turned = _TURNED.fullmatch(town.strip())
    before = town.strip()[: turned.start("country")] if turned else town
    parts = [part.strip() for part in before.split(",") if part.strip()]
    return [*parts, turned["country"]] if turned else parts


def _check_count(heading: Line, count: int, b: Building) -> None:
    said = _COUNT.fullmatch(heading.bare)
    if said and int(said[1]) != count:
        b.note(
            "read.locations-count", PLACES, heading.bare,
            f"The page announces {said[1]} locations and shows {count}.",
            "Take the places from the registry's page.", Severity.WARNING,
        )  # fmt: skip
