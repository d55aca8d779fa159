"""The paragraphs of a work: operative words, what each cites, and the words of the text with what is named in them linked.

The words are those of the stored text; where they lie is kept beside it, where the mentions lie is in the graph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import NoGraph
from kg.serve.pages.graph import Graph, Shown
from kg.show import order
from kg.texts import kept


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `href` is where it leads if it names something, `anchor` the fragment of the mention."""

    text: str
    href: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the cited work, its verb, footnote, pinpoint, stated date and status, each empty if not stated."""

    anchor: str
    work: Shown
    verb: Shown
    footnote: str
    pinpoint: str
    date: str
    status: Shown


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A provision of a work on its page; `anchors` are the fragments of its requests and mandates."""

    label: str
    anchors: tuple[str, ...]
    verbs: tuple[Shown, ...]
    lines: tuple[tuple[Piece, ...], ...]
    citations: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    href: str
    anchor: str


def paragraphs(graph: Graph, work: ox.NamedNode, text: ox.NamedNode | None, out: Path) -> list[Paragraph]:
    """Return the paragraphs of a work in their order, with the words of one of its texts."""
    citations = defaultdict(list)
    holders: set[ox.NamedNode] = set()
    for citation in graph.links(work, "unr:citation"):
        provision = next(iter(graph.links(citation, "unr:provision")), work)
        citations[provision].append(_cited(graph, citation))
        holders.add(citation)
    provisions = {*graph.subjects("dcterms:isPartOf", work), *citations}
    asked = {p: [*graph.links(p, "unr:request"), *graph.links(p, "unr:mandate")] for p in provisions}
    holders.update(*asked.values(), provisions)
    lines = _lines(graph, holders, text, out) if text else {}
    return [
        Paragraph(
            label=fragment(provision),
            anchors=tuple(fragment(one) for one in asked[provision]),
            verbs=tuple(graph.shown(verb) for verb in graph.links(provision, "unr:verb")),
            lines=tuple(lines.get(fragment(provision), ())),
            citations=tuple(sorted(citations[provision], key=lambda c: c.work.text)),
        )
        for provision in sorted(provisions, key=lambda p: order(fragment(p)))
    ]


def fragment(iri: ox.NamedNode) -> str:
    """Return what stands behind the # of an IRI."""
    return iri.value.partition("#")[2]


def _cited(graph: Graph, citation: ox.NamedNode) -> Cited:
    works = graph.links(citation, "cito:hasCitedEntity")
    pinpoint = graph.in_language(citation, "unr:pinpoint")
    status = next(iter(graph.links(citation, "unr:status")), None)
    resolved = status is None or status.value.endswith("#Resolved")
    return Cited(
        anchor=fragment(citation),
        work=graph.shown(works[0]) if works else Shown(fragment(citation).partition("-unresolved-")[2]),
        verb=graph.shown(next(iter(graph.links(citation, "unr:verb")), None)),
        footnote=graph.value(citation, "unr:footnote"),
        pinpoint=pinpoint.value if pinpoint else "",
        date=graph.value(citation, "unr:statedDate"),
        status=Shown("") if resolved else graph.shown(status),
    )


def _lines(graph: Graph, holders: set[ox.NamedNode], text: ox.NamedNode, out: Path) -> dict[str, list[tuple[Piece, ...]]]:
    """Return the lines of the text by the label of their provision; none if the text is not kept any more."""
    try:
        written, places = kept(out, graph.value(text, "unr:sha256"))
    except NoGraph:
        return {}
    mentions = sorted(_mentions(graph, holders, text), key=lambda m: (m.start, -m.end, not m.href))
    starts = [one.start for one in mentions]
    anchored: set[str] = set()
    found = defaultdict(list)
    for place in places:
        near = mentions[bisect_left(starts, place.spans[0][0]) : bisect_left(starts, place.spans[-1][1])]
        pieces = (piece for a, b in place.spans for piece in _pieces(written, a, b, near, anchored))
        found[place.provision].append(tuple(pieces))
    return found


def _mentions(graph: Graph, holders: set[ox.NamedNode], text: ox.NamedNode) -> Iterator[_Mention]:
    start = text.value + ":"
    for holder in holders:
        cited = graph.links(holder, "cito:hasCitedEntity")
        for mention in graph.links(holder, "unr:mention"):
            if mention.value.startswith(start):
                begin, _, end = mention.value.removeprefix(start).partition("-")
                named = cited or graph.links(mention, "unr:names")
                href = graph.href(named[0]) if named else ""
                # the words of a request hold names that are links; it is itself only an anchor
                stop = int(end) if named else int(begin)
                yield _Mention(int(begin), stop, href, fragment(mention))


def _pieces(written: str, start: int, end: int, mentions: list[_Mention], anchored: set[str]) -> Iterator[Piece]:
    """Yield the runs of a span; of mentions that overlap, the first and longest is the link. An anchor stands once on a page."""
    at = start
    for one in (m for m in mentions if start <= m.start < end or m.start < start < m.end):
        anchor = "" if one.anchor in anchored else one.anchor
        anchored.add(one.anchor)
        begin = max(one.start, start)  # a mention may begin in the line before
        if begin >= at:
            yield Piece(written[at:begin])
            at = max(begin, min(one.end, end))
            words = written[begin:at]
            yield Piece(words, one.href if words.strip() else "", anchor)  # a line end alone is no link
        elif anchor:
            yield Piece("", "", anchor)
    yield Piece(written[at:end])
