"""Documents named by their date alone are cited: resolved where the text gives their number too, else with the reason why not."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import build
from kg.by_date import dates
from kg.extract import extract
from kg.findings.claims import Claims, Dated
from kg.model import Citation, Mention
from kg.rdf.terms import BASE
from kg.read.plain import read_plain
from kg.shapes.check import check
from kg.store import open_store

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


STATEMENTS = {
    "en": "the statement by the President of the Security Council of 5 June 2013",
    "fr": "la déclaration de la Présidence du Conseil de sécurité en date du 5 juin 2013",
    "es": "la declaración de la Presidencia del Consejo de Seguridad de 5 de junio de 2013",
    "ru": "заявление Председателя Совета Безопасности от 5 июня 2013 года",
    "ar": "بيان رئيس مجلس الأمن المؤرخ 5 حزيران/يونيه 2013",
    "zh": "2013年6月5日的安全理事会主席声明",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_statement_of_a_president_is_named_by_its_date(language: str) -> None:
    sign, recalls = {"ar": ("4 -", "يشير إلى "), "zh": ("4.", "回顾"), "ru": ("4.", "ссылается на ")}.get(language, ("4.", ""))
    [statement] = [c for c in named(language, f"{sign} {recalls}{STATEMENTS[language]};\n") if c.provision == "OP4"]
    assert (statement.named, statement.date) == ("SC presidential-statement", "2013-06-05")


def test_a_statement_of_another_president_is_no_document() -> None:
    more = "4. Recalls the statement by the President of the General Assembly of 5 June 2013;\n"
    assert [c.provision for c in named("en", more)] == ["OP1", "OP2"]


def told(
    stated: list[tuple[str, str]], named: str = "SC resolution", day: str = "1967-11-22", work: str = "S/RES/300(1971)"
) -> Citation:
    """Return a citation by date as the dates that another work states tell it."""
    other = Claims("A/RES/75/1", "en", (), [Dated(symbol, when, "PP1", f"A/RES/75/1#PP1-{symbol}") for symbol, when in stated])
    return dates([other]).told(Citation("OP1", None, Mention(0, 9, "22 November", "date"), date=day, named=named), work)


def test_the_only_one_of_its_day_is_resolved_where_the_numbers_beside_it_are_of_other_days() -> None:
    found = told(
        [("S/RES/2000(2011)", "2011-07-27"), ("S/RES/2001(2011)", "2011-07-28"), ("S/RES/2002(2011)", "2011-07-29")],
        day="2011-07-28",
    )
    assert (found.target, found.reason, found.mention.rule) == ("S/RES/2001(2011)", None, "date-elsewhere")


def test_the_authority_file_knows_days_of_the_council() -> None:
    assert told([], day="1967-11-22").target == "S/RES/242(1967)"


def test_several_of_a_day_are_candidates() -> None:
    found = told([("A/HRC/RES/23/3", "2013-06-13"), ("A/HRC/RES/23/4", "2013-06-13")], "HRC resolution", "2013-06-13")
    assert (found.target, found.candidates) == (None, ("A/HRC/RES/23/3", "A/HRC/RES/23/4"))
    assert found.reason == "HRC resolution of 2013-06-13 is named by its date alone; A/HRC/RES/23/3, A/HRC/RES/23/4: of that day"


@pytest.mark.parametrize("beside", [[], [("A/RES/70/152", "2015-12-16"), ("A/RES/70/155", "2015-12-18")]])
def test_one_whose_neighbours_are_not_known_may_have_company(beside: list[tuple[str, str]]) -> None:
    found = told([("A/RES/70/153", "2015-12-17"), *beside], "GA resolution", "2015-12-17")
    assert (found.target, found.candidates) == (None, ("A/RES/70/153",))
    assert found.reason and found.reason.endswith("A/RES/70/153: of that day, and others may be")


def test_the_citing_work_is_no_candidate_and_a_work_knows_its_own_day_best() -> None:
    assert told([("A/RES/70/153", "2015-12-17")], "GA resolution", "2015-12-17", "A/RES/70/153").candidates == ()
    own = Claims("A/RES/70/153", "en", (), [Dated("A/RES/70/153", "2015-12-17", "itself", "A/RES/70/153#en")])
    wrong = Claims("A/RES/75/1", "en", (), [Dated("A/RES/70/153", "2015-12-18", "PP1", "A/RES/75/1#PP1-A/RES/70/153")])
    assert dates([wrong, own]).works == {**dates([]).works, ("GA resolution", "2015-12-17"): ["A/RES/70/153"]}


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


def test_a_list_of_dates_before_the_word_for_the_kind_is_a_list_of_documents() -> None:
    found = named(
        "zh",
        "4. 回顾2013年6月5日、2014年6月6日和2015年6月7日安全理事会主席声明，并回顾2016年6月8日安理会主席声明(S/PRST/2016/99)；\n",
    )
    assert [c.date for c in found if c.provision == "OP4"] == ["2013-06-05", "2014-06-06", "2015-06-07"]


COUNCIL = "{symbol}\nResolution {number}\nAdopted by the Security Council at its {meeting}th meeting, on {day}\n"


def council(folder: Path, number: str, meeting: int, day: str, text: str) -> None:
    """Write a resolution of the Council."""
    symbol = f"S/RES/{number.replace(' ', '')}"
    words = COUNCIL.format(symbol=symbol, number=number, meeting=meeting, day=day) + f"\nThe Security Council,\n\n{text}\n"
    (folder / f"{symbol.replace('/', '_')}.txt").write_text(words, encoding="utf-8")


def part(node: object) -> str:
    """Return what stands behind the # of an IRI."""
    return str(node).partition("#")[2].rstrip(">")


