"""Reading PDF: characters by their places, lines, columns, tables, running heads, footnotes; scans and damaged files."""

from __future__ import annotations

import random

import pytest

from kg.errors import ReadError
from kg.extract import extract
from kg.findings.doubts import doubts
from kg.model import Role, Text
from kg.read import read
from kg.read.pdf.bidi import logical
from kg.read.pdf.reader import MOST_OBJECTS, MOST_PAGES
from tests.conftest import corpus
from tests.pdfs import WIDTH, Page, assemble, pdf
from tests.quality.scoring import answers, tool

COVER = ["A/RES/75/900", "Resolution adopted by the General Assembly on 10 December 2020", "75/900. Lamps of the harbour"]
LAMPS = ["Recalling its resolution 75/1 on the lamps of the harbour", "and on the men and women who keep them,"]


def text_of(*pages: Page) -> Text:
    """Read the pages as a file."""
    return read(pdf(pages), "lamp.pdf")


def first_page(*body: str) -> Page:
    """Return a page with a cover and the paragraphs of a resolution, of one line each."""
    page = Page()
    page.lines(72, 720, [*COVER, "The General Assembly,", *body], leading=24)
    return page


def body_of(text: Text) -> list[tuple[str, str]]:
    """Return (provision, text) of the paragraphs of the body and of the footnotes."""
    above = (Role.COVER, Role.TITLE, Role.FORMULA)
    return [(b.provision, b.text) for b in text.blocks if b.role not in above]


# Footnotes, furniture, paragraphs.


def test_small_raised_digits_are_marks_and_lines_at_the_foot_are_their_notes() -> None:
    page = first_page("Recalling its resolution 75/1 on lamps,", "1. Takes note of the report of the keepers;")
    page.put(72 + 39 * 10 * WIDTH, 720 - 4 * 24 + 3.5, "1", 6)
    page.put(72 + 43 * 10 * WIDTH, 720 - 5 * 24 + 3.5, "2", 6)
    for number, y, words in ((1, 100, "A/74/53."), (2, 88, "A/75/85.")):
        page.put(72, y + 3, str(number), 5)
        page.put(78, y, words, 8)
    text = text_of(page)
    assert "lamps,¹\n" in text.content and "\n¹ A/74/53.\n² A/75/85." in text.content
    cited = {(c.provision, c.target, c.footnote) for c in extract(text).citations}
    assert cited == {("PP1", "A/RES/75/1", None), ("PP1", "A/74/53", "1"), ("OP1", "A/75/85", "2")}


def test_running_heads_job_numbers_and_page_numbers_part_no_paragraph() -> None:
    pages = [first_page("Recalling its resolutions 72/1 of")]
    for number, words in ((2, "13 December 2017 and 73/2"), (3, "of 20 December 2018,")):
        page = Page()
        page.put(72, 750, "A/RES/75/900", 8)
        page.put(330, 750, "Lamps of the harbour", 8)
        page.put(72, 700, words)
        page.put(72, 40, f"{number}/3")
        page.put(480, 40, "20-12345")
        pages.append(page)
    pages[0].lines(72, 50, ["20-12345 (E) 151220", "*2012345*"])
    assert body_of(text_of(*pages)) == [
        ("PP1", "Recalling its resolutions 72/1 of 13 December 2017 and 73/2 of 20 December 2018,")
    ]


def test_a_footnote_that_goes_on_at_the_foot_of_the_next_page_is_whole() -> None:
    first = first_page("Recalling its resolution 75/1,", "1. Thanks the keepers of")
    first.put(72 + 30 * 10 * WIDTH, 720 - 4 * 24 + 3.5, "1", 6)
    first.put(72, 100, "_" * 18)
    first.put(72, 83, "1", 5)
    first.put(76, 80, "See A/74/53, A/74/54", 8)
    second = Page()
    second.put(72, 700, "the lamps.")
    second.lines(72, 100, ["_" * 18, "and A/74/55."], size=8, leading=20)
    text = text_of(first, second)
    assert body_of(text) == [
        ("PP1", "Recalling its resolution 75/1,"),
        ("OP1", "1. Thanks the keepers of the lamps."),
        ("PP1", "See A/74/53, A/74/54 and A/74/55."),
    ]


def test_a_wider_distance_parts_paragraphs() -> None:
    page = first_page()
    y = page.lines(72, 600, LAMPS)
    page.lines(72, y - 6, ["The harbour is in order, as are the lamps and the boats", "that the keepers use."])
    assert [words for _, words in body_of(text_of(page))] == [
        " ".join(LAMPS),
        "The harbour is in order, as are the lamps and the boats that the keepers use.",
    ]


