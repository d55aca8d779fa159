"""Files made to break a reader: each ends as it must, with its message, and the files beside it are read."""

from __future__ import annotations

import json
import resource
from pathlib import Path

import pytest

from kg.build import build
from kg.build.report import Built
from kg.build.workers import Limits
from kg.rdf.terms import BASE
from tests.hostile import FILES, LAMP

LIMITS = Limits(seconds=20, megabytes=900)
GIBIBYTE = 1024 * 1024  # in kilobytes


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, dict[str, str], int]:
    """Build all of them at once; return the sums, the message of each by name, and the largest process in kilobytes."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for i, (name, (make, _, _)) in enumerate(FILES.items()):
        (folder / "in" / name).write_bytes(make().replace(b"75/900", b"75/%03d" % (i + 1)))
    (folder / "in" / "lamp.txt").write_text(LAMP.replace("75/900", "75/999"), "utf-8")
    sums = build([str(folder / "in")], folder / "out", BASE, jobs=2, limits=LIMITS)
    report = json.loads((folder / "out" / "report.json").read_text("utf-8"))
    said = {message.partition(":")[0].partition("/")[0]: message for message in report["failed"]}
    said |= {one["source"].partition("/")[0]: one["reason"] for one in report["skipped"]}
    said |= {one["source"].partition("/")[0]: "" for one in report["read"]}
    return sums, said, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_each_ends_as_it_must(built: tuple[Built, dict[str, str], int], name: str) -> None:
    _, said, _ = built
    _, ends, words = FILES[name]
    assert "should not happen" not in said[name]
    assert words in said[name] and (ends != "read" or not said[name])


@pytest.mark.slow
def test_the_file_beside_them_is_read_and_the_memory_is_bounded(built: tuple[Built, dict[str, str], int]) -> None:
    sums, said, kilobytes = built
    assert said["lamp.txt"] == "" and sums.sums["read"] >= 5
    assert kilobytes < GIBIBYTE
    assert len(FILES) >= 40


@pytest.mark.slow
def test_a_file_that_vanishes_and_one_that_changes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(60):
        (folder / f"{i:02}.txt").write_text(LAMP.replace("75/900", f"75/{i + 100}"), "utf-8")

    def interfere(_: str, done: int, __: int) -> None:
        if done == 1:
            (folder / "58.txt").unlink()
            (folder / "59.txt").write_text(LAMP, "utf-8")

    first = build([str(folder)], tmp_path / "out", BASE, jobs=1, progress=interfere)
    assert [f.partition(":")[0] for f in first.failures] == ["58.txt"]
    build([str(folder)], tmp_path / "out", BASE, jobs=1)
    build([str(folder)], tmp_path / "fresh", BASE, jobs=1)
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == (tmp_path / "fresh" / "graph.ttl").read_bytes()
