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
from kg.serve.pages.graph import Graph, Shown, Term, plain
from kg.show import order
from kg.texts import kept

_ASKED = ("unr:request", "unr:mandate")
_OF_PROVISIONS = ("rdf:type", "unr:verb", *_ASKED)
_OF_CITATIONS = (
    "unr:provision",
    "cito:hasCitedEntity",
    "unr:verb",
    "unr:footnote",
    "unr:pinpoint",
    "unr:statedDate",
    "unr:status",
)
_MENTIONS = """SELECT ?mention (COALESCE(?cited, ?named) AS ?target) {
  ?mention unr:inText $text . ?holder unr:mention ?mention
  OPTIONAL { ?holder cito:hasCitedEntity ?cited }
  OPTIONAL { ?mention unr:names ?named }
}"""


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
    provisions = graph.described(f"?one dcterms:isPartOf {work}", _OF_PROVISIONS)
    citations = defaultdict(list)
    for citation, stated in graph.described(f"{work} unr:citation ?one", _OF_CITATIONS).items():
        provision = next((one for one in stated["unr:provision"] if isinstance(one, ox.NamedNode)), work)
        citations[provision].append(_cited(graph, citation, stated))
    lines = _lines(graph, text, out) if text else {}
    return [
        Paragraph(
            label=fragment(provision),
            anchors=tuple(fragment(one) for name in _ASKED for one in _links(provisions[provision][name])),
            verbs=tuple(graph.shown(verb) for verb in provisions[provision]["unr:verb"]),
            lines=tuple(lines.get(fragment(provision), ())),
            citations=tuple(sorted(citations[provision], key=lambda c: c.work.text)),
        )
        for provision in sorted({*provisions, *citations}, key=lambda p: order(fragment(p)))
    ]


def fragment(iri: ox.NamedNode) -> str:
    """Return what stands behind the # of an IRI."""
    return iri.value.partition("#")[2]


def _links(values: list[Term]) -> Iterator[ox.NamedNode]:
    return (value for value in values if isinstance(value, ox.NamedNode))


def _cited(graph: Graph, citation: ox.NamedNode, stated: dict[str, list[Term]]) -> Cited:
    works = stated["cito:hasCitedEntity"]
    pinpoint = graph.chosen(stated["unr:pinpoint"])
    status = next(_links(stated["unr:status"]), None)
    resolved = status is None or status.value.endswith("#Resolved")
    return Cited(
        anchor=fragment(citation),
        work=graph.shown(works[0]) if works else Shown(fragment(citation).partition("-unresolved-")[2]),
        verb=graph.shown(next(iter(stated["unr:verb"]), None)),
        footnote=next(map(plain, stated["unr:footnote"]), ""),
        pinpoint=pinpoint.value if pinpoint else "",
        date=next(map(plain, stated["unr:statedDate"]), ""),
        status=Shown("") if resolved else graph.shown(status),
    )


def _lines(graph: Graph, text: ox.NamedNode, out: Path) -> dict[str, list[tuple[Piece, ...]]]:
    """Return the lines of the text by the label of their provision; none if the text is not kept any more."""
    try:
        written, places = kept(out, graph.value(text, "unr:sha256"))
    except NoGraph:
        return {}
    mentions = sorted(_mentions(graph, text), key=lambda m: (m.start, -m.end, not m.href))
    starts = [one.start for one in mentions]
    anchored: set[str] = set()
    found = defaultdict(list)
    for place in places:
        near = mentions[bisect_left(starts, place.spans[0][0]) : bisect_left(starts, place.spans[-1][1])]
        pieces = (piece for a, b in place.spans for piece in _pieces(written, a, b, near, anchored))
        found[place.provision].append(tuple(pieces))
    return found


def _mentions(graph: Graph, text: ox.NamedNode) -> Iterator[_Mention]:
    """Yield the mentions in a text: each leads to what is cited with it, or to what it names; of several to the first."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention, target in graph.rows(_MENTIONS.replace("$text", str(text))):
        found[fragment(mention)].update([graph.href(target)] if target else [])
    for anchor, hrefs in found.items():
        begin, _, end = anchor.rpartition(":")[2].partition("-")
        # the words of a request hold names that are links; it is itself only an anchor
        yield _Mention(int(begin), int(end if hrefs else begin), min(hrefs, default=""), anchor)


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