def test_where_no_distance_parts_paragraphs_their_first_indent_does() -> None:
    page = Page()
    body = [
        "Recalling its resolution 75/1,",
        "Noting the lamps, the boats and the oars",
        "of the Harbour, and",
        "its resolution 75/2,",
    ]
    y = page.lines(72, 720, [*COVER, "The General Assembly,"])
    for words in body:
        page.put(72 + 20 * words.startswith(("Recalling", "Noting")), y, words)
        y -= 12
    assert body_of(text_of(page)) == [("PP1", body[0]), ("PP2", " ".join(body[1:]))]


def test_hyphens_of_line_ends_go_and_those_of_words_stay() -> None:
    page = first_page()
    page.lines(72, 600, ["Recalling the lighthouse, the reso-", "lution on lamps, the well-", "known light-", "house and its"])
    page.lines(72, 552, ["other well-known light, and the last resolution,"])
    assert body_of(text_of(page)) == [
        (
            "PP1",
            "Recalling the lighthouse, the resolution on lamps, the well-known lighthouse and its other well-known light, "
            "and the last resolution,",
        )
    ]


# Places.


def test_columns_are_read_one_behind_the_other() -> None:
    page = first_page()
    left = ["Recalling its resolution 72/1", "of 13 December 2017 on lamps", "and all lights, resolution 73/2"]
    left += ["of 20 December 2018 and also", "resolution 74/3 of the same"]
    right = ["day of the year 2019 on the", "keepers of the lamps, and in", "resolution 75/4 of this year"]
    right += ["on their boats and on all of", "their oars and sails also,"]
    page.lines(72, 600, left)
    page.lines(330, 597, right)
    assert body_of(text_of(page)) == [("PP1", " ".join([*left, *right]))]


def test_rows_of_a_table_are_lines_with_bars() -> None:
    page = first_page(LAMPS[0])
    rows = (
        ("State", "Lamps lit", "Report"),
        ("Chad", "14 lamps", "A/75/10"),
        ("", "and a buoy", ""),
        ("Cuba", "9 lamps", "A/75/11"),
    )
    for cells, y in zip(rows, (500, 480, 468, 448), strict=True):
        for words, x in zip(cells, (72, 250, 430), strict=True):
            page.put(x, y, words)
    lines = text_of(page).content.replace("\n\n", "\n")
    assert lines.endswith("\nState | Lamps lit | Report\nChad | 14 lamps and a buoy | A/75/10\nCuba | 9 lamps | A/75/11")


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    assert text_of(first_page("Recalling its resolution 75/1,")).content == text_of(turned()).content


def turned() -> Page:
    """Return a page that is printed on its side and shown upright."""
    page = first_page("Recalling its resolution 75/1,")
    parts = [part.replace("1 0 0 1 72 ", "0 1 -1 0 ") for part in page.parts]
    page.parts = [f"{a} Tf 0 1 -1 0 {612 - float(y)} 72 Tm {b}" for a, y, b in map(_parts, parts)]
    page.turned = 90
    return page


def _parts(part: str) -> tuple[str, str, str]:
    before, _, rest = part.partition(" Tf ")
    matrix, _, behind = rest.partition(" Tm ")
    return before, matrix.split()[-1], behind


def test_signs_that_a_file_draws_last_stand_where_they_are_seen() -> None:
    page = Page()
    page.lines(72, 720, ["A/RES/75/900", "大会 2020 年 12 月 10 日通过的决议", "75/900. 港口的灯", "大会，"], leading=24)
    page.put(72, 600, "回顾其题为")
    page.put(72 + 6 * 5, 600, "港口")
    page.put(72 + 9 * 5, 600, "的第 75/1 号决议，")
    page.put(72 + 5 * 5, 600, "“")
    page.put(72 + 8 * 5, 600, "”")
    assert body_of(text_of(page)) == [("PP1", "回顾其题为“港口”的第75/1号决议，")]


def test_a_number_that_a_chinese_line_end_breaks_is_one() -> None:
    page = Page()
    page.lines(72, 720, ["A/RES/75/900", "大会 2020 年 12 月 10 日通过的决议", "75/900. 港口的灯", "大会，"], leading=24)
    page.lines(72, 600, ["回顾其关于港口的灯的各项决议，特别是第 71/16", "4 号决议，"])
    assert [c.target for c in extract(text_of(page)).citations] == ["A/RES/71/164"]


# Arabic: as it is seen from left to right -> as it is read.

