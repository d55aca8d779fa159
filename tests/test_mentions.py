"""Mentions are written as Turtle at once: the same triples, whatever words they quote, and their quotes can be found again."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.model import Mention
from kg.rdf.mentions import Mentioned, Mentions
from kg.rdf.terms import BASE, PREFIXES
from kg.rdf.write import parsed, shortened

TEXT = f"<{BASE}doc/A/RES/70/1#en>"


def triples(turtle: str) -> list[tuple[str, str]]:
    """Return property and value of the triples of Turtle, with IRIs cut to their last part."""
    quads = parsed(turtle.encode(), BASE)
    return [(q.predicate.value.rpartition("#")[2], getattr(q.object, "value", "").rpartition("/")[2]) for q in quads]


def test_a_mention_is_one_node_whatever_is_said_of_it() -> None:
    mentions = Mentions(TEXT, "en")
    node = mentions.add(Mention(5, 11, "France", "name"), "unr:names state:FRA", "unr:verb verb:note")
    assert mentions.add(Mention(5, 11, "France", "name")) == node == f"<{BASE}doc/A/RES/70/1#en:5-11>"
    said = {
        ("type", "ontology#Mention"),
        ("inText", "1#en"),
        ("start", "5"),
        ("end", "11"),
        ("quote", "France"),
        ("rule", "name"),
    }
    assert sorted(triples(mentions.turtle())) == sorted(said | {("names", "FRA"), ("verb", "note")})


@pytest.mark.parametrize(
    "quote",
    ['a "b"', "two\nlines", "tab\tbed ;", "ends .\n", "back\\slash\\", "<urn:a> a unr:Mention ;", "\x01\x7f\x85", "决议 ;\u2028"],
)
def test_any_words_can_be_quoted_counted_and_found_again(quote: str) -> None:
    mentions = Mentions(TEXT, "en")
    mentions.add(Mention(30, 30 + len(quote), quote, "name"))
    node = mentions.add(Mention(2, 2 + len(quote), quote, "name"))
    turtle = mentions.turtle()
    read = list(parsed(turtle.encode(), BASE))
    assert [q.object.value for q in read if q.predicate.value.endswith("#quote")] == [quote, quote]  # type: ignore[union-attr]
    written = Mentioned(turtle)
    assert written.triples == len(read) == 12
    assert written.classes == {f"<{PREFIXES['unr']}Mention>": 2}
    [line] = written.quotes({node})
    [found] = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(found.object, ox.Literal) and found.object.value == quote and found.object.language == "en"


def test_mentions_stand_in_the_order_of_the_text() -> None:
    mentions = Mentions(TEXT, "en")
    for start in (100, 20, 3):
        mentions.add(Mention(start, start + 2, "UN", "name"))
    assert [value for name, value in triples(mentions.turtle()) if name == "start"] == ["3", "20", "100"]


@pytest.mark.parametrize("entry", ["body/GA", "state/FRA", "actor/all-parties", "body/A(b)", "doc/A/RES/70/1", "session/GA/70"])
def test_a_shortened_name_is_the_same_name(entry: str) -> None:
    node = f"<{BASE}{entry}>"
    [quad] = parsed(f"<urn:a> <urn:b> {shortened(node, BASE)} .".encode(), BASE)
    assert str(quad.object) == node
