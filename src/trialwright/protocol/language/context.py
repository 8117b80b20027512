"""What stands around a bound tells what it bounds: an age, a period, a measurement, or nothing."""

from __future__ import annotations

import re

from trialwright.protocol.language.bound import Bound

WINDOW = 90  # characters looked at on the left; more would make long texts slow
_RIGHT = 60

_AGE_LEFT = re.compile(
    r"(?:\b(?:age[sd]?|years\s+of\s+age|birthday)\b[^.;\n\d]{0,40}|\bage[sd]?\W{0,3})$",
    re.IGNORECASE,
)
_AGE_RIGHT = re.compile(
    r"\W{0,3}(?:(?:years?|months?|weeks?|days?|hours?)?[\s-]*(?:of|in)\s+age|olds?\b|age\b|aged\b"
    r"|years?[\s-]*old)",
    re.IGNORECASE,
)
_AGE_WORD = re.compile(r"\bage[sd]?\b", re.IGNORECASE)
_OTHER_AGE = re.compile(r"\b(?:gestation\w*|bone|mental|developmental|biological)\b", re.IGNORECASE)
# A time in these surroundings is not how old somebody is.
_NOT_AGE = re.compile(
    r"\b(?:gestation\w*|onset|expectancy|survival|duration|diagnos\w+|menstrua\w+|cycle|pregnan\w+"
    r"|weeks|symptoms?|history|for|post|interval|follow\w*|since|after|within|last|past|every)"
    r"\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:^|\b(?P<who>men|women|man|woman|males?|females?|adults?|patients?|subjects?|participants?"
    r"|child(?:ren)?|individuals?|volunteers?|persons?|people|boys?|girls?|adolescents?|infants?"
    r"|students?|users?|residents?|parents?|caregivers?|veterans?|genders?|sex(?:es)?|smokers?"
    r"|athletes?|workers?|elderly|neonates?|newborns?|youth|donors?|players?|minors?))"
    r"(?:\s+(?:who|that|which|are|is|were|must|should|will|have|to|be|being|of|the|an|a|all|both"
    r"|either|at|whose|and|between|from|in|with))*\W{0,6}$",
    re.IGNORECASE,
)
_ELDER = re.compile(r"\b(?:older|younger|elder)\b", re.IGNORECASE)
_PERIOD_WORDS = re.compile(r"within|up\s*to|since", re.IGNORECASE)
_PERIOD_RIGHT = re.compile(
    r"\s+of\b|\W{0,3}(?:\([^)]{0,30}\)\s*)?(?:prior|before|preceding|previous|ago|after|post|following"
    r"|from|since|history|duration"
    r"|earlier|later|apart|in\s+duration|experience|treatment|therapy|follow|on\b|for\b)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:life[\s-]expectanc\w+|expectancy|survival|prognosis|gestation\w*|amenorrh\w+|PT|a?PTT"
    r"|QTc?F?|interval|bleeding\s+time|prothrombin\s+time|education|schooling|sleep|cycle"
    r"|stiffness|PR|QRS)\b[^.;\n,]{0,40}$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s*(?:the\s*)?$", re.IGNORECASE)