def built(folder: Path, out: Path) -> dict[str, str]:
    """Build and return the status of each citation, by its IRI behind the citing work."""
    build([str(folder)], out, BASE)
    status = ox.NamedNode("https://w3id.org/unres/ontology#status")
    quads = open_store(out).quads_for_pattern(None, status, None)
    return {part(q.subject): part(q.object) for q in quads}


def test_a_later_file_resolves_what_an_earlier_one_names_and_the_bytes_are_those_of_a_fresh_build(tmp_path: Path) -> None:
    texts, out, fresh = tmp_path / "texts", tmp_path / "out", tmp_path / "fresh"
    texts.mkdir()
    council(texts, "2910 (2031)", 9910, "4 March 2031", "1. Recalls its resolution of 7 January 2031 on lamps;")
    assert built(texts, out) == {"OP1-unresolved-SC-resolution-2031-01-07": "Unresolved"}
    council(texts, "2900 (2031)", 9900, "6 January 2031", "1. Lights a lamp;")
    council(texts, "2901 (2031)", 9901, "7 January 2031", "1. Lights lamps;")
    council(texts, "2902 (2031)", 9902, "8 January 2031", "1. Lights more lamps;")
    assert built(texts, out) == {"OP1-S/RES/2901(2031)": "Resolved"}
    assert "date-elsewhere" in (out / "graph.ttl").read_text("utf-8")
    assert json.loads((out / "report.json").read_text("utf-8"))["totals"]["unresolved"] == 0
    built(texts, fresh)
    council(texts, "2902 (2031)", 9902, "7 January 2031", "1. Lights more lamps;")
    assert built(texts, out) == {"OP1-unresolved-SC-resolution-2031-01-07": "Ambiguous"}
    assert not [one for one in check(open_store(out)) if one.total]
    council(texts, "2902 (2031)", 9902, "8 January 2031", "1. Lights more lamps;")
    built(texts, out)
    for name in ("graph.ttl", "report.json", "report.md", "network.html"):
        assert (out / name).read_bytes() == (fresh / name).read_bytes(), name
