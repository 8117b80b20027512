"""Who acts: a person in a role, and the delegation log that says from when to when (U6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from trialwright.values.findings import InputRefused

ROLES = (
    "sponsor",
    "investigator",
    "coordinator",
    "data_manager",
    "monitor",
    "cell_lab_operator",
    "quality",
    "statistician",
    "administrator",
)

# A person stands in the ledger as a user id: names live elsewhere, where they can be redacted.
_PERSON = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Actor:
    """A person acting in one role for an organisation; absent `site` means not tied to a site."""

    person: str
    role: str
    organisation: str
    site: str | None = None


@dataclass(frozen=True)
class Appointment:
    """One line of the delegation log; both days count, absent `until` is open, `site` is all."""

    site: str | None
    since: date
    until: date | None
    event: int

    def covers(self, site: str | None, day: date) -> bool:
        """Whether it lets its holder act on `day`, for `site` where the act is a site's."""
        at_site = self.site is None or site is None or self.site == site
        return at_site and self.since <= day and (self.until is None or day <= self.until)


def check_person(person: str) -> None:
    """Refuse what is no user id (a name with spaces or capitals, an empty text)."""
    if not _PERSON.fullmatch(person):
        raise InputRefused(
            "appoint: person is no user id; allowed: small letters, digits, dot, dash, underscore"
        )


def check_role(role: str) -> None:
    """Refuse a role that the permission table does not know."""
    if role not in ROLES:
        raise InputRefused(f"role is {role[:40]!r}; allowed: {', '.join(ROLES)}")
