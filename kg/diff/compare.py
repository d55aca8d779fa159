"""Compare two works of a graph, in a language that both were read in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import sparql, texts
from kg.authority import authority
from kg.diff.align import Pair, align
from kg.diff.words import Part, parts
from kg.errors import UsageError
from kg.extract.operative import operative_words
from kg.language import language
from kg.lexicon import lexicon
from kg.model import PARAGRAPHS, Role
from kg.read.numbering import unnumbered
from kg.show import find_work
from kg.store import base_of
from kg.texts import Paragraph

_ROLES = (Role.PREAMBULAR, Role.OPERATIVE, Role.HEADING, Role.ANNEX)
_USUAL = ("en", "fr", "es", "zh", "ru", "ar")  # which language to take where the user names none
_TEXTS = """SELECT ?language ?hash { ?work dcterms:identifier "SYMBOL" ; unr:text ?text .
  ?text dcterms:language ?language ; unr:sha256 ?hash }"""
_CITED = """SELECT DISTINCT ?part ?cited { ?work dcterms:identifier "SYMBOL" ; unr:citation ?c .
  ?c unr:provision ?p ; cito:hasCitedEntity/dcterms:identifier ?cited ; unr:mention/unr:inText/dcterms:language "LANG" .
  BIND(STRAFTER(STR(?p), "#") AS ?part) }"""
_TITLE = 'SELECT ?title { ?work dcterms:identifier "SYMBOL" ; dcterms:title ?title . FILTER(LANG(?title) = "LANG") }'

Cited = dict[str, frozenset[str]]  # label of a provision -> what it cites


@dataclass(frozen=True, slots=True)
class Change:
    """What the second paragraph has and the first has not, and the other way round; sorted."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Two paragraphs side by side, or one that the other work lacks: words, changed citations, changed verbs."""

    left: Paragraph | None
    right: Paragraph | None
    moved: bool
    parts: tuple[Part, ...]
    citations: Change = Change()
    verbs: Change = Change()

    @property
    def kind(self) -> str:
        """What became of the paragraph: added, dropped, moved, changed or same."""
        if self.left is None or self.right is None:
            return "added" if self.left is None else "dropped"
        return "moved" if self.moved else "same" if all(part.same for part in self.parts) else "changed"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two works: its symbol, its title, its paragraphs and what its provisions cite."""

    symbol: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    cited: Cited


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two works side by side in a language."""

    language: str
    left: Side
    right: Side
    rows: tuple[Row, ...]

    def count(self, kind: str) -> int:
        """Return how many rows are of a kind."""
        return sum(row.kind == kind for row in self.rows)


def compare(store: ox.Store, out: Path, first: str, second: str, wanted: str = "") -> Comparison:
    """Return two works of the build in `out` side by side; without a language, in the usual one that both have.

    Raises UnknownWork, and UsageError if they were not both read in the language.
    """
    symbols = [find_work(store, given) for given in (first, second)]
    hashes = [dict(_rows(store, _TEXTS, symbol)) for symbol in symbols]
    code = _common(symbols, hashes, wanted)
    left, right = (_side(store, out, s, h[code], code) for s, h in zip(symbols, hashes, strict=True))
    pairs = align([unnumbered(p.words) for p in left.paragraphs], [unnumbered(p.words) for p in right.paragraphs])
    return Comparison(code, left, right, tuple(_row(pair, left, right, code) for pair in pairs))


def _common(symbols: list[str], hashes: list[dict[str, str]], wanted: str) -> str:
    """Return the language to compare in."""
    common = hashes[0].keys() & hashes[1].keys()
    if wanted in common or (not wanted and common):
        return wanted or next(code for code in _USUAL if code in common)
    known = "; ".join(f"{s} was read in {', '.join(sorted(h)) or 'no language'}" for s, h in zip(symbols, hashes, strict=True))
    raise UsageError(f"the two works can't be compared in {wanted or 'one language'}: {known}; build with the texts that lack")


def _side(store: ox.Store, out: Path, symbol: str, sha256: str, code: str) -> Side:
    kept = tuple(p for p in texts.paragraphs(out, sha256) if p.role in _ROLES)
    title = next((row[0] for row in _rows(store, _TITLE, symbol, code)), "")
    return Side(symbol, title, kept, _cited(_rows(store, _CITED, symbol, code)))


def _rows(store: ox.Store, query: str, symbol: str, code: str = "") -> list[tuple[str, str]]:
    asked = query.replace('"SYMBOL"', str(ox.Literal(symbol))).replace('"LANG"', f'"{code}"')
    return list(sparql.table(sparql.run(store, asked), base_of(store)).rows)  # type: ignore[arg-type]


def _cited(rows: list[tuple[str, str]]) -> Cited:
    return {part: frozenset(cited for label, cited in rows if label == part) for part, _ in rows}


def _row(pair: Pair, left: Side, right: Side, code: str) -> Row:
    a = left.paragraphs[pair.left] if pair.left is not None else None
    b = right.paragraphs[pair.right] if pair.right is not None else None
    words = parts(unnumbered(a.words) if a else "", unnumbered(b.words) if b else "")
    before = left.cited.get(a.provision, frozenset()) if a else frozenset()
    after = right.cited.get(b.provision, frozenset()) if b else frozenset()
    return Row(a, b, pair.moved, words, _change(before, after), _change(_verbs(a, code), _verbs(b, code)))


def _verbs(paragraph: Paragraph | None, code: str) -> frozenset[str]:
    """Return the operative words of a paragraph, by their labels in its language."""
    if paragraph is None or paragraph.role not in PARAGRAPHS:
        return frozenset()
    tokens = lexicon(code).scan(paragraph.words)
    found = operative_words(paragraph.words, tokens, language(code), paragraph.role is Role.OPERATIVE)
    return frozenset(authority().label(f"verb/{word.verb}", code) for word in found)


def _change(before: frozenset[str], after: frozenset[str]) -> Change:
    return Change(tuple(sorted(after - before)), tuple(sorted(before - after)))
