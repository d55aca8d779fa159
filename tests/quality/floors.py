"""The floors: figures of accuracy that must not fall. They lie in floors.toml, for the whole key and for a sample of it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.quality.scoring import FIGURES, Score

FILE = Path(__file__).with_name("floors.toml")
_SLACK = 0.001  # of citations; of works, one may fall
_HEAD = """\
# Accuracy that must not fall: `make quality` fails below these floors, the slow tests below those of the sample.
# Source: the scorer, on UN DGACM AKN4UN resolutions and the answer key made from their links.
# Written by `python -m tests.quality.quality --accept` (with --sample for a sample), a little below what was measured.
# Date: {date}
"""


def load() -> dict[str, Any]:
    """Return the floors: section -> hash of the works, and style -> same and language -> figures."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def below(scores: Iterable[Score], floors: dict[str, Any], works: str) -> Iterator[str]:
    """Yield a message for each figure below its floor; `works` is the hash of the works that were scored."""
    if floors["works"] != works:
        yield f"the floors are those of other works ({floors['works']}, here {works}): measure anew with --accept"
        return
    scores = list(scores)
    for one in scores:
        floor = floors.get(one.style, {}).get(one.language)
        if floor is None:
            yield f"{one.language} {one.style}: no floor; set it with --accept"
            continue
        for name in FIGURES:
            yield from _compared(f"{one.language} {one.style}: {name}", getattr(one, name), floor[name])
    for style in sorted({one.style for one in scores}):
        rows = [one for one in scores if one.style == style]
        limits = floors.get(style, {})
        if rows[0].same is not None and {one.language for one in rows} == limits.keys() - {"same"}:
            yield from _compared(f"{style}: same", rows[0].same, limits["same"])


def _compared(name: str, figure: float, floor: float) -> Iterator[str]:
    if figure < floor:
        yield f"{name} {figure:.4f} is below its floor {floor:.4f}"


def accept(scores: Sequence[Score], section: str, works: str, date: str) -> None:
    """Write floors a little below these scores into floors.toml; none falls, and what was not scored stays."""
    floors = load()
    known = floors.get(section, {})
    kept = known if known.get("works") == works else {}
    for one in scores:
        style = kept.setdefault(one.style, {})
        before = style.get(one.language, {})
        style[one.language] = {name: max(_floor(name, one), before.get(name, 0.0)) for name in FIGURES}
        if one.same is not None:
            style["same"] = max(_floor("same", one), style.get("same", 0.0))
    FILE.write_text(_toml(floors | {section: {"works": works, **_only_styles(kept)}}, date), encoding="utf-8")


def _only_styles(section: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in section.items() if isinstance(value, dict)}


def _floor(name: str, one: Score) -> float:
    """Return the floor of a figure: a work's share below it where works are counted, but none for works not identified."""
    slack = {"own": 0.0, "whole": 1 / one.works, "same": 1 / one.works}.get(name, _SLACK)
    figure: float = getattr(one, name)
    return math.floor(round((figure - slack) * 10_000, 4)) / 10_000


def _toml(floors: dict[str, Any], date: str) -> str:
    lines = [_HEAD.format(date=date)]
    for section, values in sorted(floors.items()):
        lines += [f"[{section}]", f'works = "{values["works"]}"', ""]
        for style, rows in sorted(_only_styles(values).items()):
            lines.append(f"[{section}.{style}]")
            lines += [f"{name} = {_value(row)}" for name, row in sorted(rows.items())]
            lines.append("")
    return "\n".join(lines)


def _value(row: float | dict[str, float]) -> str:
    if not isinstance(row, dict):
        return f"{row:.4f}"
    return "{ " + ", ".join(f"{name} = {value:.4f}" for name, value in row.items()) + " }"
