"""Measure each shipped query: python -m tests.benchmarks.queries [OUT]; without OUT, the corpus is built first.

Exit status: 0 the median is within its limit and no query is above its own; 1 otherwise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg import sparql
from kg.data import PACKAGE
from kg.store import open_store
from tests.benchmarks.measure import Row, lowest, machine, run, timed
from tests.conftest import SHARED
from tests.quality.scoring import KG

RESULTS = Path(__file__).with_name("QUERIES.md")
MEDIAN_LIMIT = 100.0  # milliseconds
LIMIT = 2000.0
_REPEAT = 3
_BUSIEST = """SELECT ?symbol {
  ?work unr:vote ?vote ; unr:citation ?citation ; ^cito:cites ?other ; dcterms:identifier ?symbol
} GROUP BY ?symbol ORDER BY DESC(COUNT(*)) ?symbol LIMIT 1"""
_PAGE = """\
# The shipped queries

Written by `make bench`: {machine}.
Milliseconds of processor time from the query to its last row, over a graph of {triples:,} triples; best and median of
{repeat} repetitions. Queries about one work are about {work}.

{table}
"""


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write; return the exit status."""
    where = machine()
    with TemporaryDirectory() as folder:
        out = Path(arguments[0]) if arguments else _built(Path(folder))
        store = open_store(out)
        work = busiest(store)
        found = [measured(store, name, work) for name in sparql.shipped()]
    bests = [row.best for row, _ in found]
    whole = Row("**the median query**", "ms", median(bests), median(row.median for row, _ in found), MEDIAN_LIMIT)
    page = table([*found, (whole, sum(count for _, count in found))])
    text = _PAGE.format(work=work, machine=where, triples=len(store), repeat=_REPEAT, table=page)
    RESULTS.write_text(text, encoding="utf-8")
    print(page)
    slow = [row for row in (*(row for row, _ in found), whole) if not row.passes]
    for row in slow:
        print(f"{row.what}: {row.best:.0f} ms, the limit is {row.bound} ms", file=sys.stderr)
    return 1 if slow else 0


def busiest(store: ox.Store) -> str:
    """Return the symbol of the work with a vote that has most to do with others."""
    return str(asked(store, _BUSIEST)[0][0].value)


def asked(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    """Return all rows of a SELECT query."""
    found = sparql.run(store, query)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


def measured(store: ox.Store, name: str, work: str) -> tuple[Row, int]:
    """Return the time of a shipped query and the number of its rows; a query about a work is about the one given."""
    text = re.sub(r'(VALUES \?(?:symbol|given) \{ )"[^"]*"', rf'\g<1>"{work}"', sparql.text_of(name))
    seconds, rows = timed(lambda: len(asked(store, text)), _REPEAT)
    return lowest(name, "ms", (1000 * one for one in seconds), LIMIT), rows


def table(found: Sequence[tuple[Row, int]]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| query | rows | best, ms | median, ms | limit |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [f"| {row.what} | {count:,} | {row.best:,.1f} | {row.median:,.1f} | {row.bound} |" for row, count in found]
    return "\n".join(lines)


def _built(out: Path) -> Path:
    """Build the corpus, or what is shipped."""
    corpus = SHARED / "unxml"
    source = corpus if corpus.is_dir() else PACKAGE / "samples"
    run([*KG, "build", str(source), "-o", str(out)], fine=(0, 1))  # some files of the corpus are damaged: exit status 1
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
