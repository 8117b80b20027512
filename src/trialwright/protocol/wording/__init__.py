"""Eligibility text → criteria: what is understood becomes nodes, the rest stays with its reason."""

from trialwright.protocol.wording.criteria_text import read_criteria, read_expression, status_of

__all__ = ["read_criteria", "read_expression", "status_of"]
