"""Search as one types: symbols in any spelling, titles in six languages, bodies, States, instruments, verbs.

An index of SQLite's full-text search, built from the store when the server starts. Chinese characters stand alone in
it, so that any part of a name is found; the last word that was typed may be the beginning of one.
"""

from __future__ import annotations

import math
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pyoxigraph as ox

from kg.serve.pages.graph import node, plain

_NAMED = ("skos:prefLabel", "skos:altLabel", "dcterms:title", "unr:acronym", "unr:iso3")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HAN = re.compile(r"([\u3400-\u9fff])")
_SCHEMA = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, symbol TEXT, weight REAL);
CREATE VIRTUAL TABLE words USING fts5(symbol, names, body, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
"""
# a symbol says more than a name, a name more than the body that adopted the work
_RANK = "bm25(words, 10, 5, 1) - weight"
_CANDIDATES = 200


def build(store: ox.Store, path: Path) -> int:
    """Write the index of a store into a file; return how many things it finds."""
    symbols = _texts(store, "dcterms:identifier")
    names: dict[ox.NamedNode, list[str]] = defaultdict(list)
    for name in _NAMED:
        for iri, texts in _texts(store, name).items():
            names[iri] += texts
    cited = _counts(store)
    adopters = {q.subject: ox.NamedNode(plain(q.object)) for q in store.quads_for_pattern(None, node("unr:adoptedBy"), None)}
    found = sorted({*symbols, *names}, key=str)
    with sqlite3.connect(path) as index:
        index.executescript(_SCHEMA)
        for number, iri in enumerate(found):
            symbol = symbols.get(iri, [""])[0]
            weight = math.log1p(cited.get(iri, 0)) + (1 if names.get(iri) else 0)
            body = names.get(adopters[iri], []) if iri in adopters else []
            index.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", (number, iri.value, " ".join(_words(symbol)), weight))
            fields = (" ".join(_words(text)) for text in (symbol, " \n ".join(names.get(iri, ())), " \n ".join(body)))
            index.execute("INSERT INTO words (rowid, symbol, names, body) VALUES (?, ?, ?, ?)", (number, *fields))
    index.close()
    return len(found)


def search(index: sqlite3.Connection, typed: str, most: int) -> list[str]:
    """Return the IRIs that fit what was typed, the best first."""
    tokens = _words(typed)[:40]
    for question in _questions(tokens):
        rows = index.execute(
            f"SELECT iri, thing.symbol, {_RANK} AS score FROM words JOIN thing ON thing.id = words.rowid "
            f"WHERE words MATCH ? ORDER BY score LIMIT {_CANDIDATES}",
            (question,),
        ).fetchall()
        if rows:
            end = " " + " ".join(tokens)
            best = sorted(rows, key=lambda row: (not f" {row[1]}".endswith(end), row[2], row[0]))
            return [iri for iri, _, _ in best[:most]]
    return []


def _questions(tokens: list[str]) -> Iterator[str]:
    """Yield full-text queries, the strictest first: a part of a symbol, a number and some words, all words, any word."""
    if not tokens:
        return
    figures = [piece for piece in _pieces(tokens) if piece[1].isdecimal()]
    others = [piece for piece in _pieces(tokens) if not piece[1].isdecimal()]
    number = " AND ".join(f"symbol : {piece}" for piece in figures)
    if figures:
        yield f'symbol : "{" ".join(tokens)}" *'
        yield "symbol : (" + " AND ".join(f'"{token}"' for token in tokens) + ")"
    if figures and others:
        yield f"{number} AND ({' OR '.join(others)})"
    yield " AND ".join([*figures, *others[:-1], *(f"{piece} *" for piece in others[-1:])])
    yield number or " OR ".join(others)


def _pieces(tokens: list[str]) -> Iterator[str]:
    """Yield phrases: figures in a row, Chinese characters in pairs that overlap, other words alone.

    >>> list(_pieces(["the", "70", "1", "理", "事", "会"]))
    ['"the"', '"70 1"', '"理 事"', '"事 会"']
    """
    for kind, run in groupby(tokens, _kind):
        same = list(run)
        if kind == "figure":
            yield f'"{" ".join(same)}"'
        elif kind == "Han" and len(same) > 1:
            yield from (f'"{first} {second}"' for first, second in pairwise(same))
        else:
            yield from (f'"{one}"' for one in same)


def _kind(token: str) -> str:
    return "figure" if token.isdecimal() else "Han" if _HAN.fullmatch(token) else "word"


def _words(text: str) -> list[str]:
    """Return the words of a text without case and accents, figures and letters apart, each Chinese character alone.

    >>> _words("A/RES/217 (III) A"), _words("Séance 第70/153号")
    (['a', 'res', '217', 'iii', 'a'], ['seance', '第', '70', '153', '号'])
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    return _WORD.findall(_HAN.sub(r" \1 ", plain))


def _texts(store: ox.Store, name: str) -> dict[ox.NamedNode, list[str]]:
    found: dict[ox.NamedNode, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, node(name), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found[quad.subject].append(quad.object.value)
    return {iri: sorted(texts) for iri, texts in found.items()}


def _counts(store: ox.Store) -> dict[object, int]:
    """Count for each work and entity how many works cite or name it."""
    found: dict[object, int] = defaultdict(int)
    for name in ("cito:cites", "unr:mentions"):
        for quad in store.quads_for_pattern(None, node(name), None):
            found[quad.object] += 1
    return found
