"""Reading DOCX: automatic numbers, footnotes, changes, fields, tables, headers, and files that are damaged."""

from __future__ import annotations

import pytest

from kg.errors import ReadError
from kg.extract import extract
from kg.model import Facts, Role, Text
from kg.read import package, read
from tests.conftest import SHARED, corpus
from tests.office import docx, levels, listed, note, p, r, reference, table, zipped
from tests.quality.scoring import answers, missing, tool

COVER = "".join(
    p(line)
    for line in (
        "United Nations A/RES/75/900",
        "General Assembly",
        "22 December 2020",
        "Seventy-fifth session",
        "Agenda item 60",
        "Resolution adopted by the General Assembly on 10 December 2020",
        "75/900. Lamps of the harbour",
        "The General Assembly,",
    )
)
RECALLING = p(r("Recalling", "<w:i/>"), " its resolution 70/1 of 25 September 2015,")
ENDING = p("48th plenary meeting") + p("10 December 2020")


def text_of(body: str, cover: str = COVER, **parts: str) -> Text:
    """Read a resolution that the keepers of some lighthouses might have adopted."""
    return read(docx(cover + body, **parts), "lamp.docx")


def lines(body: str, **parts: str) -> list[str]:
    """Return the paragraphs of the stored content below the formula."""
    return text_of(body, **parts).content.strip().split("\n\n")[8:]


def labels(text: Text) -> list[str]:
    """Return the labels of the paragraphs."""
    return [b.provision for b in text.blocks if b.role in (Role.PREAMBULAR, Role.OPERATIVE)]


def notes(text: Text) -> list[tuple[str | None, str, str]]:
    """Return (mark, provision, text) of every footnote."""
    return [(b.mark, b.provision, b.text) for b in text.blocks if b.role is Role.FOOTNOTE]


# Numbers.

FORMATS = [
    ("decimal", "%1.", ["1.", "2.", "3."]),
    ("lowerLetter", "(%1)", ["(a)", "(b)", "(c)"]),
    ("upperRoman", "%1.", ["I.", "II.", "III."]),
    ("decimalZero", "%1)", ["01)", "02)", "03)"]),
    ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
    ("ideographTraditional", "%1.", ["甲.", "乙.", "丙."]),
    ("decimalEnclosedParen", "%1", ["⑴", "⑵", "⑶"]),
    ("arabicAbjad", "(%1)", ["(أ)", "(ب)", "(ج)"]),
    ("arabicAlpha", "(%1)", ["(أ)", "(ب)", "(ت)"]),
    ("russianLower", "%1)", ["а)", "б)", "в)"]),
    ("bullet", "\uf0b7", ["•", "•", "•"]),
    ("none", "–", ["–", "–", "–"]),
    ("no such format", "%1 -", ["1 -", "2 -", "3 -"]),
]


@pytest.mark.parametrize(("form", "text", "expected"), FORMATS)
def test_automatic_numbers_are_written_out(form: str, text: str, expected: list[str]) -> None:
    numbering = levels(1, (form, text)) + listed(7, 1)
    found = lines("".join(p("Decides to light it;", number=(7, 0)) for _ in range(3)), numbering=numbering)
    assert found == [f"{sign} Decides to light it;" for sign in expected]


LEGAL = levels(1, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("decimal", "%1.%2.%4"))


def counted(places: list[tuple[int, int]], numbering: str, **parts: str) -> list[str]:
    """Return the numbers of paragraphs, each of a list and a level."""
    found = lines("".join(p("x", number=place) for place in places), numbering=numbering, **parts)
    return [line.removesuffix(" x") for line in found]


def test_deeper_levels_start_anew_below_each_upper_one() -> None:
    places = [(7, 0), (7, 1), (7, 1), (7, 2), (7, 0), (7, 1), (7, 2), (7, 2)]
    assert counted(places, LEGAL + listed(7, 1)) == ["1.", "(a)", "(b)", "(i)", "2.", "(a)", "(i)", "(ii)"]


def test_a_level_that_never_starts_anew() -> None:
    kept = LEGAL.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/>')
    assert counted([(7, 0), (7, 1), (7, 0), (7, 1)], kept + listed(7, 1)) == ["1.", "(a)", "2.", "(b)"]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    both = LEGAL + listed(7, 1) + listed(8, 1) + listed(9, 1, 5)
    assert counted([(7, 0), (8, 0), (9, 0), (9, 0), (7, 0)], both) == ["1.", "2.", "5.", "6.", "7."]


