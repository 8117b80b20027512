"""A formula is cited by the label of a page, and every label on a page is cited."""

import re
from pathlib import Path

import pytest

import trialwright.stats

ROOM = Path(trialwright.stats.__file__).parent
PAGES = Path(__file__).parents[2] / "docs" / "methods"
CITING = sorted(path for path in ROOM.glob("*.py") if "docs/methods/" in path.read_text("utf-8"))


def cited(module):
    """Labels in brackets, such as (P1; Clopper and Pearson 1934)."""
    return set(re.findall(r"\(([A-Z]\d)[;)]", module.read_text("utf-8")))


@pytest.mark.parametrize("module", [path.stem for path in CITING if path.stem != "__init__"])
def test_the_page_of_a_module_holds_the_labels_it_cites(module):
    source, page = ROOM / f"{module}.py", PAGES / f"{module}.md"
    assert f"docs/methods/{module}.md" in source.read_text("utf-8")
    headings = set(re.findall(r"^## ([A-Z]\d) ", page.read_text("utf-8"), re.MULTILINE))
    assert headings == cited(source)
    assert headings
