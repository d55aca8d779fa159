"""The triples of what texts refer to: works that are only cited, sessions, meetings, agenda items, authority entries.

An entry is named by its IRI below the base: "doc/A/RES/70/1", "session/GA/70", "state/FRA". Its triples follow from that
name and the authority files alone, so that it does not matter which text refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

import pyoxigraph as ox

from kg import symbols
from kg.authority import authority
from kg.rdf.terms import BASE, address, iri, line, term, text
from kg.symbols import SymbolError

_CLASSES = {
    "resolution": "Resolution",
    "decision": "Decision",
    "presidential-statement": "PresidentialStatement",
    "report": "Report",
    "draft": "Draft",
    "meeting-record": "MeetingRecord",
    "document": "Document",
}
_OCCASIONS = {"session": "Session", "meeting": "Meeting", "agenda": "AgendaItem"}


def work_entry(symbol: str) -> str:
    """Return the name of a work as an entry.

    >>> work_entry("A/RES/70/1")
    'doc/A/RES/70/1'
    """
    return iri("", "doc/", symbol)[1:-1]


def references(lines: Iterable[str], base: str) -> set[str]:
    """Return the entries that are objects of N-Triples lines."""
    start = f" <{base}"
    found = (line.rpartition(start)[2] for line in lines if start in line)
    return {name.removesuffix("> .") for name in found if not name.startswith("ontology#")}


class References:
    """What entries refer to. `found` may come from an earlier build with the same rules: to tell it, symbols must be parsed.

    An entry without triples, a part of something else, is None.
    """

    def __init__(self, base: str, found: Mapping[str, Sequence[str] | None]) -> None:
        self.base = base
        self.found = dict(found)
        self.grown = False

    def entries(self, needed: Iterable[str]) -> set[str]:
        """Return the entries that are needed and what these refer to in turn."""
        out: set[str] = set()
        waiting = set(needed)
        while waiting:
            entry = waiting.pop()
            named = self._of(entry)
            if named is not None:
                out.add(entry)
                waiting.update(name for name in named if name not in out)
        return out

    def _of(self, entry: str) -> Sequence[str] | None:
        if entry not in self.found:
            self.grown = True
            lines = entry_lines(entry, self.base)
            # an instrument names the work that it was adopted by, which is no work of this graph unless a text cites it
            named = sorted(name for name in references(lines, self.base) if not name.startswith("doc/"))
            self.found[entry] = named if lines else None
        return self.found[entry]


def entry_lines(entry: str, base: str) -> tuple[str, ...]:
    """Return the triples of one entry, none if it is a part of something else."""
    kind, _, rest = entry.partition("/")
    if "#" in entry:
        return ()
    if kind == "doc":
        return (*_work(unquote(rest), base), *_known(unquote(entry), base))
    if kind in _OCCASIONS:
        return tuple(_occasion(kind, rest, base))
    return _known(entry, base)


def _known(entry: str, base: str) -> tuple[str, ...]:
    """Return what the authority files say of an entry."""
    return tuple(_rebased(triple, base) for triple in authority().triples.get(entry, ()))


def _work(symbol: str, base: str) -> Iterator[str]:
    """Yield what a symbol alone says of a work: its class, its identifier, its body, its page at the United Nations."""
    node = iri(base, "doc/", symbol)
    try:
        parsed = symbols.parse(symbol)
    except SymbolError:
        yield line(node, term("rdf:type"), term("unr:Document"))
        return
    yield line(node, term("rdf:type"), term(f"unr:{_CLASSES[parsed.kind]}"))
    yield line(node, term("dcterms:identifier"), text(symbol))
    yield line(node, term("rdfs:seeAlso"), address(symbols.page(parsed)))
    if parsed.body:
        yield line(node, term("unr:adoptedBy"), iri(base, f"body/{parsed.body}"))


def _occasion(kind: str, rest: str, base: str) -> Iterator[str]:
    """Yield the triples of a session, a meeting or an agenda item: GA/70, GA/70/80, SC/8740."""
    node = iri(base, unquote(f"{kind}/{rest}"))
    body, number = rest.partition("/")[0], rest.rpartition("/")[2]
    yield line(node, term("rdf:type"), term(f"unr:{_OCCASIONS[kind]}"))
    yield line(node, term("unr:number"), text(unquote(number)))
    yield line(node, term("unr:body"), iri(base, f"body/{body}"))


def _rebased(triple: ox.Triple, base: str) -> str:
    """Return a triple of the authority files as a line below another base."""
    said = f"{triple} ."
    return said if base == BASE else said.replace(f"<{BASE}", f"<{base}").replace(f"<{base}ontology#", f"<{BASE}ontology#")
