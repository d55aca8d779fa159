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
    ],
)
def test_mandates(language: str, words: str, expected: tuple[str | None, ...]) -> None:
    [found] = facts(language, words).mandates
    assert (found.change, found.holder, found.until, found.duration) == expected


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