_SCALE_RIGHT = re.compile(
    r"[\s-]*(?:point|item|grade|level|step)s?\b|\s*(?:\w+\s+){0,3}(?:scale|likert)\b|\s*(?:visual|numeric)",
    re.IGNORECASE,
)
# "2-hour glucose", "6 minute walk": the time is part of a test's name.
_TEST_RIGHT = re.compile(
    r"[\s-]*(?:oral|glucose|urin|walk|post-?load|plasma|ogtt|creatinine|ambulatory|holter|dietary"
    r"|recall|ecg|eeg|pharmacokinetic)",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\bn\s*$", re.IGNORECASE)
_SPIROMETRY = re.compile(r"\s*\(?FEV", re.IGNORECASE)
_COMING = frozenset({"next", "coming", "following", "upcoming", "subsequent"})
_NEAR = 20
# The words left of a period, its own, and those right of it, parted by \\0.
_RELATIONS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("within", r"\0(?:within|up to)|\b(?:within|in|during|over)(?: the)? *\0"),
        ("every", r"\bevery *\0"),
        ("ago", r"\0 *ago\b"),
        ("before", r"\0[^\0]*\0[ (]*(?:immediately )?(?:prior|before|preceding)\b"),
        ("after", r"\0[^\0]*\0[ (]*(?:after|post|following|from|since)\b|\bafter *\0"),
        ("for", r"\bfor(?: the)? *\0"),
    )
)
_YOUNGEST, _OLDEST = 12, 99  # years that a bare number behind "patients" may mean
_LAST_YEAR = 2100
_FIRST_YEAR = 1900


class Around:
    """A bound with the words left of it (not beyond `floor`) and right of it.

    `first`: no other bound stands before it on its line.
    """

    def __init__(self, text: str, bound: Bound, floor: int, *, first: bool) -> None:
        self.bound = bound
        self.first = first
        self.left = text[max(floor, bound.start - WINDOW) : bound.start]
        self.words = text[bound.start : bound.end]
        self.right = text[bound.end : bound.end + _RIGHT]

    def is_noise(self) -> bool:
        """A number that compares nothing: a bare count, a sample size, how long a scale is."""
        bound = self.bound
        if bound.level:
            label = bound.level in ("category", "group", "categories", "index") and not bound.said
            return label or (bound.level == "scale" and _FIRST_YEAR <= bound.value <= _LAST_YEAR)
        if not bound.unit and bound.operator in ("=", "between") and _SCALE_RIGHT.match(self.right):
            return True
        if bound.operator in ("=", "unknown") and _SAMPLE.search(self.left):
            return True
        if bound.unit == "seconds" and _SPIROMETRY.match(self.right):  # volume in one second
            return True
        named = bound.unit in ("hours", "minutes", "m", "meters") and _TEST_RIGHT.match(self.right)
        return not bound.said and (not bound.unit or bool(named))

    def is_age(self) -> bool:
        """Whether it bounds a participant's age."""
        bound = self.bound
        if (bound.unit and not bound.time) or bound.level or _OTHER_AGE.search(self.left[-45:]):
            return False
        if bound.lead or _PERIOD_WORDS.match(self.words):
            return bool(bound.aged or _AGE_WORD.search(self.words))
        if bound.aged or _AGE_LEFT.search(self.left) or _AGE_WORD.search(self.words):
            return True
        if _AGE_RIGHT.match(self.right):
            return True
        if _PERIOD_RIGHT.match(self.right) or _NOT_AGE.search(self.left):
            return False
        return self._is_of_people()

    def _is_of_people(self) -> bool:
        """No word says age, but it can be nothing else: "women over 18 years"."""
        bound = self.bound
        if _ELDER.search(self.words):
            return True
        if not bound.said or bound.lead or _PERIOD_WORDS.match(self.words):
            return False
        people = _PEOPLE.search(self.left)
        if people is None or (not people["who"] and not self.first):
            return False
        if bound.unit == "years":
            return True
        return bool(people["who"]) and not bound.unit and _YOUNGEST <= bound.value <= _OLDEST

    def is_period(self) -> bool:
        """Whether a time that is no age dates something, rather than measures it."""
        if _PERIOD_WORDS.match(self.words) or self.bound.lead or _FOR.search(self.left):
            return True
        return not _MEASURED.search(self.left)

    def relation(self) -> str:
        """How a period lies to what it dates; `lasting` where no word says it."""
        if self.bound.lead:
            return "next" if self.bound.lead in _COMING else "last"
        for name, pattern in _RELATIONS:
            if pattern.search(self.left[-_NEAR:] + "\0" + self.words + "\0" + self.right[:_NEAR]):
                return name
        return "lasting"
