"""A small run of `python -m tests.fuzz`: damaged files of six formats in six languages."""

from __future__ import annotations

import pytest

from kg.build.workers import LIMITS
from tests.fuzz import FORMATS, bad, fuzz


@pytest.mark.slow
def test_damaged_files_are_read_or_refused_with_a_message() -> None:
    ended = fuzz(300, 7)
    assert [one for one in ended if bad(one)] == []
    assert {one.kind for one in ended if one.status == "read"} == set(FORMATS)
    assert max(one.megabytes for one in ended) < LIMITS.megabytes
    assert all(one.reason for one in ended if one.status != "read" and one.status != "archive")
