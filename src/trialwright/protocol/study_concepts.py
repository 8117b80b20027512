"""The concepts a study can ask for: those that come with Trialwright, and its own."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.study import Study


def concepts_of(study: Study) -> Mapping[str, Concept]:
    """Every concept by id, the library's first; a study's own never replaces one of these.

    `check` refuses a study whose own concept has an id of the library, so that one id means one
    thing in every study.
    """
    library = load_concepts()
    own = {item.id: item for item in study.concepts if item.id not in library}
    return {**library, **own} if own else library
