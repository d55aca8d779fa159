"""Copies that lack line ends or have signs before their lines are read nearly as well as the texts themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.language import available
from tests.quality.copies import COPIES, README, measured
from tests.quality.scoring import answers, drawn, missing

WORKS = 5
UNHARMED = ("no blank lines", "quoted in a mail, behind >", "a bullet before each line", "no-break spaces")


@pytest.mark.slow
def test_copies_are_read() -> None:
    absent = missing()
    if absent and os.environ.get("CI"):
        pytest.fail(absent)
    if absent:
        pytest.skip(absent)
    found = {(name, language): copy for name, language, copy in measured(drawn(answers(), WORKS))}
    assert len(found) == len(COPIES) * len(available())
    for (name, language), copy in found.items():
        said = f"{name} ({language}): {copy}"
        assert copy.works == WORKS and copy.known >= WORKS - 1, said
        assert copy.found >= 0.9 * copy.cited and copy.placed >= 0.6 * copy.citations, said
        if name in UNHARMED:
            assert (copy.known, copy.found, copy.placed) == (WORKS, copy.cited, copy.citations), said


def test_the_readme_has_a_row_for_each() -> None:
    table = Path(README).read_text("utf-8").partition("<!-- copies:begin -->")[2].partition("<!-- copies:end -->")[0]
    assert [name for name in COPIES if f"| {name} |" not in table] == []
