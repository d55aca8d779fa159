"""The language files: every rule keeps its examples, dates are real ones, ordinals count, a text tells its language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from kg import data
from kg.cleaning import squeeze
from kg.language import available, language, raw, tell

CODES = ("ar", "en", "es", "fr", "ru", "zh")
each = pytest.mark.parametrize("code", CODES)

RULES = {
    *("session", "agenda", "adopted", "reports", "number", "meeting", "without-vote", "unanimous", "recorded-vote"),
    *("vote-statement", "annex", "pinpoint", "volume", "latest", "about"),
    *("asked", "asked-too", "to-whom", "session-of", "due-session", "due-date", "due-year", "due-within", "due-period"),
    "existing",
    *("extended", "established", "ended", "lasting", "until", "pursuant"),
}
# Rules for what stands between two names: the engine sees it with the spaces at its ends.
BETWEEN = {"asked", "asked-too", "to-whom", "session-of"}
# What the code asks of a rule: a group that it reads, by any of its alternatives (number, number2).
GROUPS = {
    "session": {"ordinal", "year"},
    "agenda": {"items"},
    "number": {"number", "title"},
    "meeting": {"number"},
    "recorded-vote": {"inFavour", "against", "abstaining"},
    "volume": {"number"},
    "adopted": {"date"},
    "due-session": {"ordinal", "next", "year"},
    "due-date": {"month", "year"},
    "due-year": {"year"},
    "due-within": {"days", "months"},
    "due-period": {"days", "months", "years", "year", "month", "quarter", "half"},
    "lasting": {"days", "months", "years"},
}


def rules(code: str) -> list[dict[str, Any]]:
    """Return the rules of a language file as they are written."""
    found: list[dict[str, Any]] = raw(code)["rules"]
    return found


EXAMPLES = [(c, r["id"], example) for c in CODES for r in rules(c) for example in r["examples"]]
REFUSED = [(c, r["id"], refused) for c in CODES for r in rules(c) for refused in r["refuse"]]


def found(code: str, rule: str, text: str) -> re.Match[str] | None:
    """Return the match of a rule in a text as the engine sees it."""
    spoken = language(code)
    return spoken.rules[rule].search(text if rule in BETWEEN else squeeze(text, spoken.unspaced))


def test_all_files_are_tried() -> None:
    assert sorted(p.stem for p in data.languages().glob("*.toml")) == list(CODES) == list(available())


@each
def test_the_same_rules_everywhere(code: str) -> None:
    assert sorted(r["id"] for r in rules(code)) == sorted(RULES)


@each
def test_every_rule_shows_what_it_matches_and_what_it_refuses(code: str) -> None:
    assert [r["id"] for r in rules(code) if not r["examples"] or not r["refuse"]] == []


def test_the_table_of_examples_is_whole() -> None:
    assert len(EXAMPLES) >= 400 and len(REFUSED) >= 200


@pytest.mark.parametrize(("code", "rule", "example"), EXAMPLES)
def test_an_example_matches(code: str, rule: str, example: str) -> None:
    assert found(code, rule, example)


@pytest.mark.parametrize(("code", "rule", "refused"), REFUSED)
def test_a_refused_string_does_not(code: str, rule: str, refused: str) -> None:
    assert not found(code, rule, refused)


@each
def test_rules_have_the_groups_that_the_engine_reads(code: str) -> None:
    for rule, groups in GROUPS.items():
        named = {g.rstrip("0123456789") for g in language(code).rules[rule].pattern.groupindex}
        assert groups - {"date"} <= named, rule


@each
def test_a_file_says_where_it_is_from(code: str) -> None:
    lines = (data.languages() / f"{code}.toml").read_text("utf-8").splitlines()
    assert lines[0].startswith("# ") and lines[1].startswith("# Source: ") and re.search(r"Date: \d{4}-\d\d-\d\d\.", lines[2])


@each
def test_a_file_has_what_the_engine_asks_for(code: str) -> None:
    spoken = language(code)
    assert spoken.code == code and spoken.name and spoken.script in ("Arabic", "Cyrillic", "Han", "Latin")
    assert {"resolution", "decision", "modifiers", "ibid", "blockers"} <= spoken.words.keys()
    assert {"words", "of", "dated", "direct", "joints", "after"} <= spoken.glue.keys()
    assert spoken.shorts.keys() == {"before", "not_after"} and all(spoken.shorts.values())
    choices = {"inFavour", "against", "abstaining"}
    assert spoken.votes.keys() == choices | {f"intended_{c}" for c in choices} and all(spoken.votes.values())


@each
def test_no_word_stands_twice_in_a_list(code: str) -> None:
    spoken = language(code)
    for table in (spoken.words, spoken.glue, spoken.shorts, spoken.votes):
        twice = {name: sorted({w for w in words if words.count(w) > 1}) for name, words in table.items()}
        assert not any(twice.values()), twice


# A way to write the 9th of a month, for a month's name and a year.
WRITTEN = {
    "ar": "9 {month} {year}",
    "en": "9 {month} {year}",
    "es": "9 de {month} de {year}",
    "fr": "9 {month} {year}",
    "ru": "9 {month} {year} года",
    "zh": "{year}年{month}月9日",
}


@each
def test_twelve_months_in_order(code: str) -> None:
    months = raw(code)["dates"]["months"]
    assert len(months) == 12 and all(months)
    for number, names in enumerate(months, 1):
        for name in names:
            text = f"« {WRITTEN[code].format(month=name, year=2004)} »"
            ((start, end, day),) = language(code).dates(text)
            assert (day, text[start:end] in text) == (f"2004-{number:02}-09", True)


DATES = {
    ("ar", "المؤرخ 25 أيلول/سبتمبر 2015"): ["2015-09-25"],
    ("ar", "31 شباط/فبراير 2015"): [],
    ("ar", "في 29 شباط/فبراير 2016 و 1 آذار/مارس 2016"): ["2016-02-29", "2016-03-01"],
    ("en", "of 17 December 2015 and 3 July 2008"): ["2015-12-17", "2008-07-03"],
    ("en", "31 February 2015"): [],
    ("en", "29 February 2015, 29 February 1900, 0 May 2000, 31 June 2001"): [],
    ("en", "29 February 2000"): ["2000-02-29"],
    ("en", "17 december 2015"): ["2015-12-17"],
    ("en", "17 Decembers 2015"): [],
    ("en", "in December 2015"): [],
    ("es", "de 1 de enero de 2020"): ["2020-01-01"],
    ("es", "1º de enero de 2020"): ["2020-01-01"],
    ("es", "31 de abril de 2020"): [],
    ("fr", "du 1er janvier 2020"): ["2020-01-01"],
    ("fr", "24 août 2021"): ["2021-08-24"],
    ("fr", "31 novembre 2021"): [],
    ("ru", "от 17 декабря 2015 года"): ["2015-12-17"],
    ("ru", "30 февраля 2015 года"): [],
    ("zh", "2015年12月17日第70/1号决议"): ["2015-12-17"],
    ("zh", "2015年05月09日"): ["2015-05-09"],
    ("zh", "2015年2月31日"): [],
    ("zh", "2015年13月1日"): [],
    ("zh", "2016年2月29日和2017年2月29日"): ["2016-02-29"],
    ("zh", "2015年12月"): [],
}


@pytest.mark.parametrize(("code", "text"), DATES)
def test_dates(code: str, text: str) -> None:
    assert [day for _, _, day in language(code).dates(text)] == DATES[code, text]


def test_the_table_of_dates_is_whole() -> None:
    assert len(DATES) == 24 and {code for code, _ in DATES} == set(CODES)


def test_every_day_of_a_leap_year_is_a_date() -> None:
    days = [date(2020, 1, 1) + timedelta(n) for n in range(366)]
    text = "; ".join(f"{d.year}年{d.month}月{d.day}日" for d in days)
    assert [found for _, _, found in language("zh").dates(text)] == [d.isoformat() for d in days]


_ONES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HAN = "一二三四五六七八九"


def in_english(number: int) -> str:
    """Return an ordinal in words: Seventy-fifth."""
    tens, ones = divmod(number, 10)
    if tens < 2:
        return (("tenth", "eleventh", "twelfth", *_TEENS)[ones] if tens else _ONES[ones - 1]).capitalize()
    return (f"{_TENS[tens - 2]}-{_ONES[ones - 1]}" if ones else f"{_TENS[tens - 2][:-1]}ieth").capitalize()


def in_chinese(number: int) -> str:
    """Return a number in words: 七十五, 十, 十二."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens - 1]) + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")


