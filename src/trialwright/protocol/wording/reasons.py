"""Why a machine may not decide: the words that leave a criterion to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

NO_RULE = "no concept or rule here understands these words"
DESTROYED = "the comparator was destroyed in the source; it is never read as equality"
MIXED = "how its 'and' and 'or' group is not said"
LIST = "how the items of this list combine is not said"

# (pattern, reason); a reason may quote the word that was met as {word}.
_TABLE = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for pattern, reason in (
        (r"[³£]\s*\d|â\?[¥¤]|\w\s*\*\s*\d|\w\s*=\s*\d", DESTROYED),
        (r"\betc\b\.?|\band so on\b|…", '"etc." leaves the list open'),
        (
            r"\b(?:severe|serious|significant|major|advanced|uncontrolled|unstable"
            r"|poorly controlled|clinically relevant|active)\b",
            '"{word}" is not graded',
        ),
        (r"\b(?:such as|including|e\.g\.)", "the examples do not close the list"),
        (r"\b(?:unless|except|other than)\b", "an exception changes what it says"),
        (
            r"\bi?uln\b|\blln\b|\b(?:upper|lower)\s+(?:\w+\s+)?limits?|\btimes\s+(?:the\s+)?normal",
            "a multiple of the laboratory's own limit, which the words do not give",
        ),
        (r"\b(?:suspected|possible|probable)\b", '"{word}" is not a diagnosis'),
        (
            r"^(?:Are the trial subjects under 18|Number of subjects for this age range|F\.1\.\d)",
            "a count the registry's form asks for, not a criterion",
        ),
        (r"^(?:Not (?:provided|available|specified))\W*$", "the registry says nothing here"),
    )
)


def reasons_for(words: str) -> tuple[str, ...]:
    """Every reason the words give, in the table's order; where none applies, that none does."""
    return tuple(dict.fromkeys(_met(words))) or (NO_RULE,)


def _met(words: str) -> Iterator[str]:
    for pattern, reason in _TABLE:
        match = pattern.search(words)
        if match:
            yield reason.format(word=match[0].lower())
