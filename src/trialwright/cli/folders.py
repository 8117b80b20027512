"""Output folders: written aside, then renamed, so that a half study never stands there."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trialwright.values.findings import InputRefused


@contextmanager
def fresh_folder(path: Path) -> Iterator[Path]:
    """A new folder beside `path` to write into; it becomes `path` when the block ends well.

    A `path` that is a file, or a folder with anything in it, is InputRefused before the block
    runs. On any exception, Ctrl-C included, what was written is removed and `path` is untouched.
    """
    check_free(path)
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    # named before it is made, so that a signal in between still finds it to remove
    aside = path.parent / f".{path.name[:80]}.{secrets.token_hex(8)}.partial"
    try:
        aside.mkdir()
        yield aside
        if path.is_dir():
            path.rmdir()  # empty, else this fails and nothing is replaced
        aside.rename(path)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def check_free(path: Path) -> None:
    """Raise InputRefused unless a folder can be made at `path`, or an empty one is there."""
    if path.is_dir():
        if path.resolve() == Path.cwd():
            raise InputRefused(f"{path}: is the folder you stand in; allowed: another one")
        if any(path.iterdir()):
            raise InputRefused(f"{path}: the output folder is not empty; allowed: a new one")
    elif path.exists() or path.is_symlink():
        raise InputRefused(f"{path}: is not a folder; allowed: a new or an empty folder")


def replace_file(path: Path, text: str) -> None:
    """Write `path` aside and rename it into place: a reader sees the old text or the new."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        aside = Path(name)
        aside.chmod(0o666 & ~_umask())
        aside.replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
