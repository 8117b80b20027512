"""The figures of bench/accuracy.py, on the annotated texts where they are at hand."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench"


def test_every_class_is_read_as_well_as_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    accuracy = importlib.import_module("accuracy")
    if not (accuracy.SHARED / "gold" / "lct_dev.tar.gz").exists():
        pytest.skip("the annotated texts are not in the folder of shared data")
    found = accuracy.measure("all")
    below = {
        name: round(found.leaf.scores[name].f1, 3)
        for name, limit in accuracy.LIMITS.items()
        if found.leaf.scores[name].f1 < limit
    }
    assert below == {}


def test_without_annotated_texts_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    accuracy = importlib.import_module("accuracy")
    monkeypatch.setattr(accuracy, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["accuracy.py"])
    assert accuracy.main() == 2
    assert "nothing measured" in capsys.readouterr().out
