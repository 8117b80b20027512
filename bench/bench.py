"""Figures against their limits, each from a whole command as a person runs it (`make bench`).

    python bench/bench.py [--only NAME] [--install]

Wall time decides, since that is what a person waits; processor time stands beside it because other
work on the machine does not change it. Exit 1 when a figure is past its limit.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from measure import CommandFailed, Cost, measure

ROOT = Path(__file__).parents[1]
PROGRAM = str(ROOT / ".venv" / "bin" / "trialwright")
RECORD = str(ROOT / "examples" / "nct03343782.txt")
SHARED = Path(os.environ.get("TRIALWRIGHT_SHARED", ROOT.parent / "shared"))
RECORDS = SHARED / "records" / "ctgov" / "cell_therapy_1536.studyfields.v1.jsonl.gz"


@dataclass(frozen=True)
class Figure:
    """One number and the most it may be, None where no limit is set; `unit` is s, MB or files."""

    name: str
    value: float
    limit: float | None
    unit: str
    cpu: float | None = None

    def line(self) -> str:
        """The figure as a row of the table."""
        cpu = "" if self.cpu is None else f"{self.cpu:.2f}"
        limit = "-" if self.limit is None else f"{self.limit:.2f}"
        ratio = f"{self.value / self.limit:.2f}" if self.limit else "-"
        verdict = "OVER" if self.is_over() else "ok"
        value = f"{self.value:>9.2f} {self.unit:<5}"
        return f"{self.name:<42}{value}{limit:>9}{ratio:>7}{cpu:>8}  {verdict}"

    def is_over(self) -> bool:
        """Is it past its limit?"""
        return self.limit is not None and self.value > self.limit


Bench = Callable[[Path], Iterator[Figure]]


def rehearse_30(folder: Path) -> Iterator[Figure]:
    """A rehearsal with 30 participants."""
    cost = _rehearse(folder / "thirty", 30)
    yield Figure("rehearse, 30 participants", cost.wall, 20, "s", cost.cpu)
    yield Figure("rehearse, 30 participants, peak memory", cost.megabytes, 500, "MB")


def rehearse_1000(folder: Path) -> Iterator[Figure]:
    """A rehearsal with 1,000 participants, and the verification of its ledger."""
    small, large = _rehearse(folder / "small", 30), _rehearse(folder / "large", 1000)
    yield Figure("rehearse, 1,000 participants", large.wall, 15 * small.wall, "s", large.cpu)
    yield Figure("rehearse, 1,000 participants, peak memory", large.megabytes, None, "MB")
    cost = measure([PROGRAM, "verify", str(folder / "large")], folder / "verify.log")
    yield Figure("verify, ledger of 1,000 participants", cost.wall, None, "s", cost.cpu)


def read_records(folder: Path) -> Iterator[Figure]:
    """Reading 1,536 registry records."""
    cost = measure([PROGRAM, "read", str(RECORDS), "--json"], folder / "records.json")
    yield Figure("read, 1,536 records", cost.wall, 5, "s", cost.cpu)


def same_seed(folder: Path) -> Iterator[Figure]:
    """Two rehearsals with one seed: how many files differ in a byte."""
    for name in ("one", "two"):
        _rehearse(folder / name, 30)
    yield Figure("rehearse twice, files that differ", len(_differences(folder)), 0, "files")


def install(folder: Path) -> Iterator[Figure]:
    """`make run` on a copy of the tree, installation included."""
    left_out = shutil.ignore_patterns(".venv", ".git", "out", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, folder / "copy", ignore=left_out)
    cost = measure(["make", "-C", str(folder / "copy"), "run"], folder / "install.log")
    yield Figure("make run, fresh, with installation", cost.wall, 240, "s", cost.cpu)


BENCHES: Mapping[str, Bench] = {
    "rehearse-30": rehearse_30,
    "rehearse-1000": rehearse_1000,
    "read": read_records,
    "same-seed": same_seed,
    "install": install,
}


def _rehearse(folder: Path, participants: int) -> Cost:
    command = [PROGRAM, "rehearse", RECORD, "-o", str(folder), "--participants", str(participants)]
    return measure(command, folder.with_suffix(".log"))


def _differences(folder: Path) -> list[str]:
    one, two = folder / "one", folder / "two"
    names = {path.relative_to(top) for top in (one, two) for path in top.rglob("*")}
    files = [name for name in names if not ((one / name).is_dir() and (two / name).is_dir())]
    return [str(name) for name in files if not _same(one / name, two / name)]


def _same(one: Path, two: Path) -> bool:
    return one.is_file() and two.is_file() and filecmp.cmp(one, two, shallow=False)


def _chosen(only: str | None, installing: bool) -> Iterator[Bench]:
    for name, bench in BENCHES.items():
        if only == name or (only is None and (name != "install" or installing)):
            if name == "read" and not RECORDS.exists():
                sys.stdout.write(f"{'read':<42} left out: {RECORDS.name} is not there\n")
            else:
                yield bench


def main() -> int:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description="Figures against their limits.")
    parser.add_argument("--only", choices=BENCHES, help="one bench")
    parser.add_argument("--install", action="store_true", help="also a fresh `make run` (slow)")
    wanted = parser.parse_args()
    sys.stdout.write(f"{'':<42}{'figure':>9} {'':<5}{'limit':>9}{'ratio':>7}{'cpu s':>8}\n")
    past = 0
    for bench in _chosen(wanted.only, wanted.install):
        with tempfile.TemporaryDirectory() as folder:
            for figure in bench(Path(folder)):
                sys.stdout.write(figure.line() + "\n")
                sys.stdout.flush()
                past += figure.is_over()
    return 1 if past else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CommandFailed as failed:
        sys.exit(f"a measured command failed: {failed}")
