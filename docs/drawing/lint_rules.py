"""The lint rules of a record as one table."""

from __future__ import annotations

import inspect
import sys

from drawing.markdown import code, table
from trialwright.record.lint import Rule, rules


def draw_lint_rules() -> str:
    """One row a rule, in order of its file: what its module says of itself."""
    heading = ("rule", "gravest", "what it looks for", "what it rests on")
    return table(heading, [_row(rule) for rule in rules()])


def _row(rule: Rule) -> tuple[str, str, str, str]:
    words = inspect.cleandoc(sys.modules[rule.__name__].__doc__ or "").split("\n\n")[0]
    return code(rule.ID), str(rule.SEVERITY), words, rule.SOURCE
