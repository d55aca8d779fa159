"""Look up one work in a store: what it is, what it cites, who cites it, how it was voted, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from kg import sparql, symbols
from kg.errors import UnknownWork
from kg.rdf.terms import PREFIXES
from kg.sparql import Table
from kg.store import base_of
from kg.succession.timing import order as adopted
from kg.symbols import SymbolError

_IDENTIFIER = ox.NamedNode(PREFIXES["dcterms"] + "identifier")
_FACTS = (
    ("adopted by", "unr:adoptedBy"),
    ("adopted on", "unr:adoptedOn"),
    ("issued", "dcterms:issued"),
    ("session", "unr:session"),
    ("meeting", "unr:meeting"),
    ("agenda item", "unr:agendaItem"),
    ("adoption", "unr:adoption"),
    ("on report of", "unr:onReportOf"),
    ("answers", "^cito:hasCitedEntity/unr:inResponseTo"),
    ("answered by", "^unr:inResponseTo/cito:hasCitedEntity"),
    ("draft", "unr:draft"),
    ("page", "rdfs:seeAlso"),
)
_VALUES = """SELECT (COALESCE(?name, ?identifier, ?number, ?v) AS ?value) WHERE { ?work PATH ?v
  OPTIONAL { ?v skos:prefLabel ?name FILTER(LANG(?name) = "LANG") }
  OPTIONAL { ?v dcterms:identifier ?identifier } OPTIONAL { ?v unr:number ?number } }"""
_CITES = """SELECT ?provision (GROUP_CONCAT(DISTINCT ?name; separator=", ") AS ?verb) ?cited
  (GROUP_CONCAT(DISTINCT STR(?stated); separator=", ") AS ?date) (GROUP_CONCAT(DISTINCT ?mark; separator=", ") AS ?footnote)
  (GROUP_CONCAT(DISTINCT STR(?part); separator=" / ") AS ?pinpoint) ?status WHERE {
  ?work unr:citation ?c . ?c unr:provision ?p ; unr:status ?st .
  BIND(STRAFTER(STR(?p), "#") AS ?provision) BIND(STRAFTER(STR(?st), "#") AS ?status)
  OPTIONAL { ?c cito:hasCitedEntity/dcterms:identifier ?cited }
  OPTIONAL { ?c unr:verb/skos:prefLabel ?name FILTER(LANG(?name) = "LANG") }
  OPTIONAL { ?c unr:statedDate ?stated } OPTIONAL { ?c unr:footnote ?mark } OPTIONAL { ?c unr:pinpoint ?part }
} GROUP BY ?c ?provision ?cited ?status"""
_CITED_BY = """SELECT ?citing ?provision ?verb WHERE {
  ?c cito:hasCitedEntity ?work ; cito:hasCitingEntity/dcterms:identifier ?citing ; unr:provision ?p .
  BIND(STRAFTER(STR(?p), "#") AS ?provision)
  OPTIONAL { ?c unr:verb/skos:prefLabel ?verb FILTER(LANG(?verb) = "LANG") }
} ORDER BY ?citing ?provision"""
_VOTE = """SELECT ?choice (GROUP_CONCAT(?name; separator=", ") AS ?states) WHERE {
  { SELECT ?choice ?name WHERE {
    ?work unr:vote ?v . ?v ?p ?state . ?state a unr:State ; skos:prefLabel ?name .
    FILTER(LANG(?name) = "LANG") BIND(STRAFTER(STR(?p), "#") AS ?choice) } ORDER BY ?choice ?name }
} GROUP BY ?choice ORDER BY ?choice"""
_REQUESTS = """SELECT ?provision ?verb ?addressee ?deliverable ?recipient ?due WHERE {
  { SELECT ?r (SAMPLE(?v) AS ?verb) WHERE { ?work ^dcterms:isPartOf/unr:request ?r . ?r unr:verb/skos:prefLabel ?v
    FILTER(LANG(?v) = "LANG") } GROUP BY ?r }
  OPTIONAL { SELECT ?r (GROUP_CONCAT(?v; separator=", ") AS ?addressee) WHERE {
    ?work ^dcterms:isPartOf/unr:request ?r . ?r unr:addressee/skos:prefLabel ?v FILTER(LANG(?v) = "LANG") } GROUP BY ?r }
  OPTIONAL { SELECT ?r (GROUP_CONCAT(?v; separator=", ") AS ?deliverable) WHERE {
    ?work ^dcterms:isPartOf/unr:request ?r . ?r unr:deliverable/skos:prefLabel ?v FILTER(LANG(?v) = "LANG") } GROUP BY ?r }
  OPTIONAL { SELECT ?r (GROUP_CONCAT(?v; separator=", ") AS ?recipient) WHERE {
    ?work ^dcterms:isPartOf/unr:request ?r . ?r unr:recipient/skos:prefLabel ?v FILTER(LANG(?v) = "LANG") } GROUP BY ?r }
  OPTIONAL { SELECT ?r (GROUP_CONCAT(?v; separator=", ") AS ?due) WHERE {
    ?work ^dcterms:isPartOf/unr:request ?r . { ?r unr:dueDate ?d BIND(STR(?d) AS ?v) } UNION
    { ?r unr:frequency ?f BIND(CONCAT("every ", STR(?f)) AS ?v) } UNION
    { ?r unr:dueSession ?s BIND(REPLACE(STR(?s), "^.*/session/", "") AS ?v) } } GROUP BY ?r }
  BIND(REPLACE(STRAFTER(STR(?r), "#"), "-request-[0-9]+$", "") AS ?provision) }"""
_TALLY = """SELECT ?y ?n ?a WHERE {
  ?work unr:vote ?v OPTIONAL { ?v unr:votesInFavour ?y } OPTIONAL { ?v unr:votesAgainst ?n }
  OPTIONAL { ?v unr:abstentions ?a } }"""
_SERIES = """SELECT DISTINCT ?symbol ?adopted ?previous WHERE {
  ?work (unr:follows|^unr:follows)* ?one . ?one dcterms:identifier ?symbol .
  OPTIONAL { ?one unr:adoptedOn ?adopted } OPTIONAL { ?one unr:follows/dcterms:identifier ?previous }
}"""
_FINDINGS = """SELECT ?kind ?comment ?tentative ?settledBy WHERE { ?f unr:about ?about ; unr:kind ?kind ; rdfs:comment ?comment
  FILTER(STR(?about) = STR(?work) || STRSTARTS(STR(?about), CONCAT(STR(?work), "#")))
  OPTIONAL { ?f unr:ofKind/unr:settledBy ?settledBy } OPTIONAL { ?f unr:ofKind/unr:tentative ?said }
  BIND(IF(COALESCE(?said, false), "tentative", "") AS ?tentative) } ORDER BY ?kind ?comment"""


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a work: facts as (name, value), and tables with their headings."""

    symbol: str
    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, Table], ...]


