"""Do the documents say what the software does? Part of `make check`; exit 1 names every fault."""

from __future__ import annotations

import sys

from checks import console, links, reference, shape, words

CHECKS = (shape, links, words, reference, console)


def main() -> int:
    """Run every check, print the faults, and answer with the exit code."""
    faults = [fault for check in CHECKS for fault in check.faults()]
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"documents: {len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
