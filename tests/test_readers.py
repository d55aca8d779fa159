"""Each of six parsers reads the same triples from every Turtle file that is shipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import data
from tests.readers import READERS, missing, pyoxigraph_count

FILES = sorted(data.ontology().glob("*.ttl"))
LEAST = {"findings": 150}  # triples; all other files hold more than 500


def test_all_files_are_read() -> None:
    assert {path.stem for path in FILES} >= {"bodies", "instruments", "shapes", "states", "unres", "verbs"}
    assert len(READERS) == 6


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_parser_reads_what_pyoxigraph_reads(path: Path, reader: str) -> None:
    if lacking := missing(reader):
        message = f"{lacking} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    assert READERS[reader][0](path) == pyoxigraph_count(path) > LEAST.get(path.stem, 500)
