"""What a change means, as data: its weight, what it affects, and whether who is in consents anew.

These are proposals with their reasons; the ethics committee and the authority decide. They follow
the sense of *substantial modification*: likely to bear on the safety or rights of participants, or
on the reliability of the data (Regulation (EU) No 536/2014, Art. 2(2)(13)). A participant is asked
anew when what may be relevant to the willingness to go on changes (ICH E6(R3), informed consent):
procedures, visits, doses, risks.
"""

from __future__ import annotations

from dataclasses import dataclass

from trialwright.protocol.amendments.difference import ORDER, Place


@dataclass(frozen=True)
class Topic:
    """One kind of change; `place` is a pattern: `*` is any one part, a last `**` any number.

    `reconsent` says why those enrolled and not finished are asked anew; empty, they are not.
    """

    place: str
    heading: str
    substantial: bool
    why: str
    affects: tuple[str, ...] = ()
    reconsent: str = ""


WHO = "Who may join"
WHEN = "Visits"
ASKED = "Forms"
ANSWERS = "Endpoints and analysis"
GIVEN = "Treatment and product"
DESIGN = "Design"
SAFETY = "Safety"
PEOPLE = "Sponsor and sites"
WORDS = "Names and notes"

HEADINGS = (WHO, WHEN, ASKED, GIVEN, SAFETY, ANSWERS, DESIGN, PEOPLE, WORDS)

_VISITS = ("visits", "data capture", "analysis")
_FORMS = ("data capture", "analysis")
_RESULT = ("analysis", "registry")

