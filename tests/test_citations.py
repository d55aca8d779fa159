"""Citations in prose: each form of a citation, in English and in Chinese, gives the same canonical symbols."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kg.extract import extract
from kg.findings.claims import claims
from kg.findings.contradictions import contradictions
from kg.findings.doubts import doubts
from kg.model import Citation, Facts
from kg.read.plain import read_plain

COVERS = {
    ("en", "GA"): "A/RES/75/300\nAdopted by the General Assembly on 10 December 2020\n75/300. Lamps\nThe General Assembly,\n",
    ("zh", "GA"): "A/RES/75/300\n2020年12月10日大会决议\n75/300. 港口的灯\n大会，\n",
    ("ar", "GA"): "A/RES/75/300\nقرار اتخذته الجمعية العامة في 10 كانون الأول/ديسمبر 2020\n75/300 مصابيح\nإن الجمعية العامة،\n",
    ("en", "HRC"): "A/HRC/RES/40/90\n40/90. Lamps\nThe Human Rights Council,\n",
    ("zh", "HRC"): "A/HRC/RES/40/90\n40/90. 港口的灯\n人权理事会，\n",
}


def facts(language: str, body: str, adopting: str = "GA") -> Facts:
    """Return what is found in a resolution of 2020 on lamps."""
    return extract(read_plain((COVERS[language, adopting] + body + "\n").encode(), "lamp.txt"))


class Row(NamedTuple):
    """A form of a citation in both languages, and the symbols that it cites; `adopting` is the body of the citing work."""

    en: str
    zh: str
    symbols: tuple[str, ...]
    adopting: str = "GA"


FORMS = {
    "General Assembly": Row("Recalling General Assembly resolution 70/153,", "回顾大会第70/153号决议，", ("A/RES/70/153",)),
    "body behind the number": Row(
        "Recalling resolution 24/1 of the Human Rights Council,", "回顾人权理事会第24/1号决议，", ("A/HRC/RES/24/1",)
    ),
    "letters": Row(
        "Recalling its resolution 72/266 A and B of 24 December 2017,",
        "回顾其2017年12月24日第72/266 A和B号决议，",
        ("A/RES/72/266A", "A/RES/72/266B"),
    ),
    "a range of letters": Row(
        "Recalling its resolution 54/263 A-C,", "回顾其第54/263 A-C号决议，", ("A/RES/54/263A", "A/RES/54/263B", "A/RES/54/263C")
    ),
    "old sessions": Row("Recalling resolution 217 A (III),", "回顾第217 A(III)号决议，", ("A/RES/217(III)A",)),
    "old sessions and numbers in words": Row(
        "Recalling its resolutions 1 (I), 217 A (III), 2625 (XXV) and 3201 (S-VI) and resolution 242 (1967),",
        "回顾其第一㈠号、第二一七A(三)号、第二六二五(二十五)号和第三二〇一(S-六)号决议以及第二四二(一九六七)号决议，",
        ("A/RES/1(I)", "A/RES/217(III)A", "A/RES/2625(XXV)", "A/RES/3201(S-VI)", "S/RES/242(1967)"),
    ),
    "special sessions": Row(
        "Recalling its resolutions S-27/2, ES-11/1 and 3201 (S-VI),",
        "回顾其第S-27/2、ES-11/1和3201(S-VI)号决议，",
        ("A/RES/3201(S-VI)", "A/RES/ES-11/1", "A/RES/S-27/2"),
    ),
    "decision": Row("Recalling its decision 69/555,", "回顾其第69/555号决定，", ("A/DEC/69/555",)),
    "Human Rights Council": Row(
        "Recalling Human Rights Council resolution 23/3 and decision 22/116 and Council resolution S-9/1,",
        "回顾人权理事会第23/3号决议和第22/116号决定及理事会第S-9/1号决议，",
        ("A/HRC/DEC/22/116", "A/HRC/RES/23/3", "A/HRC/RES/S-9/1"),
    ),
    "Security Council": Row(
        "Recalling Security Council resolution 1325 (2000) and statement S/PRST/2015/22,",
        "回顾安全理事会第1325(2000)号决议和S/PRST/2015/22号主席声明，",
        ("S/PRST/2015/22", "S/RES/1325(2000)"),
    ),
    "Economic and Social Council": Row(
        "Recalling Economic and Social Council resolution 2006/2, decision 2010/205 and resolution 1235 (XLII),",
        "回顾经济及社会理事会第2006/2号决议、第2010/205号决定和第1235(XLII)号决议，",
        ("E/DEC/2010/205", "E/RES/1235(XLII)", "E/RES/2006/2"),
    ),
    "Commission on Human Rights": Row(
        "Recalling Commission on Human Rights resolution 2005/55,", "回顾人权委员会第2005/55号决议，", ("E/CN.4/RES/2005/55",)
    ),
    "Sub-Commission": Row(
        "Recalling resolution 2000/22 of the Sub-Commission on the Promotion and Protection of Human Rights,",
        "回顾促进和保护人权小组委员会第2000/22号决议，",
        ("E/CN.4/Sub.2/RES/2000/22",),
    ),
    "Environment Assembly": Row(
        "Recalling United Nations Environment Assembly resolution 5/14,",
        "回顾联合国环境大会第5/14号决议，",
        ("UNEP/EA.5/RES.14",),
    ),
    "regional commission": Row(
        "Noting the adoption by the Economic and Social Commission for Asia and the Pacific of resolution 72/7 of 19 May 2016,",
        "注意到亚洲及太平洋经济社会委员会通过2016年5月19日第72/7号决议，",
        ("E/ESCAP/RES/72/7",),
    ),
    "suffix": Row(
        "Recalling the rules (A/CONF.157/24 (Part I) and Corr.1),",
        "回顾规则(A/CONF.157/24(Part I)和Corr.1)，",
        ("A/CONF.157/24(PartI)", "A/CONF.157/24(PartI)/Corr.1"),
    ),
    "suffixes in place of each other": Row(
        "Noting A/75/251/Add.1 and Add.2,", "注意到A/75/251/Add.1和Add.2，", ("A/75/251/Add.1", "A/75/251/Add.2")
    ),
    "Official Records": Row(
        "Noting Official Records of the General Assembly, Seventieth Session, Supplement No. 53 (A/70/53),",
        "注意到《大会正式记录，第七十届会议，补编第53号》(A/70/53)，",
        ("A/70/53",),
    ),
    "joint symbol": Row(
        "Noting document E/CN.4/2001/2-E/CN.4/Sub.2/2000/46,",
        "注意到E/CN.4/2001/2-E/CN.4/Sub.2/2000/46号文件，",
        ("E/CN.4/2001/2", "E/CN.4/Sub.2/2000/46"),
    ),
    "list with dates": Row(
        "Recalling its resolutions 70/1 of 25 September 2015, 69/313 of 27 July 2015 and 71/256 of 23 December 2016,",
        "回顾其2015年9月25日第70/1号、2015年7月27日第69/313号和2016年12月23日第71/256号决议，",
        ("A/RES/69/313", "A/RES/70/1", "A/RES/71/256"),
    ),
    "list with an inherited body": Row(
        "Recalling Human Rights Council resolutions 23/3, 24/1 of 26 September 2013 and S-9/1,",
        "回顾人权理事会第23/3号、2013年9月26日第24/1号和第S-9/1号决议，",
        ("A/HRC/RES/23/3", "A/HRC/RES/24/1", "A/HRC/RES/S-9/1"),
    ),
    "its, of the adopting body": Row("Recalling its resolution 24/1,", "回顾其第24/1号决议，", ("A/HRC/RES/24/1",), "HRC"),
    "its, of a body named before": Row(
        "Recalling the Human Rights Council and its resolution 24/1,", "回顾人权理事会及其第24/1号决议，", ("A/HRC/RES/24/1",)
    ),
    "short names by context": Row(
        "Recalling Council resolution 24/1, Assembly resolution 70/1 and Economic and Social Council resolution 2006/2,",
        "回顾理事会第24/1号决议、大会第70/1号决议和经济及社会理事会第2006/2号决议，",
        ("A/HRC/RES/24/1", "A/RES/70/1", "E/RES/2006/2"),
        "HRC",
    ),
    "a short name for another body": Row(
        "Noting the work of the Economic and Social Council, and Council resolution 2006/2,",
        "注意到经济及社会理事会的工作，并回顾理事会第2006/2号决议，",
        ("E/RES/2006/2",),
    ),
    "serial numbers without a word": Row(
        "Recalling 1325 (2000) and 1820 (2008),", "回顾1325(2000)和1820(2008)，", ("S/RES/1325(2000)", "S/RES/1820(2008)")
    ),
    "a number that fits another body": Row(
        "Recalling resolutions 1325 (2000) and 2250 (2015),",
        "回顾第1325(2000)号和第2250(2015)号决议，",
        ("S/RES/1325(2000)", "S/RES/2250(2015)"),
    ),
    "footnote": Row("Noting oil,¹\n\n¹ See A/75/399.", "注意到油，¹\n\n¹ 见A/75/399。", ("A/75/399",)),
    "no citation": Row(
        "Noting HIV/AIDS, and/or 24/7, 1/2 of the oil, and the season 2015/16,", "注意到24/7、第70/1号公约和第1/2号法律，", ()
    ),
    "itself": Row("Recalling its resolutions 75/300 and 75/1,", "回顾其第75/300号和第75/1号决议，", ("A/RES/75/1",)),
}
each = pytest.mark.parametrize("row", FORMS.values(), ids=list(FORMS))


def test_the_table_of_forms_is_whole() -> None:
    assert len(FORMS) == 30


@each
@pytest.mark.parametrize("language", ["en", "zh"])
def test_forms(language: str, row: Row) -> None:
    found = facts(language, row.en if language == "en" else row.zh, row.adopting)
    assert found.work.body == row.adopting
    assert tuple(sorted(c.target or f"unresolved {c.mention.quote}" for c in found.citations)) == row.symbols


@each
@pytest.mark.parametrize("language", ["en", "zh"])
def test_mentions_stand_where_they_say(language: str, row: Row) -> None:
    found = facts(language, row.en if language == "en" else row.zh, row.adopting)
    for citation in found.citations:
        mention = citation.mention
        assert found.text.content[mention.start : mention.end] == mention.quote
        assert citation.provision == "PP1" and citation.verb in ("recall", "note")


UNRESOLVED = {
    "Recalling World Health Assembly resolution 74/7 of 31 May 2021,": "WHA numbers its documents in no series",
    "回顾世界卫生大会2021年5月31日第74/7号决议，": "WHA numbers its documents in no series",
    "Noting document WHA69/2016/REC/1,": "WHA69/2016/REC/1 is a document of WHO",
    "注意到WHA69/2016/REC/1号文件，": "WHA69/2016/REC/1 is a document of WHO",
    "Recalling resolution 9999/1,": "no body adopts a resolution numbered 9999/1",
    "回顾第9999/1号决议，": "no body adopts a resolution numbered 9999/1",
}


@pytest.mark.parametrize("words", UNRESOLVED)
def test_what_is_not_resolved_is_kept_with_its_reason(words: str) -> None:
    (citation,) = facts("en" if words[0].isascii() else "zh", words).citations
    assert citation.target is None
    assert citation.reason and citation.reason.startswith(UNRESOLVED[words])


def of(found: Facts, target: str) -> Citation:
    """Return the one citation of a work."""
    (citation,) = (c for c in found.citations if c.target == target)
    return citation


DATES = {
    "Recalling its resolution 70/1 of 25 September 2015,": "2015-09-25",
    "Recalling its resolution 70/1, of 25 September 2015, on lamps,": "2015-09-25",
    "Recalling resolution 70/1 adopted by the General Assembly on 25 September 2015,": "2015-09-25",
    "Recalling its resolution 70/1, and the storm of 25 September 2015,": None,
    "Recalling its resolution 70/1 of 31 September 2015,": None,
    "回顾其2015年9月25日第70/1号决议，": "2015-09-25",
    "回顾其2015年9月25日关于港口的灯的第70/1号决议，": "2015-09-25",
    "回顾2015年9月25日的风暴，又回顾其第70/1号决议，": None,
    "回顾其2015年9月31日第70/1号决议，": None,
}


@pytest.mark.parametrize("words", DATES)
def test_stated_dates(words: str) -> None:
    found = facts("en" if words[0].isascii() else "zh", words)
    assert of(found, "A/RES/70/1").date == DATES[words]


PINPOINTS = {
    "Noting A/75/399, para. 96,": "para. 96",
    "Noting A/75/399, chap. III, sect. A,": "chap. III, sect. A",
    "Noting A/75/399, annex II,": "annex II",
    "Noting A/75/399, decision 70/1 and the rest,": None,
    "Noting A/75/399 and the annex,": None,
    "注意到A/75/399，第96段，": "第96段",
    "注意到A/75/399，第三章，A节，": "第三章，A节",
    "注意到A/75/399，附件二，": "附件二",
    "注意到A/75/399和附件，": None,
}


@pytest.mark.parametrize("words", PINPOINTS)
def test_pinpoints(words: str) -> None:
    found = facts("en" if words[0].isascii() else "zh", words)
    assert of(found, "A/75/399").pinpoint == PINPOINTS[words]


VERBS = {
    "Recalling its resolution 70/1,": "recall",
    "Guided by the lamps, and reaffirming its resolution 70/1,": "reaffirm",
    "1. Takes note of resolution 70/1;": "note",
    "1. Requests the keepers to act on resolution 70/1;": "request",
    "1. Welcomes the oil, and requests the keepers:\n\n(a) To follow resolution 70/1;": "request",
    "回顾其第70/1号决议，": "recall",
    "又重申其第70/1号决议，": "reaffirm",
    "1. 请守塔人执行第70/1号决议；": "request",
    "1. 欢迎油，并请守塔人：\n\n(a) 执行第70/1号决议；": "request",
}


@pytest.mark.parametrize("words", VERBS)
def test_verbs(words: str) -> None:
    found = facts("en" if words.isascii() else "zh", words)
    assert of(found, "A/RES/70/1").verb == VERBS[words]


def test_the_tables_are_whole() -> None:
    assert (len(UNRESOLVED), len(DATES), len(PINPOINTS), len(VERBS)) == (6, 9, 9, 9)


IBID = {
    "en": "Noting the report,¹ and oil,²\n\n1. Welcomes light.³\n\n¹ A/75/399.\n\n² Ibid., annex II.\n\n³ Ibid.",
    "zh": "注意到报告，¹又注意到油，²\n\n1. 欢迎点灯。³\n\n¹ A/75/399。\n\n² 同上，附件二。\n\n³ 同上。",
}


@pytest.mark.parametrize("language", IBID)
def test_same_as_above(language: str) -> None:
    found = facts(language, IBID[language]).citations
    assert [(c.provision, c.target, c.footnote, c.mention.rule) for c in found] == [
        ("PP1", "A/75/399", "1", "symbol"),
        ("PP1", "A/75/399", "2", "same-as-above"),
        ("OP1", "A/75/399", "3", "same-as-above"),
    ]
    assert [c.pinpoint for c in found] == [None, {"en": "annex II", "zh": "附件二"}[language], None]


def test_same_as_above_behind_what_cites_nothing() -> None:
    found = facts("en", "Noting the report,¹ and oil,²\n\n¹ Lamps of the Sea.\n\n² Ibid.")
    assert found.citations == ()


def test_footnotes_belong_where_their_mark_stands() -> None:
    found = facts("en", "Noting oil,\n\n1. Requests the keepers,¹ as ever:\n\n(a) To light;²\n\n¹ A/75/1.\n\n² A/75/2.")
    assert [(c.provision, c.target, c.footnote) for c in found.citations] == [
        ("OP1", "A/75/1", "1"),
        ("OP1(a)", "A/75/2", "2"),
    ]


COVER = {
    "en": "A/RES/75/300\n\nGeneral Assembly\n\n[on the report of the Third Committee (A/75/478/Add.2)]\n\n75/300. Lamps¹\n\n"
    "The General Assembly,\n\nNoting oil,\n\n¹ See A/75/1.\n",
    "zh": "A/RES/75/300\n\n大会\n\n[根据第三委员会的报告(A/75/478/Add.2)通过]\n\n75/300. 港口的灯¹\n\n"
    "大会，\n\n注意到油，\n\n¹ 见A/75/1。\n",
}


@pytest.mark.parametrize("language", COVER)
def test_the_cover_and_the_title_cite_from_the_header(language: str) -> None:
    found = extract(read_plain(COVER[language].encode(), "lamp.txt"))
    assert [(c.provision, c.target) for c in found.citations] == [("HEADER", "A/75/478/Add.2"), ("HEADER", "A/75/1")]
    assert found.work.reports == ("A/75/478/Add.2",)
    assert [c.verb for c in found.citations] == [None, None]


UNTIMELY = {
    "en": "Recalling its resolution 80/12 of 3 March 2026 and resolution 74/1 of 19 December 2019,",
    "zh": "回顾其2026年3月3日第80/12号决议和2019年12月19日第74/1号决议，",
}


@pytest.mark.parametrize("language", UNTIMELY)
def test_a_citation_of_what_came_later_is_an_edge_and_a_finding(language: str) -> None:
    found = facts(language, UNTIMELY[language])
    assert [c.target for c in found.citations] == ["A/RES/80/12", "A/RES/74/1"]
    (finding,) = doubts(found)
    assert (finding.kind, finding.about) == ("untimely-citation", "A/RES/75/300#PP1-A/RES/80/12")
    assert "A/RES/80/12" in finding.comment


def test_an_old_session_that_never_was_is_none() -> None:
    assert [c.target for c in facts("ar", "إذ تشير إلى قرارها 217 (د-3)،").citations] == ["A/RES/217(III)"]
    assert not [c for c in facts("ar", "إذ تشير إلى قرارها 217 (د-2020)،").citations if c.target and "(" in c.target]


def test_different_dates_of_a_work_are_a_finding() -> None:
    first = facts("en", "Recalling its resolution 70/1 of 25 September 2015,")
    second = facts("zh", "回顾大会2015年9月26日第70/1号决议，", "HRC")
    (finding,) = contradictions(lambda: [claims(first), claims(second)])
    assert (finding.kind, finding.about) == ("date-conflict", "A/RES/70/1")
    assert "2015-09-25 in A/RES/75/300#PP1-A/RES/70/1" in finding.comment
    assert not list(contradictions(lambda: [claims(first), claims(first)]))


COUNCIL = {
    "en": ("The Security Council,", "Recalling its resolution 2532 and resolutions 1325 and 2250 on youth, in 2020,"),
    "zh": ("安全理事会，", "回顾第2532号决议以及第1325和2250号决议，并回顾2020年，"),
    "ru": ("Совет Безопасности,", "ссылаясь на свою резолюцию 2532 и на резолюции 1325 и 2250, в 2020 году,"),
    "ar": ("إن مجلس الأمن،", "إذ يشير إلى القرار 2532 وإلى قراري مجلس الأمن 1325 و 2250 في عام 2020،"),
}


@pytest.mark.parametrize("language", COUNCIL)
def test_the_council_leaves_the_year_out(language: str) -> None:
    formula, words = COUNCIL[language]
    facts = extract(read_plain(f"S/RES/2700(2023)\n{formula}\n{words}\n".encode(), "lamp.txt"))
    assert {c.target for c in facts.citations} == {"S/RES/2532(2020)", "S/RES/1325(2000)", "S/RES/2250(2015)"}


def test_a_number_without_its_year_is_of_no_other_body() -> None:
    text = "A/RES/75/300\n75/300. Lamps\nThe General Assembly,\nRecalling its resolution 1514 and lighting 2532 lamps,\n"
    assert extract(read_plain(text.encode(), "lamp.txt")).citations == ()


def test_a_number_that_its_word_gives_to_the_wrong_body_means_what_it_means_elsewhere() -> None:
    text = """A/RES/75/300\n75/300. Lamps\nThe General Assembly,
