"""Measure speed and memory, print a table and write it into RESULTS.md. `make bench` runs this.

Exit status: 0 all is within its limits; 1 something is not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.corpus import corpus
from tests.benchmarks.inputs import Sample, samples
from tests.benchmarks.measure import Row, machine
from tests.benchmarks.stages import commands, rival, stages, writing
from tests.marked import RESULTS, put

_PAGE = """\
Written by `make bench` on {date}: {machine}; best and median of {repeat} repetitions.

A stage's MB/s are megabytes of the input files a second of processor time on one core, language data loaded. `read` is
from bytes to placed paragraphs, `extract` from these to facts, `emit` from facts to triples. Commands are run
from start to exit; their processor time and memory are those of all their processes. The clock of a busy machine also
counts what others do.
Our times for Turtle and store include parsing the triples and the disk; those of rdflib include neither.

{table}
"""


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write; return the exit status."""
    options = _options(arguments)
    where = machine()
    with TemporaryDirectory() as folder:
        rows = list(_measured(samples(), Path(folder), options.repeat))
    page = _PAGE.format(date=options.date, machine=where, repeat=options.repeat, table=table(rows))
    put(RESULTS, "speed", page)
    print(f"{where}\n\n{table(rows)}")
    slow = [row for row in rows if not row.passes]
    for row in slow:
        print(f"{row.what}: {row.best:.2f} {row.unit}, the limit is {row.bound} {row.unit}", file=sys.stderr)
    return 1 if slow else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--date", default=date.today().isoformat(), help="the date that RESULTS.md states")
    parser.add_argument("--repeat", type=int, default=5, help="repetitions of each measurement")
    return parser.parse_args(arguments)


def _measured(files: list[Sample], folder: Path, repeat: int) -> list[Row]:
    """Return all rows; commands come first, while this process is small."""
    rows = [*commands(files, folder, repeat), *corpus(folder)]
    triples: list[str] = []
    for sample in files:
        found, lines = stages(sample, repeat)
        rows += found
        triples += lines
    english = next(sample for sample in files if sample.what.startswith("plain text en"))
    return [*rows, *rival(english, repeat), *writing(triples, folder, repeat)]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | unit | best | median | limit |", "| --- | --- | ---: | ---: | ---: |"]
    lines += [f"| {r.what} | {r.unit} | {_number(r.best)} | {_number(r.median)} | {r.bound} |" for r in rows]
    return "\n".join(lines)


def _number(value: float) -> str:
    """Return a figure with three digits that count.

    >>> _number(0.1234), _number(12.34), _number(1234567.0)
    ('0.123', '12.3', '1,234,567')
    """
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
