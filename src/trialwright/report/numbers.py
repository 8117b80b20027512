"""Results as printed numbers: found by what they are, rounded for a reader, traceable by id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from trialwright.analyse.results import Result
from trialwright.report.words import concept
from trialwright.stats.rounding import display


@dataclass(frozen=True)
class Number:
    """A printed number: the id of the result behind it, and its text."""

    result: str
    text: str


Cell: TypeAlias = tuple[str | Number, ...]

COUNTS = frozenset(
    {
        "n",
        "participants",
        "denominator",
        "events",
        "deviations",
        "responders",
        "enrolled",
        "cumulative",
        "missing",
        "serious_participants",
        "serious_events",
        "other_participants",
        "other_events",
    }
)
# What a proportion is shown as: in per cent, with this many decimals.
PERCENT_DECIMALS = 1
RATE_DECIMALS = 2
SHARES = frozenset({"responder", "adverse_events"})
# A measured value is shown as measured; what is averaged from it, with one decimal more.
AS_MEASURED = frozenset({"min", "max"})
NOTHING = "–"
MINUS = "−"


def number(result: Result | None) -> Cell:
    """A cell with the result's number in it, or with a dash where there is no such result."""
    return (Number(result.id, text_of(result)),) if result else (NOTHING,)


def text_of(result: Result) -> str:
    """The value rounded for a reader; a dash where it could not be computed."""
    if result.value is None:
        return NOTHING
    if result.statistic == "p":
        return "<0.001" if result.value < 0.001 else display(result.value, 3)
    if _is_share(result):
        return display(100 * result.value, PERCENT_DECIMALS)
    return display(result.value, decimals_of(result)).replace("-", MINUS)


def _is_share(result: Result) -> bool:
    """A share of one, which a reader wants in per cent; `percent` already is one."""
    limits = result.statistic in {"lower", "upper"} and result.analysis in SHARES
    return (result.statistic == "proportion" or limits) and result.unit != "%"


def decimals_of(result: Result) -> int:
    """Digits behind the point in a table."""
    if result.statistic in COUNTS:
        return 0
    if result.statistic.startswith("rate"):
        return RATE_DECIMALS
    if result.statistic == "percent" or result.analysis in SHARES:
        return PERCENT_DECIMALS
    known = concept(result.parameter)
    measured = known.decimals if known else 1
    return measured if result.statistic in AS_MEASURED else measured + 1


class Lookup:
    """Results by analysis, group, parameter, visit and statistic.

    With `endpoint`, only that endpoint's; without, the first of any endpoint.
    """

    def __init__(self, results: Iterable[Result]) -> None:
        self.results = tuple(results)
        self._index: dict[tuple[str, ...], Result] = {}
        for result in self.results:
            for endpoint in (result.endpoint, "*"):
                self._index.setdefault(_key(result, endpoint), result)

    def get(
        self,
        analysis: str,
        statistic: str,
        *,
        group: str,
        parameter: str = "",
        visit: str = "",
        endpoint: str = "*",
    ) -> Result | None:
        """The one result, or None."""
        return self._index.get((endpoint, analysis, group, parameter, visit, statistic))

    def cell(self, form: str, analysis: str, *statistics: str, **where: str) -> Cell:
        """Several statistics of one place in one cell: `cell("{} ({})", ..., "mean", "sd")`."""
        return filled(form, [self.get(analysis, name, **where) for name in statistics])

    def values(self, field: str, analysis: str, **where: str) -> tuple[str, ...]:
        """The different values of one field over an analysis, in the results' own order."""
        found = (
            getattr(result, field)
            for result in self.results
            if result.analysis == analysis
            and all(getattr(result, name) == value for name, value in where.items())
        )
        return tuple(dict.fromkeys(found))


def _key(result: Result, endpoint: str) -> tuple[str, ...]:
    where = (result.analysis, result.group, result.parameter, result.visit, result.statistic)
    return (endpoint, *where)


def filled(form: str, results: Sequence[Result | None]) -> Cell:
    """Words with numbers in the places of `{}`; a dash where no result exists at all."""
    if not any(results):
        return (NOTHING,)
    words = form.split("{}")
    cell: Cell = (words[0],)
    for result, after in zip(results, words[1:], strict=True):
        cell += (*number(result), after)
    return tuple(part for part in cell if part)
