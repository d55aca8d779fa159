"""Describe the graph in itself: what it is, what it was made from, under which terms, and how much of what it holds.

In VoID (https://www.w3.org/TR/void/) and DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/). Every number follows from the triples,
and there is no date: the same input gives the same description.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.rdf.terms import PREFIXES, address, iri, line, term, text, typed

_TITLES = {
    "zh": "联合国决议知识图谱",
    "en": "Knowledge graph of United Nations resolutions",
    "fr": "Graphe de connaissances des résolutions de l’ONU",
    "es": "Grafo de conocimiento de las resoluciones de las Naciones Unidas",
    "ru": "Граф знаний резолюций Организации Объединенных Наций",
    "ar": "الرسم البياني المعرفي لقرارات الأمم المتحدة",
}
_ABOUT = (
    "What resolutions of the United Nations cite, name, ask for and how they were voted on: facts read from their texts by "
    "rules, each with the place and the words it rests on. The texts themselves are not part of the graph."
)
_RIGHTS = (
    "The licence is that of the graph: its structure, identifiers and labels. The documents that it was made from are the "
    "United Nations', which is to be named as their source; of their text the graph holds titles and the few words of a mention."
)
_SOURCE = (
    "Official documents of the United Nations, published by the United Nations at docs.un.org in six languages; some of them "
    "as machine-readable files in AKN4UN, made by its Department for General Assembly and Conference Management."
)
_LICENSE = "https://spdx.org/licenses/MIT"
_PUBLISHED = "https://docs.un.org/"
_TERMS = "https://www.un.org/en/about-us/terms-of-use"
_TURTLE = "https://www.iana.org/assignments/media-types/text/turtle"
_VOCABULARIES = ("cito", "dcat", "dcterms", "org", "prov", "rdfs", "skos", "unr", "void")
_TYPE = f" {term('rdf:type')} "


def class_counts(lines: Iterable[str]) -> Counter[str]:
    """Return how many nodes each class has, from different N-Triples lines; counts of parts of a graph add up.

    >>> class_counts(["<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:Work> ."])
    Counter({'<urn:Work>': 1})
    """
    return Counter(one.rpartition(_TYPE)[2].removesuffix(" .") for one in lines if _TYPE in one)


def dataset_lines(triples: int, classes: Mapping[str, int], base: str) -> list[str]:
    """Return the description of a graph of so many other triples, with so many nodes of each class: `{"<IRI>": 3}`.

    `void:triples` counts the description too.
    """
    node = iri(base, "dataset")
    lines = [*_presented(node, base), *_sources(node, base), *_partitions(node, classes, base)]
    return [*lines, line(node, term("void:triples"), typed(triples + len(lines) + 1, "integer"))]


def _presented(node: str, base: str) -> Iterator[str]:
    yield line(node, term("rdf:type"), term("void:Dataset"))
    yield line(node, term("rdf:type"), term("dcat:Dataset"))
    for language, title in _TITLES.items():
        yield line(node, term("dcterms:title"), text(title, language))
        yield line(node, term("dcterms:language"), text(language))
    yield line(node, term("dcterms:description"), text(_ABOUT, "en"))
    yield line(node, term("dcterms:license"), address(_LICENSE))
    yield line(node, term("dcterms:rights"), text(_RIGHTS, "en"))
    yield line(node, term("dcterms:conformsTo"), f"<{PREFIXES['unr'].rstrip('#')}>")
    yield line(node, term("void:uriSpace"), text(base))
    for name in _VOCABULARIES:
        yield line(node, term("void:vocabulary"), f"<{PREFIXES[name]}>")
    file = iri(base, "dataset#turtle")
    yield line(node, term("dcat:distribution"), file)
    yield line(file, term("rdf:type"), term("dcat:Distribution"))
    yield line(file, term("dcterms:title"), text("graph.ttl", "en"))
    yield line(file, term("dcat:mediaType"), address(_TURTLE))
    yield line(file, term("dcterms:license"), address(_LICENSE))


def _sources(node: str, base: str) -> Iterator[str]:
    """Yield what the graph was made from, who publishes it and where its terms of use stand."""
    source = iri(base, "dataset#source")
    yield line(node, term("dcterms:source"), source)
    yield line(node, term("prov:wasDerivedFrom"), source)
    yield line(source, term("rdf:type"), term("prov:Entity"))
    yield line(source, term("dcterms:title"), text("Documents of the United Nations", "en"))
    yield line(source, term("dcterms:description"), text(_SOURCE, "en"))
    yield line(source, term("dcterms:publisher"), term("wd:Q1065"))  # the United Nations
    yield line(source, term("dcterms:rights"), address(_TERMS))
    yield line(source, term("dcat:landingPage"), address(_PUBLISHED))


def _partitions(node: str, classes: Mapping[str, int], base: str) -> Iterator[str]:
    """Yield how many nodes there are of each class of the ontology."""
    for name, count in sorted(classes.items()):
        if name.startswith(f"<{PREFIXES['unr']}"):
            part = iri(base, "dataset#", name.rpartition("#")[2].rstrip(">"))
            yield line(node, term("void:classPartition"), part)
            yield line(part, term("rdf:type"), term("void:Dataset"))
            yield line(part, term("void:class"), name)
            yield line(part, term("void:entities"), typed(count, "integer"))
