"""Reading plain text: encodings, places of characters, lines, footnotes, paragraphs, the parts of a resolution."""

from __future__ import annotations

import codecs
import random
import re

import pytest

from kg.cleaning import clean, plain, squeeze
from kg.errors import ReadError
from kg.language import language
from kg.model import Block, Role, Text
from kg.read import read
from kg.read.decode import LIMIT, decode
from kg.read.lines import furniture, split
from kg.read.plain import read_plain

LAMP = "A/75/1"
COVER = """United Nations A/RES/75/900
General Assembly
Distr.: General
22 December 2020
Seventy-fifth session
Agenda item 60
Resolution adopted by the General Assembly on 10 December 2020
75/900. Lamps of the harbour
The General Assembly,
"""


def text_of(body: str, cover: str = COVER) -> Text:
    """Read a resolution that the keepers of some lighthouses might have adopted."""
    return read_plain((cover + body).encode(), "lamp.txt")


def body_of(text: Text) -> list[tuple[str, str]]:
    """Return (provision, text) of every block below the cover that is no footnote."""
    above = (Role.COVER, Role.TITLE, Role.FORMULA, Role.FOOTNOTE)
    return [(b.provision, b.text) for b in text.blocks if b.role not in above]


def labels(text: Text) -> list[str]:
    """Return the labels of the blocks below the cover, in order."""
    return [label for label, _ in body_of(text)]


def notes(text: Text) -> list[tuple[str, str, str]]:
    """Return (mark, provision, text) of every footnote."""
    return [(b.mark or "", b.provision, b.text) for b in text.blocks if b.role is Role.FOOTNOTE]


# Encodings.

WORDS = {
    "the lamps of the harbour, “at dusk” – the café’s": ("utf-8", "utf-8-sig", "utf-16", "cp1252"),
    "灯塔理事会，回顾守塔人的报告，并决定在黄昏点灯。": ("utf-8", "utf-8-sig", "utf-16", "gb18030"),
    "Ссылаясь на маяки и на масло в лампах": ("utf-8", "utf-8-sig", "utf-16"),
    "إن مجلس المنارات، إذ يشير إلى زيت المصابيح": ("utf-8", "utf-8-sig", "utf-16"),
}
ENCODED = [(words, encoding) for words, encodings in WORDS.items() for encoding in encodings]


@pytest.mark.parametrize(("words", "encoding"), ENCODED)
def test_encodings(words: str, encoding: str) -> None:
    assert decode(words.encode(encoding), "lamp.txt") == words


def test_the_table_of_encodings_is_whole() -> None:
    assert len(ENCODED) == 14


def test_utf_16_in_both_byte_orders() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + "灯 of the lamp".encode(encoding), "lamp.txt") == "灯 of the lamp"


def test_one_kind_of_line_end_and_composed_letters() -> None:
    assert decode("cafe\u0301\r\nlamp\rdusk\fdawn\vnight\n".encode(), "lamp.txt") == "café\nlamp\ndusk\ndawn\nnight\n"


def test_a_few_bad_bytes_do_not_lose_a_text() -> None:
    assert decode(b"the lamp \x93at dusk\x94 caf\xe9 \x81", "lamp.txt") == "the lamp “at dusk” café �"


NO_TEXT = {
    b"": "the file is empty",
    b" \n\t\r\n ": "the file is empty",
    codecs.BOM_UTF8: "the file is empty",
    b"the lamp\x00 of the harbour": r"control character U\+0000 at character 8",
    "the lamp".encode("utf-16-le"): r"control character U\+0000 at character 1",
    b"\x89PNG\r\n\x1a\n\x00\x00the": "control character",
    b"x" * (LIMIT + 1): "16,000,001 bytes of text, the limit is 16,000,000",
    b"123 / 456": "no words of a language",
    b"%PDF-1.7 the lamp": "a PDF that can't be read: it is damaged",
    b"PK\x03\x04the lamp": "a zip archive or an office document can't be read",
}


