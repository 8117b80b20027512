"""Comparators made of signs, and what wrong encodings leave of them.

Of a destroyed sign nobody can say which it was: it is `unknown`, and so is a lone "=", which in
registries is far more often a lost ≥ or ≤ than an equality.
"""

from __future__ import annotations

UNKNOWN = "unknown"
PLUS_MINUS = "±"
_DESTROYED = (
    r"â[?‰€]?\s?[¥¤°]|¡[ÝÜ]|\ufffd{1,3}(?=\s?\d)|(?<![^\W_])[³£](?=\s?\d)|(?<=\w)\s?[?*](?=\s?\d)"
)
SIGN = (
    r"[<>˂˃＜＞]\s*/?\s*[=＝]|[=＝]\s?/?\s?[<>˂˃]|[<>]\s*or\s*(?:=|equals?(?:\s+to)?)"
    r"|[≥≤⩾⩽≧≦]\s*=?|<u\+226[4-7]>|[<>˂˃＜＞]|&[lg][te];\s*=?|[=＝]|±|\+/-"
    rf"|{_DESTROYED}"
)
_WRITTEN = (
    ("&lt;", "<"), ("&gt;", ">"), ("&ge;", "≥"), ("&le;", "≤"),
    ("<u+2264>", "≤"), ("<u+2265>", "≥"), ("<u+2266>", "≤"), ("<u+2267>", "≥"),
)  # fmt: skip
_PLAIN = str.maketrans("˂˃＜＞＝⩾⩽≧≦", "<><>=≥≤≥≤")


def plain_sign(words: str) -> str:
    """One of < <= > >= ± or unknown for a comparator made of signs."""
    words = words.lower()
    for written, sign in _WRITTEN:
        words = words.replace(written, sign)
    signs = set(words.translate(_PLAIN))
    if signs & {"±", "+"}:
        return PLUS_MINUS
    way = "<" if signs & {"<", "≤"} else ">" if signs & {">", "≥"} else ""
    even = "=" if signs & {"=", "≥", "≤"} or "equal" in words else ""
    return way + even if way else UNKNOWN
