"""Describe the endpoint (SPARQL 1.1 Service Description): what it speaks and what it holds."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES
from kg.serve import formats
from kg.serve.limits import Answer

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
}


def describe(endpoint: str, triples: int, chosen: str) -> Answer:
    """Return the service description of the endpoint at this address, in one of the formats of graphs."""
    service, dataset, graph = (f"<{endpoint}{part}>" for part in ("#service", "#dataset", "#graph"))
    kinds = "".join(f"{service} <{SD}resultFormat> <{FORMATS}{name}> .\n" for name in _NAMES.values())
    text = f"""{service} a <{SD}Service> ; <{SD}endpoint> <{endpoint}> ; <{SD}supportedLanguage> <{SD}SPARQL11Query> ;
        <{SD}feature> <{SD}EmptyGraphs> ; <{SD}defaultDataset> {dataset} .
    {dataset} a <{SD}Dataset> ; <{SD}defaultGraph> {graph} .
    {graph} a <{SD}Graph> ; <http://rdfs.org/ns/void#triples> {triples} .\n{kinds}"""
    found = sorted(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE), key=str)
    names = {**PREFIXES, "sd": SD, "formats": FORMATS, "void": "http://rdfs.org/ns/void#"}
    body = ox.serialize((quad.triple for quad in found), format=formats.SERIALIZERS[chosen], prefixes=names)
    return Answer(body or b"", formats.GRAPHS[chosen][0], headers={"Vary": "Accept"})
