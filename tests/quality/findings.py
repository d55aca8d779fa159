"""Measure how many findings are true: `python -m tests.quality.findings`.

Finds again what was judged by reading (judged_findings.tsv) in the official files of the corpus, and prints the precision of
each kind in each draw, how many of the true ones are still found, and how many of the false ones. Exits with status 1
if too many true ones are lost, or too many of those that are still found are false.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kg.errors import ReadError
from kg.extract import extract
from kg.findings.claims import Claims, claims
from kg.findings.contradictions import contradictions, merged
from kg.findings.doubts import doubts
from kg.model import Finding
from kg.read import read
from tests.conftest import SHARED

TABLE = Path(__file__).with_name("judged_findings.tsv")
KEPT = 0.97  # of the true findings that must still be found
TRUE = 0.96  # of the findings still found that must be true


class Judged(NamedTuple):
    """A row of judged_findings.tsv; `named` is a part of the finding's comment."""

    kind: str
    draw: int
    about: str
    named: str
    verdict: str
    note: str


class Measured(NamedTuple):
    """What came of the findings of a kind in one draw: how many are true of how many; of each how many are still found."""

    true: int
    judged: int
    true_found: int = 0
    false_found: int = 0

    @property
    def precision(self) -> float:
        """The share of true ones."""
        return self.true / self.judged


def rows() -> list[Judged]:
    """Return the rows of the table."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    table = csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Judged(kind, int(draw), *rest) for kind, draw, *rest in table]


def measured(table: Iterable[Judged], found: Iterable[Finding] = ()) -> Mapping[tuple[str, int], Measured]:
    """Return the figures by kind and draw."""
    comments: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found:
        comments[one.kind, one.about].append(one.comment)
    out: dict[tuple[str, int], Measured] = {}
    for row in table:
        true, there = row.verdict == "true", any(row.named in said for said in comments[row.kind, row.about])
        old = out.get((row.kind, row.draw), Measured(0, 0))
        more = (true, 1, true and there, not true and there)
        out[row.kind, row.draw] = Measured(*(a + b for a, b in zip(old, more, strict=True)))
    return out


def last(figures: Mapping[tuple[str, int], Measured]) -> dict[str, Measured]:
    """Return the figures of the last draw of each kind."""
    return {kind: figure for (kind, _), figure in sorted(figures.items())}


def read_text(path: Path) -> tuple[Claims, list[Finding]] | None:
    """Return what a file claims and what is doubtful in it alone, None if it can't be read."""
    try:
        facts = extract(read(path.read_bytes(), path.name))
    except ReadError:
        return None
    return claims(facts), doubts(facts)


def findings() -> list[Finding]:
    """Return the findings in the corpus; of files that hold one text, the first by name counts, as in a build."""
    paths = sorted((SHARED / "unxml").rglob("*.xml"))
    with ProcessPoolExecutor() as pool:
        texts = [one for one in pool.map(read_text, paths, chunksize=24) if one]
    by = sorted(texts, key=lambda text: (text[0].work, text[0].language))
    firsts = [next(group) for _, group in groupby(by, key=lambda text: (text[0].work, text[0].language))]
    every: Sequence[Claims] = [text[0] for text in firsts]
    return merged([*(one for text in firsts for one in text[1]), *contradictions(lambda: every)])


def main() -> None:
    """Print the figures."""
    table = rows()
    figures = measured(table, findings())
    print(f"{'kind':24} draw judged  true precision  still found: true false")
    for (kind, draw), one in sorted(figures.items()):
        print(f"{kind:24} {draw:4} {one.judged:6} {one.true:5} {one.precision:9.3f} {one.true_found:18} {one.false_found:5}")
    found = sum(one.true_found for one in figures.values())
    kept = found / sum(one.true for one in figures.values())
    true = found / (found + sum(one.false_found for one in figures.values()))
    print(f"of the true ones still found: {kept:.3f}; of those still found true: {true:.3f}")
    sys.exit(int(kept < KEPT or true < TRUE))


if __name__ == "__main__":
    main()
