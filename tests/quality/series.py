"""Measure which resolution a work continues: `python -m tests.quality.series`.

Reads the official files of the corpus, each language by itself and all six together, and compares the previous resolution
with the table of works that were labelled by hand (series.tsv), set by set; then what the six languages give.
Exits with status 1 below the floors.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from kg.errors import ReadError
from kg.extract import extract
from kg.language import available
from kg.model import Succession
from kg.read import read
from kg.succession.record import Record, record
from kg.succession.successions import successions
from tests.conftest import SHARED

TABLE = Path(__file__).with_name("series.tsv")
_ALSO = re.compile(r"; also: (\S+), because ")
# Share of works whose previous resolution is right, all languages together.
FLOORS = {
    "tuned": 0.95,
    "held-out": 0.95,
    "second": 0.94,
    "third": 1.0,
    "fourth": 0.95,
    "fifth": 0.92,
    "sixth": 0.9,
    "seventh": 0.85,
    "eighth": 0.97,
}
SAME = 0.89  # of works for which the six languages give the same one


class Label(NamedTuple):
    """A row of series.tsv; `previous` is "none" where no text tells one."""

    half: str
    work: str
    previous: str
    known: str

    @property
    def other(self) -> str | None:
        """Another answer that the reader would defend, if `known` names one."""
        match = _ALSO.search(self.known)
        return match[1] if match else None


def labels() -> list[Label]:
    """Return the rows of the table."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Label(*row) for row in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)]


def recorded(path: Path) -> Record | None:
    """Return the record of a file, None if it can't be read or is no resolution."""
    try:
        return record(extract(read(path.read_bytes(), path.name)))
    except ReadError:
        return None


def records() -> dict[str, list[Record]]:
    """Return the records of all works that the key has, by language."""
    key = json.loads((SHARED / "key" / "dev.json").read_text("utf-8"))
    files = [(code, SHARED / "unxml" / path) for work in sorted(key) for code, path in sorted(key[work]["files"].items())]
    found: dict[str, list[Record]] = {code: [] for code in available()}
    with ProcessPoolExecutor() as pool:
        for (code, _), one in zip(files, pool.map(recorded, [p for _, p in files], chunksize=24), strict=True):
            if one:
                found[code].append(one)
    return found


def previous(found: Iterable[Succession]) -> dict[str, str]:
    """Return the previous resolution of each work."""
    return {one.work: one.previous for one in found}


def right(rows: Iterable[Label], found: dict[str, str], read_: set[str]) -> tuple[int, int, list[str]]:
    """Return how many labelled works have the right previous resolution, of how many, and what is wrong of the others."""
    rows = [row for row in rows if row.work in read_]
    wrong = [f"{r.work}: {found.get(r.work, 'none')}, not {r.previous}" for r in rows if found.get(r.work, "none") != r.previous]
    return len(rows) - len(wrong), len(rows), wrong


def defensible(rows: Iterable[Label], found: dict[str, str]) -> int:
    """Return of how many works that have another previous resolution the reader would defend it."""
    return sum(row.other is not None and found.get(row.work, "none") == row.other for row in rows)


def kinds(said: dict[str, str], citing: dict[str, set[str]]) -> str:
    """Return why six versions give different previous resolutions, as far as their records tell.

    `said` is what each language gives, `citing` the languages whose text was read to cite a resolution.
    """
    given = {one for one in said.values() if one != "none"}
    if any(0 < len(citing.get(one, ())) < len(said) for one in given):
        return "it is cited, or read as cited, in some versions alone"
    if "none" in said.values():
        return "the words beside the citation say enough in some versions alone"
    return "the words speak for another one of those that all versions cite"


def agreement(by: dict[str, list[Record]]) -> float:
    """Print what the six language versions give, each built alone over the works that were read in all; return the share."""
    six = set.intersection(*({r.work for r in group} for group in by.values()))
    alone = {code: previous(successions(r for r in group if r.work in six)) for code, group in by.items()}
    said = {work: {code: found.get(work, "none") for code, found in alone.items()} for work in sorted(six)}
    differing = {work: one for work, one in said.items() if len(set(one.values())) > 1}
    cited: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, group in by.items():
        for one in group:
            for recall in one.recalls:
                cited[one.work][recall.target].add(code)
    why = Counter(kinds(one, cited[work]) for work, one in differing.items())
    same = 1 - len(differing) / len(six)
    print(f"works in six languages: {len(six)}; the same previous resolution in all: {same:.4f}; in five of six: ", end="")
    print(f"{sum(max(Counter(one.values()).values()) >= 5 for one in said.values()) / len(six):.4f}")
    for reason, count in why.most_common():
        print(f"  differ, {reason}: {count}")
    return same


def main() -> None:
    """Print the figures."""
    by = records()
    every = [one for group in by.values() for one in group]
    together = previous(successions(every))
    found = {"all": together, **{code: previous(successions(group)) for code, group in sorted(by.items())}}
    table, below = labels(), False
    for half, floor in FLOORS.items():
        rows = [row for row in table if row.half == half]
        for code, one in found.items():
            good, count, wrong = right(rows, one, {r.work for r in (every if code == "all" else by[code])})
            others = defensible(rows, one)
            print(f"{half}: {code}: {good} of {count} right, {good / count:.3f}; {others} defensible; ", end="")
            print(f"wrong: {'; '.join(wrong) or 'none'}")
            below = below or (code == "all" and good / count < floor)
    works = {r.work for r in every}
    good, count, _ = right(table, together, works)
    print(f"all sets: {good} of {count} right, {good / count:.3f}; {defensible(table, together)} defensible")
    print(f"works: {len(works)}; with a previous resolution: {len(together)} ({len(together) / len(works):.3f})")
    same = agreement(by)
    sys.exit(int(below or same < SAME))


if __name__ == "__main__":
    main()
