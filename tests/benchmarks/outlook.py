"""Compute from a build of the corpus what five million documents would need, and write it into README.md.

python -m tests.benchmarks.outlook. Two builds, of a quarter of the corpus and of all of it, tell what grows with the number of
documents and what does not; what one process does, and what all share.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.corpus import build
from tests.benchmarks.measure import Run
from tests.conftest import SHARED
from tests.marked import README, put
from tests.quality.scoring import missing

_DOCUMENTS = 5_000_000
_CORES = 64
_KEPT = ("ledger.sqlite", "texts", "paragraphs")


@dataclass(frozen=True, slots=True)
class Built:
    """A build: how many documents, what it took, how many triples it has, and the bytes of its outputs."""

    documents: int
    run: Run
    triples: int
    turtle: int
    store: int
    kept: int


def measured(paths: list[Path], folder: Path) -> Built:
    """Build some files."""
    source, out = folder / "in", folder / "out"
    source.mkdir(parents=True)
    for i, path in enumerate(paths):
        shutil.copy(path, source / f"{i:05}-{path.name}")
    run = build(source, out)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    kept = sum(_size(out / name) for name in _KEPT)
    return Built(len(paths), run, report["triples"], _size(out / "graph.ttl"), _size(out / "store"), kept)


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in path.rglob("*")) if path.is_dir() else path.stat().st_size


def outlook(part: Built, whole: Built) -> str:
    """Return the table: what was measured, and what it comes to."""
    times = _DOCUMENTS / whole.documents
    workers = (whole.run.cpu - whole.run.own) * times / 3600
    own = whole.run.own * times / 3600
    more = (whole.run.largest - part.run.largest) / (whole.documents - part.documents)
    memory = whole.run.largest + more * (_DOCUMENTS - whole.documents)
    rows = [
        ("", f"{whole.documents:,} documents", f"{_DOCUMENTS:,} documents"),
        ("---", "---:", "---:"),
        ("processor time of the workers", f"{whole.run.cpu - whole.run.own:.0f} s", f"{workers:.0f} h"),
        (f"the same on {_CORES} cores", "", f"{workers / _CORES:.1f} h"),
        ("processor time of the process that merges", f"{whole.run.own:.0f} s", f"{own:.0f} h"),
        ("memory of the largest process", f"{whole.run.largest / 1000:.1f} GB", f"{memory / 1000:.0f} GB"),
        ("triples", f"{whole.triples / 1e6:.1f} million", f"{whole.triples * times / 1e9:.1f} billion"),
        ("`graph.ttl`", f"{whole.turtle / 1e6:.0f} MB", f"{whole.turtle * times / 1e9:.0f} GB"),
        ("`store/`", f"{whole.store / 1e6:.0f} MB", f"{whole.store * times / 1e9:.0f} GB"),
        ("ledger and texts", f"{whole.kept / 1e6:.0f} MB", f"{whole.kept * times / 1e9:.0f} GB"),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> int:
    """Measure, print, write."""
    if absent := missing():
        print(absent, file=sys.stderr)
        return 2
    paths = sorted((SHARED / "unxml").rglob("*.xml"))
    with TemporaryDirectory() as name:
        part, whole = (measured(some, Path(name) / str(len(some))) for some in (paths[::4], paths))
    table = outlook(part, whole)
    print(table)
    put(README, "outlook", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