@pytest.mark.parametrize("number", range(1, 100))
def test_ordinals_of_sessions(number: int) -> None:
    assert language("en").number(in_english(number)) == number
    assert language("zh").number(in_chinese(number)) == number


# Sessions as covers write them, and no numbers.
ORDINALS = {
    "ar": {
        "السبعون": 70,
        "الخامسة والسبعون": 75,
        "الحادية والعشرون": 21,
        "الثالثة والعشرون": 23,
        "الثانية عشرة": 12,
        "المنارة": None,
    },
    "en": {"seventy-fifth": 75, "Seventy‑fifth": 75, "Ninetieth": 90, "Hundredth": 100, "Seventy-lamp": None, "": None},
    "es": {"septuagésimo quinto": 75, "septuagésimo": 70, "vigesimotercer": 23, "quincuagésimo sexto": 56, "faro": None},
    "fr": {"soixante-dixième": 70, "soixante-quinzième": 75, "vingt-troisième": 23, "quatre-vingtième": 80, "phare": None},
    "ru": {"семидесятая": 70, "семьдесят пятая": 75, "двадцать третья": 23, "пятьдесят шестая": 56, "маяк": None},
    "zh": {"七十": 70, "二十三": 23, "一百": 100, "一百零": None, "灯塔": None},
}


@each
def test_ordinals_in_every_language(code: str) -> None:
    assert {words: language(code).number(words) for words in ORDINALS[code]} == ORDINALS[code]


TELL = {
    "إن مجلس المنارات، إذ يشير إلى زيت المصابيح، يطلب إلى الحراس أن يقدموا تقريرا": "ar",
    "Recalling the lamps of the harbour and the oil in the store": "en",
    "Recordando los faros y el aceite de las lámparas por la noche": "es",
    "Rappelant les phares et le feu des lampes": "fr",
    "Ссылаясь на маяки и на масло в лампах": "ru",
    "灯塔理事会，回顾守塔人的报告": "zh",
    "灯塔 A/RES/70/1 and A/HRC/RES/23/3 of the Keepers": "en",
    "守塔人回顾关于灯塔的 A/RES/70/1": "zh",
    "А/70/1 Смотрители и маяки": "ru",
    "Lampe Feuer Turm": None,
    "70/1, 69/313": None,
    "": None,
}


@pytest.mark.parametrize("text", TELL)
def test_a_text_tells_its_language(text: str) -> None:
    assert tell(text) == TELL[text]


def test_the_table_of_languages_is_whole() -> None:
    assert len(TELL) == 12 and {*CODES, None} == set(TELL.values())
