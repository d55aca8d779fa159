"""Figures go between the markers of a page and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marked import put


def test_figures_go_between_their_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- speed:begin -->\nold\n<!-- speed:end -->\nafter\n", encoding="utf-8")
    put(page, "speed", "| new |\n")
    assert page.read_text(encoding="utf-8") == "before\n<!-- speed:begin -->\n| new |\n<!-- speed:end -->\nafter\n"


def test_a_page_without_the_markers_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("no marker", encoding="utf-8")
    with pytest.raises(SystemExit, match="speed:begin"):
        put(page, "speed", "| new |\n")
    assert page.read_text(encoding="utf-8") == "no marker"
