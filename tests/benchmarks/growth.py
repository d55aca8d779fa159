"""Build 1,000, 10,000 … files and see what grows: python -m tests.benchmarks.growth [COUNT ...]

The files are the shipped samples in plain text over and over, each time under another number of their own, so that each is a
work of its own with its own citations. Time should grow as the files do, the memory of a process should not.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build.inputs import Input
from kg.build.unit import outcome
from kg.data import PACKAGE
from kg.rdf.terms import BASE
from tests.benchmarks.measure import machine, run
from tests.marked import RESULTS, put
from tests.quality.scoring import KG

_COUNTS = (1_000, 10_000)


def works() -> list[tuple[str, str]]:
    """Return the English samples whose number can be changed: text and number."""
    out = []
    for path in sorted((PACKAGE / "samples").glob("*.en.txt")):
        symbol = outcome(Input(path.name, str(path)), BASE).symbol
        number = "/".join(symbol.split("/")[-2:])
        text = path.read_text("utf-8", "replace")
        if number.replace("/", "").isdigit() and number in text:
            out.append((text, number))
    return out


def fill(folder: Path, count: int) -> None:
    """Write so many files, none of them of the same work as another."""
    found = works()
    for i in range(count):
        text, number = found[i % len(found)]
        (folder / f"{i:06}.txt").write_text(text.replace(number, f"{number.partition('/')[0]}/{1000 + i // len(found)}"), "utf-8")


def main(counts: tuple[int, ...]) -> None:
    """Measure, print a table, and put it into RESULTS.md."""
    lines = ["| files | seconds | files/s | processor time, s | largest process, MB |", "|---:|---:|---:|---:|---:|"]
    where = machine()
    for count in counts:
        with TemporaryDirectory() as name:
            (Path(name) / "in").mkdir()
            fill(Path(name) / "in", count)
            one = run([*KG, "build", str(Path(name) / "in"), "-o", str(Path(name) / "out")])
        lines.append(f"| {count:,} | {one.wall:,.1f} | {count / one.wall:,.0f} | {one.cpu:,.1f} | {one.largest:,.0f} |")
        print(lines[-1], flush=True)
    said = f"Written by `python -m tests.benchmarks.growth` on {date.today().isoformat()}: {where}."
    put(RESULTS, "growth", "\n".join([said, "", *lines, ""]))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or _COUNTS)
