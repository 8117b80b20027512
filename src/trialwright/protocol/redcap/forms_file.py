"""`forms.md`: what of an imported project became what, and what has no place here."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.redcap.imported import Imported

NAME = "forms.md"


def forms_text(imported: Imported, source: str) -> str:
    """The Markdown text; `source` is the name of the file the forms came from."""
    return "\n".join(_lines(imported, source)) + "\n"


def _lines(imported: Imported, source: str) -> Iterator[str]:
    items = sum(len(form.items) for form in imported.forms)
    yield f"# Forms imported from {_words(source)}"
    yield ""
    yield (
        f"{len(imported.forms)} forms with {items} items: {len(imported.matched)} are concepts of "
        f"Trialwright, {len(imported.concepts)} are the study's own and go into no SDTM domain "
        "until somebody names one (`concepts`, `sdtm`). Where each form is filled is a question in "
        "`study.yaml` (`forms.…`)."
    )
    yield ""
    yield "## What did not map"
    yield ""
    if not imported.left:
        yield "Everything did."
    for item in imported.left:
        yield f"- {_words(item.place)}: “{_words(item.what)}” - {item.why}"
    yield ""
    yield "## What is one of our concepts"
    yield ""
    for name, concept in imported.matched.items():
        yield f"- `{name}` is `{concept}`"


def _words(text: str) -> str:
    """On one line, and no Markdown of its own."""
    return " ".join(text.split()).replace("`", "'").replace("<", "‹").replace(">", "›")
