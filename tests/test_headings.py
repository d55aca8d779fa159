"""A page on the web heads a resolution with its name, and nothing else says which one it is."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.read.plain import read_plain

HEADED = {
    "United Nations Security Council resolution 1325\n\nThe Security Council,\n\nRecalling that lamps go out,\n\n1. Decides to light them.": (
        "S/RES/1325(2000)"
    ),
    "General Assembly resolution No. 2625 (XXV) on lamps\n\nThe General Assembly,\n\nRecalling the Charter,\n\n1. Decides so.": (
        "A/RES/2625(XXV)"
    ),
    "Résolution 1325 (2000) du Conseil de sécurité\n\nLe Conseil de sécurité,\n\nRappelant la Charte,\n\n1. Décide de les allumer.": (
        "S/RES/1325(2000)"
    ),
    "Resolución 102 (I) de la Asamblea General\n\nLa Asamblea General,\n\nRecordando la Carta,\n\n1. Decide encender las lámparas.": (
        "A/RES/102(I)"
    ),
    "Резолюция 1325 Совета Безопасности ООН\n\nСовет Безопасности,\n\nссылаясь на Устав,\n\n1. постановляет зажечь фонари.": (
        "S/RES/1325(2000)"
    ),
    "قرار مجلس الأمن رقم 381 بتاريخ 30 تشرين الثاني (نوفمبر) 1975\n\nإن مجلس الأمن\n\nإذ يشير إلى الميثاق،\n\n1 - يقرر إضاءة المصابيح.": (
        "S/RES/381(1975)"
    ),
    "联合国安理会第1518号决议\n\n自由的图书馆\n\n安全理事会\n\n回顾《联合国宪章》，\n\n1. 决定点灯。": "S/RES/1518(2003)",
}

OTHERS = [
    "Follow-up to General Assembly resolution 70/1\n\nThe General Assembly,\n\nRecalling the Charter,\n\n1. Decides to light lamps.",
    "Security Council resolution 1325\n\nThe General Assembly,\n\nRecalling the Charter,\n\n1. Decides to light lamps.",
    "Security Council resolution 1325\n\nIt has been widely read. Lamps are lit by those who recall it in the harbours of the world.",
]


@pytest.mark.parametrize("words", HEADED)
def test_a_work_that_its_heading_names(words: str) -> None:
    assert extract(read_plain(words.encode(), "a.txt")).work.symbol == HEADED[words]


@pytest.mark.parametrize("words", OTHERS)
def test_a_heading_that_names_another(words: str) -> None:
    assert extract(read_plain(words.encode(), "a.txt")).work.symbol is None
