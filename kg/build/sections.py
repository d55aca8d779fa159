"""Divide the graph into sections that can be made, compared and replaced one by one.

A section holds all triples about one work that was read, whatever number of texts they come from, or those of a group of
entries. No subject is in two sections, so that the graph is their sum. A section whose digest is that of the last
build's is not made again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg.build.keys import rules
from kg.build.ledger import Section
from kg.build.outcome import Outcome
from kg.build.packing import packed, unpacked
from kg.citation_graph.parts import part
from kg.citation_graph.sources import Written
from kg.rdf.dataset import class_counts, dataset_lines
from kg.rdf.entries import References, entry_lines, references, work_entry
from kg.rdf.lines import Lines
from kg.rdf.mentions import Mentioned
from kg.rdf.pairs import left_open
from kg.rdf.write import parsed, turtle

Extras = Mapping[str, Sequence[str]]  # triples that follow from several texts, by the entry that they are about
_ELSEWHERE = "elsewhere"
DATASET = "dataset"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a section is to be made of: the own triples of texts (keys of their outcomes), entries, and further lines."""

    name: str
    keys: tuple[str, ...]
    entries: tuple[str, ...]
    lines: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Job:
    """A plan with all that a worker needs for it: the packed triples of its texts, as lines and mentions, and the base."""

    plan: Plan
    texts: tuple[tuple[bytes, bytes], ...]
    base: str


def plans(standing: Iterable[tuple[str, Outcome]], extras: Extras, known: References, base: str) -> Iterator[Plan]:
    """Yield the plans of all sections: those of the works that were read, by symbol, then those of what they need."""
    needs = set(extras)
    read: set[str] = set()
    for symbol, group in groupby(standing, key=lambda pair: pair[1].symbol):
        texts = list(group)
        entry = work_entry(symbol)
        lines = extras.get(entry, ())
        read.add(entry)
        needs.update(references(lines, base), *(found.needs for _, found in texts))
        yield _plan(entry, base, keys=[key for key, _ in texts], lines=lines)
    outside = sorted(line for line in needs if line.startswith("<"))
    yield _plan(_ELSEWHERE, base, lines=outside)
    for name, members in sorted(_groups(known.entries(needs.difference(outside, read))).items()):
        yield _plan(name, base, entries=members, lines=[line for entry in members for line in extras.get(entry, ())])


def _plan(name: str, base: str, *, keys: Sequence[str] = (), entries: Sequence[str] = (), lines: Sequence[str] = ()) -> Plan:
    said = "\n".join((base, rules(), *keys, "", *entries, "", *lines))
    return Plan(name, tuple(keys), tuple(entries), tuple(lines), hashlib.sha256(said.encode("utf-8", "replace")).hexdigest())


def _groups(found: Iterable[str]) -> dict[str, list[str]]:
    """Return the entries of each section: works by organ and series, all else by kind."""
    groups: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(found):
        parts = entry.split("/")
        groups["/".join([*(parts[:3] if parts[0] == "doc" else parts[:1]), "*"])].append(entry)
    return groups


def section(job: Job) -> Section:
    """Make a section."""
    plan, base = job.plan, job.base
    texts = (unpacked(lines).decode().split("\n") for lines, _ in job.texts)
    lines = Lines(set(plan.lines).union(*texts, *(entry_lines(entry, base) for entry in plan.entries)))
    lines.drop(left_open(lines.of("unr:verb"), base))
    mentions = Mentioned(b"".join(unpacked(written) for _, written in job.texts).decode())
    shown = json.dumps(part(Written(lines, mentions)), ensure_ascii=False, separators=(",", ":"))
    written = packed(turtle(lines.every, base) + mentions.turtle.encode()), packed(shown.encode("utf-8", "replace"))
    classes = class_counts(lines.of("rdf:type")) + mentions.classes
    return Section(plan.name, plan.digest, len(lines.every) + mentions.triples, classes, *written)


class Described:
    """Counts what is in sections, to describe the graph that they make up."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.triples = 0
        self.classes = Counter[str]()

    def count(self, made: Section) -> None:
        """Take in a section."""
        self.triples += made.triples
        self.classes.update(made.classes)

    def section(self) -> Section:
        """Return the section that holds the description."""
        lines = dataset_lines(self.triples, self.classes, self.base)
        return section(Job(_plan(DATASET, self.base, lines=lines), (), self.base))


def quads(made: Section, base: str) -> set[ox.Quad]:
    """Return the triples of a section."""
    return set(parsed(unpacked(made.turtle), base))
