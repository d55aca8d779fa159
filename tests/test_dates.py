"""Which date is a cited document's, and what dates decide: who adopted a number, and whether it can be cited already."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.read.plain import read_plain

COVERS = {
    "zh": "A/RES/75/300\n2020年12月10日大会决议\n75/300. 港口的灯\n大会，\n",
    "en": "A/RES/75/300\nAdopted by the General Assembly on 10 December 2020\n75/300. Lamps\nThe General Assembly,\n",
    "fr": "A/RES/75/300\nAdoptée par l’Assemblée générale le 10 décembre 2020\n75/300. Lampes\nL’Assemblée générale,\n",
    "ar": "A/RES/75/300\nقرار اتخذته الجمعية العامة في 10 كانون الأول/ديسمبر 2020\n75/300 مصابيح\nإن الجمعية العامة،\n",
}


def cited(language: str, body: str) -> list[tuple[str | None, str | None]]:
    """Return the works that a resolution of 10 December 2020 cites, with the dates that it states for them."""
    found = extract(read_plain((COVERS[language] + body + "\n").encode(), "lamp.txt"))
    return [(c.target, c.date) for c in found.citations]


CHINESE = {
    "right before": ("回顾2019年12月12日第74/23号决议，", "2019-12-12"),
    "adopted": ("回顾2019年12月12日通过了第74/23号决议，", "2019-12-12"),
    "a title between": ("回顾其2019年12月12日题为“港口的灯”的第74/23号决议，", "2019-12-12"),
    "a subject between": ("回顾其2019年12月12日关于安全理事会所关注的灯的第74/23号决议，", "2019-12-12"),
    "the body between": ("回顾2019年12月12日大会第74/23号决议，", "2019-12-12"),
    "a subject and the body between": ("回顾2019年12月12日关于灯的大会第74/23号决议，", "2019-12-12"),
    "of a report under the resolution": ("欢迎2020年6月16日秘书长根据第74/23号决议提交的报告，", None),
    "of another's opinion": ("回顾2020年7月9日国际法院的意见以及大会第74/23号决议，", None),
    "the end of a period": ("回顾将灯的任务期限延长至2020年9月17日的第74/23号决议，", None),
    "the beginning of a period": ("注意到2020年10月25日至26日举行的会议欢迎关于灯的第74/23号决议，", None),
    "of the work whose title names it": ("又回顾其2020年8月12日题为“审查关于灯的第74/23号决议", None),
}


@pytest.mark.parametrize("case", CHINESE)
def test_a_date_before_a_number_is_its_own_only_where_nothing_else_claims_it(case: str) -> None:
    words, date = CHINESE[case]
    assert cited("zh", words) == [("A/RES/74/23", date)]


SHARED = {
    "en": "Recalling its resolutions 2252 (ES-V) and 2341 B (XXII) of 4 July 1967 and 19 December 1967,",
    "fr": "Rappelant ses résolutions 2252 (ES-V) et 2341 B (XXII), en date du 4 juillet 1967 et du 19 décembre 1967,",
}


@pytest.mark.parametrize("language", SHARED)
def test_as_many_dates_as_numbers_are_shared_out(language: str) -> None:
    assert cited(language, SHARED[language]) == [("A/RES/2252(ES-V)", "1967-07-04"), ("A/RES/2341(XXII)B", "1967-12-19")]


def test_the_council_of_2021_sat_in_2020() -> None:
    words = "Taking note of Economic and Social Council resolution 2021/4 of 14 September 2020,"
    found = extract(read_plain((COVERS["en"] + words + "\n").encode(), "lamp.txt"))
    assert [(c.target, c.mention.rule) for c in found.citations] == [("E/RES/2021/4", "attached")]
    later = extract(read_plain((COVERS["en"] + words.replace("2021/4", "2022/4") + "\n").encode(), "lamp.txt"))
    assert [c.mention.rule for c in later.citations] == ["attached-untimely"]


def test_a_number_of_another_body_is_not_the_own_where_the_date_says_no() -> None:
    words = "Noting the adoption, by the Economic and Social Commission for Asia and the Pacific, of resolution 72/7 of {},"
    assert cited("en", words.format("19 May 2016")) == [("E/ESCAP/RES/72/7", "2016-05-19")]
    assert cited("en", words.format("17 November 2017")) == [("A/RES/72/7", "2017-11-17")]


def test_number_and_date_that_agree_outweigh_a_wrong_date_of_the_citing_work() -> None:
    cover = "A/HRC/RES/56/96\n2014年7月10日人权理事会通过的决议\n56/96. 灯\n人权理事会，\n"
    text = f"{cover}重申大会2015年9月25日通过的题为“灯”的第70/1号决议，\n"
    (citation,) = extract(read_plain(text.encode(), "lamp.txt")).citations
    assert (citation.target, citation.mention.rule) == ("A/RES/70/1", "nearby-untimely")


def test_a_body_behind_the_date_of_something_else_adopted_nothing() -> None:
    words = "ссылаясь на свою резолюцию 74/23 от 12 декабря 2019 года о лампах и приветствуя проведение 10 сентября 2020 года"
    cover = "A/RES/75/300\nПринята Генеральной Ассамблеей 10 декабря 2020 года\n75/300. Лампы\nГенеральная Ассамблея,\n"
    found = extract(read_plain(f"{cover}{words} Форума Организации Объединенных Наций по лесам,\n".encode(), "lamp.txt"))
    assert [c.target for c in found.citations] == ["A/RES/74/23"]


RANGES = {
    "en": "Recalling its resolution 40/257 A to C,",
    "fr": "Rappelant sa résolution 40/257 A à C,",
    "zh": "回顾其第40/257 A至C号决议，",
    "ar": "إذ تشير إلى قرارها 40/257 ألف إلى جيم،",
}


@pytest.mark.parametrize("language", RANGES)
def test_letters_between_two_are_meant_too(language: str) -> None:
    assert [target for target, _ in cited(language, RANGES[language])] == [f"A/RES/40/257{part}" for part in "ABC"]


def test_a_number_may_be_glued_to_an_arabic_word() -> None:
    assert cited("ar", "إذ تشير إلى القرار74/23 المؤرخ 12 كانون الأول/ديسمبر 2019،") == [("A/RES/74/23", "2019-12-12")]


def test_tables_are_whole() -> None:
    assert (len(CHINESE), len(SHARED), len(RANGES)) == (11, 2, 4)