@pytest.mark.parametrize("data", NO_TEXT, ids=list(NO_TEXT.values()))
def test_what_is_no_text_is_refused_by_name_and_reason(data: bytes) -> None:
    with pytest.raises(ReadError, match=rf"^lamp\.txt: .*{NO_TEXT[data]}"):
        read(data, "lamp.txt")


# Cleaning, and the places of characters.

SQUEEZED = {
    ("en", "  the  lamp \u00a0of\tthe\u2003bay "): "the lamp of the bay",
    ("en", "non\u2011self\u2010governing \u2013 lamp\u2019s and lamp's"): "non-self-governing - lamp’s and lamp’s",
    ("en", "har\u00adbour\u200b \u202alamp\u202c"): "harbour lamp",
    ("zh", "第 70 / 1 号 决议 ， 灯 塔"): "第70 / 1号决议，灯塔",
    ("zh", "Ａ／ＲＥＳ／７０／１（二）"): "A/RES/70/1(二)",
    ("ar", "القـــرار ٧٠/١ المُؤرَّخ ۲۵"): "القرار 70/1 المؤرخ 25",
}


@pytest.mark.parametrize(("code", "words"), SQUEEZED)
def test_lines_as_patterns_want_them(code: str, words: str) -> None:
    assert squeeze(words, language(code).unspaced) == SQUEEZED[code, words]


def test_plain_keeps_the_length() -> None:
    for words in SQUEEZED:
        assert len(plain(words[1])) == len(words[1])


def test_random_ranges_keep_every_character_in_its_place() -> None:
    chance = random.Random(1)
    letters = "ab 灯塔，  \n-（１\u00ad\u0640ِ’\u3000/"
    for _ in range(400):
        content = "".join(chance.choices(letters, k=40))
        edges = sorted(chance.sample(range(41), 6))
        ranges = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
        for unspaced in (True, False):
            text, offsets = clean(content, ranges, unspaced)
            for i, character in enumerate(text):
                assert plain(content[offsets.at(i)]) == character or (character == " " and content[offsets.at(i)].isspace())
            inside = [offsets.at(i) for i in range(len(text))]
            assert inside == sorted(set(inside))


def assert_in_place(text: Text, block: Block) -> None:
    """Check that each character of a block stands where its offsets say."""
    for i, character in enumerate(block.text):
        stored = text.content[block.offsets.at(i)]
        assert plain(stored) == character or (character == " " and stored.isspace()), (block.text, i)


MESSY = """Recalling  the **lamps** of the har\u00adbour¹
and\u00a0the oil,<sup>2</sup> and *its* resolution 70/1
of 25 September 2015,

¹ A/75/399,  para. 3.
<sup>2</sup> See A/75/400.

1. Requests the keepers,

A/RES/75/900

2/3 20-12345

to light the lamps;
"""


def test_every_character_maps_to_its_place() -> None:
    text = text_of(MESSY)
    assert body_of(text) == [
        ("PP1", "Recalling the lamps of the harbour and the oil, and its resolution 70/1 of 25 September 2015,"),
        ("OP1", "1. Requests the keepers, to light the lamps;"),
    ]
    for block in text.blocks:
        assert_in_place(text, block)


def test_chinese_characters_map_to_their_place() -> None:
    cover = "联合国 A/HRC/RES/40/900\n人权理事会\n40/900. 港口的灯\n人权理事会，\n"
    text = text_of("回顾第 70／1 号\n决议，¹ 并注意到 灯塔，\n1. 请 守塔人\n点灯。\n\n¹ A/75/399。\n", cover)
    assert [t for _, t in body_of(text)] == ["回顾第70/1号决议，并注意到灯塔，", "1.请守塔人点灯。"]
    assert notes(text) == [("1", "PP1", "A/75/399。")]
    for block in text.blocks:
        assert_in_place(text, block)


# Lines and page furniture.

