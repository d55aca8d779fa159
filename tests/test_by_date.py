"""Documents named by their date alone are cited: resolved where the text gives their number too, else with the reason why not."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Citation
from kg.read.plain import read_plain

# A text that cites a Council resolution by number and date, then by its date; the last line is a date that has no resolution.
TEXTS = {
    "en": """A/HRC/RES/40/90\n40/90. Lamps\nThe Human Rights Council,
Recalling Human Rights Council resolution 23/3 of 13 June 2013 on lamps,
1. Welcomes the lamps lit under its resolution of 13 June 2013;
2. Recalls the decision of the General Assembly of 11 December 1946 on harbours;
3. Notes the lamps counted from 1 August 2013 to 31 July 2014;\n""",
    "fr": """A/HRC/RES/40/90\n40/90. Lampes\nLe Conseil des droits de l’homme,
Rappelant la résolution 23/3 du Conseil des droits de l’homme, en date du 13 juin 2013, sur les lampes,
1. Se félicite des lampes allumées en vertu de sa résolution du 13 juin 2013 ;
2. Rappelle la décision de l’Assemblée générale du 11 décembre 1946 sur les ports ;
3. Note les lampes comptées du 1er août 2013 au 31 juillet 2014 ;\n""",
    "es": """A/HRC/RES/40/90\n40/90. Lámparas\nEl Consejo de Derechos Humanos,
Recordando la resolución 23/3 del Consejo de Derechos Humanos, de 13 de junio de 2013, sobre las lámparas,
1. Acoge con beneplácito las lámparas encendidas en virtud de su resolución de 13 de junio de 2013;
2. Recuerda la decisión de la Asamblea General de 11 de diciembre de 1946 sobre los puertos;
3. Observa las lámparas contadas del 1 de agosto de 2013 al 31 de julio de 2014;\n""",
    "ru": """A/HRC/RES/40/90\n40/90. Лампы\nСовет по правам человека,
ссылаясь на резолюцию 23/3 Совета по правам человека от 13 июня 2013 года о лампах,
1. приветствует лампы, зажженные согласно его резолюции от 13 июня 2013 года;
2. ссылается на решение Генеральной Ассамблеи от 11 декабря 1946 года о портах;
3. отмечает лампы, сосчитанные с 1 августа 2013 года по 31 июля 2014 года;\n""",
    "ar": """A/HRC/RES/40/90\n40/90 المصابيح\nإن مجلس حقوق الإنسان،
إذ يشير إلى قرار مجلس حقوق الإنسان 23/3 المؤرخ 13 حزيران/يونيه 2013 بشأن المصابيح،
1 - يرحب بالمصابيح التي أضيئت بموجب قراره المؤرخ 13 حزيران/يونيه 2013؛
2 - يشير إلى قرار الجمعية العامة المؤرخ 11 كانون الأول/ديسمبر 1946 بشأن الموانئ؛
3 - يلاحظ المصابيح التي أحصيت من 1 آب/أغسطس 2013 إلى 31 تموز/يوليه 2014؛\n""",
    "zh": """A/HRC/RES/40/90\n40/90. 灯\n人权理事会，
回顾人权理事会2013年6月13日关于灯的第23/3号决议，
1. 欢迎根据人权理事会2013年6月13日决议点亮的灯；
2. 回顾大会1946年12月11日关于港口的决定，并回顾大会1946年12月11日的决定；
3. 注意到2013年8月1日至2014年7月31日清点的灯；\n""",
}


def named(language: str, body: str = "") -> list[Citation]:
    """Return the citations by date alone."""
    facts = extract(read_plain((TEXTS[language] + body).encode(), "lamp.txt"))
    return [c for c in facts.citations if c.mention.rule == "date"]


@pytest.mark.parametrize("language", TEXTS)
def test_one_that_the_text_cites_by_number_too_is_resolved(language: str) -> None:
    [own] = [c for c in named(language) if c.target]
    assert (own.provision, own.target, own.date, own.verb) == ("OP1", "A/HRC/RES/23/3", "2013-06-13", "welcome")


@pytest.mark.parametrize("language", TEXTS)
def test_another_is_unresolved_with_the_reason(language: str) -> None:
    [other] = [c for c in named(language) if not c.target]
    kind = "resolution" if language == "ar" else "decision"  # Arabic قرار is both
    assert (other.provision, other.date) == ("OP2", "1946-12-11")
    assert other.reason == f"GA {kind} of 1946-12-11 is named by its date alone"


def test_several_of_a_date_are_told() -> None:
    more = "4. Recalls Human Rights Council resolution 23/4 of 13 June 2013;\n"
    [own] = [c for c in named("en", more) if c.provision == "OP1"]
    assert own.target is None
    assert own.reason and own.reason.endswith("the text cites A/HRC/RES/23/3, A/HRC/RES/23/4 of that date")


def test_a_symbol_or_a_footnote_behind_the_date_is_the_citation() -> None:
    more = "4. Recalls the decision of the General Assembly of 13 May 2016 (A/70/953);\n"
    assert [c.provision for c in named("en", more)] == ["OP1", "OP2"]


def test_an_old_session_was_in_its_years() -> None:
    """The body that adopted 574 (XXVII) in 1998 is no Council: the Council's 27th session was in 1959."""
    text = """A/RES/75/300\n75/300. Lámparas\nLa Asamblea General,
1. Recuerda que la Comisión Económica para América Latina y el Caribe aprobó la resolución 574 (XXVII), de 16 de mayo de 1998, y
pide al Consejo Económico y Social que encienda las lámparas;\n"""
    [citation] = extract(read_plain(text.encode(), "lamp.txt")).citations
    assert citation.target is None
    assert citation.reason == "ECLAC numbers its documents in no series of the United Nations"


def test_a_word_that_says_its_looks_beyond_an_arabic_comma() -> None:
    text = """A/RES/75/300\n75/300 المصابيح\nإن الجمعية العامة،
1 - ترحب بالمصابيح التي أضاءها مجلس حقوق الإنسان، في قراره 39/2، لجمع الأدلة؛\n"""
    [citation] = extract(read_plain(text.encode(), "lamp.txt")).citations
    assert citation.target == "A/HRC/RES/39/2"
