"""A sample of real documents is read as well as before; the whole key takes minutes and is `make quality`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.language import available
from tests.quality import floors
from tests.quality.scoring import FIGURES, STYLES, Score, answers, drawn, fingerprint, missing, score, unshared

SIZE = 40
ROW = Score("en", "clean", 100, 1.0, 0.99, 0.96, 0.8, 0.9)


@pytest.mark.slow
def test_sample_is_not_below_its_floors(tmp_path: Path) -> None:
    absent = missing()
    if absent and os.environ.get("CI"):
        pytest.fail(absent)
    if absent:
        pytest.skip(absent)
    scored = drawn(unshared(answers()), SIZE)
    rows = score(scored, "clean", available(), tmp_path)
    assert {(one.language, one.works) for one in rows} == {(language, SIZE) for language in available()}
    assert list(floors.below(rows, floors.load()[f"sample-{SIZE}"], fingerprint(scored))) == []


@pytest.mark.parametrize("section", ["whole", f"sample-{SIZE}"])
def test_every_language_has_floors(section: str) -> None:
    limits = floors.load()[section]
    styles = STYLES if section == "whole" else ("clean",)
    assert limits.keys() - {"works"} == set(styles)
    for style in styles:
        assert limits[style].keys() == {*available(), "same"}
        assert all(tuple(limits[style][language]) == FIGURES for language in available())


def test_a_figure_below_its_floor_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.toml")
    floors.accept([ROW], "whole", "abc", "2026-11-22")
    limits = floors.load()["whole"]
    assert list(floors.below([ROW], limits, "abc")) == []
    worse = Score("en", "clean", 100, 0.99, 0.99, 0.96, 0.8, 0.7)
    assert list(floors.below([worse], limits, "abc")) == [
        "en clean: own 0.9900 is below its floor 1.0000",
        "clean: same 0.7000 is below its floor 0.8900",
    ]
    assert "other works" in next(floors.below([ROW], limits, "abd"))
    assert "no floor" in next(floors.below([Score("fr", "clean", 100, 1, 1, 1, 1, None)], limits, "abc"))
