"""Requests, decisions with consequences and mandates: who is asked what, for whom and when, in six languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.calendar import following, is_ahead
from kg.extract import extract
from kg.model import Facts, Request
from kg.read.plain import read_plain

TABLE = tomllib.loads((Path(__file__).with_name("requests.toml")).read_text("utf-8"))
COVERS: dict[str, str] = TABLE["covers"]
ROWS: dict[str, dict[str, Any]] = {row["name"]: row for row in TABLE["rows"]}
LANGUAGES = tuple(COVERS)


def facts(language: str, *paragraphs: str) -> Facts:
    """Return what is found in a resolution of 10 December 2020 on lamps."""
    mark = " - " if language == "ar" else ". "
    body = "\n".join(f"{i}{mark}{words}" for i, words in enumerate(paragraphs, 1))
    return extract(read_plain((COVERS[language] + body + "\n").encode(), "lamp.txt"))


def only(language: str, words: str) -> Request:
    """Return the one request of a paragraph."""
    [found] = facts(language, words).requests
    return found


CASES = [(name, language) for name in ROWS for language in LANGUAGES]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_a_request_is_the_same_in_every_language(name: str, language: str) -> None:
    row, found = ROWS[name], only(language, ROWS[name][language])
    read = [found.addressees, found.deliverables, found.due.sessions, found.due.dates, found.due.periods]
    assert list(map(list, read)) == [row[f] for f in ("addressees", "deliverables", "sessions", "dates", "periods")]
    assert set(row["recipients"]) <= set(found.recipients)


def test_the_table_is_whole() -> None:
    assert len(CASES) == 30


@pytest.mark.parametrize(
    ("words", "sessions"),
    [
        ("Requests the Secretary-General to report to the Economic and Social Council at its 2022 session;", ("ECOSOC/2022",)),
        ("Requests the Secretary-General to report to the General Assembly at its next session;", ("GA/76",)),
        ("Requests the Secretary-General to report on what the Assembly decided at its seventieth session;", ()),
        (
            "Requests the Secretary-General to report to the Human Rights Council at its forty-eighth and fiftieth sessions;",
            ("HRC/48", "HRC/50"),
        ),
        (
            "Requests the Secretary-General to report to the Commission on the Status of Women at its sixty-sixth session"
            " and to the General Assembly at its seventy-seventh session;",
            ("CSW/66", "GA/77"),
        ),
        ("Decides to continue its consideration of the question at its seventy-eighth session.", ("GA/78",)),
    ],
)
def test_sessions_are_those_to_come(words: str, sessions: tuple[str, ...]) -> None:
    assert only("en", words).due.sessions == sessions


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        (
            "Requests the Secretary-General to submit a report within eleven months of the adoption of the present resolution;",
            "2021-11-10",
        ),
        ("Requests the Secretary-General to submit a report by January 2022;", "2022-01"),
        ("Decides to continue its consideration of the question in 2023.", "2023"),
    ],
)
def test_dates_are_as_exact_as_stated(words: str, dates: str) -> None:
    assert only("en", words).due.dates == (dates,)


def test_points_go_on_with_the_request_that_they_stand_below() -> None:
    found = facts(
        "en",
        "Requests the Secretary-General:",
        "Reaffirms its faith in lamps.",
    ).requests
    assert [(r.provision, r.addressees) for r in found] == [("OP1", ("body/SG",))]
    text = "Requests the Secretary-General:\n(a) To count the lamps;\n(b) To submit a report thereon by 31 March 2021;"
    requests = facts("en", text).requests
    assert [(r.provision, r.deliverables, r.due.dates) for r in requests] == [
        ("OP1", (), ()),
        ("OP1(b)", ("report",), ("2021-03-31",)),
    ]
    assert {r.addressees for r in requests} == {("body/SG",)}


def test_a_point_in_chinese_that_opens_with_a_verb_says_what_is_asked_for() -> None:
    found = facts("zh", "促请所有国家：", "请秘书长向大会第七十六届会议提交报告。").requests
    assert [one.addressees for one in found] == [("actor/states",), ("body/SG",)]
    text = COVERS["zh"] + "1. 促请所有国家：\n(a) 鼓励工商企业节约灯油；\n(b) 点亮灯塔；\n2. 鼓励工商企业节约灯油。\n"
    found = extract(read_plain(text.encode(), "lamp.txt")).requests
    assert [(one.provision, one.addressees) for one in found] == [("OP1", ("actor/states",)), ("OP2", ("actor/business",))]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Requests the Secretary-General to provide support to the harbours within existing resources;"),
        ("en", "Requests the Secretary-General to provide support to the project entitled “Resources for lamps”;"),
        ("es", "Solicita al Secretario General que preste apoyo a los faros, incluidas sus reuniones;"),
        ("es", "Solicita al Secretario General que aplique la presente resolución con los recursos disponibles;"),
        ("fr", "Prie le Secrétaire général de fournir un appui dans la limite des ressources existantes ;"),
        ("ru", "просит Генерального секретаря оказать поддержку представителям портов, включая совещания;"),
        ("zh", "请秘书长在现有资源范围内提供支持；"),
        ("zh", "请秘书长组织编写《灯塔资源》宣传材料；"),
    ],
)
def test_what_there_is_and_what_is_only_named_is_not_delivered(language: str, words: str) -> None:
    assert only(language, words).deliverables == ()


def test_of_a_list_who_only_stands_by_a_noun_is_not_asked() -> None:
    words = "Encourages Member States, the Secretary-General’s envoys and civil society to light the lamps;"
    assert "body/SG" not in only("en", words).addressees


def test_two_requests_of_a_paragraph_are_numbered() -> None:
    found = facts("en", "Requests the Secretary-General to count the lamps, and invites Member States to light them;").requests
    assert [(r.number, r.verb, r.addressees) for r in found] == [
        (1, "request", ("body/SG",)),
        (2, "invite", ("actor/member-states",)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Takes note of the report of the Secretary-General submitted to the Assembly at its seventy-seventh session;",
        "Recalls that Member States report on their lamps every year;",
        "Decides that lamps shall be yellow;",
    ],
)
def test_what_asks_nobody_is_no_request(words: str) -> None:
    assert facts("en", words).requests == ()


def test_who_is_consulted_is_not_asked() -> None:
    found = only("en", "Requests the Secretary-General, in consultation with Member States, to count the lamps;")
    assert found.addressees == ("body/SG",)
    found = only("zh", "请秘书长与会员国协商，清点港灯；")
    assert found.addressees == ("body/SG",)


def test_the_evidence_names_its_rules() -> None:
    found = only("en", "Requests the Secretary-General to submit a report at the seventy-seventh session;")
    assert [m.rule for m in found.mentions] == ["request", "due-session"]
    assert found.mentions[0].quote == "Requests the Secretary-General"


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        (
            "en",
            "Decides to extend until 30 June 2022 the mandate of the United Nations Mission in South Sudan;",
            ("Extension", "body/UNMISS", "2022-06-30", None),
        ),
        (
            "en",
            "Decides to establish, for a period of three years, a working group on lamps;",
            ("Establishment", None, None, "P3Y"),
        ),
        (
            "en",
            "Decides to terminate the mandate of the United Nations Mission in South Sudan;",
            ("Termination", "body/UNMISS", None, None),
        ),
        ("zh", "决定将联合国南苏丹特派团的任务期限延长至2022年6月30日；", ("Extension", "body/UNMISS", "2022-06-30", None)),
        ("zh", "决定将上述灯塔问题的苏丹问题专家小组任务期限延续六个月；", ("Extension", "body/POE-SUDAN", None, "P6M")),
        (
            "ru",
            "постановляет продлить мандат Миссии Организации Объединенных Наций в Южном Судане на шестимесячный период;",
            ("Extension", "body/UNMISS", None, "P6M"),
        ),
    ],
)
def test_mandates(language: str, words: str, expected: tuple[str | None, ...]) -> None:
    [found] = facts(language, words).mandates
    assert (found.change, found.holder, found.until, found.duration) == expected


def test_a_mandate_is_not_of_the_body_that_is_named_beside_it() -> None:
    words = "Decides to extend until 30 June 2022 the mandate of the Panel of Experts, as well as the request to MINUSMA;"
    [found] = facts("en", words).mandates
    assert (found.holder, found.until) == (None, "2022-06-30")
    [found] = facts("en", words.replace("Panel of Experts, as well as the request to ", "")).mandates
    assert found.holder == "body/MINUSMA"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Takes note of the report (A/75/123) submitted pursuant to General Assembly resolution 74/52;"),
        ("zh", "表示注意到秘书长根据大会第74/52号决议提交的报告(A/75/123)；"),
    ],
)
def test_reports_that_answer_a_resolution(language: str, words: str) -> None:
    [found] = facts(language, words).answers
    assert (found.report, found.resolution) == ("A/75/123", "A/RES/74/52")


def test_the_volume_in_which_a_resolution_is_printed_answers_nothing() -> None:
    text = (
        COVERS["en"] + "1. Takes note of the report1 submitted pursuant to its resolution 74/1;2\n\n"
        "1 A/75/9.\n2 See Official Records of the General Assembly, Seventy-fourth Session, Supplement No. 49 (A/74/49).\n"
    )
    assert [one.report for one in extract(read_plain(text.encode(), "lamp.txt")).answers] in ([], ["A/75/9"])


def test_in_chinese_the_report_is_named_right_behind() -> None:
    said = "赞赏地注意到根据大会第74/1号决议设立的机制提交的报告(A/75/9)；"
    assert facts("zh", said).answers == ()


def test_a_report_in_another_clause_answers_nothing() -> None:
    assert facts("en", "Takes note of the report (A/75/123), and acts in accordance with resolution 74/52;").answers == ()


def test_the_calendar() -> None:
    assert [following(body, "2021-10-10") for body in ("GA", "HRC", "ECOSOC", "CSW")] == [
        "GA/77",
        "HRC/49",
        "ECOSOC/2022",
        "CSW/66",
    ]
    assert is_ahead("HRC", 59, "2024-07-10") and not is_ahead("HRC", 56, "2024-07-10")
