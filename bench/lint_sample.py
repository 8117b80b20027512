"""Draw the sample of lint findings that docs/explanation/lint-precision.md judges by hand.

    python bench/lint_sample.py [--size 120] [--seed 30] [--least 2] [--rule ID] [--json]

The findings are those on all 1,536 cell-therapy records, the API v2 records and the saved MedPath
pages. Every rule that fires gets the least number (or all it has); what is left of the size goes
one by one to the rule with the most findings for each one drawn so far, by square root, so that
common rules get more without crowding out the rare. Each finding's lot is a hash of the seed and
itself, so that to mend one rule and draw again leaves the draw of the others as it was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from trialwright.record.lint import lint
from trialwright.record.read import read_records
from trialwright.values.findings import Finding

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TRIALWRIGHT_SHARED", ROOT.parent / "shared")) / "records"
Drawn = tuple[str, Finding]  # a record's number, one finding on it


def sources() -> Iterator[Path]:
    """The files in a fixed order."""
    yield SHARED / "ctgov" / "cell_therapy_1536.studyfields.v1.jsonl.gz"
    yield from sorted((SHARED / "ctgov").glob("NCT*.json"))
    yield from sorted((SHARED / "medpath").glob("*.txt"))


def findings_by_rule() -> dict[str, list[Drawn]]:
    """Every finding under its rule, in the order of files and records; one of two copies counts."""
    found: dict[str, dict[tuple[str, str], Finding]] = defaultdict(dict)
    for path in sources():
        for record in read_records(path):
            name = record.registry_id or path.stem
            for finding in lint(record):
                found[finding.rule].setdefault((name, finding.place), finding)
    return {
        rule: [(name, finding) for (name, _place), finding in places.items()]
        for rule, places in sorted(found.items())
    }


def shares(counts: Mapping[str, int], size: int, least: int) -> dict[str, int]:
    """How many to draw of each rule."""
    drawn = {rule: min(count, least) for rule, count in counts.items()}
    while sum(drawn.values()) < size:
        open_rules = [rule for rule, count in counts.items() if drawn[rule] < count]
        if not open_rules:
            break
        most = max(open_rules, key=lambda rule: (math.sqrt(counts[rule]) / drawn[rule], rule))
        drawn[most] += 1
    return drawn


def draw(found: Mapping[str, list[Drawn]], size: int, least: int, seed: int) -> list[Drawn]:
    """The sample, rule by rule."""
    wanted = shares({rule: len(places) for rule, places in found.items()}, size, least)
    return [
        drawn
        for rule, places in found.items()
        for drawn in sorted(places, key=lambda one: _lot(seed, one))[: wanted[rule]]
    ]


def _lot(seed: int, drawn: Drawn) -> str:
    """A finding's lot: a hash, so that it depends on nothing but the seed and the finding."""
    name, finding = drawn
    return hashlib.sha256(f"{seed}:{finding.rule}:{name}:{finding.place}".encode()).hexdigest()


def main(arguments: list[str]) -> int:
    """Print the sample, one finding a line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", type=int, default=120)
    parser.add_argument("--seed", type=int, default=30)
    parser.add_argument("--least", type=int, default=2)
    parser.add_argument("--rule", help="only this rule's part of the sample")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, whole texts")
    options = parser.parse_args(arguments)
    for name, finding in draw(findings_by_rule(), options.size, options.least, options.seed):
        if options.rule in (None, finding.rule):
            sys.stdout.write(_line(name, finding, options.json) + "\n")
    return 0


def _line(name: str, finding: Finding, as_json: bool) -> str:
    place = finding.place.removeprefix("protocolSection.")
    if as_json:
        said = {"record": name, "rule": finding.rule, "severity": finding.severity, "place": place}
        texts = {"quote": finding.quote, "message": finding.message}
        return json.dumps({**said, **texts}, ensure_ascii=False)
    return "\t".join((name, finding.rule, finding.severity, place, finding.quote[:80]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
