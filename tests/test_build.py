"""Builds into the same folder again: what is read anew, what comes out, and what limits and archives do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import store
from kg.build import build
from kg.build.keys import key, passing, whole
from kg.build.ledger import NAME
from kg.build.report import Built
from kg.build.workers import Limits, Workers
from kg.data import PACKAGE
from kg.errors import BuildError
from kg.rdf.terms import BASE
from tests.hostile import FILES, LAMP, zipped

SAMPLES = PACKAGE / "samples"
OUTPUTS = ("graph.ttl", "network.html", "report.json", "report.md")


class Read:
    """Counts the inputs that a build reads."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        self.count += 1


def made(source: Path, out: Path, jobs: int = 1) -> tuple[Built, int]:
    """Build; return the built and how many inputs were read."""
    read = Read()
    return build([str(source)], out, BASE, jobs=jobs, progress=read), read.count


def contents(out: Path) -> dict[str, bytes]:
    """Return what must be the same however a build was run: the outputs, the texts, and the triples of the store."""
    files = [*(out / name for name in OUTPUTS), *(out / "texts").iterdir()]
    found = {path.name: path.read_bytes() for path in files}
    triples = sorted(str(q) for q in store.open_store(out).quads_for_pattern(None, None, None))
    return {**found, "store": "\n".join(triples).encode()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with some of the samples."""
    folder = tmp_path / "source"
    folder.mkdir()
    for name in ("A_RES_70_1.en.txt", "A_RES_70_1.zh.txt", "A_HRC_RES_56_2.en.txt"):
        if (SAMPLES / name).exists():
            shutil.copy(SAMPLES / name, folder)
    for path in sorted(SAMPLES.glob("*.txt"))[:8]:
        shutil.copy(path, folder)
    (folder / "lamp.txt").write_text(LAMP, "utf-8")
    return folder


def change_words(source: Path) -> None:
    (source / "lamp.txt").write_text(LAMP.replace("70/1 of 25 September 2015", "69/313 of 27 July 2015"), "utf-8")


def add_file(source: Path) -> None:
    (source / "a-lamp.txt").write_text(LAMP.replace("75/900", "75/901"), "utf-8")


def remove_file(source: Path) -> None:
    (source / "lamp.txt").unlink()


def contradict(source: Path) -> None:
    (source / "other.txt").write_text(LAMP.replace("75/900", "75/902").replace("25 September", "26 September"), "utf-8")


CHANGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "words": (change_words, 1),
    "another file": (add_file, 1),
    "a file gone": (remove_file, 0),
    "a contradiction": (contradict, 1),
    "nothing": (lambda source: None, 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_building_again_reads_what_changed_and_gives_what_a_fresh_build_gives(source: Path, tmp_path: Path, change: str) -> None:
    made(source, tmp_path / "out")
    act, read = CHANGES[change]
    act(source)
    assert made(source, tmp_path / "out")[1] == read
    made(source, tmp_path / "fresh", jobs=2)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_an_update_of_the_store_touches_only_what_changed(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(SAMPLES, out)
    before = {path.name: path.stat().st_ino for path in (out / "store").glob("*.sst")}
    shutil.copytree(SAMPLES, tmp_path / "more")
    add_file(tmp_path / "more")
    made(tmp_path / "more", out)
    after = {path.name: path.stat().st_ino for path in (out / "store").glob("*.sst")}
    assert before.items() <= after.items()
    made(tmp_path / "more", tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def places(out: Path, *names: str) -> dict[str, int]:
    """Return what tells whether an output was written anew: its place on the disk."""
    return {name: (out / name).stat().st_ino for name in names}


def test_nothing_is_written_when_nothing_changed(source: Path, tmp_path: Path) -> None:
    shutil.copy(source / "lamp.txt", source / "the same lamp.txt")
    out = tmp_path / "out"
    first, _ = made(source, out)
    before = places(out, *OUTPUTS, "store")
    again, read = made(source, out)
    assert (again, read, again.sums["skipped"]) == (first, 0, 1)
    assert places(out, *OUTPUTS, "store") == before


def test_a_page_is_drawn_anew_only_if_it_shows_something_new(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(source, out)
    before = places(out, "network.html", "graph.ttl")
    (source / "lamp.txt").write_text(LAMP + "\n", "utf-8")
    made(source, out)
    assert [place == before[name] for name, place in places(out, *before).items()] == [True, False]
    built = build([str(source)], out, BASE, jobs=1, language="zh")
    assert built == build([str(source)], tmp_path / "fresh", BASE, jobs=1, language="zh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_what_may_be_otherwise_tomorrow_is_looked_at_again() -> None:
    keys = [key("hash", "a.txt", BASE), passing("b.txt")]
    assert whole(keys[:1], ["en"]) and whole(keys[:1], ["en"]) != whole(keys[:1], ["zh"])
    assert whole(keys, ["en"]) == ""


@pytest.mark.parametrize("name", [*OUTPUTS, "store", "texts", NAME])
def test_an_output_that_was_lost_is_made_again(source: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    made(source, out)
    before = contents(out)
    shutil.rmtree(out / name) if (out / name).is_dir() else (out / name).unlink()
    made(source, out)
    assert contents(out) == before


@pytest.mark.parametrize("name", [*OUTPUTS, NAME])
def test_an_output_that_was_damaged_is_made_again(source: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    made(source, out)
    before = contents(out)
    (out / name).write_bytes(b"damaged" * 1000)
    made(source, out)
    assert contents(out) == before


def test_two_builds_at_once_into_a_folder(source: Path, tmp_path: Path) -> None:
    from kg.build.ledger import Ledger

    with Ledger(tmp_path / "out"), pytest.raises(BuildError, match="another build"):
        made(source, tmp_path / "out")
    assert made(source, tmp_path / "out")[0].sums["read"] > 3


def test_a_build_that_was_stopped_while_it_replaced_the_store(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(source, out)
    before = contents(out)
    (out / "store").rename(out / store.REPLACED)
    assert contents(out) == before  # the old one is asked in the meantime
    made(source, out)
    assert contents(out) == before and not (out / store.REPLACED).exists()


# Limits.


def run_for_ever(thing: int) -> str:
    while thing == 2:
        pass
    return f"done {thing}"


def take_memory(thing: int) -> str:
    return f"done {len(bytearray(thing * 400_000_000)) // 400_000_000}"


def die(thing: int) -> str:
    if thing == 2:
        os._exit(3)
    return f"done {thing}"


@pytest.mark.parametrize(("call", "limits", "reason"), [
    (run_for_ever, Limits(seconds=0.5), "took more than 0.5 seconds"),
    (take_memory, Limits(megabytes=600), "needs more than 600 MB"),
    (die, Limits(), "made its reader fail"),
])  # fmt: skip
def test_a_call_that_exceeds_its_limits_is_lost_alone(call: Callable[[int], str], limits: Limits, reason: str) -> None:
    with Workers(2, limits) as workers:
        results = list(workers.map(call, [1, 2, 0, 1], lambda thing, why: f"lost {thing}: {why}"))
    assert [r.partition(":")[0] for r in results] == ["done 1", "lost 2", "done 0", "done 1"]
    assert reason in results[1]


_HELD: list[bytearray] = []


def hold_memory(thing: int) -> str:
    _HELD.append(bytearray(400_000_000))
    return f"done {thing}"


def test_a_call_is_not_lost_for_what_others_have_left_in_its_process() -> None:
    with Workers(1, Limits(megabytes=600)) as workers:
        results = list(workers.map(hold_memory, [1, 2, 3], lambda thing, why: f"lost {thing}: {why}"))
    assert results == ["done 1", "done 2", "done 3"]


# Archives.


def test_a_zip_gives_what_its_members_give(tmp_path: Path) -> None:
    inner = zipped({"决议/lamp 2.txt": LAMP.replace("75/900", "75/902").encode()})
    outer = zipped({"../../lamp.txt": LAMP.encode(), "__MACOSX/._lamp.txt": b"\0", ".hidden": b"", "inner.zip": inner})
    (tmp_path / "session.zip").write_bytes(outer)
    built, read = made(tmp_path / "session.zip", tmp_path / "out")
    assert (built.sums["read"], built.sums["archive"], list(built.failures)) == (2, 2, [])
    assert sources(tmp_path / "out") == ["session.zip/inner.zip/决议/lamp 2.txt", "session.zip/lamp.txt"]
    assert not (tmp_path.parent / "lamp.txt").exists() and read == 4
    assert made(tmp_path / "session.zip", tmp_path / "out")[1] == 0


def sources(out: Path) -> list[str]:
    return [text["source"] for text in json.loads((out / "report.json").read_text("utf-8"))["read"]]


ARCHIVES = [name for name, (_, ends, _) in FILES.items() if "archive" in name and ends == "failed"]


@pytest.mark.parametrize("kind", ARCHIVES)
def test_a_bad_archive_is_named_and_the_rest_is_built(tmp_path: Path, kind: str) -> None:
    (tmp_path / "in").mkdir()
    make, _, reason = FILES[kind]
    (tmp_path / "in" / "bad.zip").write_bytes(make())
    (tmp_path / "in" / "lamp.txt").write_text(LAMP, "utf-8")
    built, _ = made(tmp_path / "in", tmp_path / "out")
    assert built.sums["read"] == 1
    assert [f for f in built.failures if f.startswith("bad.zip") and reason in f]


def test_a_name_that_an_old_program_wrote_in_chinese(tmp_path: Path) -> None:
    data = zipped({"XXXX.txt": LAMP.encode()}).replace(b"XXXX", "决议".encode("gb18030"))
    (tmp_path / "old.zip").write_bytes(data)
    made(tmp_path / "old.zip", tmp_path / "out")
    assert sources(tmp_path / "out") == ["old.zip/决议.txt"]


# What is no file.


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "lamp.txt").write_text(LAMP, "utf-8")
    os.mkfifo(folder / "fifo")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    built, _ = made(folder, tmp_path / "out")
    assert built.sums["read"] == 1
    assert [f.partition(";")[0] for f in built.failures] == [
        "fifo: a fifo, not a file",
        "gone.txt: can't be opened (No such file or directory)",
    ]


def test_a_page_of_other_parts_is_made_anew(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    files: list[int] = []
    for parts in ("as they are", "as they are", "with another sigma.js"):
        for user in ("builder", "outputs"):
            monkeypatch.setattr(f"kg.build.{user}.made_of", lambda parts=parts: parts)
        assert made(source, out)[1] == (0 if files else len(list(source.iterdir())))
        files.append((out / "network.html").stat().st_mtime_ns)
    assert files[0] == files[1] < files[2]


def test_the_process_that_writes_loads_no_readers() -> None:
    program = "import sys, kg.build.builder, kg.build.outputs; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, check=True, capture_output=True, text=True)
    names = loaded.stdout.split()
    assert "kg.build.ledger" in names
    assert not [name for name in names if name.startswith(("kg.read", "kg.extract", "lxml", "pypdfium2", "ahocorasick_rs"))]


@pytest.mark.slow
def test_each_module_can_be_imported_first() -> None:
    """Import each module into an interpreter that has none of the package's."""
    program = """
import importlib, sys
for name in sys.argv[1:]:
    for known in [known for known in sys.modules if known.partition(".")[0] == "kg"]:
        del sys.modules[known]
    importlib.import_module(name)
"""
    paths = sorted(path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")
    names = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]
    assert len(names) > 200
    subprocess.run([sys.executable, "-c", program, *names], cwd=PACKAGE.parent, check=True)