def test_numbers_of_several_levels_and_of_a_level_not_met() -> None:
    assert counted([(7, 0), (7, 3), (7, 3)], LEGAL + listed(7, 1)) == ["1.", "1.a.1", "1.a.2"]
    legal = LEGAL.replace('<w:lvl w:ilvl="3">', '<w:lvl w:ilvl="3"><w:isLgl/>')
    assert counted([(7, 0), (7, 1), (7, 3)], legal + listed(7, 1)) == ["1.", "(a)", "1.1.1"]


def test_numbers_come_from_styles_and_a_paragraph_may_refuse_them() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Op"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Op"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = p("x", style="Sub") + p("y", style="Op", number=(0, 0)) + p("z", style="Op") + p("w", style="Loop")
    assert lines(body, styles=styles, numbering=LEGAL + listed(7, 1)) == ["1. x", "y", "2. z", "w"]
    linked = LEGAL.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="Op"/>')
    assert lines(p("x", style="Op"), styles=styles, numbering=linked + listed(7, 1)) == ["(a) x"]


def test_a_list_may_name_the_style_that_defines_it() -> None:
    defined = levels(1, ("upperLetter", "%1."), first='<w:styleLink w:val="Keepers"/>')
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Keepers"/></w:abstractNum>'
    assert counted([(8, 0), (8, 0)], defined + linked + listed(7, 1) + listed(8, 2)) == ["A.", "B."]


def test_an_override_may_define_a_level_anew() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>'
    numbering = LEGAL + listed(7, 1).replace("</w:num>", f"{override}</w:num>")
    assert counted([(7, 0), (7, 0)], numbering) == ["III", "IV"]


def test_numbered_paragraphs_become_provisions() -> None:
    numbering = LEGAL + listed(7, 1)
    body = RECALLING + p("Requests the keepers:", number=(7, 0)) + p("To trim the wick;", number=(7, 1))
    body += p("To fill the oil;", number=(7, 1)) + p("Decides to remain seized of the matter.", number=(7, 0)) + ENDING
    assert labels(text_of(body, numbering=numbering)) == ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]


# Footnotes.


def test_footnotes_stand_at_their_marks_and_behind_the_document() -> None:
    body = p("Recalling", reference(5), " its resolution 70/1", reference(3), ",") + p("1. Decides to light the lamps.") + ENDING
    separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    footnotes = (
        separator + note(3, p("See A/75/10."), p("And A/75/11.")) + note(5, p("<w:r><w:footnoteRef/></w:r>", " See A/75/9."))
    )
    text = text_of(body, footnotes=footnotes)
    assert notes(text) == [("1", "PP1", "See A/75/9."), ("2", "PP1", "See A/75/10. And A/75/11.")]
    assert "Recalling¹ its resolution 70/1²," in text.content
    assert text.blocks[8].text == "Recalling its resolution 70/1,"
    assert {(c.target, c.footnote) for c in extract(text).citations} >= {("A/75/9", "1"), ("A/RES/70/1", None), ("A/75/11", "2")}


def test_marks_of_their_own_endnotes_and_stars() -> None:
    body = p("Recalling", reference(1, mark="*"), " its resolution 70/1", reference(2), reference(1, "endnote"), ",")
    body += p("1. Decides to light the lamps", reference(2, "endnote"), ".")
    footnotes = note(1, p("* Reissued.")) + note(2, p("See A/75/9."))
    endnotes = note(1, p("See A/75/10."), kind="endnote") + note(2, p("See A/75/11."), kind="endnote")
    assert notes(text_of(body, footnotes=footnotes, endnotes=endnotes)) == [
        ("*", "PP1", "Reissued."),
        ("1", "PP1", "See A/75/9."),
        ("i", "PP1", "See A/75/10."),
        ("ii", "OP1", "See A/75/11."),
    ]


def test_footnotes_that_start_anew_in_each_section() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p("Recalling", reference(1), " the lamps,", more=section) + p("1. Decides to light them", reference(2), ";")
    body += p("2. Decides to trim them.", reference(3)) + section
    footnotes = "".join(note(i, p(f"See A/75/{i}.")) for i in (1, 2, 3))
    assert notes(text_of(body, footnotes=footnotes)) == [
        ("1", "PP1", "See A/75/1."),
        ("1", "OP1", "See A/75/2."),
        ("2", "OP2", "See A/75/3."),
    ]


def test_settings_say_how_footnotes_are_numbered() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    text = text_of(p("Recalling", reference(1), " the lamps,"), footnotes=note(1, p("See A/75/1.")), settings=settings)
    assert notes(text) == [("c", "PP1", "See A/75/1.")]


