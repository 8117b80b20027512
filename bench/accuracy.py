"""How well eligibility criteria are read, against texts that people annotated.

    python bench/accuracy.py [--half fit|holdout|all] [--misses 10] [--write PAGE]

Reads `gold/lct_dev.tar.gz` (Leaf Clinical Trials) and `gold/chia_dev.tar.gz` (Chia) in the folder
that TRIALWRIGHT_SHARED names (../shared where it is not set). Exit 1 when a figure is below its
limit, 2 when the annotated texts are not there. Nothing is written without --write.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gold import Document, read_documents, stated
from scoring import CLASSES, Read, Score, Tally, count

from trialwright.protocol.wording import read_criteria
from trialwright.protocol.wording.listing import listed

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TRIALWRIGHT_SHARED", ROOT.parent / "shared"))
LIMITS = {
    "operator": 0.95,
    "value": 0.95,
    "unit": 0.95,
    "whole comparison": 0.90,
    "age": 0.95,
    "temporal period": 0.85,
}
MISSES = {
    "absent": "marked, not read",
    "extra": "read, not marked",
    "operator": "operator",
    "value": "value",
    "unit": "unit",
}
SPEED_LIMIT = 2000  # criteria per second of one core
NUMBERED = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|[IVX]{1,4})\b")
NOTES = """\
A comparison is right when it overlaps the marked one; its operator, value and unit are judged where
the annotators marked one. A number nobody marked counts against us. Age and period also need the
right kind. A marked value that is no number ("moderate", a month) is left out on both sides. Chia
marks words only: a value or time with a number in it is found when something read overlaps it, and
what overlaps no mark at all counts against us.
"""


@dataclass
class Measured:
    """The scores of both corpora, and how fast the texts were read."""

    leaf: Tally
    chia: Score
    criteria: int
    seconds: float

    @property
    def speed(self) -> float:
        """Criteria per second of processor time."""
        return self.criteria / self.seconds


def measure(half: str) -> Measured:
    """Read and score every document of a half."""
    found = Measured(Tally(), Score(), 0, 0.0)
    for document in _half(SHARED / "gold" / "lct_dev.tar.gz", "/ner/nic/", half):
        count(found.leaf, document.text, stated(document), _read(document, found))
    for document in _half(SHARED / "gold" / "chia_dev.tar.gz", "/chia_without_scope/", half):
        _count_words(found.chia, document, _read(document, found))
    return found


def _half(tarball: Path, folder: str, half: str) -> Iterator[Document]:
    """Documents by the parity of a checksum of the trial's number."""
    for document in read_documents(tarball, folder):
        odd = zlib.crc32(document.name.split("_")[0].encode()) % 2
        if half == "all" or (half == "holdout") == bool(odd):
            yield document


def _read(document: Document, found: Measured) -> list[Read]:
    start = time.process_time()
    objects = [listed(criterion) for criterion in read_criteria(document.text)]
    found.seconds += time.process_time() - start
    found.criteria += len(objects)
    entries = [entry for item in objects for entry in (*item["comparisons"], *item["temporal"])]
    return sorted(entries, key=lambda entry: (entry["start"], entry["end"]))


def _count_words(score: Score, document: Document, read: list[Read]) -> None:
    marks = document.marks.values()
    for mark in marks:
        if mark.label in ("Value", "Temporal") and NUMBERED.search(mark.words):
            hit = any(min(r["end"], mark.end) > max(r["start"], mark.start) for r in read)
            score.right += hit
            score.missed += not hit
    for entry in read:
        over = any(min(entry["end"], m.end) > max(entry["start"], m.start) for m in marks)
        score.extra += not over


def report(found: Measured) -> str:
    """The figures as the body of a Markdown page."""
    lines = ["| class | precision | recall | F1 | limit |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(name, found.leaf.scores[name]) for name in CLASSES]
    lines += [_row("Chia: values and times with a number", found.chia)]
    lines += ["", f"{found.criteria} criteria were read.", "", NOTES]
    kinds: Counter[str] = Counter()
    for (what, *_), times in found.leaf.misses.items():
        kinds[what] += times
    lines += ["| what went wrong first | comparisons |", "| --- | --- |"]
    lines += [f"| {MISSES[what]} | {kinds[what]} |" for what in MISSES]
    return "\n".join(lines) + "\n"


def most_frequent(found: Measured, count: int) -> str:
    """The misses met most often; they quote the annotated texts, so they are only ever printed."""
    ordered = sorted(found.leaf.misses.items(), key=lambda item: (-item[1], item[0]))
    lines = [
        f"{times:>4} x {what:<9}{words!r}: marked {expected}, read {given}"
        for (what, words, expected, given), times in ordered[:count]
    ]
    return "\n".join(["The most frequent misses:", *lines, ""])


def _row(name: str, score: Score) -> str:
    limit = f"{LIMITS[name]:.2f}" if name in LIMITS else "-"
    figures = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
    return f"| {name} | {figures} | {limit} |"


def is_good(found: Measured) -> bool:
    """Is every figure at or above its limit?"""
    scores = found.leaf.scores
    return all(scores[name].f1 >= limit for name, limit in LIMITS.items()) and (
        found.speed >= SPEED_LIMIT
    )


def main() -> int:
    """Measure, print, and say by the exit code whether every limit is kept."""
    parser = argparse.ArgumentParser(description="how well eligibility criteria are read")
    parser.add_argument("--half", choices=("all", "fit", "holdout"), default="all")
    parser.add_argument("--misses", type=int, default=10, help="how many to list")
    parser.add_argument("--write", type=Path, help="also write the page here")
    chosen = parser.parse_args()
    if not (SHARED / "gold" / "lct_dev.tar.gz").exists():
        print("the annotated texts (gold/) are not in TRIALWRIGHT_SHARED: nothing measured")
        return 2
    found = measure(chosen.half)
    page = report(found)
    print(page)
    print(most_frequent(found, chosen.misses))
    print(f"{found.speed:.0f} criteria per second of one core (limit {SPEED_LIMIT})")
    if chosen.write:
        title = "# How well eligibility criteria are read\n\nWritten by `bench/accuracy.py`.\n\n"
        chosen.write.write_text(title + page, encoding="utf-8")
    return 0 if is_good(found) else 1


if __name__ == "__main__":
    sys.exit(main())
