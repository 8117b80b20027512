"""Folding: how each event changes the state; one small function a verb, in tables."""

from trialwright.conduct.folds.apply import apply, folded

__all__ = ["apply", "folded"]