SEEN = {
    "70/1 رارقلا": "القرار 70/1",
    "،2020 ماع يف": "في عام 2020،",
    "،(A/62/40) 40 مقر": "رقم 40 (A/62/40)،",
    "،)A/62/40( 40 مقر": "رقم 40 (A/62/40)،",  # brackets that are named by what they mean
    "،S/RES/2535(2020) رارقلا": "القرار S/RES/2535(2020)،",
    ".Add.1 و FCCC/CP/2015/10 رظنا": "انظر FCCC/CP/2015/10 و Add.1.",
    "19-ديفوك": "كوفيد-19",
    "15-12 تارقفلا": "الفقرات 12-15",
    "49/25و 2021 سرام/راذآ 23": "23 آذار/مارس 2021 و49/25",
    "،¹ةدعاسملا": "المساعدة¹،",
    "؛United Nations, Treaty Series, vol. 2 رظنا": "انظر United Nations, Treaty Series, vol. 2؛",
}


@pytest.mark.parametrize("seen", SEEN)
def test_arabic_lines_are_put_into_reading_order(seen: str) -> None:
    assert logical(seen) == SEEN[seen]


def test_an_arabic_page_is_read_with_its_ligatures() -> None:
    page = Page()
    lines = (
        "A/RES/75/900",
        "2020 ربمسيد/لوأ نوناك 10 يف ةماعلا ةيعمجلا هتذختا رارق",
        "أفرملا حيباصم 75/900",
        "،ةماعلا ةيعمجلا نإ",
    )
    for y, words in zip((720, 696, 672, 648), lines, strict=True):
        page.put(540 - 5 * len(words), y, words)
    seen = [*",2020 ربمسيد/لو", "لأ", *"ا نوناك 21 خرؤملا 75/239 اهرارق ىلإ ريشت ذإ"]  # the ligature is one glyph
    page.put(540 - 5 * len(seen), 600, seen)
    text = text_of(page)
    assert text.language == "ar"
    assert body_of(text) == [("PP1", "إذ تشير إلى قرارها 75/239 المؤرخ 21 كانون الأول/ديسمبر 2020,")]


# Scans, and files that are no good.


def test_a_scan_is_named_and_not_read_as_an_empty_text() -> None:
    page = Page()
    page.picture()
    page.put(300, 20, "the stamp of a library")
    with pytest.raises(ReadError, match=r"^lamp\.pdf: a PDF without text: page 1 is a picture .*scan.*OCR"):
        text_of(page)
    with pytest.raises(ReadError, match="its pages are blank"):
        text_of(Page())


def test_a_scanned_page_among_others_is_a_finding() -> None:
    scan = Page()
    scan.picture()
    scan.put(500, 20, "page 2")
    text = text_of(first_page(LAMPS[0]), scan)
    assert text.unread == ("page 2 is a picture without text (a scan)",)
    assert [(f.kind, f.about) for f in doubts(extract(text))] == [("unread-part", "A/RES/75/900")]


