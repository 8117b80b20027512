"""One command from its start to its end: seconds on the clock and on the processor, memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Wall and processor time in seconds (user and system, children included), peak in megabytes.

    The peak is the largest resident size of any one process of the command (10^6 bytes).
    """

    wall: float
    cpu: float
    megabytes: float


class CommandFailed(RuntimeError):
    """A measured command did not end with 0, so that its cost means nothing."""


def measure(command: Sequence[str], log: Path) -> Cost:
    """Run a command to its end, what it prints going to `log`; a failure is CommandFailed."""
    open_log = (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    begun = time.perf_counter()
    # spawned by hand because wait4 gives the usage of this one command, not of all before it
    actions = [open_log, (os.POSIX_SPAWN_DUP2, 1, 2)]
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) != 0:
        raise CommandFailed(f"{' '.join(command)}\n{log.read_text('utf-8')[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, kibibytes on Linux
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)