def find_work(store: ox.Store, given: str) -> str:
    """Return the canonical symbol of the work that a user names: A/RES/70/153 in any spelling, or the end of it, 70/153.

    Raises UnknownWork if the graph does not have it.
    """
    # no name holds the iterator: an error would keep it for the collector, and it must end in the thread that made it
    known = {
        quad.object.value for quad in store.quads_for_pattern(None, _IDENTIFIER, None) if isinstance(quad.object, ox.Literal)
    }
    try:
        symbol = symbols.canonical(given)
    except SymbolError:
        symbol = given.strip()
    if symbol in known:
        return symbol
    ends = sorted(s for s in known if s.endswith("/" + symbol.replace(" ", "")))
    if len(ends) == 1:
        return ends[0]
    raise UnknownWork(given, ends or get_close_matches(symbol, sorted(known)))


def card(store: ox.Store, given: str, language: str) -> Card:
    """Return what the graph says of a work. Raises UnknownWork."""
    symbol = find_work(store, given)
    asking = _Asking(store, symbol, language)
    return Card(symbol, asking.title(), tuple(asking.facts()), tuple(asking.tables()))


class _Asking:
    """Queries about one work."""

    def __init__(self, store: ox.Store, symbol: str, language: str) -> None:
        self.store = store
        self.base = base_of(store)
        self.language = language
        self.work = next(iter(store.quads_for_pattern(None, _IDENTIFIER, ox.Literal(symbol)))).subject

    def ask(self, query: str) -> Table:
        """Return the rows of a query about the work."""
        query = query.replace('"LANG"', f'"{self.language}"').replace("?work", str(self.work))
        return sparql.table(sparql.run(self.store, query), self.base)

    def values(self, name: str) -> list[str]:
        """Return the values of a property as a person reads them: a name, a symbol, the number of a session."""
        return sorted(row[0] for row in self.ask(_VALUES.replace("PATH", name)).rows)

    def title(self) -> str:
        """Return the title in the language, else in any."""
        rows = self.ask("SELECT ?v (LANG(?v) AS ?l) { ?work dcterms:title ?v }").rows
        return next((t for t, code in rows if code == self.language), rows[0][0] if rows else "")

    def facts(self) -> list[tuple[str, str]]:
        """Return what the graph states of the work."""
        found = [(label, ", ".join(v.removeprefix("unr:") for v in self.values(name))) for label, name in _FACTS]
        tally = self.ask(_TALLY).rows
        if tally:
            found.append(("vote", "{} in favour, {} against, {} abstaining".format(*(n or "0" for n in tally[0]))))
        return [(name, value) for name, value in found if value]

    def tables(self) -> list[tuple[str, Table]]:
        """Return the series, citations and requests by paragraph, citing works, the roll call and the findings."""
        cites = self.ask(_CITES)
        asked = self.ask(_REQUESTS)
        return [
            ("Series", self._series()),
            ("Cites", Table(cites.columns, tuple(sorted(cites.rows, key=lambda row: (order(row[0]), row[2]))))),
            ("Cited by", self.ask(_CITED_BY)),
            ("Asks for", Table(asked.columns, tuple(sorted(asked.rows, key=lambda row: (order(row[0]), row))))),
            ("Roll call", self.ask(_VOTE)),
            ("Findings", self.ask(_FINDINGS)),
        ]

    def _series(self) -> Table:
        """Return the line of the work from the first to the latest; empty if it stands alone."""
        found = self.ask(_SERIES)
        rows = tuple(sorted(found.rows, key=lambda row: (adopted(row[0]), row))) if len(found.rows) > 1 else ()
        return Table(found.columns, rows)


def order(provision: str) -> tuple[int, int, str]:
    """Order provisions as they stand: HEADER, PP1 …, OP1 …, ANNEX."""
    kinds = ("HEADER", "PP", "OP")
    kind = next((i for i, k in enumerate(kinds) if provision.startswith(k)), len(kinds))
    digits = "".join(c for c in provision.partition("(")[0] if c.isdigit())
    return kind, int(digits or 0), provision
