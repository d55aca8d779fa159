"""The command line: what each command prints, its exit status, and what it says of bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import Graph

from kg.build.inputs import Input
from kg.cli import run
from kg.data import PACKAGE
from kg.errors import ReadError

SAMPLES = PACKAGE / "samples"
FILES = ("graph.ttl", "network.html", "report.json", "report.md")
LAMP = (
    b"A/RES/75/900\n75/900. Lamps\nThe General Assembly,\nRecalling its resolution 70/1 of 25 September 2015,\n"
    b"1. Decides to rest.\n"
)


class Result(NamedTuple):
    """What a command leaves: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs the command in this process."""

    def command(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            run()
        assert "Traceback" not in out.getvalue() + err.getvalue()
        assert isinstance(ended.value.code, int | None)
        return Result(ended.value.code or 0, out.getvalue(), err.getvalue())

    return command


def process(*arguments: object, given: bytes = b"", seed: str = "0") -> Result:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=PACKAGE.parent,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the samples with the command, in a process of its own."""
    out = tmp_path_factory.mktemp("built")
    result = process("build", SAMPLES, "-o", out)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("32 texts of 26 works: ") and str(out) in result.out
    return out


def contents(out: Path) -> dict[str, bytes]:
    """Return the files of a build that must not change."""
    return {name: (out / name).read_bytes() for name in FILES}


# Building.


def test_build_writes_what_it_promises(built: Path) -> None:
    assert {p.name for p in built.iterdir()} >= {*FILES, "store"}
    report = json.loads((built / "report.json").read_text("utf-8"))
    assert (report["totals"]["read"], report["failed"]) == (32, [])
    assert [s["source"] for s in report["skipped"]] == ["README.md"]
    assert {r["language"] for r in report["read"]} == {"en", "zh"}
    assert "| A/RES/70/153 | zh |" in (built / "report.md").read_text("utf-8")


def test_the_same_bytes_for_any_order_processes_and_hash_seed(built: Path, tmp_path: Path) -> None:
    files = sorted((p for p in SAMPLES.iterdir()), key=lambda p: p.name[::-1])
    result = process("build", *files, "-o", tmp_path / "other", "--jobs", 2, seed="4711")
    assert result.status == 0
    assert contents(tmp_path / "other") == contents(built)


def test_no_place_of_this_machine_is_in_the_files(built: Path) -> None:
    for data in contents(built).values():
        assert str(SAMPLES).encode() not in data and str(built).encode() not in data


