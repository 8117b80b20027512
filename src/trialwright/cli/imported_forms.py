"""`draft --forms`: a REDCap project's forms in the drafted study, and its file kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trialwright.cli.folders import replace_file
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.redcap.forms_file import NAME as REPORT
from trialwright.protocol.redcap.forms_file import forms_text
from trialwright.protocol.redcap.imported import Imported
from trialwright.protocol.redcap.mapping import import_project
from trialwright.protocol.redcap.placing import with_forms
from trialwright.protocol.redcap.read import forms_of, read_bytes
from trialwright.protocol.study import Study
from trialwright.values.findings import InputRefused

# Where a study folder keeps what its forms came from: drafting again reads it there.
KEPT = ("forms.csv", "forms.xml")


@dataclass(frozen=True)
class FormsFile:
    """A file of forms: its name, its text, and what it came to."""

    name: str
    text: str
    imported: Imported


def read_forms_file(given: Path | None, folder: Path) -> FormsFile | None:
    """The file asked for, else the one that the folder keeps; None where there is neither."""
    kept = [folder / name for name in KEPT if (folder / name).is_file()]
    path = given or (kept[0] if kept else None)
    if path is None:
        return None
    data = read_bytes(path)
    imported = import_project(forms_of(data, path.name), load_concepts())
    try:
        return FormsFile(path.name, data.decode("utf-8-sig"), imported)
    except UnicodeDecodeError as error:
        raise InputRefused(f"{path.name}: is not UTF-8; allowed: a file saved as UTF-8") from error


def placed(study: Study, forms: FormsFile | None, answers: Mapping[str, str]) -> Study:
    """The study with the forms of a file; answers about forms without a file are refused."""
    return with_forms(study, forms.imported if forms else _NONE, answers)


_NONE = Imported((), (), {}, ())


def keep(folder: Path, forms: FormsFile | None) -> None:
    """Write the file and the list of what did not map into the study folder."""
    if forms is None:
        return
    name = KEPT[forms.text.lstrip().startswith("<")]
    for other in KEPT:
        if other != name:
            (folder / other).unlink(missing_ok=True)
    replace_file(folder / name, forms.text)
    replace_file(folder / REPORT, forms_text(forms.imported, forms.name))


def said(folder: Path, forms: FormsFile | None) -> str:
    """One line on what came in; "" without forms."""
    if forms is None:
        return ""
    imported = forms.imported
    return (
        f"\nforms      {len(imported.forms)} imported, {len(imported.matched)} items are our "
        f"concepts, {len(imported.concepts)} the study's own, {len(imported.left)} things did not "
        f"map: {folder / REPORT}"
    )