def looped() -> dict[str, tuple[bytes, str]]:
    """Return files that lead a reader astray, and what is said of them."""
    good = pdf([first_page(LAMPS[0])])
    tree = {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"}
    many = {**tree, 2: f"<< /Type /Pages /Kids [{'3 0 R ' * (MOST_PAGES + 1)}] /Count {MOST_PAGES + 1} >>"}
    many[3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    drawn = "0 0 m 9 9 l S\n" * (MOST_OBJECTS + 1)
    full = {**tree, 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 4: f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream"}
    full[3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    lock = b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"00" * 32,
        b"00" * 32,
    )
    return {
        "truncated": (good[:300], "damaged"),
        "no pages": (assemble({1: "<< /Type /Catalog >>"}), "damaged|blank"),
        "pages that hold themselves": (assemble(tree), "damaged|blank"),
        "too many pages": (assemble(many), "2,001 pages, the limit is 2,000; split"),
        "a page drawn full": (assemble(full), "page 1 has 50,001 objects, the limit is 50,000"),
        "locked": (good.replace(b"/Root 1 0 R", lock), "locked; save it without a password"),
    }


LOOPED = looped()


@pytest.mark.parametrize("name", LOOPED)
def test_a_dangerous_file_is_refused_with_what_to_do(name: str) -> None:
    data, reason = LOOPED[name]
    with pytest.raises(ReadError, match=rf"^lamp\.pdf: a PDF .*(?:{reason})"):
        read(data, "lamp.pdf")


def test_halves_of_characters_and_controls_do_not_get_into_the_text() -> None:
    page = first_page("Recalling its resolution 75/1,")
    page.put(72, 500, "the lamps \ud800 of\x1b[31m the harbour\u0085")
    text = text_of(page).content
    assert text.encode() and not set(text) & {"\ud800", "\x1b", "\u0085"}
    assert "the lamps" in text and "the harbour" in text


def test_a_looped_table_of_references_is_no_trap() -> None:
    good = pdf([first_page(LAMPS[0])])
    start = good.index(b"xref\n0")
    looped = good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)
    assert read(looped, "lamp.pdf").content == read(good, "lamp.pdf").content


def test_damaged_files_give_a_text_or_a_message() -> None:
    good = pdf([first_page(LAMPS[0])])
    dice = random.Random(4)
    outcomes = set()
    for _ in range(150):
        data = bytearray(good[: dice.randrange(200, len(good))] if dice.random() < 0.3 else good)
        for _ in range(dice.randrange(6)):
            data[dice.randrange(20, len(data))] = dice.randrange(256)
        try:
            outcomes.add(read(bytes(data), "lamp.pdf").language)
        except ReadError as error:
            assert str(error).startswith("lamp.pdf: ")
            outcomes.add("refused")
    assert {"en", "refused"} <= outcomes


# Papers: what the United Nations issued, and what an office program makes of its marked-up texts.

CUBA = ["47/19", "48/16", "49/9", "50/10", "51/17", "52/10", "53/4", "54/21", "55/20", "56/9", "57/11", "58/7", "59/11", "60/12"]
CUBA += ["61/11", "62/3", "63/7", "64/6", "65/6", "66/6", "67/4", "68/8", "69/5", "70/5", "71/5", "72/4"]
OUTER_SPACE = [1129, 1131, *range(1160, 1167), *range(1168, 1176), 1180, 1181]  # a note that goes on on the next page
DISEASES = ["68/300", "70/266", "71/3", "72/139"]
# Work -> provision -> what it cites, found by reading the printed pages.
PRINTED = {
    "A/RES/73/3": {
        "HEADER": ["A/73/L.4"],
        "OP1": ["A/RES/69/313", "A/RES/70/1"],
        "OP2": ["A/71/53/Add.1", "A/71/53/Add.1/Corr.1", "A/HRC/RES/33/11", *(f"A/RES/{number}" for number in DISEASES)],
        "OP3": ["A/RES/55/2"],
        "OP26": ["A/RES/71/3"],
        "OP38": ["A/RES/70/175"],
    },
    "A/RES/73/6": {
        "HEADER": ["A/73/L.6", "A/73/L.6/Add.1"],
        "PP1": ["A/RES/2453(XXIII)A", "A/RES/37/90", "A/RES/54/68", "A/RES/59/2", "A/RES/72/79"],
        "PP2": ["A/AC.105/1137"],
        "PP5": ["A/RES/69/283", "A/RES/70/1", "FCCC/CP/2015/10/Add.1"],
        "PP17": ["A/RES/51/122"],
        "PP23": [f"A/AC.105/{number}" for number in OUTER_SPACE],
    },
    "A/RES/73/7": {
        "HEADER": ["A/73/L.8", "A/73/L.8/Add.1"],
        "PP1": ["A/RES/72/3"],
        "PP9": ["A/58/874", "A/58/874/Add.1"],
        "PP10": ["A/RES/58/318"],
        "OP1": ["A/73/334"],
        "OP13": ["A/67/828", "A/73/335", "S/2013/210"],
        "OP21": ["S/INF/68", "S/PRST/2013/2"],
        "OP26": ["A/RES/58/318"],
    },
    "A/RES/73/8": {
        "HEADER": ["A/73/L.3"],
        "PP6": [f"A/RES/{number}" for number in CUBA],
        "PP8": [f"A/RES/{number}" for number in CUBA],
        "OP1": ["A/73/85", "A/RES/72/4"],
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("symbol", PRINTED)
def test_what_a_printed_resolution_cites_is_found(symbol: str) -> None:
    path = corpus("papers", "real", f"{symbol.replace('/', '_')}-EN.pdf")
    facts = extract(read(path.read_bytes(), path.name))
    cited = {(c.provision, c.target) for c in facts.citations if c.target}
    assert facts.work.symbol == symbol
    assert cited == {(provision, target) for provision, targets in PRINTED[symbol].items() for target in targets}


@pytest.mark.slow
def test_a_printed_resolution_without_text_is_named_as_a_scan() -> None:
    path = corpus("papers", "real", "1971-10-25_GA_Resolution_2758_ru.pdf")
    with pytest.raises(ReadError, match="page 1 is a picture without text"):
        read(path.read_bytes(), path.name)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_made_papers_cite_what_their_clean_text_cites(language: str) -> None:
    key = {symbol.replace("/", "_"): work["files"][language] for symbol, work in answers().items()}
    paths = sorted(corpus("papers", "made").glob(f"*.{language}.pdf"))
    assert len(paths) == 5
    for path in paths:
        clean = tool("akn").text(corpus("unxml", key[path.name.removesuffix(f".{language}.pdf")]), "clean")
        assert cited(read(path.read_bytes(), path.name)) == cited(read(clean.encode(), path.name)), path.name


def cited(text: Text) -> tuple[str | None, set[tuple[str, str | None]]]:
    """Return the symbol of a work and what its provisions cite."""
    facts = extract(text)
    return facts.work.symbol, {(c.provision, c.target) for c in facts.citations}