LINES = """United Nations
A/RES/75/900
General Assembly
Seventy-fifth session

Recalling the lamps,
A/RES/75/900
2/3 20-12345
Noting the oil,
20-12345 (E)
*2012345*
/...
- 3 -
3
A/RES/75/900 General Assembly
Noting the wicks in A/75/399,
A/75/399 shows the oil.
"""


def test_page_furniture_is_told_by_its_form() -> None:
    kept, dropped = furniture(split(LINES, False))
    assert [line.words for line in kept] == [
        *("United Nations", "A/RES/75/900", "General Assembly", "Seventy-fifth session", "Recalling the lamps,"),
        *("Noting the oil,", "Noting the wicks in A/75/399,", "A/75/399 shows the oil."),
    ]
    assert [line.gap for line in kept] == ["blank", "none", "none", "none", "blank", "page", "page", "none"]
    assert len(kept) + len(dropped) == len([line for line in LINES.splitlines() if line])


def test_lines_stand_where_they_say() -> None:
    content = "  lamp \n\n\t**oil** of the bay\n   \n1 wick\n"
    lines = split(content, False)
    assert [content[line.start : line.end] for line in lines] == ["lamp", "**oil** of the bay", "1 wick"]
    assert [(line.words, line.indent, line.gap, line.mark) for line in lines] == [
        ("lamp", 2, "blank", None),
        ("oil of the bay", 1, "blank", None),
        ("1 wick", 0, "blank", "1"),
    ]


# Footnotes: body, then (mark, provision, words) of the notes, and the words of the first paragraph.

