"""The shapes: they say all that they can, catch each deliberate break, and mean the same compiled as under pySHACL."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg import data
from kg.cli import app
from kg.errors import ShapesError
from kg.rdf.terms import PREFIXES
from kg.shapes.check import check, constraints
from kg.shapes.model import Violation
from kg.shapes.read import Shapes
from kg.shapes.reference import violations
from kg.store import FOLDER, TURTLE, Loading

CONSTRAINTS, SHAPES, BROKEN = 232, 29, 57
BATCHES = 5
PARTS = ("A_HRC_RES_35_8.en.txt", "A_HRC_RES_35_8.zh.txt", "A_HRC_RES_23_3.zh.txt", "A_HRC_RES_6_17.en.txt")

# What no sample has: a citation that can't be resolved, and a request.
MORE = """
<doc/A/HRC/RES/35/8> unr:citation <doc/A/HRC/RES/35/8#OP1-unresolved-19/33> .
<doc/A/HRC/RES/35/8#OP1-unresolved-19/33> a unr:Citation ; cito:hasCitingEntity <doc/A/HRC/RES/35/8> ;
    unr:provision <doc/A/HRC/RES/35/8#OP1> ; unr:status unr:Unresolved ; rdfs:comment "no body is named"@en ;
    unr:mention <doc/A/HRC/RES/35/8#en:0-2> .
<doc/A/HRC/RES/35/8#OP1> unr:mention <doc/A/HRC/RES/35/8#en:0-2> ; unr:request <doc/A/HRC/RES/35/8#OP1-request-1> .
<doc/A/HRC/RES/35/8#en:0-2> a unr:Mention ; unr:inText <doc/A/HRC/RES/35/8#en> ; unr:start 0 ; unr:end 2 ;
    unr:quote "Hu"@en ; unr:rule "number" .
<doc/A/HRC/RES/35/8#OP1-request-1> a unr:Request ; unr:mention <doc/A/HRC/RES/35/8#en:0-2> .
"""


@dataclass(frozen=True, slots=True)
class Break:
    """One triple taken out, put in or exchanged, and the messages of the constraints that it violates."""

    name: str
    caught: tuple[str, ...]
    where: str = ""
    delete: str = ""
    insert: str = ""


BREAKS = [
    Break(**{**one, "caught": tuple(one["caught"])})
    for one in tomllib.loads((Path(__file__).parent / "breaks.toml").read_text("utf-8"))["breaks"]
]
each = pytest.mark.parametrize("one", BREAKS, ids=[one.name for one in BREAKS])


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a good graph as Turtle."""
    from kg.build import build
    from kg.rdf.terms import BASE

    out = tmp_path_factory.mktemp("good")
    build([str(data.PACKAGE / "samples" / name) for name in PARTS], out, BASE)
    prefixes = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIXES.items())
    return (out / "graph.ttl").read_bytes() + f"\n@base <{BASE}> .\n{prefixes}{MORE}".encode()


@pytest.fixture
def good(turtle: bytes) -> ox.Store:
    """Return a good graph that a test may break."""
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return store