def test_raised_digits_are_marks_and_raised_letters_words() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p("Recalling the 21", r("st", raised), " meeting", r("(", raised), reference(1), r(")", raised), ",")
    body += (
        p("1. Decides", r("2", '<w:rStyle w:val="Raised"/>'), " to light the lamps.") + ENDING + p(r("2", raised), " See A/75/2.")
    )
    style = f'<w:style w:type="character" w:styleId="Raised"><w:rPr>{raised}</w:rPr></w:style>'
    text = text_of(body, footnotes=note(1, p("See A/75/1.")), styles=style)
    assert text.blocks[8].text == "Recalling the 21st meeting,"
    assert notes(text) == [("2", "OP1", "See A/75/2."), ("1", "PP1", "See A/75/1.")]


def test_a_reference_to_no_footnote_is_nothing() -> None:
    assert lines(p("Recalling", reference(9), " the lamps,")) == ["Recalling the lamps,"]


def test_numbers_that_would_fill_the_memory_are_short() -> None:
    far = levels(1, ("lowerLetter", "%1" + "x" * 100_000)).replace('<w:start w:val="1"/>', '<w:start w:val="999999999"/>')
    assert len(lines(p("x", number=(7, 0)), numbering=far + listed(7, 1))[0]) < 120
    text = text_of(p("Recalling", *(reference(1) for _ in range(9)), " the lamps,"), footnotes=note(1, p("See A/75/1.")))
    assert notes(text) == [("1", "PP1", "See A/75/1.")]


# Words.

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://lamp.example"</w:instrText></w:r>'
    '<w:r><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CHANGED = '<w:{0} w:id="1" w:author="keeper">{1}</w:{0}>'
RUNS = {
    "emphasis is no words": (r("Re", "<w:b/>") + r("calling", "<w:i/>"), "Recalling"),
    "insertions count": (CHANGED.format("ins", r("Recalling")), "Recalling"),
    "deletions don't": (r("Recalling") + CHANGED.format("del", "<w:r><w:delText> no</w:delText></w:r>"), "Recalling"),
    "moved here": (CHANGED.format("moveTo", r("Recalling")) + CHANGED.format("moveFrom", r(" gone")), "Recalling"),
    "a hyperlink": (f'<w:hyperlink r:id="x">{r("A/75/1")}</w:hyperlink>', "A/75/1"),
    "a field": (r("See ") + FIELD.format(r("A/75/1")) + r("."), "See A/75/1."),
    "a simple field": (f'<w:fldSimple w:instr="REF x">{r("A/75/1")}</w:fldSimple>', "A/75/1"),
    "a field that never ends": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("lost"), ""),
    "a content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Recalling')}</w:sdtContent></w:sdt>", "Recalling"),
    "hidden words": (r("Recalling") + r(" secret", "<w:vanish/>") + r(" all", '<w:vanish w:val="0"/>'), "Recalling all"),
    "soft hyphens": ("<w:r><w:t>light</w:t><w:softHyphen/><w:t>house</w:t></w:r>", "lighthouse"),
    "hyphens that don't break": ("<w:r><w:t>A/RES/ES</w:t><w:noBreakHyphen/><w:t>11/1</w:t></w:r>", "A/RES/ES‑11/1"),
    "tabs": ("<w:r><w:t>1.</w:t><w:tab/><w:t>Decides</w:t></w:r>", "1. Decides"),
    "line ends": ("<w:r><w:t>In favour:</w:t><w:br/><w:t>Cuba</w:t></w:r>", "In favour:\nCuba"),
    "characters by number": ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> lamp</w:t></w:r>', "• lamp"),
    "readings of characters": (f"<w:r><w:ruby><w:rt>{r('deng')}</w:rt><w:rubyBase>{r('灯')}</w:rubyBase></w:ruby></w:r>", "灯"),
    "right to left": (r("إذ تشير إلى", "<w:rtl/>"), "إذ تشير إلى"),
    "characters written in two ways": (r("Cafe\u0301"), "Café"),
}


@pytest.mark.parametrize("what", RUNS)
def test_words_of_runs(what: str) -> None:
    runs, expected = RUNS[what]
    assert lines(p(runs)) == ([expected] if expected else [])


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    numbering = LEGAL + listed(7, 1)
    gone = p(CHANGED.format("del", "<w:r><w:delText>gone</w:delText></w:r>"), number=(7, 0), more=deleted)
    body = p("Decides to ", number=(7, 0), more=deleted) + p("light it;", number=(7, 0)) + gone + p("Thanks", number=(7, 0))
    assert lines(body, numbering=numbering) == ["1. Decides to light it;", "2. Thanks"]