FOOTNOTES = {
    "superscript": (
        "Recalling the lamps¹ and the oil,²\n\n1. Requests light;³\n\n¹ A/75/1.\n\n² A/75/2, annex.\n\n³ A/75/3.\n",
        [("1", "PP1", "A/75/1."), ("2", "PP1", "A/75/2, annex."), ("3", "OP1", "A/75/3.")],
        "Recalling the lamps and the oil,",
    ),
    "superscript, no blank line": (
        "Recalling the lamps¹ and the oil,²\n¹ A/75/1.\n² A/75/2.\n1. Requests light;³\n³ A/75/3.\n2. Decides to rest.\n",
        [("1", "PP1", "A/75/1."), ("2", "PP1", "A/75/2."), ("3", "OP1", "A/75/3.")],
        "Recalling the lamps and the oil,",
    ),
    "html": (
        "Recalling the lamps<sup>1</sup> and oil,<sup> 2 </sup>\n\n<sup>1</sup> A/75/1.\n\n<sup>2</sup> A/75/2.\n",
        [("1", "PP1", "A/75/1."), ("2", "PP1", "A/75/2.")],
        "Recalling the lamps and oil,",
    ),
    "bare digits": (
        "Recalling the lamps,1 the oil,2 and 12 ships of 1920,\n1. Requests light;3\n2. Decides to rest.\n"
        "1 A/75/1.\n2 A/75/2, annex.\n3 A/75/3.\n",
        [("1", "PP1", "A/75/1."), ("2", "PP1", "A/75/2, annex."), ("3", "OP1", "A/75/3.")],
        "Recalling the lamps, the oil, and 12 ships of 1920,",
    ),
    "a bare digit that is no mark": (
        "Recalling the 2 lamps of 2 May and No. 1, and the oil,1\n\n1. Decides to rest.\n\n1 A/75/1.\n",
        [("1", "PP1", "A/75/1.")],
        "Recalling the 2 lamps of 2 May and No. 1, and the oil,",
    ),
    "a superscript mark at the start of a line": (
        "Recalling the lamps that the keepers of Japan\n¹ and of Norway have brought to the bay in the last\nof years,\n"
        "¹ A/75/1.\n1. Requests light;\n",
        [("1", "PP1", "A/75/1.")],
        "Recalling the lamps that the keepers of Japan and of Norway have brought to the bay in the last of years,",
    ),
    "a bare mark on a line of its own": (
        "Recalling the lamps that the keepers of Japan\n1\nand of Norway have brought to the bay in the last\nof years,\n"
        "1. Requests light;\n1 A/75/1.\n",
        [("1", "PP1", "A/75/1.")],
        "Recalling the lamps that the keepers of Japan and of Norway have brought to the bay in the last of years,",
    ),
    "a star": (
        "Recalling the lamps,*\n\n1. Requests light;\n\n* A/75/1.\n",
        [("*", "PP1", "A/75/1.")],
        "Recalling the lamps,",
    ),
    "emphasis is no star": ("*Recalling* the **lamps**,\n\n1. *Requests* light;\n", [], "Recalling the lamps,"),
    "numbers that start anew on each page": (
        "Recalling the lamps,¹\n¹ A/75/1.\nA/RES/75/900\nNoting the oil,¹\n¹ A/75/2.\n1. Requests light;\n",
        [("1", "PP1", "A/75/1."), ("1", "PP2", "A/75/2.")],
        "Recalling the lamps,",
    ),
    "a note of several lines": (
        "Recalling the lamps,¹\n\n¹ Official Records, Supplement No.\n53 (A/75/53), chap.\nIII.\n\nNoting the oil,\n",
        [("1", "PP1", "Official Records, Supplement No. 53 (A/75/53), chap. III.")],
        "Recalling the lamps,",
    ),
    "a note in mid-sentence": (
        "Recalling the lamps¹ that the keepers of\n\n¹ A/75/1.\n\nNorway have lit on every coast,\n\nNoting the oil,\n",
        [("1", "PP1", "A/75/1.")],
        "Recalling the lamps that the keepers of Norway have lit on every coast,",
    ),
    "a note that ends with a short word": (
        "1. Requests light;¹\n¹ A/75/1, annex.\n2. Decides to rest;²\n² A/75/2, REC/1.\n3. Calls upon the keepers to sleep.\n",
        [("1", "OP1", "A/75/1, annex."), ("2", "OP2", "A/75/2, REC/1.")],
        "1. Requests light;",
    ),
    "a number that a line break cuts in two": (
        "".join(f"{n}. Requests light;{'¹²³⁴⁵⁶⁷⁸⁹'[n - 1] if n < 10 else '¹⁰'}\n\n" for n in range(1, 11))
        + "11. Requests light;¹\n¹ and rest;\n\n"
        + "".join(f"{'¹²³⁴⁵⁶⁷⁸⁹'[n - 1] if n < 10 else '¹⁰' if n == 10 else '¹¹'} A/75/{n}.\n\n" for n in range(1, 12)),
        [(str(n), f"OP{n}", f"A/75/{n}.") for n in range(1, 12)],
        "1. Requests light;",
    ),
}


@pytest.mark.parametrize(("body", "expected", "first"), FOOTNOTES.values(), ids=FOOTNOTES)
def test_footnotes(body: str, expected: list[tuple[str, str, str]], first: str) -> None:
    text = text_of(body)
    assert notes(text) == expected
    assert body_of(text)[0][1] == first
    for block in text.blocks:
        assert_in_place(text, block)
        assert block.anchor is None or any(mark == block.mark for _, mark in text.blocks[block.anchor[0]].notes)


def test_the_table_of_footnotes_is_whole() -> None:
    assert len(FOOTNOTES) == 14


# Paragraphs: one text, copied in many ways, is the same text.

PARAGRAPHS = [
    "Recalling the lamps of the harbour, which were lit by the keepers for the first time in the year of the great storm, "
    "recalling the oil that they brought, and its resolution 70/1 of 25 September 2015,",
    "Having considered the report of the keepers on oil and on the wicks, which they have trimmed in the dark months,",
    "1. Requests the keepers to light the lamps at dusk and to put them out at dawn, unless there is fog over the harbour;",
    "2. Decides:",
    "(a) To buy more oil for the long nights of the winter, for the lamps of the harbour and for those of the open sea;",
    "(b) To rest.",
]
LABELS = ["PP1", "PP2", "OP1", "OP2", "OP2(a)", "OP2(b)"]


