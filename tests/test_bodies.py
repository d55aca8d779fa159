"""Check the authority file of bodies: complete labels, no label claimed twice, known parents."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import ORG, RDF, SKOS

UNR = Namespace("https://w3id.org/unres/ontology#")
BODY = "https://w3id.org/unres/body/"
FILE = Path(__file__).parent.parent / "ontology" / "bodies.ttl"
LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")
FULL = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
FIXED = [
    *("GA", "SC", "HRC", "ECOSOC", "CHR", "SCHR", "UNEA", "TC", "ICJ", "SECRETARIAT"),
    *("SG", "OHCHR", "OHCHR-HC", "HRC-AC", "IE-SOLIDARITY"),
    *("GA-C1", "GA-C2", "GA-C3", "GA-C4", "GA-C5", "GA-C6"),
]
TYPES = {
    "PrincipalOrgan", "MainCommittee", "SubsidiaryOrgan", "Commission", "TreatyBody", "SpecialProcedure",
    "SecretariatOffice", "FundOrProgramme", "SpecializedAgency", "RelatedOrganization", "Mission", "Conference",
    "OutsideOrganization", "Office",
}  # fmt: skip
LABELS = [
    ("人权理事会", "zh", "HRC"),
    ("大会", "zh", "GA"),
    ("安理会", "zh", "SC"),
    ("促进和保护人权小组委员会", "zh", "SCHR"),
    ("人权委员会", "zh", "CHR"),
    ("人权与国际团结问题独立专家", "zh", "IE-SOLIDARITY"),
    ("Human Rights Committee", "en", "CCPR"),
    ("Office of the United Nations High Commissioner for Human Rights", "en", "OHCHR"),
    ("Conseil de sécurité", "fr", "SC"),
    ("Alta Comisionada de las Naciones Unidas para los Derechos Humanos", "es", "OHCHR-HC"),
    ("Генеральной Ассамблеей", "ru", "GA"),
    ("Третьего комитета", "ru", "GA-C3"),
    ("Рабочей группы по произвольным задержаниям", "ru", "WGAD"),
    ("مجلس الأمن", "ar", "SC"),
    ("المقررة الخاصة المعنية بالحق في الغذاء", "ar", "SR-FOOD"),
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Read the authority file."""
    return Graph().parse(FILE, format="turtle")


def bodies(graph: Graph) -> list[URIRef]:
    """List the bodies."""
    return sorted(s for s in graph.subjects(RDF.type, UNR.Body) if isinstance(s, URIRef))


def labels(graph: Graph, *properties: URIRef) -> Iterator[tuple[URIRef, Literal]]:
    """Yield every label of the given properties with its body."""
    for body in bodies(graph):
        for name in properties:
            for label in graph.objects(body, name):
                assert isinstance(label, Literal)
                yield body, label


def test_size(graph: Graph) -> None:
    assert len(bodies(graph)) >= 400


@pytest.mark.parametrize("code", FIXED)
def test_fixed_codes(graph: Graph, code: str) -> None:
    assert (URIRef(BODY + code), RDF.type, UNR.Body) in graph


def test_six_preferred_labels(graph: Graph) -> None:
    for body in bodies(graph):
        names = [label for label in graph.objects(body, SKOS.prefLabel) if isinstance(label, Literal)]
        assert sorted(str(name.language) for name in names) == sorted(LANGUAGES), body


def test_no_label_is_claimed_twice(graph: Graph) -> None:
    owners = defaultdict(list)
    for body, label in labels(graph, *FULL):
        owners[label].append(body)
    assert {label: who for label, who in owners.items() if len(who) > 1} == {}


def test_short_label_is_no_other_body_s_full_label(graph: Graph) -> None:
    full = {label: body for body, label in labels(graph, *FULL)}
    clashes = [(label, body) for body, label in labels(graph, UNR.shortLabel) if full.get(label, body) != body]
    assert clashes == []


def test_parents_and_types_are_known(graph: Graph) -> None:
    known = set(bodies(graph))
    for body in known:
        assert set(graph.objects(body, ORG.subOrganizationOf)) <= known - {body}, body
        assert [str(kind).removeprefix(UNR) in TYPES for kind in graph.objects(body, UNR.bodyType)] == [True], body


def test_spelling(graph: Graph) -> None:
    """Labels are trimmed, in plain spaces, and Chinese ones have no spaces at all."""
    for body, label in labels(graph, *FULL, UNR.shortLabel):
        assert str(label) == " ".join(str(label).split(" ")).strip() and "  " not in label, (body, label)
        assert not set("'\u00a0\u202f\u2011") & set(label), (body, label)
        assert label.language != "zh" or " " not in label, (body, label)


def test_file_is_sorted_by_iri() -> None:
    codes = [line.split(">")[0] for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("<body/")]
    assert codes == sorted(codes)


def test_series_have_one_owner(graph: Graph) -> None:
    owners = defaultdict(list)
    for body, series in graph.subject_objects(UNR.series):
        owners[str(series)].append(body)
    assert {series: who for series, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize(("label", "language", "code"), LABELS)
def test_lookup(graph: Graph, label: str, language: str, code: str) -> None:
    literal = Literal(label, lang=language)
    assert [body for body, found in labels(graph, *FULL) if found == literal] == [URIRef(BODY + code)]


def test_lookup_table_is_whole() -> None:
    assert len(LABELS) == 15
