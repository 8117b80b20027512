"""Dates as trials write them: partial ISO 8601, study days without a day 0, closed windows."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DURATION = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day: as much as is known (ISO 8601, --DTC).

    Absent `month` or `day` means not known; it is never filled in.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2017`, `2017-11` or `2017-11-01`; anything else is a ValueError."""
        match = _PARTIAL.fullmatch(text.strip())
        if match is None:
            raise ValueError(
                f"not an ISO 8601 date: {text[:20]!r}; allowed: 2017, 2017-11, 2017-11-01"
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)  # a day that does not exist raises here
        return cls(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def as_date(self) -> date | None:
        """The day, or None where month or day is not known."""
        return self.earliest if self.day else None

    def __str__(self) -> str:
        parts = (
            f"{self.year:04d}",
            self.month and f"{self.month:02d}",
            self.day and f"{self.day:02d}",
        )
        return "-".join(part for part in parts if part)


@dataclass(frozen=True)
class Window:
    """Days on which something may take place; both ends count."""

    first_day: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def days_outside(self, day: date) -> int:
        """Days before the window (negative), after it (positive), or 0 inside."""
        return min(0, (day - self.first_day).days) + max(0, (day - self.last_day).days)


@dataclass(frozen=True)
class Duration:
    """A calendar duration: months and days are kept apart, for a month is not 30 days."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read an ISO 8601 duration of whole years, months, weeks, days: `P6M`, `-P14D`, `P0D`."""
        match = _DURATION.fullmatch(text)
        if match is None or not any(match.groups()[1:]):
            raise ValueError(f"not an ISO 8601 duration: {text[:20]!r}; allowed: P6M, P14D, -P1W")
        sign = -1 if match[1] else 1
        years, months, weeks, days = (int(part or 0) for part in match.groups()[1:])
        return cls(sign * (12 * years + months), sign * (7 * weeks + days))

    def after(self, start: date) -> date:
        """`start` plus the months (the day clipped to the month's end), then plus the days."""
        return add_months(start, self.months) + timedelta(days=self.days)

    def __str__(self) -> str:
        sign = "-" if self.months < 0 or self.days < 0 else ""
        months = f"{abs(self.months)}M" if self.months else ""
        days = f"{abs(self.days)}D" if self.days or not months else ""
        return f"{sign}P{months}{days}"


def add_months(start: date, months: int) -> date:
    """The same day `months` later, or the month's last day where that day does not exist."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def study_day(on: date, first_dose: date) -> int:
    """Number `on` from first dose, which is day 1; the day before is -1 (SDTM --DY)."""
    days = (on - first_dose).days
    return days + 1 if days >= 0 else days  # there is no day 0


def whole_years(born: date, on: date) -> int:
    """Completed years of age on a day; a 29 February birthday is completed on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def utc_text(at: datetime) -> str:
    """ISO 8601 in UTC to the second, `2026-03-01T08:30:00Z`; a naive time is refused."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone is refused: give an aware datetime")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