def wrapped(paragraph: str, width: int = 60, first: str = "", rest: str = "") -> str:
    """Return a paragraph in lines of at most so many characters."""
    lines = re.findall(rf"(?:\S.{{0,{width - 2}}}\S|\S)(?=\s|$)", paragraph)
    return "\n".join((rest if i else first) + line for i, line in enumerate(lines))


HEADER = "\nA/RES/75/900\n\n2/3 20-12345\n\n"
FORMS = {
    "a paragraph a line": "\n".join(PARAGRAPHS),
    "a blank line between paragraphs": "\n\n".join(PARAGRAPHS),
    "two blank lines, with spaces in them": "\n  \n \n".join(PARAGRAPHS),
    "hard-wrapped": "\n\n".join(map(wrapped, PARAGRAPHS)),
    "hard-wrapped, no blank line": "\n".join(map(wrapped, PARAGRAPHS)),
    "hard-wrapped, first lines indented": "\n".join(wrapped(p, first="    ") for p in PARAGRAPHS),
    "hard-wrapped, later lines indented": "\n\n".join(wrapped(p, rest="   ") for p in PARAGRAPHS),
    "a blank line behind every line": "\n\n".join(map(wrapped, PARAGRAPHS)).replace("\n", "\n\n"),
    "page headers in mid-sentence": "\n\n".join(map(wrapped, PARAGRAPHS)).replace("light the\n", f"light the\n{HEADER}"),
    "page headers, no blank line": "\n".join(map(wrapped, PARAGRAPHS)).replace(
        "of the\n", "of the\nA/RES/75/900\n2/3 20-12345\n"
    ),
    "Windows line ends": "\r\n\r\n".join(p.replace("\n", "\r\n") for p in map(wrapped, PARAGRAPHS)),
    "spaces at line ends": "\n \n".join(wrapped(p).replace("\n", "  \n") for p in PARAGRAPHS),
    "Markdown": "\n\n".join(re.sub(r"\b(Recalling|Having considered|Requests|Decides)\b", r"*\1*", p) for p in PARAGRAPHS),
    "narrow columns": "\n\n".join(wrapped(p, 34) for p in PARAGRAPHS),
}


@pytest.mark.parametrize("form", FORMS)
def test_paragraphs_are_the_same_in_every_copy(form: str) -> None:
    assert body_of(text_of(FORMS[form] + "\n")) == list(zip(LABELS, PARAGRAPHS, strict=True))


def test_the_table_of_copies_is_whole() -> None:
    assert len(FORMS) == 14


def test_a_running_head_of_symbol_and_session() -> None:
    text = text_of("1. Requests the keepers to light the\nA/RES/75/900 General Assembly\nlamps of the bay\nand of the sea;\n")
    assert body_of(text) == [("OP1", "1. Requests the keepers to light the lamps of the bay and of the sea;")]


# The parts of a resolution: body, then the labels of its blocks.

