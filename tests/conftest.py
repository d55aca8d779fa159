"""Fixtures that tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("KG_CORPUS", ROOT.parent / "shared" / "corpus"))


def corpus(*parts: str) -> Path:
    """Return a path in the corpus; without it the test is skipped, but in CI it fails."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        message = f"{path} is not there: the corpus is needed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def samples_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the graph of the shipped samples, once."""
    from kg.build import build
    from kg.data import PACKAGE
    from kg.rdf.terms import BASE

    out = tmp_path_factory.mktemp("samples")
    build([str(PACKAGE / "samples")], out, BASE)
    return out
