"""Check the instruments' authority file: complete labels, no collisions, well-formed works."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

FILE = Path(__file__).parent.parent / "ontology" / "instruments.ttl"
BASE = "https://w3id.org/unres/"
UNR = Namespace(BASE + "ontology#")
XS = Namespace("http://www.w3.org/2001/XMLSchema#")
LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")
NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
LABELS = (*NAMES, UNR.shortLabel)

# The instruments named in the documents that the project started from.
FOUNDING = (
    "Charter of the United Nations",
    "Vienna Declaration and Programme of Action",
    "United Nations Millennium Declaration",
    "Transforming our world: the 2030 Agenda for Sustainable Development",
    "Addis Ababa Action Agenda of the Third International Conference on Financing for Development",
    "Paris Agreement",
    "Declaration on the Right to Development",
    "Durban Declaration and Programme of Action",
    "Buenos Aires Plan of Action for Promoting and Implementing Technical Cooperation among Developing Countries",
    "Kampala Declaration",
    "Universal Declaration of Human Rights",
    "International Covenant on Economic, Social and Cultural Rights",
)


@cache
def graph() -> Graph:
    """Read the authority file once."""
    return Graph().parse(FILE, format="turtle")


def instruments() -> list[URIRef]:
    """List the instruments in the order of their IRIs."""
    return sorted(s for s in graph().subjects(RDF.type, UNR.Instrument) if isinstance(s, URIRef))


def literals(subject: URIRef, *properties: URIRef) -> list[Literal]:
    """List the literal values of some properties of a subject."""
    values = [o for p in properties for o in graph().objects(subject, p)]
    return [o for o in values if isinstance(o, Literal)]


def test_there_are_at_least_150() -> None:
    assert len(instruments()) >= 150


def test_iris_are_short_kebab_case() -> None:
    pattern = re.compile(re.escape(BASE) + r"instrument/[a-z0-9]+(-[a-z0-9]+)*")
    assert [i for i in instruments() if not pattern.fullmatch(i)] == []


def test_entries_are_sorted() -> None:
    written = re.findall(r"^<(instrument/\S+)> a unr:Instrument ;$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(written) == len(instruments())
    assert written == sorted(written)


def test_each_has_one_preferred_label_a_language() -> None:
    for instrument in instruments():
        tags = sorted(str(label.language) for label in literals(instrument, SKOS.prefLabel))
        assert tags == sorted(LANGUAGES), instrument


def test_labels_are_plain() -> None:
    spoiled = re.compile("[\u00a0\u202f\u2010\u2011\u200e\u200f']|^\\s|\\s$|\\s\\s|^$")
    for instrument in instruments():
        for label in literals(instrument, *LABELS):
            assert label.language in LANGUAGES, label
            assert not spoiled.search(label), label
        for label in literals(instrument, SKOS.prefLabel, SKOS.altLabel, UNR.shortLabel):
            assert not re.search("[《》]", label), label


def test_chinese_labels_have_no_spaces() -> None:
    for instrument in instruments():
        for label in literals(instrument, *LABELS):
            assert label.language != "zh" or " " not in label, label


def test_no_name_is_claimed_twice() -> None:
    claims: defaultdict[tuple[str, str | None], set[URIRef]] = defaultdict(set)
    for instrument in instruments():
        for label in literals(instrument, *NAMES):
            claims[str(label), label.language].add(instrument)
    assert {name: owners for name, owners in claims.items() if len(owners) > 1} == {}


def test_no_short_label_is_another_ones_name() -> None:
    names = {(str(n), n.language): i for i in instruments() for n in literals(i, *NAMES)}
    for instrument in instruments():
        for short in literals(instrument, UNR.shortLabel):
            assert names.get((str(short), short.language), instrument) == instrument, short


def test_works_are_canonical() -> None:
    part = r"[A-Za-z0-9.-]+(\([A-Za-z0-9.-]+\))*[A-Z]?"
    pattern = re.compile(re.escape(BASE) + rf"doc/{part}(/{part})+")
    works = list(graph().subject_objects(UNR.adoptedAs))
    assert len(works) >= 100
    assert [str(w) for _, w in works if not pattern.fullmatch(str(w))] == []


def test_adoption_dates_are_typed() -> None:
    written = {XS.date: r"\d{4}-\d\d-\d\d", XS.gYear: r"\d{4}"}
    for instrument in instruments():
        dates = literals(instrument, UNR.adopted)
        assert len(dates) == 1, instrument
        pattern = written.get(dates[0].datatype or XS.string)
        assert pattern and re.fullmatch(pattern, dates[0]), instrument


def test_nothing_but_declared_properties() -> None:
    known = {RDF.type, *LABELS, UNR.adopted, UNR.adoptedAs, UNR.adoptedBy, UNR.treatySeries, SKOS.exactMatch}
    assert set(graph().predicates()) <= known


@pytest.mark.parametrize("title", FOUNDING)
def test_founding_titles_are_names(title: str) -> None:
    label = Literal(title, lang="en")
    owners = {s for p in (SKOS.prefLabel, SKOS.altLabel) for s in graph().subjects(p, label)}
    assert len(owners) == 1


def test_the_founding_list_is_whole() -> None:
    assert len(FOUNDING) == 12
