"""The rows of the table: commands as a whole, the stages from bytes to triples, and the same triples through rdflib."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import Facts
from tests.benchmarks.inputs import Sample, founding
from tests.benchmarks.measure import Row, Run, lowest, rate, run, timed
from tests.quality.scoring import KG

_HELP_LIMIT = 0.3  # seconds on the clock
_FOUNDING_LIMIT = 2.0
_FEWEST_PAGES = 100  # a second
_TRIPLES = 50_000  # that many go through rdflib, which takes its time


def commands(samples: list[Sample], folder: Path, repeat: int) -> Iterator[Row]:
    """Yield the time and memory of whole processes: `kg --help`, the founding documents, a sample of each kind."""
    yield from _command("kg --help", [*KG, "--help"], repeat, _HELP_LIMIT)
    documents, paths = founding()
    build = [*KG, "build", "-o", str(folder / "out")]
    yield from _command(f"kg build, {documents}", [*build, *map(str, paths)], repeat, _FOUNDING_LIMIT)
    for sample in samples:
        source = folder / sample.what.replace(" ", "-")
        source.mkdir()
        for i, (name, data) in enumerate(sample.files):
            (source / f"{i:04}-{name}").write_bytes(data)
        what = f"kg build, {len(sample.files)} files of {sample.what}"
        yield from _command(what, [*build, str(source)], max(1, repeat // 2))


def _command(what: str, command: list[str], repeat: int, limit: float | None = None) -> Iterator[Row]:
    runs = [_fresh(command) for _ in range(repeat)]
    yield from figures(what, runs, limit)


def _fresh(command: list[str]) -> Run:
    """Run a command; what an earlier one has written is removed, so that it is not taken over."""
    if "-o" in command:
        shutil.rmtree(command[command.index("-o") + 1], ignore_errors=True)
    return run(command)


def figures(what: str, runs: Sequence[Run], limit: float | None = None, most: float | None = None) -> Iterator[Row]:
    """Yield the rows of a command that ran: its time, held to a limit in seconds, and its memory, held to `most` MB."""
    yield lowest(f"{what}: on the clock", "s", (one.wall for one in runs), limit)
    yield lowest(f"{what}: processor time of all processes", "s", (one.cpu for one in runs))
    yield lowest(f"{what}: peak memory of all processes", "MB", (one.peak for one in runs), most)


def stages(sample: Sample, repeat: int) -> tuple[list[Row], list[str]]:
    """Return the speed of reading, extracting and emitting on one core, and the triples; language data is loaded before."""
    from kg.extract import extract
    from kg.read import read

    extract(read(sample.files[0][1], sample.files[0][0]))
    reading, texts = timed(lambda: [read(data, name) for name, data in sample.files], repeat)
    extracting, found = timed(lambda: [extract(text) for text in texts], repeat)
    emitting, written = timed(lambda: [_emitted(facts) for facts in found], repeat)
    steps = {"read": reading, "extract": extracting, "emit": emitting}
    rows = [rate(f"{sample.what}: {name}", "MB/s", sample.megabytes, seconds) for name, seconds in steps.items()]
    total = [sum(step) for step in zip(*steps.values(), strict=True)]
    if sample.pages:
        both = [sum(step) for step in zip(reading, extracting, strict=True)]
        rows.append(rate(f"{sample.what}: read and extract", "pages/s", sample.pages, both, _FEWEST_PAGES))
    return [*rows, rate(f"{sample.what}: all three", "MB/s", sample.megabytes, total)], _lines(written)


def _emitted(facts: Facts) -> tuple[list[str], bytes]:
    """Return the triples of a text's facts: lines, and Turtle of its mentions."""
    from kg.rdf.emit import Emitter
    from kg.rdf.terms import BASE

    emitter = Emitter(facts, BASE)
    return list(emitter.triples()), emitter.mentions.turtle().encode()


def _lines(written: list[tuple[list[str], bytes]]) -> list[str]:
    """Return all triples as lines."""
    from kg.rdf.terms import BASE
    from kg.rdf.write import parsed

    own = (f"{quad.triple} ." for _, mentions in written for quad in parsed(mentions, BASE))
    return [*(line for lines, _ in written for line in lines), *own]


def rival(sample: Sample, repeat: int) -> Iterator[Row]:
    """Yield the speed of extraction from text beside that of eyecite, which finds citations of courts in English text."""
    from eyecite import get_citations

    from kg.extract import extract
    from kg.read.plain import read_plain

    texts = [data.decode() for _, data in sample.files]
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, _ = timed(lambda: [extract(read_plain(text.encode(), "")) for text in texts], repeat)
    theirs, _ = timed(lambda: [get_citations(text) for text in texts], repeat)
    yield rate(f"{sample.what}: text in, facts out", "MB/s", size, ours)
    yield rate(f"{sample.what}: eyecite, its citations", "MB/s", size, theirs)
    yield Row("times faster than eyecite", "×", min(theirs) / min(ours), _ratio(theirs, ours))


def writing(lines: list[str], folder: Path, repeat: int) -> Iterator[Row]:
    """Yield the speed of writing Turtle and of loading the store, and how rdflib does with the same triples."""
    from kg import store
    from kg.rdf.terms import BASE
    from kg.rdf.write import header, turtle

    unique = sorted(set(lines))[:_TRIPLES]
    count = len(unique)
    writing, made = timed(lambda: turtle(unique, BASE), repeat)
    file = folder / store.TURTLE
    file.write_bytes(header(BASE) + made)
    stores = (folder / f"store-{i}" for i in range(repeat + 1))
    loading, _ = timed(lambda: _load(next(stores), file, header(BASE)), repeat)
    adding, serializing = _through_rdflib(unique, repeat)
    yield rate(f"write Turtle, {count:,} triples", "triples/s", count, writing)
    yield rate(f"load the store, {count:,} triples", "triples/s", count, loading)
    yield rate("rdflib: serialize the same triples as Turtle", "triples/s", count, serializing)
    yield rate("rdflib: add the same triples to a graph in memory", "triples/s", count, adding)
    yield Row("times faster than rdflib: Turtle", "×", min(serializing) / min(writing), _ratio(serializing, writing))
    yield Row("times faster than rdflib: store", "×", min(adding) / min(loading), _ratio(adding, loading))


def _load(folder: Path, file: Path, prefixes: bytes) -> None:
    from kg.store import Loading

    with Loading(folder, file, prefixes, "") as loading:
        loading.reach(file.stat().st_size, last=True)


def _ratio(theirs: list[float], ours: list[float]) -> float:
    return sorted(theirs)[len(theirs) // 2] / sorted(ours)[len(ours) // 2]


def _through_rdflib(lines: list[str], repeat: int) -> tuple[list[float], list[float]]:
    """Return the seconds that rdflib takes to add triples that are parsed already, and to serialize them."""
    from rdflib import Graph

    triples = list(Graph().parse(data="\n".join(lines), format="nt"))

    def added() -> Graph:
        graph = Graph()
        for triple in triples:
            graph.add(triple)
        return graph

    adding, graph = timed(added, repeat)
    serializing, _ = timed(lambda: graph.serialize(format="turtle"), repeat)
    return adding, serializing