# The first that fits counts, so the narrow ones stand before the wide ones.
TOPICS: tuple[Topic, ...] = (
    Topic(f"*.{ORDER}", WORDS, False, "the same parts in another order"),
    Topic(f"*.*.*.{ORDER}", WORDS, False, "the same parts in another order"),
    Topic("criteria.*.why", WHO, False, "a remark on the criterion"),
    Topic("criteria.**", WHO, True, "who may join changes", ("screening",)),
    Topic("encounters.*.label", WHEN, False, "a name only"),
    Topic("encounters.*.epoch", WHEN, False, "the stage it is listed under"),
    Topic("encounters.*.timing.early", WHEN, False, "the due day stays", ("visits", "deviations")),
    Topic("encounters.*.timing.late", WHEN, False, "the due day stays", ("visits", "deviations")),
    Topic(
        "encounters.*.timing.*",
        WHEN,
        True,
        "the day moves on which outcomes are measured",
        _VISITS,
        "participants come on another day",
    ),
    Topic(
        "encounters.*.activities",
        WHEN,
        True,
        "what is done to participants changes",
        _VISITS,
        "procedures at a visit change",
    ),
    Topic(
        "encounters.**",
        WHEN,
        True,
        "the burden of participants or the data change",
        _VISITS,
        "visits change",
    ),
    Topic("anchors.*.label", WHEN, False, "a name only"),
    Topic("anchors.**", WHEN, True, "visits hang on it", _VISITS, "visits move"),
    Topic("activities.*.label", WHEN, False, "a name only"),
    Topic(
        "activities.**",
        WHEN,
        True,
        "what is done to participants changes",
        _VISITS,
        "procedures change",
    ),
    Topic("epochs.**", WHEN, False, "stages under which visits are listed"),
    Topic("forms.*.label", ASKED, False, "a name only"),
    Topic("forms.*.repeating", ASKED, False, "how often a page may be filled", _FORMS),
    Topic("forms.*.items.*.required", ASKED, False, "when a form is complete", _FORMS),
    Topic("forms.*.items.*.critical", ASKED, False, "what is verified first", ("monitoring",)),
    Topic(
        "forms.**",
        ASKED,
        True,
        "what is measured or recorded of participants changes",
        _FORMS,
        "what is recorded of participants changes",
    ),
    Topic("concepts.**", ASKED, False, "how a value is named, checked and coded", _FORMS),
    Topic("endpoints.*.label", ANSWERS, False, "a name only"),
    Topic("endpoints.*.registered_*", ANSWERS, True, "the registered outcome", _RESULT),
    Topic("endpoints.**", ANSWERS, True, "what the study concludes from changes", _RESULT),
    Topic("objectives.**", ANSWERS, True, "what the study wants to know changes", _RESULT),
    Topic("product.label", GIVEN, False, "a name only"),
    Topic(
        "product.specifications.**",
        GIVEN,
        True,
        "the quality of what is given changes",
        ("product",),
        "which product may be given changes, and with it its risk",
    ),
    Topic(
        "product.**",
        GIVEN,
        True,
        "what is given, how much or how changes",
        ("product", "visits"),
        "the product, its dose or its route change",
    ),
    Topic("interventions.*.name", GIVEN, True, "what is given is named otherwise", ("registry",)),
    Topic("interventions.*.description", GIVEN, False, "a description", ("registry",)),
    Topic(
        "interventions.**",
        GIVEN,
        True,
        "what participants are given changes",
        ("product", "registry"),
        "the treatment changes",
    ),
    Topic("arms.*.label", GIVEN, False, "a name only"),
    Topic("arms.*.description", GIVEN, False, "a description", ("registry",)),
    Topic(
        "arms.**",
        GIVEN,
        True,
        "who is given what changes",
        ("allocation", "analysis", "registry"),
        "what participants may be given changes",
    ),
    Topic(
        "design.enrollment",
        DESIGN,
        True,
        "how many people are exposed and how sure the answer is",
        ("screening", "analysis", "registry"),
    ),
    Topic("design.block_size", DESIGN, True, "how predictable the allocation is", ("allocation",)),
    Topic("design.purpose", DESIGN, False, "a word of the registry", ("registry",)),
    Topic("design.phases", DESIGN, True, "the phase of development", ("registry",)),
    Topic(
        "design.**",
        DESIGN,
        True,
        "how participants come to their treatment, and who knows it",
        ("allocation", "analysis", "registry"),
        "the way to a treatment changes",
    ),
    Topic("safety_rules.*.label", SAFETY, False, "a name only"),
    Topic(
        "safety_rules.**",
        SAFETY,
        True,
        "when the study pauses for harm changes",
        ("safety",),
        "how participants are protected from a risk changes",
    ),
    Topic("sponsor", PEOPLE, True, "who answers for the study changes", ("registry",)),
    Topic("sites.*.*", PEOPLE, False, "particulars of a site", ("registry",)),
    Topic("sites.**", PEOPLE, True, "a site is judged before it begins", ("screening", "registry")),
    Topic("conditions", WHO, True, "which disease is studied", ("registry",)),
    Topic("record.**", WORDS, False, "the registry record it was drafted from", ("registry",)),
    Topic("questions.*.answer", WORDS, False, "a decision; what follows from it is listed apart"),
    Topic("start", WORDS, False, "a date", ("registry",)),
    *(
        Topic(name, WORDS, False, "words about the study", ("registry",))
        for name in ("title", "official_title", "acronym", "summary", "status")
    ),
)
# Changes nobody has to be told of: a version's own number, a question's own words.
SILENT = ("version", "format", "criteria.*.status", f"criteria.{ORDER}", "questions.**")
UNKNOWN = Topic("**", WORDS, True, "no rule says what this part means, so a person must judge")


def topic_of(place: Place) -> Topic | None:
    """The topic of a place; None for one that nobody has to be told of."""
    found = next((topic for topic in TOPICS if _fits(place, topic.place)), UNKNOWN)
    told = found.place.startswith("questions") or not any(_fits(place, one) for one in SILENT)
    return found if told else None


def _fits(place: Place, pattern: str) -> bool:
    parts = pattern.split(".")
    if parts[-1] == "**":
        parts.pop()
        place = place[: len(parts)] if len(place) >= len(parts) else ()
    return len(parts) == len(place) and all(map(_part_fits, place, parts))


def _part_fits(part: str, pattern: str) -> bool:
    return part.startswith(pattern[:-1]) if pattern.endswith("*") else part == pattern
