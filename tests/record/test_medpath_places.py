"""Where a trial runs: a country is one word, also where it has a comma of its own."""

from __future__ import annotations

import pytest

from trialwright.record import medpath
from trialwright.record.content import Content

PAGE = (
    "A trial\n\nConditions\nDiabetes\nRegistration Number\nNCT00000001\nLead Sponsor\nX\n"
    "Study & Design\nStudy Type\nInterventional\nPrimary Outcome Measures\nNameTimeMethod\n"
    "HbA1c12 weeks\nSecondary Outcome Measures\nNameTimeMethod\n"
    "Trial Locations\n\nLocations (1)\n\nHospital H\n\n🇮🇷\n\n{town}\n"
)
LOCATION = "protocolSection.contactsLocationsModule.locations[0]"


@pytest.mark.parametrize(
    ("town", "said"),
    [
        ("Tehran, Iran, Islamic Republic of", ("Tehran", None, "Iran, Islamic Republic of")),
        ("Seoul, Korea, Republic of", ("Seoul", None, "Korea, Republic of")),
        ("Chisinau, Moldova, Republic of", ("Chisinau", None, "Moldova, Republic of")),
        (
            "Suwon, Gyeonggi-do, Korea, Republic of",
            ("Suwon", "Gyeonggi-do", "Korea, Republic of"),
        ),
        ("Korea, Republic of", (None, None, "Korea, Republic of")),
        ("Boston, Massachusetts, United States", ("Boston", "Massachusetts", "United States")),
        ("Hanoi, Vietnam", ("Hanoi", None, "Vietnam")),
    ],
)
def test_a_country_with_a_comma_stays_one_country(
    town: str, said: tuple[str | None, str | None, str]
) -> None:
    record = next(medpath.read(Content("page.txt", PAGE.format(town=town))))
    found = tuple(record.text(f"{LOCATION}.{key}") for key in ("city", "state", "country"))
    assert found == said