def test_building_twice_into_a_folder_forgets_the_first(kg: Command, tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_bytes(LAMP)
    other.write_bytes(LAMP.replace(b"75/900", b"75/901"))
    assert kg("build", one, "-o", tmp_path / "out").status == 0
    assert kg("build", other, "-o", tmp_path / "out").status == 0
    assert kg("show", "A/RES/75/901", "-d", tmp_path / "out").status == 0
    assert kg("show", "A/RES/75/900", "-d", tmp_path / "out").status == 2
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 1


def test_an_earlier_build_below_the_inputs_is_not_read(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "lamp.txt").write_bytes(LAMP)
    for _ in range(2):
        result = kg("build", tmp_path, "-o", tmp_path / "out")
        assert (result.status, result.out.split(":")[0]) == (0, "1 text of 1 work")


def test_another_base(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "lamp.txt").write_bytes(LAMP)
    out = tmp_path / "out"
    assert kg("build", tmp_path / "lamp.txt", "-o", out, "--base", "https://example.org/un/").status == 0
    text = (out / "graph.ttl").read_text("utf-8")
    assert "<https://example.org/un/doc/A/RES/75/900>" in text
    assert "<https://w3id.org/unres/doc/" not in text
    assert kg("show", "75/900", "-d", out).out.startswith("A/RES/75/900 Lamps")


@pytest.mark.parametrize("base", ["example.org/", "https://example.org", "https://example.org/a b/", "ftp://example.org/", ""])
def test_what_is_no_base(kg: Command, tmp_path: Path, base: str) -> None:
    result = kg("build", SAMPLES, "-o", tmp_path / "out", "--base", base)
    assert result.status == 2 and "is no base IRI" in result.err and not (tmp_path / "out").exists()


def test_standard_input(tmp_path: Path) -> None:
    result = process("build", "-", "-o", tmp_path, given=LAMP)
    assert (result.status, result.err) == (0, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["read"][0]["symbol"] == "A/RES/75/900"


# Bad input: the file's name, its bytes, what standard error says.

BAD = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "not a text: control character"),
    "nul.txt": (LAMP + b"\x00", f"control character U+0000 at character {len(LAMP)}"),
    "truncated.xml": (b'<?xml version="1.0"?><akomaNtoso><statement><p>the lamps', "malformed XML"),
    "other.xml": (b'<?xml version="1.0"?><lamp/>', "lamp is not akomaNtoso"),
    "letter.pdf": (b"%PDF-1.7\n%\xe2\xe3", "a PDF that can't be read: it is damaged"),
    "figures.txt": (b"1 2 3 4 5", "no words of a language"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_is_named_and_the_rest_is_built(kg: Command, tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "lamp.txt").write_bytes(LAMP)
    out = tmp_path / "out"
    result = kg("build", tmp_path / name, tmp_path / "lamp.txt", "-o", out)
    assert result.status == 1 and result.err.startswith(f"kg: {name}: ") and reason in result.err
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert report["totals"]["read"] == 1 and reason in report["failed"][0]
    assert name in (out / "report.md").read_text("utf-8")
    alone = kg("build", tmp_path / name, "-o", tmp_path / "alone")
    assert alone.status == 2 and name in alone.err and "nothing could be read" in alone.err
    assert not (tmp_path / "alone").exists()


def test_the_table_of_bad_files_is_whole() -> None:
    assert len(BAD) == 7


def test_missing_path_and_empty_folder(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "lamp.txt").write_bytes(LAMP)
    result = kg("build", tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "lamp.txt", "-o", tmp_path / "out")
    assert result.status == 1
    assert f"{tmp_path}/gone.txt: no such file or folder" in result.err
    assert f"{tmp_path}/empty: the folder holds no file" in result.err
    assert kg("build", tmp_path / "gone.txt", "-o", tmp_path / "other").status == 2
    assert kg("build", tmp_path / "empty", "-o", tmp_path / "other").status == 2


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A folder stands for a file without permission: root, who may read every file, can't open it either."""
    with pytest.raises(ReadError, match=r"locked\.txt: can't be opened \(Is a directory\); check the path"):
        Input("locked.txt", str(tmp_path)).data()


def test_text_that_is_no_resolution_is_skipped(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("The lamps of the harbour are lit, and the keepers rest.\n", "utf-8")
    (tmp_path / "lamp.txt").write_bytes(LAMP)
    result = kg("build", tmp_path, "-o", tmp_path / "out")
    assert (result.status, result.err) == (0, "") and "1 file skipped" in result.out


def test_control_characters_of_a_name_do_not_reach_the_terminal(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "red\x1b[31m.txt").write_bytes(b"")
    result = kg("build", tmp_path, "-o", tmp_path / "out")
    assert result.status == 2 and "\x1b" not in result.err and "red" in result.err


@pytest.mark.slow
def test_a_line_of_fifty_megabytes(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"the lamp of " * (50_000_000 // 12))
    start = time.monotonic()
    result = kg("build", tmp_path / "long.txt", "-o", tmp_path / "out")
    assert result.status == 2 and "the limit is 16,000,000" in result.err
    assert time.monotonic() - start < 5


@pytest.mark.slow
@pytest.mark.parametrize("piece", [b"the lamp of ", b"(((((", b"A/RES/70/1, ", b"1 (2 (", b"of of of ", "灯第".encode(), b"*a "])
def test_a_line_of_a_megabyte_takes_no_minute(kg: Command, tmp_path: Path, piece: bytes) -> None:
    (tmp_path / "long.txt").write_bytes(LAMP + piece * (1_000_000 // len(piece)))
    start = time.monotonic()
    assert kg("build", tmp_path / "long.txt", "-o", tmp_path / "out").status == 0
    assert time.monotonic() - start < 30


# Asking.

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?work a unr:Resolution ; unr:text ?text }"


def test_query_without_a_query_lists_the_shipped_ones(kg: Command) -> None:
    result = kg("query")
    assert result.status == 0 and "most-cited" in result.out and "34 rows" in result.out


def test_query_inline_from_a_file_and_by_name(kg: Command, built: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT, "utf-8")
    assert kg("query", COUNT, "-d", built).out.split() == ["n", "31"]
    assert kg("query", tmp_path / "count.rq", "-d", built).out.split() == ["n", "31"]
    assert len(kg("query", "most-cited", "-d", built).out.splitlines()) > 10


def test_query_formats(kg: Command, built: Path) -> None:
    ask = 'SELECT ?w ?t WHERE { ?w unr:text ?x ; dcterms:title ?t FILTER(LANG(?t) = "zh") } ORDER BY ?w'
    rows = list(csv.reader(io.StringIO(kg("query", ask, "-d", built, "--format", "csv").out)))
    data = json.loads(kg("query", ask, "-d", built, "--format", "json").out)
    table = kg("query", ask, "-d", built, "--format", "table").out
    assert rows[0] == data["head"]["vars"] == ["w", "t"]
    assert [row[1] for row in rows[1:]] == [b["t"]["value"] for b in data["results"]["bindings"]]
    assert len(rows) > 5 and all(row[0].startswith("https://w3id.org/unres/doc/") for row in rows[1:])
    assert f"{len(rows) - 1} rows" in table and rows[1][0].rpartition("doc/")[2] in table


def test_query_for_triples(kg: Command, built: Path) -> None:
    construct = "CONSTRUCT { ?a cito:cites ?b } WHERE { ?a cito:cites ?b }"
    turtle = kg("query", construct, "-d", built, "--format", "ttl")
    assert turtle.status == 0 and len(Graph().parse(data=turtle.out, format="turtle")) > 100
    refused = kg("query", construct, "-d", built, "--format", "csv")
    assert refused.status == 2 and "use --format ttl" in refused.err
    rows = kg("query", COUNT, "-d", built, "--format", "ttl")
    assert rows.status == 2 and "use --format table, csv or json" in rows.err


def test_query_yes_or_no(kg: Command, built: Path) -> None:
    ask = 'ASK { ?w dcterms:identifier "A/RES/70/153" }'
    assert kg("query", ask, "-d", built, "--format", "csv").out.split() == ["answer", "true"]
    assert json.loads(kg("query", ask, "-d", built, "--format", "json").out)["boolean"] is True
    assert "true" in kg("query", ask, "-d", built, "--format", "table").out


REFUSED = {
    "SELECT ?x WHERE { ?x ": "the query is not valid SPARQL",
    "SELECT ?x WHERE { ?x nope:p ?y }": "the query is not valid SPARQL",
    "INSERT DATA { <http://a> <http://b> <http://c> }": "the query is not valid SPARQL",
    "most-cite": "is no shipped query, file or SPARQL; the shipped ones are",
    "gone.rq": "gone.rq: can't be read (No such file or directory)",
    "../queries/most-cited": "is no shipped query",
}


@pytest.mark.parametrize("text", REFUSED)
def test_queries_that_are_refused(kg: Command, built: Path, text: str) -> None:
    result = kg("query", text, "-d", built)
    assert result.status == 2 and REFUSED[text] in result.err and result.out == ""


def test_an_unknown_format(kg: Command, built: Path) -> None:
    result = kg("query", COUNT, "-d", built, "--format", "xml")
    assert result.status == 2 and "table, csv, json, ttl" in " ".join(result.err.split())


@pytest.mark.parametrize("arguments", [("query", COUNT), ("show", "A/RES/70/153"), ("network",)], ids=lambda a: a[0])
def test_a_folder_without_a_graph(kg: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = kg(*arguments, "-d", tmp_path)
    assert result.status == 2 and "no graph here; run 'kg build PATH..." in result.err
    assert list(tmp_path.iterdir()) == []


# Looking.


@pytest.mark.parametrize(
    "spelling", ["A/RES/70/153", "a/res/70/153", "A / RES / 70 / 153", "Ａ／RES／70／153", "70/153", "RES/70/153"]
)
def test_show_takes_a_symbol_in_any_spelling(kg: Command, built: Path, spelling: str) -> None:
    result = kg("show", spelling, "-d", built)
    assert result.status == 0 and result.out.startswith("A/RES/70/153 ")
    assert "Cites" in result.out and "Cited by" in result.out and "2015-12-17" in result.out


def test_show_names_what_a_work_comes_from_as_a_person_does(kg: Command, built: Path) -> None:
    out = kg("show", "A/HRC/RES/56/2", "-d", built, "--lang", "fr").out
    facts = dict(line.strip().split("  ", 1) for line in out.splitlines()[1:8])
    assert {name: value.strip() for name, value in facts.items() if name in ("adopted by", "session", "agenda item")} == {
        "adopted by": "Conseil des droits de l’homme",
        "session": "56",
        "agenda item": "3",
    }


def test_show_a_vote(kg: Command, built: Path) -> None:
    out = kg("show", "A/HRC/RES/23/12", "-d", built).out + kg("show", "A/HRC/RES/23/3", "-d", built).out
    assert "Roll call" in out and "in favour" in out


def test_show_what_a_work_asks_for(kg: Command, built: Path) -> None:
    out = kg("show", "A/HRC/RES/56/2", "-d", built).out
    assert "Asks for" in out and "HRC/63" in out and "HRC/59" in out and "further consideration" in out
    assert "A/HRC/23/20" in kg("show", "A/HRC/RES/19/33", "-d", built).out


def test_show_an_unknown_work_suggests_others(kg: Command, built: Path) -> None:
    result = kg("show", "A/RES/70/154", "-d", built)
    assert result.status == 2
    assert "A/RES/70/154 is not in the graph; did you mean" in result.err and "A/RES/70/153" in result.err
    assert "give the symbol of a work" in kg("show", "lamps and oil", "-d", built).err


def test_explain_says_what_was_found_and_why(kg: Command) -> None:
    result = kg("explain", SAMPLES / "A_RES_70_153.zh.txt")
    assert result.status == 0 and result.out.startswith("A/RES/70/153 ")
    for word in ("provision", "rule", "target", "attached", "recall", "state/", "body/HRC", "asks", "GA/71", "consideration"):
        assert word in result.out


def test_explain_writes_a_page(kg: Command, tmp_path: Path) -> None:
    page = tmp_path / "lamp.html"
    result = kg("explain", SAMPLES / "A_RES_70_153.zh.txt", "--html", "-o", page, "--lang", "zh")
    assert (result.status, result.out) == (0, f"{page} written\n")
    assert '<html lang="zh" dir="ltr">' in page.read_text("utf-8")
    again = tmp_path / "again.html"
    kg("explain", SAMPLES / "A_RES_70_153.zh.txt", "--html", "-o", again, "--lang", "zh")
    assert again.read_bytes() == page.read_bytes()
    wrong = kg("explain", SAMPLES / "A_RES_70_153.zh.txt", "--html", "-o", page, "--lang", "tlh")
    assert wrong.status == 2 and "'tlh'" in wrong.err and "zh, en, fr, es, ru" in " ".join(wrong.err.split())


def test_explain_what_can_not_be_read(kg: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = kg("explain", tmp_path / "empty.txt")
    assert result.status == 2 and "empty.txt: the file is empty" in result.err
    gone = kg("explain", tmp_path / "gone.txt")
    assert gone.status == 2 and "gone.txt: can't be opened" in gone.err


def test_network_around_a_work(kg: Command, built: Path, tmp_path: Path) -> None:
    sizes = []
    for depth in (1, 2):
        page = tmp_path / f"around-{depth}.html"
        result = kg("network", "-d", built, "--around", "70/153", "--depth", depth, "-o", page)
        assert result.status == 0 and f"{page} written" in result.out
        sizes.append(page.stat().st_size)
    assert sizes[0] < sizes[1] <= (built / "network.html").stat().st_size
    assert "A/RES/70/153" in (tmp_path / "around-1.html").read_text("utf-8")


def test_network_of_the_whole_graph_is_that_of_the_build(kg: Command, built: Path, tmp_path: Path) -> None:
    assert kg("network", "-d", built, "-o", tmp_path / "all.html").status == 0
    assert (tmp_path / "all.html").read_bytes() == (built / "network.html").read_bytes()


def test_network_around_an_unknown_work(kg: Command, built: Path, tmp_path: Path) -> None:
    result = kg("network", "-d", built, "--around", "A/RES/70/154", "-o", tmp_path / "page.html")
    assert result.status == 2 and "is not in the graph" in result.err and not (tmp_path / "page.html").exists()


# The command itself.


@pytest.mark.parametrize(
    "arguments", [("brew",), ("build",), ("show",), ("build", "--jobs", "-1", "x"), ("network", "--depth", "0")]
)
def test_wrong_usage(kg: Command, arguments: tuple[str, ...]) -> None:
    assert kg(*arguments).status == 2


def test_help_names_every_command(kg: Command) -> None:
    result = kg("--help")
    assert result.status == 0
    assert {"build", "query", "show", "explain", "network"} <= set(result.out.split())


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    result = process("--debug", "show", "A/RES/70/153", "-d", tmp_path)
    assert result.status != 0 and "Traceback" in result.err and "NoGraph" in result.err
    assert "Traceback" not in process("show", "A/RES/70/153", "-d", tmp_path).err


def test_a_reader_that_stops_early_is_no_error(built: Path) -> None:
    if not shutil.which("head"):
        pytest.skip("no program head")
    command = f"{sys.executable} -m kg query 'SELECT ?s ?p ?o WHERE {{ ?s ?p ?o }}' -d {built} --format csv | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=PACKAGE.parent, check=True)
    assert (done.stdout.split(), done.stderr) == ([b"s,p,o"], b"")


@pytest.mark.slow
def test_help_is_there_at_once() -> None:
    times = []
    for _ in range(5):
        start = time.monotonic()
        assert process("--help").status == 0
        times.append(time.monotonic() - start)
    assert min(times) < 0.3
