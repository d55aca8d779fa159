"""Names of the graph: prefixes, IRIs and literals. The only place that mints IRIs.

Triples are N-Triples lines on their way to the store: they sort, merge and compare as they are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import quote

import pyoxigraph as ox

BASE = "https://w3id.org/unres/"

PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unr": BASE + "ontology#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_SAFE = "/()!*,;:@&=+$-._~#"
_UNSAFE = re.compile(r"[^A-Za-z0-9/()!*,;:@&=+$\-._~#]")


@cache
def term(name: str) -> str:
    """Return a prefixed name as an IRI.

    >>> term("dcterms:title")
    '<http://purl.org/dc/terms/title>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def iri(base: str, *parts: str) -> str:
    """Return an IRI below the base; what an IRI may not hold is percent-encoded.

    >>> iri("https://w3id.org/unres/", "doc/A/RES/70/153", "#OP12(a)")
    '<https://w3id.org/unres/doc/A/RES/70/153#OP12(a)>'
    """
    return f"<{base}{escaped(''.join(parts))}>"


def escaped(local: str) -> str:
    """Return a piece of an IRI with what an IRI may not hold percent-encoded, such as a second #.

    >>> escaped("doc/A/RES/70/1#OP1-lamp #2")
    'doc/A/RES/70/1#OP1-lamp%20%232'
    """
    safe = quote(local, safe=_SAFE) if _UNSAFE.search(local) else local
    before, mark, fragment = safe.partition("#")
    return before + mark + fragment.replace("#", "%23")


@lru_cache(maxsize=65536)
def address(href: str) -> str:
    """Return an address from a document as an IRI, nothing if it can't be one.

    >>> address("https://undocs.org/A/RES/70/1 "), address("https://undocs.org:en/A/RES/70/1")
    ('<https://undocs.org/A/RES/70/1>', '')
    """
    made = quote(href.strip(), safe=_SAFE + "?%")
    try:
        return f"<{ox.NamedNode(made).value}>"
    except ValueError:
        return ""


def text(value: str, language: str | None = None) -> str:
    """Return a literal, with a language tag if there is one.

    >>> text('a "b"\\n', "en")
    '"a \\\\"b\\\\"\\\\n"@en'
    """
    words = _SPECIAL.sub(_escape, value)
    return f'"{words}"@{language}' if language else f'"{words}"'


def typed(value: object, kind: str) -> str:
    """Return a literal of an XML Schema type: typed(31, "integer")."""
    return f'"{value}"^^<{PREFIXES["xsd"]}{kind}>'


def line(subject: str, predicate: str, value: str) -> str:
    """Return a triple as an N-Triples line without its line feed."""
    return f"{subject} {predicate} {value} ."


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
