"""The paragraphs of a work: operative words, what each cites, and the words of the text with what is named in them linked.

A paragraph's words are the lines of the stored text in which its mentions stand; a paragraph in which nothing is
mentioned is shown by its label alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.serve.pages.graph import Graph, Shown
from kg.show import order


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
    provision: str
    href: str
    anchor: str


def paragraphs(graph: Graph, work: ox.NamedNode, text: ox.NamedNode | None, folder: Path) -> list[Paragraph]:
    """Return the paragraphs of a work in their order, with the words of one of its texts."""
    citations = defaultdict(list)
    targets: dict[ox.NamedNode, ox.NamedNode] = {}
    for citation in graph.links(work, "unr:citation"):
        provision = next(iter(graph.links(citation, "unr:provision")), work)
        citations[provision].append(_cited(graph, citation))
        targets[citation] = provision
    provisions = {*graph.subjects("dcterms:isPartOf", work), *citations}
    asked = {p: [*graph.links(p, "unr:request"), *graph.links(p, "unr:mandate")] for p in provisions}
    targets |= {one: provision for provision, found in asked.items() for one in found}
    lines = _lines(graph, provisions, targets, text, folder) if text else {}
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


def content(graph: Graph, text: ox.NamedNode, folder: Path) -> str:
    """Return the stored text; empty if it is not there any more."""
    path = folder / f"{graph.value(text, 'unr:sha256')}.txt"
    return path.read_bytes().decode() if path.is_file() else ""


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


def _lines(
    graph: Graph, provisions: set[ox.NamedNode], targets: dict[ox.NamedNode, ox.NamedNode], text: ox.NamedNode, folder: Path
) -> dict[str, list[tuple[Piece, ...]]]:
    """Return the lines of the text that hold mentions, by the label of the provision."""
    written = content(graph, text, folder)
    mentions = sorted(_mentions(graph, provisions, targets, text), key=lambda m: (m.start, -m.end, not m.href, m.provision))
    anchored: set[str] = set()
    by_line: dict[tuple[str, int, int], list[_Mention]] = defaultdict(list)
    for one in mentions:
        start, end = _line(written, one.start, one.end)
        # an anchor stands once on a page, though two things may be read from the same words
        by_line[one.provision, start, end].append(replace(one, anchor="" if one.anchor in anchored else one.anchor))
        anchored.add(one.anchor)
    found = defaultdict(list)
    for (provision, start, end), held in sorted(by_line.items(), key=lambda item: item[0][1]):
        found[provision].append(tuple(_pieces(written, start, end, held)))
    return found


def _mentions(
    graph: Graph, provisions: set[ox.NamedNode], targets: dict[ox.NamedNode, ox.NamedNode], text: ox.NamedNode
) -> Iterator[_Mention]:
    start = text.value + ":"
    for holder in [*provisions, *targets]:
        cited = graph.links(holder, "cito:hasCitedEntity")
        for mention in graph.links(holder, "unr:mention"):
            if mention.value.startswith(start):
                begin, _, end = mention.value.removeprefix(start).partition("-")
                named = cited or graph.links(mention, "unr:names")
                href = graph.href(named[0]) if named else ""
                # the words of a request hold names that are links; it is itself only an anchor
                stop = int(end) if named else int(begin)
                yield _Mention(int(begin), stop, fragment(targets.get(holder, holder)), href, fragment(mention))


def _line(written: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the lines in which a span stands."""
    stop = written.find("\n", end)
    return written.rfind("\n", 0, start) + 1, len(written) if stop < 0 else stop


def _pieces(written: str, start: int, end: int, mentions: list[_Mention]) -> Iterator[Piece]:
    """Yield the runs of a line; of mentions that overlap, the first and longest is the link."""
    at = start
    for one in mentions:
        if one.start >= at:
            yield Piece(written[at : one.start])
            yield Piece(written[one.start : one.end], one.href, one.anchor)
            at = one.end
        elif one.anchor:
            yield Piece("", "", one.anchor)
    yield Piece(written[at:end])