Recalling Human Rights Council resolution 45/12 of 6 October 2020,
1. Notes the decision of the Human Rights Council, on which it reported, in its resolution 45/12;\n"""
    assert {c.target for c in extract(read_plain(text.encode(), "lamp.txt")).citations} == {"A/HRC/RES/45/12"}


FORMULAS = {
    "en": "The General Assembly,", "fr": "L’Assemblée générale,", "es": "La Asamblea General,", "ru": "Генеральная Ассамблея,",
    "ar": "إن الجمعية العامة،", "zh": "大会，",
}  # fmt: skip


NUMBERED = {
    "en": "Recalling resolution No. 70/1 and resolution 338 of the Security Council,",
    "fr": "Rappelant sa résolution n° 70/1 et la résolution 338 du Conseil de sécurité,",
    "es": "Recordando su resolución núm. 70/1 y la resolución 338 del Consejo de Seguridad,",
    "ru": "ссылаясь на свою резолюцию № 70/1 и на резолюцию № 338 Совета Безопасности,",
    "ar": "إذ تشير إلى قرارها رقم 70/1 وإلى قرار مجلس الأمن رقم 338،",
    "zh": "回顾其第70/1号决议和安全理事会第338号决议，",
}


@pytest.mark.parametrize("language", NUMBERED)
def test_numbers_behind_a_word_for_number_and_before_their_body(language: str) -> None:
    found = extract(read_plain(f"A/RES/75/300\n{FORMULAS[language]}\n{NUMBERED[language]}\n".encode(), "lamp.txt"))
    assert {c.target for c in found.citations} == {"A/RES/70/1", "S/RES/338(1973)"}


# Heading, adoption, and the first words of a resolution whose cover has the wrong year.
MISDATED = {
    "en": (
        "Resolution 2554 (2020)",
        "Adopted by the Security Council on 4 December 2020",
        "The Security Council,\nRecalling its resolution",
    ),
    "fr": (
        "Résolution 2554 (2020)",
        "Adoptée par le Conseil de sécurité le 4 décembre 2020",
        "Le Conseil de sécurité,\nRappelant sa résolution",
    ),
    "es": (
        "Resolución 2554 (2020)",
        "Aprobada por el Consejo de Seguridad el 4 de diciembre de 2020",
        "El Consejo de Seguridad,\nRecordando su resolución",
    ),
    "ru": (
        "Резолюция 2554 (2020),",
        "принятая Советом Безопасности 4 декабря 2020 года",
        "Совет Безопасности,\nссылаясь на свою резолюцию",
    ),
    "ar": ("القرار 2554 (2020)", "الذي اتخذه مجلس الأمن في 4 كانون الأول/ديسمبر 2020", "إن مجلس الأمن،\nإذ يشير إلى قراره"),
    "zh": ("第2554(2020)号决议", "安全理事会2020年12月4日通过", "安全理事会，\n回顾决议"),
}


@pytest.mark.parametrize("language", MISDATED)
def test_a_cover_with_the_wrong_year_cites_nothing(language: str) -> None:
    heading, adoption, body = MISDATED[language]
    found = extract(read_plain(f"S/RES/2554 (2019)\n\n{heading}\n\n{adoption}\n\n{body} 1325 (2000)\n".encode(), "lamp.txt"))
    assert (found.work.symbol, found.work.adopted) == ("S/RES/2554(2020)", "2020-12-04")
    assert [(c.target, c.reason) for c in found.citations] == [
        (None, "S/RES/2554(2019) has the number of S/RES/2554(2020) itself, with another year"),
        ("S/RES/1325(2000)", None),
    ]


# Formula, words on lamp oil.
BEHIND = {
    "en": ("The Human Rights Council,", "Recalling resolution 60/2 on oil, adopted by the Commission on the Status of Women,"),
    "fr": (
        "Le Conseil des droits de l’homme,",
        "Rappelant la résolution 60/2 sur l’huile que la Commission de la condition de la femme a adoptée,",
    ),
    "es": (
        "El Consejo de Derechos Humanos,",
        "Recordando la resolución 60/2, aprobada por la Comisión de la Condición Jurídica y Social de la Mujer,",
    ),
    "ar": ("إن مجلس حقوق الإنسان،", "وإذ يذكّر بالقرار 60/2 المتعلق بالزيت، الذي اعتمدته لجنة وضع المرأة،"),
}


@pytest.mark.parametrize("language", BEHIND)
def test_a_body_without_a_series_behind_what_the_own_body_cannot_have_adopted(language: str) -> None:
    text = "A/HRC/RES/40/90\n\n22 March 2019\n\n{}\n\n{}\n".format(*BEHIND[language])
    (citation,) = extract(read_plain(text.encode(), "lamp.txt")).citations
    assert citation.target is None
    assert citation.reason == "CSW numbers its documents in no series of the United Nations"


ACTS = {
    "en": "Recalling resolution 61/2 on oil, which the Commission on Narcotic Drugs adopted on 16 March 2018, and lamps,",
    "fr": "Rappelant la résolution 61/2 sur l’huile, adoptée par la Commission des stupéfiants le 16 mars 2018,",
    "es": "Recordando que la Comisión de Estupefacientes, el 16 de marzo de 2018, aprobó la resolución 61/2 sobre el aceite,",
}


@pytest.mark.parametrize("language", ACTS)
def test_a_body_acted_on_a_day_on_which_the_own_body_cannot_have(language: str) -> None:
    text = f"A/RES/75/300\n\n10 December 2020\n\n{FORMULAS[language]}\n\n{ACTS[language]}\n"
    (citation,) = extract(read_plain(text.encode(), "lamp.txt")).citations
    assert (citation.target, citation.reason) == (None, "CND numbers its documents in no series of the United Nations")


ITS = {
    "en": "Recalling that the Commission on Narcotic Drugs adopted on 16 March 1998 its resolution 74/2 on oil,",
    "es": "Recordando que la Comisión de Estupefacientes aprobó el 16 de marzo de 1998 su resolución 74/2 sobre el aceite,",
    "ar": "وإذ تشير إلى أن لجنة المخدرات اتخذت في 16 آذار/مارس 1998 قرارها 74/2 بشأن الزيت،",
}


@pytest.mark.parametrize("language", ITS)
def test_its_behind_the_day_of_an_act_is_that_of_the_body_that_acted(language: str) -> None:
    (citation,) = extract(read_plain(f"A/RES/75/300\n{FORMULAS[language]}\n{ITS[language]}\n".encode(), "lamp.txt")).citations
    assert (citation.target, citation.reason) == (None, "CND numbers its documents in no series of the United Nations")


def test_an_act_of_another_body_leaves_what_is_dated_and_what_fits_the_day() -> None:
    words = (
        "Recalling resolution 72/2 on oil and resolution 61/1 of 13 November 2006, and what the Commission on Narcotic Drugs {},"
    )
    fits, dated = facts("en", words.format("did on 16 March 2018")), facts("en", words.format("discussed"))
    assert [c.target for c in (*fits.citations, *dated.citations)] == ["A/RES/72/2", "A/RES/61/1"] * 2


OLD = {
    "en": "Noting resolution 668 (XXI) adopted by the General Assembly of the World Tourism Organization and 707 (XXII),",
    "ru": "принимая к сведению резолюцию 668 (XXI), принятую Генеральной ассамблеей Всемирной туристской организации,",
    "zh": "表示注意到世界旅游组织大会第二十一届会议通过的第668(XXI)号决议，",
}


@pytest.mark.parametrize("language", OLD)
def test_an_old_number_that_the_assembly_had_not_reached_or_left_behind(language: str) -> None:
    found = extract(read_plain(f"A/RES/75/300\n{FORMULAS[language]}\n{OLD[language]}\n".encode(), "lamp.txt"))
    assert {(c.target, c.reason) for c in found.citations} == {
        (None, "UNWTO-GA numbers its documents in no series of the United Nations")
    }


ISSUED_ANEW = {
    "en": (
        "Lamps",
        "Resolution 75/300, in section VI of A/75/49, vol. I, becomes resolution 75/300 A; A/68/48, decision 44/114.",
    ),
    "zh": ("港口的灯", "A/75/49第一卷第六节中的第75/300号决议成为第75/300 A号决议；A/68/48，第44/114号决定。"),
}
REPORTED = {
    "en": ("Lamps", "See A/69/53/Add.1, chap. IV, sect. A, resolution 27/12."),
    "zh": ("港口的灯", "见A/69/53/Add.1，第四章，A节，第27/12号决议。"),
}


@pytest.mark.parametrize("language", ISSUED_ANEW)
def test_a_resolution_in_the_records_of_its_session_is_cited_itself(language: str) -> None:
    title, note = ISSUED_ANEW[language]
    text = f"A/RES/75/300 B\n\n75/300 B. {title}¹\n\n{FORMULAS[language]}\n\n¹ {note}\n"
    cited = {c.target for c in extract(read_plain(text.encode(), "lamp.txt")).citations}
    assert cited == {"A/RES/75/300", "A/RES/75/300A", "A/75/49(Vol.I)", "A/68/48"}


@pytest.mark.parametrize("language", REPORTED)
def test_a_resolution_in_the_report_of_the_council_is_the_council_s(language: str) -> None:
    title, note = REPORTED[language]
    text = f"A/RES/75/300\n\n75/300. {title}¹\n\n{FORMULAS[language]}\n\n¹ {note}\n"
    cited = {c.target for c in extract(read_plain(text.encode(), "lamp.txt")).citations}
    assert cited == {"A/69/53/Add.1", "A/HRC/RES/27/12"}


MISTAKABLE = {
    "es": ("Recordando el establecimiento, por su resolución 69/313, de la Comisión de Estupefacientes,", "A/RES/69/313"),
    "zh": (
        "请专家小组至迟于2020年8月12日向第1591(2005)号决议所设委员会报告，并回顾第2391(2017)号决议第33㈢段，",
        "S/RES/1591(2005) S/RES/2391(2017)",
    ),
    "ar": ("وإذ تشير إلى قرارها 53/77 ألف ألف المؤرخ 4 كانون الأول/ديسمبر 1998،", "A/RES/53/77"),
}


@pytest.mark.parametrize("language", MISTAKABLE)
def test_what_stands_beside_a_number_may_be_no_part_of_it(language: str) -> None:
    words, cited = MISTAKABLE[language]
    found = extract(read_plain(f"A/RES/75/300\n{FORMULAS[language]}\n{words}\n".encode(), "lamp.txt"))
    assert [c.target for c in found.citations] == cited.split()


def test_a_special_session_is_no_conference() -> None:
    found = facts("zh", "回顾裁军谈判会议的工作，又回顾1974年5月1日大会第六届特别会议通过的第3201(S-VI)号决议，")
    assert [c.target for c in found.citations] == ["A/RES/3201(S-VI)"]


def test_a_body_behind_leaves_a_number_to_whom_its_shape_and_date_give_it() -> None:
    behind = "which the Commission on the Status of Women discussed,"
    dated = facts("en", f"Noting resolution 60/1 of 16 September 2005, {behind}", "HRC")
    council = facts("en", f"Noting resolution 1325 (2000), {behind}")
    assert [c.target for c in (*dated.citations, *council.citations)] == ["A/RES/60/1", "S/RES/1325(2000)"]


PARTS = {
    "en": "Recalling its resolutions 74/92 A to D and 74/93 A and B,",
    "fr": "Rappelant ses résolutions 74/92 A à D et 74/93 A et B,",
    "es": "Recordando sus resoluciones 74/92 A a D y 74/93 A y B,",
    "ru": "ссылаясь на свои резолюции 74/92 A–D и 74/93 A и B,",
    "ar": "إذ تشير إلى قراراتها 74/92 ألف إلى دال و 74/93 ألف وباء،",
    "zh": "回顾其第74/92 A至D号和第74/93 A和B号决议，",
}


@pytest.mark.parametrize("language", PARTS)
def test_a_range_of_parts_is_all_of_them(language: str) -> None:
    facts = extract(read_plain(f"A/RES/75/300\n{FORMULAS[language]}\n{PARTS[language]}\n".encode(), "lamp.txt"))
    parts = {"A/RES/74/92A", "A/RES/74/92B", "A/RES/74/92C", "A/RES/74/92D", "A/RES/74/93A", "A/RES/74/93B"}
    assert {c.target for c in facts.citations} == parts
