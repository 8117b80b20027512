"""The command line starts fast: scipy.stats takes half a second, and no formula here needs it."""

import subprocess
import sys
from pathlib import Path

import trialwright.stats

CODE = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(f"trialwright.stats.{name}")
print(*sorted(sys.modules))
"""


def test_no_module_of_the_room_loads_scipy_stats():
    modules = sorted(
        path.stem for path in Path(trialwright.stats.__file__).parent.glob("[a-z]*.py")
    )
    done = subprocess.run(
        [sys.executable, "-c", CODE, *modules], capture_output=True, text=True, check=True
    )
    assert "trialwright.stats.proportions" in done.stdout.split()
    assert "scipy.stats" not in done.stdout.split()
