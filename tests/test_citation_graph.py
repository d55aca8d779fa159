"""The citation network is the same from a store and from the lines of parts of the graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg import store
from kg.build import build
from kg.citation_graph import citation_graph
from kg.citation_graph.joining import joined
from kg.citation_graph.parts import part
from kg.citation_graph.sources import Written
from kg.data import PACKAGE
from kg.rdf.lines import Lines, subject
from kg.rdf.mentions import Mentioned
from kg.rdf.terms import BASE


def test_a_store_and_parts_of_its_lines_show_the_same(tmp_path: Path) -> None:
    build([str(PACKAGE / "samples")], tmp_path, BASE, jobs=2)
    there = store.open_store(tmp_path)
    lines = {f"{quad.triple} ." for quad in there.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    parts: dict[str, set[str]] = {}
    for line in lines:
        parts.setdefault(subject(line).strip("<>").partition("#")[0], set()).add(line)
    shown = joined(part(Written(Lines(some), Mentioned(""))) for some in parts.values())
    whole = citation_graph(there)
    assert len(whole) > 50 and whole.size() > 50
    assert list(shown.nodes(data=True)) == list(whole.nodes(data=True))
    assert list(shown.edges(data=True)) == list(whole.edges(data=True))


def test_lines_that_are_dropped_are_gone_from_every_view() -> None:
    kept, gone = "<urn:a> <http://purl.org/spar/cito/cites> <urn:b> .", "<urn:a> <http://purl.org/spar/cito/cites> <urn:c> ."
    lines = Lines({gone, kept})
    assert lines.of("cito:cites") == lines.about("cito:cites", {"<urn:a>"}) == [kept, gone]
    lines.drop({gone})
    assert lines.every == lines.of("cito:cites") == [kept]
    assert not lines.about("cito:cites", {"<urn:b>"}) and not lines.of("unr:verb")
