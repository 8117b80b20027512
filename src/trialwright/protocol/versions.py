"""Versions of a study kept in its folder: `versions/<version>.yaml`, each written once.

A published version is immutable: the ledger holds its hash, and a file of another definition under
the same version is refused.
"""

from __future__ import annotations

import re
from pathlib import Path

from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study import Study
from trialwright.protocol.study_file import file_of, read_study, study_text
from trialwright.values.findings import InputRefused

FOLDER = "versions"
_NAME = re.compile(r"\w[\w.-]{0,40}")


def keep_version(folder: Path, study: Study) -> Path:
    """Keep a study's version in its folder, and return its file; keeping it again changes nothing.

    Raises InputRefused where another definition is kept under the same version, and where the
    version is no name for a file.
    """
    if not _NAME.fullmatch(study.version):
        raise InputRefused(
            f"version {study.version[:40]!r}: names no file; allowed: letters, digits, . _ -"
        )
    path = folder / FOLDER / f"{study.version}.yaml"
    check_kept(folder, study)
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        path.write_text(study_text(study), encoding="utf-8", newline="\n")
    return path


def check_kept(folder: Path, study: Study) -> None:
    """Raise InputRefused where another definition is kept under the study's version."""
    path = folder / FOLDER / f"{study.version}.yaml"
    if _NAME.fullmatch(study.version) and path.is_file():
        what = f"version {study.version} as kept in {FOLDER}/"
        check_hash(definition_hash(read_study(path)), study, what)


def check_hash(published: str, study: Study, what: str) -> None:
    """Raise InputRefused unless the study has the hash of its published version."""
    if definition_hash(study) != published:
        raise InputRefused(
            f"{what} is another definition than the one given as version {study.version}: "
            "published versions are immutable; allowed: that one unchanged, or a new version"
        )


def version_at(folder: Path, named: str) -> Study:
    """The study of a file or folder, or of a version of `folder` by its name.

    By name: a kept version, else the study.yaml of the folder where that is its version.
    """
    path = Path(named)
    if path.exists():
        return read_study(path)
    kept = folder / FOLDER / f"{named}.yaml"
    if _NAME.fullmatch(named) and kept.is_file():
        return read_study(kept)
    known = _known(folder)
    if known.get(named):
        return read_study(known[named])
    raise InputRefused(
        f"{named}: is neither a file nor a version kept here; allowed: a study file"
        + "".join(f", {name}" for name in known)
    )


def _known(folder: Path) -> dict[str, Path]:
    """The versions of a study folder by name: those kept, and that of its study.yaml."""
    kept = sorted((folder / FOLDER).glob("*.yaml")) if folder.is_dir() else []
    found = {path.stem: path for path in kept}
    current = file_of(folder)
    if current.is_file():
        found.setdefault(read_study(current).version, current)
    return found
