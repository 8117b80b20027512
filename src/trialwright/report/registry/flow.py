"""participantFlowModule: who started, how far they came, why they left."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.analyse.results import Result
from trialwright.report.registry.shape import (
    Piece,
    Source,
    group_id,
    reporting_groups,
    text,
)
from trialwright.report.tables.screening import FAILED, reason_words
from trialwright.report.words import EVERYONE

# Parameter of the flow → the registry's reason for not completing. Who stops treatment and is
# still followed has not left, and is not among them.
REASONS: Mapping[str, str] = {
    "withdrawn:study": "Withdrawal by Subject",
    "withdrawn:consent": "Withdrawal of consent",
    "lost": "Lost to Follow-up",
    "died": "Death",
}
LONGEST = 500  # characters the registry takes for details before assignment
UNSPLIT: Mapping[str, str] = {
    "withdrawn": "Withdrawal by Subject",
    "lost": "Lost to Follow-up",
    "died": "Death",
}


def flow_module(source: Source) -> Piece:
    """One period, the whole study; milestones and reasons without a result are left out."""
    milestones = [_milestone(source, name, title) for name, title in _milestones(source).items()]
    reasons = [_reason(source, name, title) for name, title in _reasons(source).items()]
    period = {
        "title": "Overall Study",
        "milestones": [milestone for milestone in milestones if milestone["achievements"]],
        "dropWithdraws": [reason for reason in reasons if reason["reasons"]],
    }
    return {
        "preAssignmentDetails": _screening(source),
        "recruitmentDetails": _recruitment(source),
        "groups": reporting_groups(source, "FG"),
        "periods": [period],
    }


def _milestones(source: Source) -> dict[str, str]:
    """In order; between start and end what the protocol asks for."""
    parameters = source.lookup.values("parameter", "flow")
    doses = sorted(
        int(name.removeprefix("dosed_")) for name in parameters if name.startswith("dosed_")
    )
    given = {f"dosed_{dose}": f"Dose {dose} given" for dose in doses}
    collected = {"collected": "Cells collected"} if "collected" in parameters else {}
    return {"enrolled": "STARTED"} | collected | given | {"completed": "COMPLETED"}


def _reasons(source: Source) -> Mapping[str, str]:
    kinds = [name for name in REASONS if name.startswith("withdrawn:")]
    split = any(_stats(source, name) for name in kinds)
    return REASONS if split else UNSPLIT


def _milestone(source: Source, parameter: str, title: str) -> Piece:
    return {"type": title, "achievements": _stats(source, parameter)}


def _reason(source: Source, parameter: str, title: str) -> Piece:
    return {"type": title, "reasons": _stats(source, parameter)}


def _stats(source: Source, parameter: str) -> list[Piece]:
    found = [source.find(group, "flow", "n", parameter=parameter) for group in source.groups]
    return [
        {"groupId": group_id("FG", index), "numSubjects": text(result)}
        for index, result in enumerate(found)
        if result is not None and result.value is not None
    ]


def _screening(source: Source) -> str:
    """Those screened and not enrolled, with the reasons."""
    screened, failed = _shared(source, "screened"), _shared(source, "screen_failed")
    if screened is None or failed is None:
        return "No count of those screened is among the results."
    words = f"{text(screened)} people were screened, {text(failed)} of them were not enrolled."
    reasons = [
        f"{reason_words(source.study, name)} ({text(result)})"
        for name in source.lookup.values("parameter", "flow")
        if name.startswith(FAILED) and (result := _shared(source, name)) is not None
    ]
    why = f" Reasons, of which a person may have several: {'; '.join(reasons)}." if reasons else ""
    whole = _marked(source, words + why)
    return whole if len(whole) <= LONGEST else _marked(source, words)


def _shared(source: Source, parameter: str) -> Result | None:
    """A count of everyone, before arms; a study of one arm may have it under the arm."""
    found = source.lookup.get("flow", "n", group=EVERYONE, parameter=parameter)
    return found or source.find(source.groups[0], "flow", "n", parameter=parameter)


def _recruitment(source: Source) -> str:
    places = [
        ", ".join(part for part in (site.name, site.city, site.country) if part)
        for site in source.study.sites
    ]
    return _marked(source, f"Sites: {'; '.join(places) or 'none named'}.")


def _marked(source: Source, words: str) -> str:
    return f"SIMULATED, no person took part. {words}" if source.results.simulated else words
