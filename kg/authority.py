"""Authority files: States, bodies, instruments, verbs and more, labelled in six languages; days of adoption of works.

What the extractors look up is what the graph contains: entries are read from the Turtle in `ontology/`, and the same
triples go into the graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg import data

BASE = "https://w3id.org/unres/"
UNR = BASE + "ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
FILES = (
    "states.ttl",
    "bodies.ttl",
    "instruments.ttl",
    "verbs.ttl",
    "actors.ttl",
    "deliverables.ttl",
    "findings.ttl",
    "works.ttl",
)

_CONCEPTS = ("verb/", "deliverable/", "finding/")

# How sure a label is: "name" anywhere, "opening" only where a clause opens, "short" only by context; "act" says
# what is delivered and that it is; "not" is a longer phrase that holds the name and means something else (Lake Chad).
_USES = {
    SKOS + "prefLabel": "name",
    SKOS + "altLabel": "name",
    SKOS + "hiddenLabel": "name",
    UNR + "openingLabel": "opening",
    UNR + "shortLabel": "short",
    UNR + "actLabel": "act",
    UNR + "notLabel": "not",
}


class Label(NamedTuple):
    """A name of an entry in a language; `use` is "name", "opening", "short", "act" or "not"."""

    text: str
    language: str
    use: str
    entry: str


@dataclass(frozen=True, slots=True)
class Authority:
    """All entries. `triples` is by entry: IRI below the base -> its triples as read; `types` are verbs by broader type."""

    triples: dict[str, tuple[ox.Triple, ...]]
    labels: tuple[Label, ...]
    states: dict[str, str]
    types: dict[str, frozenset[str]]

    def state(self, name: str) -> str | None:
        """Return the code of a State by any of its names in any language, without regard to case."""
        return self.states.get(_key(name))

    def pairs(self) -> dict[str, set[str]]:
        """Return the verbs that each pair of verbs leaves open: what a word of one language means in the others."""
        out: dict[str, set[str]] = defaultdict(set)
        for entry, triples in self.triples.items():
            for triple in triples:
                if entry.startswith("verb/") and triple.predicate.value == SKOS + "narrower":
                    out[entry].add(str(triple.object)[1:-1].removeprefix(BASE))
        return out

    def label(self, entry: str, language: str) -> str:
        """Return the preferred label in a language, the last part of the IRI if there is none."""
        for triple in self.triples.get(entry, ()):
            literal = triple.object
            if triple.predicate.value == SKOS + "prefLabel" and isinstance(literal, ox.Literal) and literal.language == language:
                return literal.value
        return entry.rpartition("/")[2]

    def deliberates(self, body: str) -> bool:
        """Tell whether a body adopts resolutions or decisions of its own, as a commission does and a mission does not."""
        return bool(_DELIBERATING.intersection(self.values(f"body/{body}", "bodyType")))

    def parents(self, body: str) -> frozenset[str]:
        """Return the bodies that a body is a part of."""
        found = (t.object for t in self.triples.get(f"body/{body}", ()) if t.predicate.value == ORG + "subOrganizationOf")
        return frozenset(o.value.removeprefix(BASE + "body/") for o in found if isinstance(o, ox.NamedNode))

    def adopted(self) -> dict[str, str]:
        """Return the day of adoption (ISO) of each work in the authority files, by symbol."""
        works = (entry for entry in self.triples if entry.startswith("doc/"))
        return {entry.removeprefix("doc/"): day for entry in works for day in self.values(entry, "adoptedOn")}

    def narrower(self, kind: str) -> frozenset[str]:
        """Return the verbs of a broader type: "directive"."""
        return self.types.get(kind, frozenset())

    def values(self, entry: str, name: str) -> tuple[str, ...]:
        """Return the values of a property of the own namespace: literals as they are, IRIs below the base."""
        found = (t.object for t in self.triples.get(entry, ()) if t.predicate.value == UNR + name)
        return tuple(o.value.removeprefix(BASE) for o in found if isinstance(o, ox.Literal | ox.NamedNode))


# Kinds of bodies that adopt resolutions and decisions of their own.
_DELIBERATING = frozenset(
    f"ontology#{kind}"
    for kind in (
        "Commission",
        "Conference",
        "FundOrProgramme",
        "OutsideOrganization",
        "RelatedOrganization",
        "SpecializedAgency",
    )
) | {"ontology#SubsidiaryOrgan", "ontology#TreatyBody"}


def _key(name: str) -> str:
    return " ".join(name.split()).replace("'", "’").casefold()


def _labels(entry: str, triples: Iterable[ox.Triple]) -> Iterable[Label]:
    """Yield the names of an entry; the preferred label of a concept (a verb, a kind of finding) is not looked for."""
    for triple in triples:
        use = _USES.get(triple.predicate.value)
        named = not (entry.startswith(_CONCEPTS) and triple.predicate.value == SKOS + "prefLabel")
        if use and named and isinstance(triple.object, ox.Literal):
            yield Label(triple.object.value, triple.object.language or "", use, entry)


def _types(by_entry: Mapping[str, Iterable[ox.Triple]]) -> dict[str, frozenset[str]]:
    """Return the verbs by their broader type."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry, triples in by_entry.items():
        for triple in triples:
            if triple.predicate.value == SKOS + "broader" and isinstance(triple.object, ox.NamedNode):
                found[triple.object.value.rpartition("/")[2]].add(entry.removeprefix("verb/"))
    return {kind: frozenset(verbs) for kind, verbs in found.items()}


def entries(folder: Path, names: Iterable[str]) -> dict[str, tuple[ox.Triple, ...]]:
    """Read some authority files of a folder; return the triples of each entry by its IRI below the base."""
    by_entry: dict[str, list[ox.Triple]] = defaultdict(list)
    for name in names:
        for quad in ox.parse(path=str(folder / name), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode):
                by_entry[quad.subject.value.removeprefix(BASE)].append(quad.triple)
    return {entry: tuple(triples) for entry, triples in by_entry.items()}


def load(folder: Path) -> Authority:
    """Read the authority files of a folder."""
    by_entry = entries(folder, FILES)
    labels = tuple(label for entry, triples in by_entry.items() for label in _labels(entry, triples))
    states = {
        _key(la.text): la.entry.removeprefix("state/") for la in labels if la.entry.startswith("state/") and la.use != "not"
    }
    return Authority(by_entry, labels, states, _types(by_entry))


@cache
def authority() -> Authority:
    """Return the authority files that come with the package, read once."""
    return load(data.ontology())
