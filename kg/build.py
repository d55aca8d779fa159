"""Build a graph: read files, extract facts, merge triples, find contradictions, write everything into one folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from kg import inputs, read, store
from kg.authority import authority
from kg.errors import KgError, ReadError
from kg.extract import extract
from kg.findings import Claims, claims, findings
from kg.inputs import Input
from kg.model import Facts, Finding, Role
from kg.rdf.dataset import class_counts, dataset_lines
from kg.rdf.emit import Emitter, identifier
from kg.rdf.findings import finding_lines
from kg.rdf.write import rebased, write_turtle

# Below this many bytes of input a pool of processes costs more than it saves.
_WORTH_A_POOL = 2_000_000
_BATCH = 24


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: read, skipped or failed, and why; of a text that was read, its triples and counts."""

    source: str
    status: str
    reason: str = ""
    symbol: str = ""
    language: str = ""
    sha256: str = ""
    content: str = ""
    lines: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    unresolved: tuple[tuple[str, str, str], ...] = ()  # provision, words, reason
    claims: Claims | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: the outcomes in order, the findings and the number of triples."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[str, ...]
    findings: tuple[Finding, ...]
    triples: int

    @property
    def failures(self) -> list[str]:
        """A message for each input that could not be read."""
        return [*self.problems, *(o.reason for o in self.outcomes if o.status == "failed")]


def build(paths: Sequence[str], out: Path, base: str, jobs: int | None = None) -> Built:
    """Read everything below the paths into a graph in the folder `out`.

    Raises UsageError if there is nothing to read.
    """
    found, problems = inputs.find(paths, out)
    outcomes = list(_without_doubles(_outcomes(found, base, jobs)))
    noted = findings([o.claims for o in outcomes if o.claims])
    found_lines = {*chain.from_iterable(o.lines for o in outcomes), *finding_lines(noted, base)}
    lines = sorted(found_lines.union(_authority_lines(found_lines, base)))
    lines = sorted([*lines, *dataset_lines(len(lines), class_counts(lines), base)])
    count = 0
    if any(o.status == "read" for o in outcomes):
        out.mkdir(parents=True, exist_ok=True)
        write_turtle(lines, out / "graph.ttl", base)
        count = store.write(lines, out)
        _write_texts(outcomes, out)
    return Built(tuple(outcomes), tuple(problems), tuple(noted), count)


def _outcomes(found: Sequence[Input], base: str, jobs: int | None) -> Iterator[Outcome]:
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or sum(i.size for i in found) < _WORTH_A_POOL:
        yield from (outcome(i, base) for i in found)
        return
    batches = [found[i : i + _BATCH] for i in range(0, len(found), _BATCH)]
    with ProcessPoolExecutor(jobs) as pool:
        for results in pool.map(_batch, batches, [base] * len(batches)):
            yield from results


def _batch(found: Sequence[Input], base: str) -> list[Outcome]:
    return [outcome(i, base) for i in found]


def outcome(found: Input, base: str) -> Outcome:
    """Read one input and return what became of it; what is wrong with one file never stops the others."""
    try:
        facts = extract(read.read(found.data(), found.name))
    except ReadError as error:
        return Outcome(found.name, "failed", str(error))
    except KgError as error:
        return Outcome(found.name, "failed", f"{found.name}: {error}")
    if not facts.work.symbol and not any(b.role is Role.FORMULA for b in facts.text.blocks):
        return Outcome(found.name, "skipped", "no resolution: neither a symbol nor an enacting formula was found")
    return _read(facts, base)


def _read(facts: Facts, base: str) -> Outcome:
    unresolved = tuple((c.provision, c.mention.quote, c.reason or "") for c in facts.citations if c.target is None)
    counts = {
        "citations": len({(c.provision, c.target) for c in facts.citations if c.target}),
        "unresolved": len(unresolved),
        "namings": len({(n.provision, n.entity) for n in facts.namings}),
        "provisions": len(facts.provisions),
        "voters": sum(len(v) for v in facts.ballot.voters.values()) if facts.ballot else 0,
    }
    return Outcome(
        source=facts.text.source,
        status="read",
        symbol=identifier(facts),
        language=facts.text.language,
        sha256=facts.text.sha256,
        content=facts.text.content,
        lines=tuple(dict.fromkeys(Emitter(facts, base).triples())),
        counts=counts,
        unresolved=unresolved,
        claims=claims(facts),
    )


def _without_doubles(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Let the first text of a work in a language stand, and report the others as doubles of it."""
    first: dict[tuple[str, str], str] = {}
    for one in outcomes:
        other = first.setdefault((one.symbol, one.language), one.source) if one.status == "read" else one.source
        if other == one.source:
            yield one
        else:
            yield Outcome(one.source, "skipped", f"{one.symbol} in {one.language} was read from {other}")


def _authority_lines(lines: Iterable[str], base: str) -> Iterator[str]:
    """Yield the triples of the authority entries that the graph refers to, and of what they are part of."""
    known = authority().triples
    objects = _objects(lines, base)
    waiting = {e for e in known if e in objects}
    done: set[str] = set()
    while waiting:
        entry = waiting.pop()
        done.add(entry)
        for triple in known[entry]:
            yield rebased(triple, base)
            other = str(getattr(triple.object, "value", "")).removeprefix("https://w3id.org/unres/")
            if other in known and other not in done and not other.startswith("doc/"):
                waiting.add(other)


def _objects(lines: Iterable[str], base: str) -> set[str]:
    """Return the objects below the base, without it."""
    start = f" <{base}"
    return {line.rpartition(start)[2].removesuffix("> .") for line in lines if start in line}


def _write_texts(outcomes: Iterable[Outcome], out: Path) -> None:
    """Keep the stored text of each source beside the graph, named by its hash: mentions point into it."""
    folder = out / "texts"
    folder.mkdir(exist_ok=True)
    wanted = {f"{o.sha256}.txt": o.content for o in outcomes if o.status == "read"}
    for old in folder.glob("*.txt"):
        if old.name not in wanted:
            old.unlink()
    for name, content in wanted.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


def totals(outcomes: Iterable[Outcome]) -> Counter[str]:
    """Return the sums of all counts."""
    sums: Counter[str] = Counter()
    for one in outcomes:
        sums.update(one.counts)
        sums[one.status] += 1
    return sums