STRUCTURES = {
    "points": (
        "Noting:\n(a) Oil,\n(b) Wicks,\nRecalling lamps,\n1. Requests:\n(a) Light:\n(i) In;\n(ii) Out;\n(b) Oil;\n2. Decides.\n",
        ["PP1", "PP1(a)", "PP1(b)", "PP2", "OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP2"],
    ),
    "points with one bracket": ("1. Requests:\na) Light;\nb) Oil;\n", ["OP1", "OP1(a)", "OP1(b)"]),
    "points of which one is (i)": (
        "1. Requests:\n" + "".join(f"({c}) Light;\n" for c in "abcdefghij"),
        ["OP1", *(f"OP1({c})" for c in "abcdefghij")],
    ),
    "numbers with a dash": ("1 - Requests light;\n2- Decides to rest.\n", ["OP1", "OP2"]),
    "a number in mid-sentence": (
        "1. Requests the keepers to light the lamps at\n2 places of the bay, in the year\n1920. It is so;\n2. Decides to rest.\n",
        ["OP1", "OP2"],
    ),
    "a paragraph lost": ("1. Requests light;\n3. Decides to rest.\n", ["OP1", "OP3"]),
    "no numbers": ("Recalling the lamps,\nNoting the oil,\nRequests light;\nDecides to rest.\n", ["PP1", "PP2", "OP1", "OP2"]),
    "a continuation": (
        "1. Requests:\n\n(a) Light;\n\n(b) Oil,\n\nand all that the keepers of the lamps need;\n\n2. Decides.\n",
        ["OP1", "OP1(a)", "OP1(b)", "OP1", "OP2"],
    ),
    "headings": (
        "Recalling the lamps,\n\nLight\n\n1. Requests light;\n\nRest of the keepers\n\n2. Decides to rest.\n",
        ["PP1", "HEADING", "OP1", "HEADING", "OP2"],
    ),
    "Markdown headings": ("*Recalling* lamps,\n\n## Light\n\n1. *Requests* light;\n", ["PP1", "HEADING", "OP1"]),
    "sections": (
        "Recalling lamps,\n\nI\n\nLight\n\n1. Requests it;\n\n2. Decides;\n\nII\n\nOil\n\n1. Requests;\n\nIII\n\n1. Decides.\n",
        ["PP1", "HEADING", "HEADING", "OP1", "OP2", "HEADING", "HEADING", "II.OP1", "HEADING", "III.OP1"],
    ),
    "an annex": (
        "1. Requests light;\n\n41st plenary meeting\n10 December 2020\n\nAnnex\n\nRules\n\n1. Recalling is allowed.\n",
        ["OP1", "HEADER", "HEADER", "ANNEX", "ANNEX", "ANNEX"],
    ),
    "annexes": ("1. Requests light;\n\nAnnex I\n\nOil\n\nAnnex II\n\nWicks\n", ["OP1", "ANNEX", "ANNEX", "ANNEX", "ANNEX"]),
    "a vote": (
        "1. Requests light.\n\n38th meeting\n21 March 2019\n\n[Adopted by a recorded vote of 2 to 1, with no abstentions. "
        "The voting was as follows:\n\nIn favour:\n\nFrance, Japan\n\nAgainst:\n\nNorway]\n",
        ["OP1", "HEADER", "HEADER", "HEADER", "HEADER", "HEADER", "HEADER", "HEADER"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), STRUCTURES.values(), ids=STRUCTURES)
def test_structure(body: str, expected: list[str]) -> None:
    assert labels(text_of(body)) == expected


def test_the_table_of_structures_is_whole() -> None:
    assert len(STRUCTURES) == 14


def test_roles_below_the_last_paragraph() -> None:
    text = text_of(STRUCTURES["a vote"][0])
    assert [b.role.value for b in text.blocks][-7:] == ["adoption", "adoption", *["vote"] * 5]


def test_the_cover() -> None:
    blocks = [(b.role.value, b.text) for b in text_of("1. Requests light.\n").blocks]
    assert blocks == [
        ("cover", "United Nations A/RES/75/900"),
        ("cover", "General Assembly"),
        ("cover", "Distr.: General"),
        ("cover", "22 December 2020"),
        ("cover", "Seventy-fifth session"),
        ("cover", "Agenda item 60"),
        ("cover", "Resolution adopted by the General Assembly on 10 December 2020"),
        ("title", "75/900. Lamps of the harbour"),
        ("formula", "The General Assembly,"),
        ("operative", "1. Requests light."),
    ]


def test_a_title_of_two_lines() -> None:
    text = text_of(
        "", COVER.replace("Lamps of the harbour", "Lamps of the harbour\nand of the open sea") + "1. Requests light.\n"
    )
    assert [b.text for b in text.blocks if b.role is Role.TITLE] == ["75/900. Lamps of the harbour and of the open sea"]


def test_a_text_without_cover_and_formula() -> None:
    text = text_of("Recalling the lamps of the bay,\n\n1. Requests the keepers to light them.\n", "")
    assert body_of(text) == [("PP1", "Recalling the lamps of the bay,"), ("OP1", "1. Requests the keepers to light them.")]


LETTERED = {
    "ru": ("Генеральная Ассамблея,", "1. просит смотрителей:", ("a) зажечь лампы;", "b) принести масло;", "c) отдыхать.")),
    "ar": ("إن الجمعية العامة،", "1 - تطلب إلى الحراس:", ("(أ) أن يوقدوا المصابيح؛", "(ب) أن يأتوا بالزيت؛", "(ج) أن يستريحوا.")),
    "fr": (
        "L’Assemblée générale,",
        "1. Prie les gardiens :",
        ("a) D’allumer les lampes ;", "b) D’apporter l’huile ;", "c) De dormir."),
    ),
    "es": (
        "La Asamblea General,",
        "1. Solicita a los guardianes:",
        ("a) Que enciendan;", "b) Que traigan aceite;", "c) Que duerman."),
    ),
    "zh": ("大会，", "1. 请守塔人：", ("(a) 点灯；", "(b) 备油；", "(c) 休息。")),
    "en": ("The General Assembly,", "1. Requests the keepers:", ("(a) To light;", "(b) To bring oil;", "(c) To rest.")),
}


@pytest.mark.parametrize("code", LETTERED)
def test_labels_are_the_same_in_every_language(code: str) -> None:
    formula, opening, points = LETTERED[code]
    text = text_of("\n\n".join((formula, opening, *points)) + "\n", "")
    assert text.language == code
    assert labels(text) == ["OP1", "OP1(a)", "OP1(b)", "OP1(c)"]


DRAFTS = {
    "en": (
        "The Economic and Social Council",
        "Recommends to the General Assembly the adoption of the draft below:",
        "The General Assembly,",
    ),
    "ru": (
        "Экономический и Социальный Совет",
        "рекомендует Генеральной Ассамблее принять проект ниже:",
        "Генеральная Ассамблея,",
    ),
    "zh": ("经济及社会理事会", "建议大会通过以下草案：", "大会，"),
}


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_that_is_recommended_is_a_section(language: str) -> None:
    council, recommends, assembly = DRAFTS[language]
    recalls = {"en": "Recalling lamps,", "ru": "ссылаясь на лампы,", "zh": "回顾灯，"}[language]
    text = f"E/RES/2031/90\n{council}\n{recommends}\n{assembly}\n{recalls}\n1. {recalls[:-1]};\n2. {recalls[:-1]};\n"
    labels = [b.provision for b in read_plain(text.encode(), "lamp.txt").blocks if b.role in (Role.PREAMBULAR, Role.OPERATIVE)]
    assert labels == ["OP1", "II.PP1", "II.OP1", "II.OP2"]


def test_a_lettered_section_without_numbers_ends_at_the_next_letter() -> None:
    text = """A/RES/75/900\nThe General Assembly,\nRecalling its lamps,\n1. Takes note of lamps;\n2. Recalls lamps;
A\nSalary of lamps\nRecalling the lamps of old,\nApproves, with effect from today, the lamps;
B\nHarbours, and the management of harbours around the desirable middle of the bay
Recalling the harbours of old,\n1. Reaffirms harbours;\n2. Takes note of harbours;\n""".replace("\n", "\n\n")
    labels = [b.provision for b in read_plain(text.encode(), "lamp.txt").blocks if b.role in (Role.PREAMBULAR, Role.OPERATIVE)]
    assert labels == ["PP1", "OP1", "OP2", "A.PP1", "A.PP2", "B.PP1", "B.OP1", "B.OP2"]
