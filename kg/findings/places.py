"""Name the nodes of the graph that findings are about and rest on."""

from __future__ import annotations

from kg.model import Citation, Facts
from kg.rdf.citations import fragment
from kg.rdf.emit import identifier


def where(work: str, citation: Citation) -> str:
    """Return the fragment of a citation: A/HRC/RES/56/2#PP4-A/RES/77/213."""
    return f"{work}#{fragment(citation)}"


def mentioned(facts: Facts, citation: Citation) -> str:
    """Return the fragment of a citation's mention: A/RES/70/153#zh:523-535."""
    return f"{identifier(facts)}#{facts.text.language}:{citation.mention.start}-{citation.mention.end}"
