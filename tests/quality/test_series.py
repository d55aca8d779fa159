"""The table of works whose previous resolution was found by hand is whole."""

from __future__ import annotations

from kg import symbols
from tests.quality.series import Label, defensible, labels, right


def test_the_table_is_whole() -> None:
    rows = labels()
    sets = [name for name in ("fourth", "fifth", "sixth", "seventh", "eighth") for _ in range(50)]
    assert len(rows) == len({row.work for row in rows}) == 375
    assert [row.half for row in rows] == ["tuned"] * 25 + ["held-out"] * 25 + ["second"] * 50 + ["third"] * 25 + sets
    assert sum(row.previous == "none" for row in rows) == 95


def test_the_labels_are_symbols_of_the_same_body() -> None:
    for row in labels():
        assert row.known
        if row.previous != "none":
            first, second = symbols.parse(row.work), symbols.parse(row.previous)
            assert first.body == second.body and second.kind == "resolution"


def test_another_answer_that_is_defensible_counts_apart() -> None:
    row = Label("tuned", "A/RES/75/2", "none", "a new one; also: A/RES/74/2, because it is near")
    assert row.other == "A/RES/74/2" and Label("tuned", "A/RES/75/2", "none", "a new one").other is None
    assert [defensible([row], found) for found in ({"A/RES/75/2": "A/RES/74/2"}, {})] == [1, 0]


def test_what_is_wrong_is_named() -> None:
    rows = [Label("tuned", "A/RES/75/2", "A/RES/74/2", ""), Label("tuned", "A/RES/75/3", "none", "")]
    assert right(rows, {"A/RES/75/2": "A/RES/74/2"}, {"A/RES/75/2", "A/RES/75/3"}) == (2, 2, [])
    good, count, wrong = right(rows, {"A/RES/75/3": "A/RES/74/9"}, {"A/RES/75/2", "A/RES/75/3"})
    assert (good, count) == (0, 2)
    assert wrong == ["A/RES/75/2: none, not A/RES/74/2", "A/RES/75/3: A/RES/74/9, not none"]
