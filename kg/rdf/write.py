"""Write triples as Turtle that every store loads: prefixes first, sorted, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.rdf.terms import BASE, PREFIXES


def write_turtle(lines: Iterable[str], path: Path, base: str) -> None:
    """Write sorted N-Triples lines as Turtle."""
    own = {name: f"{base}{name}/" for name in ("state", "body", "verb", "instrument")}
    triples = ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    turtle = ox.serialize((q.triple for q in triples), format=ox.RdfFormat.TURTLE, prefixes={**PREFIXES, **own})
    path.write_bytes(_ordered(turtle or b""))


def _ordered(turtle: bytes) -> bytes:
    """Put the prefixes in order: the serializer leaves that to chance."""
    lines = turtle.split(b"\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"\n".join([*sorted(lines[:count]), b"", *lines[count:]])


def rebased(triple: ox.Triple, base: str) -> str:
    """Return a triple of the authority files as a line below another base."""
    text = f"{triple} ."
    return text if base == BASE else text.replace(f"<{BASE}", f"<{base}").replace(f"<{base}ontology#", f"<{BASE}ontology#")
