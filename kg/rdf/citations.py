"""Turn citations into triples."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Citation
from kg.rdf.minting import Minting
from kg.rdf.terms import address, line, term, text, typed


def citation_lines(names: Minting, citation: Citation) -> Iterator[str]:
    """Yield the triples of a citation of the work."""
    node = names.part(fragment(citation))
    yield line(names.work, term("unr:citation"), node)
    yield line(node, term("rdf:type"), term("unr:Citation"))
    yield line(node, term("cito:hasCitingEntity"), names.work)
    yield line(node, term("unr:provision"), names.part(citation.provision))
    yield from names.header(citation.provision)
    yield from _target(names, citation, node)
    if citation.footnote:
        yield line(node, term("unr:footnote"), text(citation.footnote))
    if citation.pinpoint:
        yield line(node, term("unr:pinpoint"), text(citation.pinpoint, names.language))
    if citation.verb:
        yield line(node, term("unr:verb"), names.entity(f"verb/{citation.verb}"))
    if citation.date:
        yield line(node, term("unr:statedDate"), typed(citation.date, "date"))
    yield names.mention(node, citation.mention)
    if link := address(citation.link or ""):
        yield line(node, term("unr:officialLink"), link)


def fragment(citation: Citation) -> str:
    """Return what names a citation within the IRI of its work: PP4-A/RES/77/213.

    What is named by body, kind and day is so in every language.
    """
    cited = citation.target or f"unresolved-{' '.join(citation.mention.quote.split())}"
    if citation.waits:
        cited = f"unresolved-{(citation.named or '').replace(' ', '-')}-{citation.date}"
    return f"{citation.provision}-{cited}"


def _target(names: Minting, citation: Citation, node: str) -> Iterator[str]:
    if citation.target is None:
        yield line(node, term("unr:status"), term("unr:Ambiguous" if citation.candidates else "unr:Unresolved"))
        yield line(node, term("rdfs:comment"), text(citation.reason or "", "en"))
        for symbol in citation.candidates:
            yield line(node, term("unr:candidate"), names.document(symbol))
        return
    cited = names.document(citation.target)
    yield line(node, term("unr:status"), term("unr:Resolved"))
    yield line(node, term("cito:hasCitedEntity"), cited)
    yield line(names.work, term("cito:cites"), cited)
