"""A page on the web heads a resolution with its name, and nothing else says which one it is."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.read.plain import read_plain

FORMULAS = {
    "en": "The General Assembly,\n\nRecalling the Charter,\n\n1. Decides to light lamps.",
    "en SC": "The Security Council,\n\nRecalling the Charter,\n\n1. Decides to light lamps.",
    "fr SC": "Le Conseil de sécurité,\n\nRappelant la Charte,\n\n1. Décide d’allumer les lampes.",
    "es": "La Asamblea General,\n\nRecordando la Carta,\n\n1. Decide encender las lámparas.",
    "ru SC": "Совет Безопасности,\n\nссылаясь на Устав,\n\n1. постановляет зажечь фонари.",
    "ar SC": "إن مجلس الأمن\n\nإذ يشير إلى الميثاق،\n\n1 - يقرر إضاءة المصابيح.",
    "zh SC": "安全理事会\n\n回顾《联合国宪章》，\n\n1. 决定点灯。",
}

HEADED = {
    "United Nations Security Council resolution 1325": ("en SC", "S/RES/1325(2000)"),
    "General Assembly resolution No. 2625 (XXV) on lamps": ("en", "A/RES/2625(XXV)"),
    "Résolution 1325 (2000) du Conseil de sécurité": ("fr SC", "S/RES/1325(2000)"),
    "Resolución 102 (I) de la Asamblea General": ("es", "A/RES/102(I)"),
    "Резолюция 1325 Совета Безопасности ООН": ("ru SC", "S/RES/1325(2000)"),
    "قرار مجلس الأمن رقم 381 بتاريخ 30 تشرين الثاني (نوفمبر) 1975": ("ar SC", "S/RES/381(1975)"),
    "联合国安理会第1518号决议\n\n自由的图书馆": ("zh SC", "S/RES/1518(2003)"),
    "Follow-up to General Assembly resolution 70/1": ("en", None),  # it names another work
    "Security Council resolution 1325": ("en", None),  # of another body than the one that speaks
}


def symbol(words: str) -> str | None:
    return extract(read_plain(words.encode(), "a.txt")).work.symbol


@pytest.mark.parametrize("heading", HEADED)
def test_a_work_that_its_heading_names(heading: str) -> None:
    formula, expected = HEADED[heading]
    assert symbol(f"{heading}\n\n{FORMULAS[formula]}") == expected


def test_an_article_on_a_resolution_is_none() -> None:
    assert (
        symbol("Security Council resolution 1325\n\nIt has been read widely, and lamps are lit by those who recall it.") is None
    )