def test_text_boxes_stand_behind_their_paragraph_and_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('In the box')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('In the box')}</w:txbxContent></v:textbox></w:pict>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    assert lines(p("Recalling the lamps,", both)) == ["Recalling the lamps,", "In the box"]
    assert lines(p("Recalling the lamps,", f"<w:r>{old}</w:r>")) == ["Recalling the lamps,", "In the box"]


def test_rows_of_a_table_are_lines_and_belong_to_their_paragraph() -> None:
    body = RECALLING + p("1. Takes note of the lamps:") + table(("Lamp", "Oil"), ("Northern", "See A/75/1"))
    text = text_of(body + p("2. Decides to light them.") + ENDING)
    assert text.content.split("\n\n")[10:12] == ["Lamp | Oil", "Northern | See A/75/1"]
    assert labels(text) == ["PP1", "OP1", "OP1", "OP1", "OP2"]
    assert [c.provision for c in extract(text).citations if c.target == "A/75/1"] == ["OP1"]


def test_a_table_that_only_places_paragraphs() -> None:
    cover = table(("United Nations", "A/RES/75/900"), ("General Assembly", p("Distr.: General") + p("22 December 2020")))
    cover += "".join(p(line) for line in ("Seventy-fifth session", "75/900. Lamps of the harbour", "The General Assembly,"))
    facts = extract(text_of(RECALLING + p("1. Decides to light the lamps.") + ENDING, cover))
    assert (facts.work.symbol, facts.work.issued, facts.work.session) == ("A/RES/75/900", "2020-12-22", "75")


def test_the_header_of_the_first_page_is_the_cover_and_others_are_furniture() -> None:
    header = table(("United Nations", "A/RES/75/900"))
    cover = "".join(p(line) for line in ("General Assembly", "75/900. Lamps of the harbour", "The General Assembly,"))
    first = '<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr>'
    text = text_of(RECALLING + p("1. Decides to light the lamps.") + ENDING + first, cover, header=header, footer=p("22-12345"))
    assert [b.text for b in text.blocks[:2]] == ["United Nations", "A/RES/75/900"]
    assert "22-12345" not in text.content
    unshown = first.replace("<w:titlePg/>", "")
    assert "A/RES/75/900" not in text_of(RECALLING + unshown, cover, header=header).content


# Whole documents and broken ones.


def damaged() -> dict[str, tuple[bytes, str]]:
    """Return files that can't be read, with what the message says."""
    whole = docx(COVER + RECALLING)
    bomb = {"word/document.xml": b" " * (package.LIMIT + 1)}
    entity = '<!DOCTYPE w:document [<!ENTITY a "aaaa">]><w:document xmlns:w="x"><w:body>&a;</w:body></w:document>'
    return {
        "no document": (zipped({"word/document.xml": "<html/>"}), "holds no document"),
        "another archive": (zipped({"a.txt": "The General Assembly,"}), "a zip archive"),
        "cut off": (whole[: len(whole) // 2], "a zip archive or an office document"),
        "flipped": (whole[:60] + bytes(b ^ 255 for b in whole[60:300]) + whole[300:], "damaged or encrypted"),
        "too large": (zipped(bomb), "the limit is"),
        "malformed": (zipped({"word/document.xml": "<w:document>"}), "word/document.xml: malformed XML"),
        "entities": (zipped({"word/document.xml": entity}), "entity declarations"),
        "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as DOCX"),
        "no words": (docx(""), "no words of a language"),
    }


@pytest.mark.parametrize("what", damaged())
def test_what_can_not_be_read_is_named(what: str) -> None:
    data, message = damaged()[what]
    with pytest.raises(ReadError, match=message) as raised:
        read(data, "lamp.docx")
    assert str(raised.value).startswith("lamp.docx: ")


def test_the_name_of_the_file_does_not_matter() -> None:
    assert read(docx(COVER + RECALLING), "lamp.txt").content.startswith("United Nations A/RES/75/900\n\nGeneral Assembly")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_real_documents_are_read_as_their_clean_text_is(language: str) -> None:
    files = sorted(corpus("papers", "made").glob(f"*.{language}.docx"))
    if absent := missing():
        pytest.skip(absent)
    for file in files:
        facts = extract(read(file.read_bytes(), file.name))
        official = SHARED / "unxml" / answers()[facts.work.symbol or ""]["files"][language]
        clean = extract(read(tool("akn").text(official).encode(), "clean.txt"))
        assert facts.provisions == clean.provisions, file.name
        assert cited(facts) == cited(clean), file.name
        assert facts.work == clean.work, file.name
    assert len(files) == 5


def cited(facts: Facts) -> set[tuple[str, str | None, str | None]]:
    """Return (provision, target, verb) of every citation."""
    return {(c.provision, c.target, c.verb) for c in facts.citations}
