"""Fifty queries that mean harm: to reach out, to read files, to take all time or memory, to break a parser."""

from __future__ import annotations

from collections.abc import Mapping

_ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_REGEX = "(x+x+)+y"
_GROW = 'REPLACE(CONCAT(STR(?o), STR(?c)), "", "aaaaaaaa")'
_DEEP = 4000


def queries(elsewhere: str) -> Mapping[str, str]:
    """Return the queries by name; `elsewhere` is an address that nothing may connect to."""
    return {**_reaching_out(elsewhere), **_reading_files(elsewhere), **_updates(elsewhere), **_endless(), **_deep(), **_huge()}


def _reaching_out(elsewhere: str) -> dict[str, str]:
    service = f"SERVICE <{elsewhere}> {{ ?s ?p ?o }}"
    return {
        "service": f"SELECT * {{ {service} }}",
        "service silent": f"SELECT * {{ SERVICE SILENT <{elsewhere}> {{ ?s ?p ?o }} }}",
        "service in small letters": f"select * {{ service <{elsewhere}> {{ ?s ?p ?o }} }}",
        "service in a filter": f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {service} }} }}",
        "service in not exists": f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {service} }} }}",
        "service in optional": f"SELECT * {{ OPTIONAL {{ {service} }} }}",
        "service in minus": f"SELECT * {{ ?s ?p ?o MINUS {{ {service} }} }}",
        "service in union": f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ {service} }} }}",
        "service in a subquery": f"SELECT * {{ {{ SELECT ?s {{ {service} }} }} }}",
        "service in bind": f"SELECT * {{ BIND(EXISTS {{ {service} }} AS ?x) }}",
        "service in ask": f"ASK {{ {service} }}",
        "service in construct": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {service} }}",
        "service in describe": f"DESCRIBE ?s {{ {service} }}",
        "service by a variable": f"SELECT * {{ VALUES ?x {{ <{elsewhere}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
        "service by a prefix": f"PREFIX e: <{elsewhere}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
        "service in escapes": f"SELECT * {{ \\u0053ERVICE <{elsewhere}> {{ ?s ?p ?o }} }}",
        "service behind an escaped quote": f'SELECT * {{ ?s ?p "a\\u005C" . {service} . ?x ?y "b" }}',
        "service behind an escaped escape": f'SELECT * {{ ?s ?p "a\\u005Cu0022 . {service} #" }}',
        "service behind a carriage return": f"SELECT * {{ # comment\r {service} \n }}",
        "service in order by": f"SELECT * {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {service} }})",
    }


def _reading_files(elsewhere: str) -> dict[str, str]:
    return {
        "from file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "from http": f"SELECT * FROM <{elsewhere}> {{ ?s ?p ?o }}",
        "from named file": "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "from by a prefix": f"PREFIX e: <{elsewhere}> SELECT * FROM e:data {{ ?s ?p ?o }}",
        "from by a base": f"BASE <{elsewhere}> SELECT * FROM <data> {{ ?s ?p ?o }}",
    }


def _updates(elsewhere: str) -> dict[str, str]:
    return {
        "load": f"LOAD <{elsewhere}>",
        "load file": "LOAD <file:///etc/passwd>",
        "load silent": f"LOAD SILENT <{elsewhere}> INTO GRAPH <http://example.org/g>",
        "insert": "INSERT DATA { <http://example.org/a> a <http://example.org/b> }",
        "clear": "CLEAR ALL",
        "delete behind a query": "SELECT * { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o }",
    }


def _endless() -> dict[str, str]:
    return {
        "everything": "SELECT * { ?s ?p ?o }",
        "cross product": f"SELECT * {{ {_ALL} }}",
        "cross product counted": f"SELECT (COUNT(*) AS ?n) {{ {_ALL} }}",
        "cross product sorted": f"SELECT * {{ {_ALL} }} ORDER BY ?i ?a",
        "cross product distinct": f"SELECT DISTINCT ?a ?d ?g {{ {_ALL} }}",
        "cross product asked in vain": f"ASK {{ {_ALL} FILTER(STR(?a) = CONCAT(STR(?i), STR(?f))) }}",
        "cross product grouped": f"SELECT ?a (GROUP_CONCAT(?f) AS ?x) {{ {_ALL} }} GROUP BY ?a",
        "all triples built": "CONSTRUCT { ?a ?b ?c . ?d ?e ?f } { ?a ?b ?c . ?d ?e ?f }",
        "path over everything": "SELECT (COUNT(*) AS ?n) { ?s (<http://example.org/x>|!<http://example.org/x>)* ?o }",
        "path both ways": "SELECT (COUNT(*) AS ?n) { ?s (!<http://example.org/x>|^!<http://example.org/x>)+ ?o }",
        "regex bomb": f'SELECT * {{ ?s ?p ?o . ?a ?b ?c FILTER(REGEX(CONCAT(STR(?o), STR(?c)), "{_REGEX}")) }}',
        "regex of a thousand repeats": 'SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "((a{0,1000}){0,1000}){0,1000}")) }',
        "replace that grows": f"SELECT (COUNT(?x) AS ?n) {{ ?s ?p ?o . ?a ?b ?c BIND({_GROW} AS ?x) }}",
    }


def _deep() -> dict[str, str]:
    return {
        "deep brackets": f"SELECT * {{ FILTER({'(' * _DEEP}1{')' * _DEEP}) }}",
        "deep groups": f"SELECT * {'{' * _DEEP}{'}' * _DEEP}",
        "deep not": f"SELECT * {{ FILTER({'!' * _DEEP}true) }}",
        "deep collection": f"SELECT * {{ ?s ?p {'(' * _DEEP}1{')' * _DEEP} }}",
    }


def _huge() -> dict[str, str]:
    return {
        "huge in list": f"SELECT * {{ ?s ?p ?o FILTER(?o IN ({','.join(map(str, range(100_000)))})) }}",
        "huge concat": f"SELECT (STRLEN({'CONCAT(?x,?x) AS ?y) (CONCAT(?y,?y)'}) AS ?z) {{ BIND('{'x' * 1000}' AS ?x) }}",
    }
