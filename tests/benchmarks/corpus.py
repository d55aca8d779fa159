"""Build the whole corpus, again with nothing changed, and again with one file changed: times and memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Row, Run, run
from tests.benchmarks.stages import figures
from tests.conftest import SHARED
from tests.quality.scoring import KG, missing

_FULL_LIMIT = 30.0  # seconds on the clock, on two cores
_UNCHANGED_LIMIT = 2.0
_ONE_CHANGED = 0.05  # of the time of a full build
_MOST_MEMORY = 1500.0  # MB of all processes together
_UNREADABLE = (0, 1)  # the corpus holds some files in a seventh language


def corpus(folder: Path) -> Iterator[Row]:
    """Yield the rows of the three builds; none without the corpus."""
    if missing():
        return
    source, out = folder / "corpus", folder / "corpus-out"
    shutil.copytree(SHARED / "unxml", source)
    count = sum(path.is_file() for path in source.rglob("*.xml"))
    full = build(source, out)
    yield from figures(f"kg build, {count:,} files of the corpus", [full], _FULL_LIMIT, _MOST_MEMORY)
    yield from figures("the same, nothing changed", [build(source, out)], _UNCHANGED_LIMIT, _MOST_MEMORY)
    _change(source)
    yield from figures("the same, one file changed", [build(source, out)], _ONE_CHANGED * full.wall, _MOST_MEMORY)


def build(source: Path, out: Path) -> Run:
    """Build a folder of files of the corpus."""
    return run([*KG, "build", str(source), "-o", str(out)], _UNREADABLE)


def _change(source: Path) -> None:
    """Change one file without changing what it says."""
    first = min(source.rglob("*.xml"))
    first.write_bytes(first.read_bytes() + b"\n")
