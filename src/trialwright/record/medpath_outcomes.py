"""Outcome measures of a MedPath page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialwright.record.building import Building
from trialwright.record.medpath_foreign import foreign_rows
from trialwright.record.medpath_page import Page, Section, blocks_of
from trialwright.record.medpath_tables import OUTCOME_COLUMNS, OutcomeRow, outcome_rows
from trialwright.record.record import OUTCOMES
from trialwright.record.words import is_not_said
from trialwright.values.findings import Severity

_KINDS = {"Primary Outcome Measures": "primary", "Secondary Outcome Measures": "secondary"}
_SEVERAL = re.compile(r"; ")


def read_outcomes(page: Page, b: Building) -> None:
    """Both outcome tables; primary ones first, for a registry may put secondary ones among them."""
    for heading, kind in _KINDS.items():
        if heading in page.sections:
            _read_table(page.sections[heading], OUTCOMES[kind], page.is_list, b)


def _read_table(section: Section, path: str, is_list: bool, b: Building) -> None:
    blocks = _blocks(section)
    b.used.update(
        line.number for line in section.lines if line.bare
    )  # a header alone, or "Not specified", says that there is nothing
    if not blocks:
        return
    whole = "\n".join(line for block in blocks for line in block)
    table = _Table(whole, _numbered(section))
    foreign = None if _is_american(b) else foreign_rows(whole)
    if foreign is not None:
        here, below = foreign
        _put_rows(path, here, table, b)
        _put_rows(OUTCOMES["secondary"], below, table, b)
        if below:
            _tell_moved(b, whole)
        return
    rows = [OutcomeRow(whole, "")] if is_list else outcome_rows(blocks)
    _put_rows(path, rows, table, b)
    _tell_doubt(b, path, rows, is_list)


def _is_american(b: Building) -> bool:
    """ClinicalTrials.gov has a real table: semicolons and brackets in it are prose."""
    return "nctId" in b.data.get("protocolSection", {}).get("identificationModule", {})


def _numbered(section: Section) -> dict[str, int]:
    """Line numbers by words; the first line also without the column names."""
    lines = [line for line in section.lines if line.bare]
    found = {line.words.strip(): line.number for line in reversed(lines)}
    header = OUTCOME_COLUMNS.match(lines[0].words + " ") if lines else None
    if header:
        found[lines[0].words[header.end() :].strip()] = lines[0].number
    return found


def _blocks(section: Section) -> list[list[str]]:
    """The table's words in blocks, without its column names."""
    blocks = [[line.words.strip() for line in block] for block in blocks_of(section.lines)]
    if blocks and (header := OUTCOME_COLUMNS.match(blocks[0][0] + " ")):
        blocks[0][0] = blocks[0][0][header.end() :].strip()
    said = [[line for line in block if line and not is_not_said(line)] for block in blocks]
    return [block for block in said if block]


def _put_rows(path: str, rows: list[OutcomeRow], table: _Table, b: Building) -> None:
    listed = b.data.get("protocolSection", {}).get("outcomesModule", {})
    first = len(listed.get(path.rsplit(".", 1)[-1], ()))
    for place, row in enumerate(rows, start=first):
        line = f"{row.measure}{row.time_frame}"
        said = {
            "measure": (row.measure, line),
            "description": (row.description, row.description),
            "timeFrame": (row.time_frame, line),
        }
        for key, (value, words) in said.items():
            if value:
                b.put(f"{path}[{place}].{key}", value, *table.origin(words))


@dataclass(frozen=True)
class _Table:
    """The table's words as one text, and the number of each of its lines."""

    whole: str
    lines: dict[str, int]

    def origin(self, words: str) -> tuple[list[int], str]:
        """The line the words begin on and the words; the whole table where no line is theirs."""
        number = self.lines.get(words.split("\n", 1)[0])
        return ([number], words) if number else (list(self.lines.values()), self.whole)


def _tell_moved(b: Building, whole: str) -> None:
    b.note(
        "read.outcomes-moved", OUTCOMES["secondary"], whole,
        "The page prints secondary outcomes under the primary heading; they were placed where"
        " their own label says.",
        "Nothing to do, unless the registry's page says otherwise.",
    )  # fmt: skip


def _tell_doubt(b: Building, path: str, rows: list[OutcomeRow], is_list: bool) -> None:
    for place, row in enumerate(rows):
        several = len(_SEVERAL.findall(row.measure)) >= 1 and not row.time_frame
        if not row.certain or (is_list and len(row.measure) > 200):
            why = "where the time frame begins is not certain"
        elif several:
            why = "several measures may stand in one"
        elif not row.time_frame:
            why = "no time frame could be told apart; the page may not give one"
        else:
            continue
        b.note(
            "read.column-split", f"{path}[{place}]", row.measure,
            f"The page runs the columns of its outcome table together, and {why}.",
            "Compare this outcome with the registry's page.", Severity.WARNING,
        )  # fmt: skip