def broken(store: ox.Store, one: Break) -> ox.Store:
    """Break a graph at the first place where it can be."""
    place: dict[str, str] = {}
    if one.where:
        found = store.query(f"SELECT * {{ {one.where} }}", prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        names = [v.value for v in found.variables]
        rows = sorted(sorted((name, str(row[name])) for name in names if row[name]) for row in found)
        assert rows, f"nowhere to break: {one.where}"
        place = dict(rows[0])
    before = set(store)
    for verb, triple in (("DELETE", one.delete), ("INSERT", one.insert)):
        if triple:
            filled = re.sub(r"\?(\w+)", lambda m: place[m[1]], triple)
            update = f"{verb} DATA {{ {filled} }}"
            store.update(update, prefixes=PREFIXES)
    assert 1 <= len(before ^ set(store)) <= 2
    return store


def found(store: ox.Store) -> set[Violation]:
    """Return all violations that the compiled shapes find."""
    return {v for result in check(store, shown=None) for v in result.first}


def unnamed(some: set[Violation]) -> set[Violation]:
    """Return violations with one name for all blank nodes: each library names them anew."""
    return {replace(v, focus="_:", value="_:") if v.focus.startswith("_:") else v for v in some}


def test_the_shapes_are_all_there() -> None:
    assert len(constraints()) == CONSTRAINTS
    assert len({c.shape for c in constraints()}) == SHAPES
    assert len(BREAKS) == BROKEN


def test_a_component_and_a_message_name_one_constraint() -> None:
    twice = [key for key, times in Counter((c.component, c.message) for c in constraints()).items() if times > 1]
    assert not twice


def test_each_class_of_the_contract_has_a_shape() -> None:
    targets = {c.target.iri.rpartition("#")[2] for c in constraints()}
    assert {"Document", "Text", "Mention", "Provision", "Citation", "Vote", "VoteStatement", "Finding", "Request"} <= targets
    assert {"State", "Body", "Instrument", "Verb", "Session", "Meeting", "AgendaItem"} <= targets


def test_the_good_graph_conforms(good: ox.Store) -> None:
    assert found(good) == set()


def test_the_samples_conform(samples_out: Path) -> None:
    result = CliRunner().invoke(app, ["check", "-d", str(samples_out)])
    assert result.exit_code == 0, result.output
    assert f"The graph conforms: {CONSTRAINTS} constraints of {SHAPES} shapes" in result.output
    assert "1 date-conflict" in result.output


@each
def test_a_break_is_caught(one: Break, good: ox.Store) -> None:
    messages = sorted(v.message for v in found(broken(good, one)))
    expected = sorted(set(one.caught))
    assert len({m for m in messages if m.startswith(tuple(expected))}) == len(expected)
    assert not [m for m in messages if not m.startswith(tuple(expected))]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(BATCHES))
def test_compiled_shapes_mean_what_pyshacl_means(first: int, good: ox.Store) -> None:
    """Several breaks at once: pySHACL parses each query anew for each node."""
    for one in BREAKS[first::BATCHES]:
        broken(good, one)
    compiled = found(good)
    assert unnamed(compiled) == unnamed(set(violations(good)))
    assert len({v.message for v in compiled}) >= BROKEN // BATCHES


def test_a_violation_says_where_what_and_what_to_do(good: ox.Store, tmp_path: Path) -> None:
    store = broken(good, next(b for b in BREAKS if b.name == "half a hash"))
    texts = store.query("SELECT ?s { ?s a unr:Mention ; unr:rule ?o }", prefixes=PREFIXES)
    assert isinstance(texts, ox.QuerySolutions)
    for row in list(texts)[:9]:
        store.update(f'INSERT DATA {{ {row["s"]} unr:rule "second" }}', prefixes=PREFIXES)
    dumped = BytesIO()
    store.dump(dumped, format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    (tmp_path / TURTLE).write_bytes(dumped.getvalue())
    with Loading(tmp_path / FOLDER, tmp_path / TURTLE, b"", "") as loading:
        loading.reach((tmp_path / TURTLE).stat().st_size, last=True)
    result = CliRunner().invoke(app, ["check", "-d", str(tmp_path)])
    assert result.exit_code == 1
    assert "1 × A text has the SHA-256 of its file: 64 hexadecimal digits.\n    A/HRC/RES/" in result.output
    assert 'unr:sha256: is wrong: "0123456789abcdef"' in result.output
    assert "9 × A mention was read by one rule, which is named." in result.output
    assert "unr:rule: has too many values\n    … and 4 more\n" in result.output
    assert f"2 of {CONSTRAINTS} constraints are violated. Build the graph again" in result.output


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ("sh:targetClass unr:Vote ; sh:hasValue 1 ; sh:message 'x'", "not compiled"),
        ("sh:targetClass unr:Vote ; sh:minCount 1", "no sh:message"),
        ("sh:nodeKind sh:IRI ; sh:message 'x'", "0 targets"),
    ],
)
def test_what_is_not_understood_is_an_error(shape: str, message: str, tmp_path: Path) -> None:
    prefixes = f"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix unr: <{PREFIXES['unr']}> ."
    (tmp_path / "s.ttl").write_text(f"{prefixes} <urn:s> a sh:NodeShape ; {shape} .", "utf-8")
    with pytest.raises(ShapesError, match=message):
        list(Shapes(tmp_path / "s.ttl").constraints())
