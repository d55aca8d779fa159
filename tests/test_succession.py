"""Which resolution continues which: what speaks for one, and what the graph says of it."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.build import build
from kg.extract import extract
from kg.model import Succession
from kg.rdf.succession import succession_lines
from kg.rdf.terms import BASE
from kg.read import read
from kg.show import card
from kg.store import open_store
from kg.succession.record import Record, record
from kg.succession.successions import successions


def text(number: str, title: str, *paragraphs: str, date: str = "17 December 2020") -> str:
    """Return a resolution of the General Assembly as people hold it."""
    lines = [f"A/RES/{number}", f"Resolution adopted by the General Assembly on {date}", f"{number}. {title}"]
    return "\n".join([*lines, "The General Assembly,", *paragraphs, "1. Decides to rest."]) + "\n"


def council(number: str, *paragraphs: str) -> str:
    """Return a resolution of the Security Council."""
    return "\n".join([f"S/RES/{number}", f"Resolution {number}", "The Security Council,", *paragraphs]) + "\n"


def recorded(*texts: str) -> list[Record]:
    """Return the records of some texts."""
    found = [record(extract(read(one.encode(), "a.txt"))) for one in texts]
    assert all(found)
    return [one for one in found if one]


def previous(*texts: str) -> dict[str, str]:
    """Return the previous resolution of each work."""
    return {one.work: one.previous for one in successions(recorded(*texts))}


LIST = "Recalling its resolutions 70/90 of 17 December 2015, 72/91 of 17 December 2017 and 74/92 of 17 December 2019,"
GENERAL = "Reaffirming its resolution 73/1 of 17 December 2018, entitled “Harbours for all the world”,"


def test_the_newest_of_a_list_that_is_recalled_first() -> None:
    assert previous(text("75/900", "Lamps for harbours", LIST, GENERAL)) == {"A/RES/75/900": "A/RES/74/92"}


def test_a_list_in_a_footnote() -> None:
    words = "Recalling its resolutions on the lamps of harbours,1"
    note = "1 Resolutions 70/90, 72/91 and 74/92."
    works = text("75/900", "Lamps for harbours", words).rstrip() + f"\n\n__________________\n{note}\n"
    assert previous(works) == {"A/RES/75/900": "A/RES/74/92"}
    assert previous(works.replace("70/90, 72/91 and ", "")) == {}


def test_in_chinese_too() -> None:
    chinese = (
        "A/RES/75/900\n75/900. 港口的灯\n大会，\n回顾其2017年12月17日第72/91号和2019年12月17日第74/92号决议，\n1. 决定休息。\n"
    )
    assert previous(chinese) == {"A/RES/75/900": "A/RES/74/92"}


def test_a_resolution_on_another_subject_is_not_continued() -> None:
    other = "Recalling its resolution 74/92 of 17 December 2019 on the prevention of armed conflict in the mountains,"
    assert previous(text("75/900", "Lamps for harbours", other)) == {}


def test_what_many_works_recall_is_continued_by_none() -> None:
    recall = "Recalling its resolution 74/2 of 17 December 2019,"
    works = [text(f"75/90{i}", f"Matter {'abcde'[i] * 7}", recall) for i in range(4)]
    assert previous(*works) == {}
    assert len(previous(*works[:1])) == 1


def test_what_is_long_ago_is_not_continued_unless_it_is_called_the_latest() -> None:
    old = "Recalling its resolution 60/92 of 17 December 2005,"
    latest = "Recalling its resolutions on lamps, the latest of which is resolution 60/92 of 17 December 2005,"
    assert previous(text("75/900", "Lamps for harbours", old)) == {}
    assert previous(text("75/900", "Lamps for harbours", latest)) == {"A/RES/75/900": "A/RES/60/92"}


def test_what_is_some_years_ago_is_continued_if_nothing_else_recalls_it() -> None:
    old = "Recalling its resolution 68/92 of 17 December 2013,"
    others = [text(f"75/{i}", f"Matter {'abcdefghij'[i] * 7}") for i in range(10)]
    assert previous(text("75/900", "Lamps for harbours", old), *others) == {"A/RES/75/900": "A/RES/68/92"}
    also = text("75/901", "Bridges over rivers", old)
    assert previous(text("75/900", "Lamps for harbours", old), also, *others) == {}


def test_a_resolution_of_the_same_session_is_not_continued() -> None:
    assert previous(text("75/900", "Lamps for harbours", "Recalling its resolution 75/92 of 17 November 2020,")) == {}


def test_a_resolution_of_another_body_is_not_continued() -> None:
    recall = "Recalling Human Rights Council resolution 40/92 of 17 March 2019,"
    assert previous(text("75/900", "Lamps for harbours", recall)) == {}


def test_an_equal_title_needs_no_citation() -> None:
    before = text("73/800", "Report of the Committee on its tenth session", date="17 December 2018")
    after = text("75/900", "Report of the Committee on its twelfth session")
    assert previous(before, after) == {"A/RES/75/900": "A/RES/73/800"}


def test_a_title_that_another_work_quotes() -> None:
    quoting = "Recalling its resolution 74/77 of 17 December 2019, entitled “Lamps for harbours”,"
    found = previous(text("75/900", "Lamps for harbours"), text("75/901", "Bridges over rivers", quoting))
    assert found["A/RES/75/900"] == "A/RES/74/77"


def test_a_title_that_another_work_gives_without_quotation_marks() -> None:
    citing = "Recalling its resolution 74/77 of 17 December 2019 on lamps for harbours, bridges and roads, as well as the fairs,"
    title = "Lamps for harbours, bridges and roads"
    found = previous(text("75/900", title), text("75/901", "Bridges over rivers", citing))
    assert found["A/RES/75/900"] == "A/RES/74/77"
    assert "A/RES/75/900" not in previous(text("75/900", "Lamps for harbours and roads"), text("75/901", "Bridges", citing))


def test_the_words_beside_a_resolution_may_quote_the_title_that_is_continued() -> None:
    topic = "Recalling its resolution 73/17 of 17 December 2018, in which it decided to speak again of the topic “{}”,"
    later = "Recalling also its resolution 74/18 of 17 December 2019, in which it praised the fairs of the summer,"
    work = "75/900", "Lamps for harbours"
    assert previous(text(*work, topic.format("Lamps for harbours"), later)) == {"A/RES/75/900": "A/RES/73/17"}
    assert previous(text(*work, topic.format("Bridges over rivers"), later)) == {}


def test_of_an_equal_title_the_one_that_is_recalled_is_nearer() -> None:
    before = text("72/800", "Lamps for harbours", date="17 December 2017")
    after = text("75/900", "Lamps for harbours", "Recalling its resolution 74/92 of 17 December 2019,")
    assert previous(before, after) == {"A/RES/75/900": "A/RES/74/92"}


def test_what_other_works_recall_too_is_not_nearer_than_an_equal_title() -> None:
    before = text("72/800", "Lamps for harbours", date="17 December 2017")
    recall = "Recalling its resolution 74/92 of 17 December 2019,"
    others = text("75/901", "Bridges over rivers", "Welcoming the carts of the spring,", recall)
    found = previous(before, text("75/900", "Lamps for harbours", recall), others)
    assert found["A/RES/75/900"] == "A/RES/72/800"


def test_what_is_some_years_ago_and_recalled_in_passing_is_not_continued() -> None:
    words = [f"{i}. Requests the keepers of tower {i} to rest;" for i in range(1, 9)]
    late = "9. Reaffirms its resolutions 67/91 of 17 December 2012 and 68/92 of 17 December 2013."
    others = [text(f"75/{i}", f"Matter {'abcdefghij'[i] * 7}") for i in range(10)]
    assert previous(text("75/900", "Lamps for harbours", *words, late), *others) == {}
    early = late.replace("9.", "1.")
    found = previous(text("75/900", "Lamps for harbours", early), *others)
    assert found == {"A/RES/75/900": "A/RES/68/92"}


def test_part_a_is_the_work_that_was_issued_without_a_letter() -> None:
    first = text("75/300", "Lamps for harbours", date="17 December 2020")
    second = text("75/300 B", "Lamps for harbours", "Recalling its resolution 75/300 A of 17 December 2020,", date="9 July 2021")
    (found,) = successions(recorded(first, second))
    assert (found.work, found.previous) == ("A/RES/75/300B", "A/RES/75/300")
    assert found.citations == ("A/RES/75/300B#PP1-A/RES/75/300A",)
    (alone,) = successions(recorded(second))
    assert alone.previous == "A/RES/75/300A"


def test_a_part_of_the_same_number_and_much_the_same_title_needs_no_citation() -> None:
    first = text("75/300", "Special matters of the proposed budget of the lighthouses", date="17 December 2020")
    second = text("75/300 B", "Special matters of the budget of the lighthouses", date="9 July 2021")
    assert previous(first, second) == {"A/RES/75/300B": "A/RES/75/300"}
    assert previous(first, text("75/300 B", "Carts and bridges", date="9 July 2021")) == {}


def test_what_a_resolution_did_is_no_subject() -> None:
    other = "Recalling its resolution 74/92 of 17 December 2019, in which it requested the keepers to carry oil to the {},"
    work = "75/900", "Lamps for harbours"
    others = [text(f"75/{i}", f"Matter {'abcdefghij'[i] * 7}") for i in range(10)]
    assert previous(text(*work, other.format("towers")), *others) == {"A/RES/75/900": "A/RES/74/92"}
    on = other.replace("in which it requested the keepers to carry", "on the duty of the keepers to carry")
    assert previous(text(*work, on.format("towers")), *others) == {}


MANDATE = (
    "Stressing the patience of the keepers of the lighthouse, which all ships in the strait depend upon,",
    "Deploring the storms of the winter, the loss of oil in the lower store of the tower, and the want of wicks,",
    "1. Decides to extend the mandate of the Mission until the end of the summer season;",
    "2. Requests the keepers to report on the state of the stairs before the autumn storms;",
)


def test_a_renewal_repeats_what_it_renews_and_need_not_cite_it() -> None:
    other = ("Welcoming the bridges over the wide river in the valley, and the carts that cross them in spring,",)
    found = previous(council("2505 (2020)", *MANDATE), council("2507 (2020)", *other), council("2540 (2020)", *MANDATE[1:]))
    assert found == {"S/RES/2540(2020)": "S/RES/2505(2020)"}


EXTENDING = "1. Decides to extend the mandate of the United Nations Assistance Mission in Somalia (UNSOM) until {};"


def dated(number: str, date: str, *paragraphs: str) -> str:
    """Return a resolution of the Security Council that was adopted on a day."""
    cover = f"Adopted by the Security Council at its 8700th meeting, on {date}"
    return "\n".join([f"S/RES/{number}", f"Resolution {number}", cover, "The Security Council,", *paragraphs]) + "\n"


def test_a_mandate_that_ended_when_it_was_given_again() -> None:
    first = dated("2505 (2020)", "14 January 2020", "Welcoming the calm of the spring,", EXTENDING.format("30 June 2020"))
    other = dated("2509 (2020)", "3 February 2020", "Deploring the storms,", EXTENDING.format("28 February 2021"))
    later = dated("2527 (2020)", "30 June 2020", "Noting the want of wicks,", EXTENDING.format("31 August 2020"))
    assert previous(first, other, later) == {"S/RES/2527(2020)": "S/RES/2505(2020)"}
    assert previous(first.replace("UNSOM", "UNMISS").replace("Somalia", "South Sudan"), later) == {}


def test_a_mandate_is_given_again_for_as_long() -> None:
    recalls = "Recalling its resolutions 2463 (2019), 2502 (2019) and 2528 (2020),"
    year = dated("2556 (2020)", "18 December 2020", recalls, EXTENDING.format("20 December 2021"))
    assert previous(year) == {"S/RES/2556(2020)": "S/RES/2502(2019)"}
    half = dated("2556 (2020)", "18 December 2020", recalls, EXTENDING.format("25 June 2021"))
    assert previous(half) == {"S/RES/2556(2020)": "S/RES/2528(2020)"}


def test_a_resolution_that_is_renewed_is_not_the_previous_one_of_what_only_recalls_it() -> None:
    aside = council("2541 (2020)", "Recalling its resolution 2505 (2020),", "1. Decides to keep the measures in place;")
    assert previous(aside) == {"S/RES/2541(2020)": "S/RES/2505(2020)"}
    found = previous(council("2505 (2020)", *MANDATE), council("2540 (2020)", *MANDATE[1:]), aside)
    assert found == {"S/RES/2540(2020)": "S/RES/2505(2020)"}


def test_the_order_of_the_texts_does_not_matter() -> None:
    works = recorded(
        text("74/800", "Lamps for harbours", date="17 December 2019"),
        text("75/900", "Lamps for harbours", "Recalling its resolution 74/800 of 17 December 2019,"),
        council("2505 (2020)", *MANDATE),
        council("2540 (2020)", *MANDATE),
    )
    expected = successions(works)
    assert len(expected) == 2
    assert all(successions(order) == expected for order in permutations(works))


def test_the_triples_of_a_succession() -> None:
    one = Succession("A/RES/75/9", "A/RES/74/9", ("first", "plain"), ("A/RES/75/9#PP1-A/RES/74/9",))
    lines = list(succession_lines([one], BASE))
    assert f"<{BASE}doc/A/RES/75/9> <{BASE}ontology#follows> <{BASE}doc/A/RES/74/9> ." in lines
    node = f"<{BASE}doc/A/RES/75/9#follows-A/RES/74/9>"
    assert f"{node} <{BASE}ontology#evidence> <{BASE}doc/A/RES/75/9#PP1-A/RES/74/9> ." in lines
    assert sum(f"{node} <{BASE}ontology#rule>" in line for line in lines) == 2


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a line of three works, of which two were read."""
    out = tmp_path_factory.mktemp("line")
    first = text("74/800", "Lamps for harbours", "Recalling its resolution 73/7 of 17 December 2018,", date="17 December 2019")
    second = text("75/900", "Lamps for harbours", "Recalling its resolution 74/800 of 17 December 2019,")
    for i, words in enumerate((first, second)):
        (out / f"{i}.txt").write_text(words, "utf-8")
    build([str(out)], out / "out", BASE)
    return out / "out"


@pytest.mark.parametrize("symbol", ["A/RES/73/7", "A/RES/74/800", "A/RES/75/900"])
def test_show_gives_the_line_from_every_work_of_it(symbol: str, built: Path) -> None:
    tables = dict(card(open_store(built), symbol, "en").tables)
    assert [row[0] for row in tables["Series"].rows] == ["A/RES/73/7", "A/RES/74/800", "A/RES/75/900"]
    assert [row[2] for row in tables["Series"].rows] == ["", "A/RES/73/7", "A/RES/74/800"]


def test_the_evidence_of_a_succession_is_a_citation_of_the_graph(built: Path) -> None:
    query = "ASK { ?s unr:evidence ?c . ?c a unr:Citation ; cito:hasCitedEntity ?old . ?s unr:predecessor ?old }"
    from kg import sparql

    assert sparql.table(sparql.run(open_store(built), query), BASE).rows == (("true",),)
