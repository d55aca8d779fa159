"""Operative words where they stand: what they govern, what governs nothing, what a language leaves open."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Facts
from kg.rdf.emit import Emitter
from kg.rdf.pairs import left_open
from kg.rdf.terms import BASE
from kg.read.plain import read_plain

COVERS = {
    "en": "A/RES/75/300\n75/300. Lamps\nThe General Assembly,\n",
    "fr": "A/RES/75/300\n75/300. Lampes\nL’Assemblée générale,\n",
    "es": "A/RES/75/300\n75/300. Lámparas\nLa Asamblea General,\n",
    "ru": "A/RES/75/300\n75/300. Лампы\nГенеральная Ассамблея,\n",
    "ar": "A/RES/75/300\n75/300 المصابيح\nإن الجمعية العامة،\n",
    "zh": "A/RES/75/300\n75/300. 港口的灯\n大会，\n",
}


def facts(language: str, body: str) -> Facts:
    """Return what is found in a resolution on lamps."""
    return extract(read_plain((COVERS[language] + body + "\n").encode(), "lamp.txt"))


def verbs(language: str, body: str) -> dict[str, tuple[str, ...]]:
    """Return the verbs of each provision."""
    return {p.label: p.verbs for p in facts(language, body).provisions}


@pytest.mark.parametrize(
    ("language", "body", "verb"),
    [
        ("en", "Expressing its most serious concern that no lamp burns,", "express-concern"),
        ("en", "Expressing once again its sincere gratitude to the keepers,", "express-appreciation"),
        ("fr", "Exprimant sa très vive préoccupation face aux lampes éteintes,", "express-concern"),
        ("es", "Expresando su más sincero reconocimiento a los fareros,", "express-appreciation"),
        ("ru", "выражая самую глубокую обеспокоенность по поводу потухших ламп,", "express-concern"),
        ("ar", "وإذ تعرب عن بالغ قلقها لانطفاء المصابيح،", "express-concern"),
        ("zh", "对港口的灯长期熄灭表示严重关切，", "express-concern"),
    ],
)
def test_a_phrase_is_found_by_its_first_and_last_words(language: str, body: str, verb: str) -> None:
    assert verbs(language, body)["PP1"] == (verb,)


def test_a_phrase_ends_with_its_clause() -> None:
    assert verbs("en", "Expressing itself in lamps, a cause of concern,")["PP1"] == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("在这方面回顾第70/1号决议，", ("recall",)),
        ("回顾会议的结论和建议，", ("recall",)),
        ("重申和强调灯的重要性，", ("reaffirm", "stress")),
        ("回顾第70/1号决议，其中除其他外，重申灯的重要性，", ("recall",)),
        ("铭记各项建议，包括再次呼吁点灯，", ("bearing-in-mind",)),
    ],
)
def test_chinese_verbs_open_clauses(body: str, expected: tuple[str, ...]) -> None:
    assert verbs("zh", body)["PP1"] == expected


def test_a_point_of_a_list_is_governed_by_what_opens_the_list() -> None:
    body = "1. 请秘书长：\n- 鼓励使用港口的灯；\n- 根据第70/1号决议点灯；"
    [citation] = facts("zh", body).citations
    assert (citation.provision, citation.verb) == ("OP1", "request")


def test_an_operative_word_governs_what_is_named_behind_it() -> None:
    found = facts("en", "Recalling the Universal Declaration of Human Rights, and stressing that France burns lamps,")
    assert [(n.entity, n.verb) for n in found.namings] == [("instrument/udhr", "recall"), ("state/FRA", "stress")]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("ru", "1. призывает государства выполнять резолюцию 70/1;"),
        ("fr", "1. Engage les États à appliquer la résolution 70/1 ;"),
    ],
)
def test_a_word_that_leaves_two_verbs_open_is_a_pair(language: str, body: str) -> None:
    [citation] = facts(language, body).citations
    assert citation.verb == "call-upon-or-encourage"


def test_another_language_tells_a_pair_apart() -> None:
    bodies = {
        "ru": "1. призывает государства выполнять резолюцию 70/1;",
        "en": "1. Encourages States to implement resolution 70/1;",
    }
    read = {code: set(Emitter(facts(code, body), BASE).triples()) for code, body in bodies.items()}
    citation = f"<{BASE}doc/A/RES/75/300#OP1-A/RES/70/1>"

    def said(lines: set[str]) -> list[str]:
        return sorted(
            line.split("/")[-1].rstrip("> .") for line in lines if line.startswith(citation) and "ontology#verb>" in line
        )

    both = read["ru"] | read["en"]
    assert said(read["ru"] - left_open(read["ru"], BASE)) == ["call-upon-or-encourage"]
    assert said(both - left_open(both, BASE)) == ["encourage"]
    assert said(read["en"] - left_open(read["en"], BASE)) == ["encourage"]
