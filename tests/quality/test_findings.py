"""The table of judged findings is whole, and the authority file says of each kind what the table says."""

from __future__ import annotations

from kg.findings.kinds import kinds
from kg.model import Finding
from tests.quality.findings import Judged, Measured, last, measured, rows

FULL = 30  # findings that are drawn of a kind, where there are as many
SURE = 0.9  # precision below which a kind is tentative
UNMEASURED = {"unknown-voter", "unread-part", "voter-repeated"}  # the corpus has none


def test_the_table_is_whole() -> None:
    table = rows()
    assert len(table) == len(set(table)) == 333
    assert {row.verdict for row in table} == {"true", "false"}
    assert all(row.about and row.named and row.note for row in table)
    assert max(figure.judged for (kind, _), figure in measured(table).items() if kind != "date-conflict") == FULL


def test_each_kind_is_as_sure_as_its_last_draw() -> None:
    figures = last(measured(rows()))
    assert kinds().keys() == figures.keys() | UNMEASURED
    for name, kind in kinds().items():
        figure = figures.get(name)
        assert (kind.judged, kind.precision) == ((figure.judged, round(figure.precision, 3)) if figure else (0, None))
        assert kind.tentative == (figure is not None and figure.precision < SURE)


def test_links_that_differ_are_sure() -> None:
    figure = last(measured(rows()))["link-differs"]
    assert figure.judged >= FULL and figure.precision >= SURE


def test_what_is_still_found_is_counted() -> None:
    table = [
        Judged("link-differs", 1, "A/RES/75/2#PP1-A/RES/74/2", "A/RES/73/2", "true", "another session"),
        Judged("link-differs", 1, "A/RES/75/3#PP1-A/RES/74/3", "A/RES/73/3", "false", "the same"),
        Judged("link-differs", 2, "A/RES/75/4#PP1-A/RES/74/4", "A/RES/73/4", "true", "another session"),
    ]
    found = [Finding("link-differs", row.about, f"leads to {row.named}.") for row in table[:2]]
    assert measured(table, found) == {("link-differs", 1): Measured(1, 2, 1, 1), ("link-differs", 2): Measured(1, 1, 0, 0)}
    assert last(measured(table))["link-differs"] == Measured(1, 1)
