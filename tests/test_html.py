"""Reading HTML: what is the document and what the page around it, footnotes by their links, lists, tables, encodings, MHTML."""

from __future__ import annotations

import shutil
import subprocess
from base64 import b64encode

import pytest

from kg.errors import ReadError
from kg.extract import extract
from kg.model import Role, Text
from kg.read import read
from tests.conftest import corpus

COVER = (
    "<p>United Nations A/RES/75/900</p><p>General Assembly</p><p>22 December 2020</p>"
    "<p>Seventy-fifth session</p><p>Agenda item 60</p>"
    "<p>Resolution adopted by the General Assembly on 10 December 2020</p><h1>75/900. Lamps of the harbour</h1>"
    "<p><i>The General Assembly</i>,</p>"
)
RECALLING = "<p><i>Recalling</i> its resolution 70/1 of 25 September 2015,</p>"
DECIDES = "<p>1. <b>Decides</b> to light the lamps.</p>"
ENDING = "<p>48th plenary meeting<br>10 December 2020</p>"


def text_of(body: str, before: str = COVER) -> Text:
    """Read a resolution that the keepers of some lighthouses might have adopted."""
    return read(f"<!doctype html><html><head><title>Lamp</title></head><body>{before}{body}</body></html>".encode(), "lamp")


def lines(body: str) -> list[str]:
    """Return the paragraphs of the stored content below the formula."""
    return text_of(body).content.strip().split("\n\n")[8:]


def labels(text: Text) -> list[str]:
    """Return the labels of the paragraphs."""
    return [b.provision for b in text.blocks if b.role in (Role.PREAMBULAR, Role.OPERATIVE)]


def notes(text: Text) -> list[tuple[str | None, str, str]]:
    """Return (mark, provision, text) of every footnote."""
    return [(b.mark, b.provision, b.text) for b in text.blocks if b.role is Role.FOOTNOTE]


# Words.

WORDS = {
    "spaces and line ends of the file mean nothing": ("<p>Recalling\n   the <i>lamps</i>\n,</p>", ["Recalling the lamps ,"]),
    "entities": ("<p>caf&eacute;&nbsp;&#8212;&lt;b&gt;</p>", ["café\u00a0—<b>"]),
    "a line end": ("<p>In favour:<br>Cuba</p>", ["In favour:\nCuba"]),
    "two line ends part paragraphs": ("<div>one<br>\n<br/>&nbsp;<br>two</div>", ["one", "two"]),
    "words between blocks": ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
    "insertions count, deletions don't": ("<p>one <ins>two</ins><del>three</del></p>", ["one two"]),
    "readings of characters": ("<p><ruby>灯<rp>(</rp><rt>deng</rt><rp>)</rp></ruby></p>", ["灯"]),
    "quotation": ("<p><q>one</q></p>", ["“one”"]),
    "soft hyphens and places to break": ("<p>light<wbr>house</p>", ["lighthouse"]),
    "raised letters and brackets": ("<p>21<sup>st</sup> n<sup>o</sup> 3</p>", ["21st no 3"]),
    "a raised number": ("<p>lamps<sup>12</sup> <span style='vertical-align:super'>3</span></p>", ["lamps¹² ³"]),
    "verbatim text": ("<pre>one\ntwo\n\n three</pre>", ["one\ntwo", "three"]),
    "Word's own": (
        "<p class=MsoNormal>one<![if !supportLists]> two<![endif]><o:p></o:p></p><!--[if gte mso 9]>x<![endif]-->",
        ["one two"],
    ),
    "an element that is not closed": ("<p>one <b>two<p>three", ["one two", "three"]),
}


@pytest.mark.parametrize("what", WORDS)
def test_words(what: str) -> None:
    html, expected = WORDS[what]
    assert lines(html) == expected


LISTS = {
    '<ol start="4"><li>x<li>y</ol>': ["4. x", "5. y"],
    '<ol><li>x<li value="9">y<li>z</ol>': ["1. x", "9. y", "10. z"],
    '<ol reversed><li>x<li>y</ol>': ["2. x", "1. y"],
    '<ol type="a"><li>x<li>y</ol>': ["(a) x", "(b) y"],
    '<ol type="i"><li><p>x</p><p>more</p><li>y</ol>': ["(i) x", "more", "(ii) y"],
    '<ol type="I"><li>x</ol>': ["I. x"],
    '<ol style="list-style-type: arabic-indic"><li>x</ol>': ["١. x"],
    '<ol style="list-style: cjk-ideographic"><li>x</ol>': ["一. x"],
    '<ol style="list-style-type:none"><li>(1) x</ol>': ["(1) x"],
    "<ol><li>x<ol type=a><li>y</ol><li>z</ol>": ["1. x", "(a) y", "2. z"],
    "<ul><li>x<li style='list-style:none'>y</ul>": ["• x", "y"],
}  # fmt: skip


@pytest.mark.parametrize("html", LISTS)
def test_numbers_of_lists_are_written_out(html: str) -> None:
    assert lines(html) == LISTS[html]


def test_lists_become_provisions() -> None:
    points = '<ol type="a"><li>To trim the wick;<li>To fill the oil;</ol>'
    listed = f"<ol><li>Requests the keepers:{points}<li>Decides to remain seized of the matter.</ol>"
    assert labels(text_of(RECALLING + listed + ENDING)) == ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]


def test_tables() -> None:
    rows = "<table><tr><th>Lamp<th>Oil</tr><tr><td>Northern<td><p>See A/75/1</p></tr></table>"
    text = text_of(f"{RECALLING}<p>1. Takes note of:</p>{rows}<p>2. Decides to light them.</p>{ENDING}")
    assert text.content.split("\n\n")[10:12] == ["Lamp | Oil", "Northern | See A/75/1"]
    assert labels(text) == ["PP1", "OP1", "OP1", "OP1", "OP2"]
    dated = "<td>General Assembly<td><p>Distr.: General</p><p>22 December 2020</p>"
    placing = f"<table><tr><td>United Nations<td>A/RES/75/900</tr><tr>{dated}</tr></table>"
    work = extract(text_of(RECALLING + DECIDES, f"{placing}<h1>75/900. Lamps</h1><p>The General Assembly,</p>")).work
    assert (work.symbol, work.issued) == ("A/RES/75/900", "2020-12-22")


# Footnotes.

NOTED = "<p>Recalling its resolution 70/1{} and the lamps{},</p>" + DECIDES + ENDING
NOTES = {
    "Word": (
        '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
        '<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a>',
        "<div><hr><div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> See A/75/1.</p></div>"
        "<div id=ftn2><p><a href='#_ftnref2' name='_ftn2'>[2]</a> See A/75/2.</p><p>And A/75/3.</p></div></div>",
    ),
    "LibreOffice": (
        '<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
        '<a name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a>',
        '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>\n See A/75/1.</p></div>'
        '<div id="sdfootnote2"><p><a name="sdfootnote2sym" href="#sdfootnote2anc">2</a> See A/75/2.</p><p>And A/75/3.</p></div>',
    ),
    "pandoc": (
        '<a href="#fn1" id="fnref1"><sup>1</sup></a>',
        '<a href="#fn2" id="fnref2"><sup>2</sup></a>',
        '<section><hr><ol><li id="fn1"><p>See A/75/1.<a href="#fnref1">↩︎</a></p></li>'
        '<li id="fn2"><p>See A/75/2.</p><p>And A/75/3.<a href="#fnref2">↩︎</a></p></li></ol></section>',
    ),
    "an encyclopaedia": (
        '<sup id="ref-1"><a href="#note-1"><span>[</span>1<span>]</span></a></sup>',
        '<sup id="ref-2">[<a href="#note-2">2</a>]</sup>',
        '<ol><li id="note-1"><b><a href="#ref-1">^</a></b> <span>See A/75/1.</span></li>'
        '<li id="note-2"><a href="#ref-2">^</a> See A/75/2. And A/75/3.</li></ol>',
    ),
    "without a way back": (
        '<sup><a href="#n1">1</a></sup>',
        '<a href="#n2"><sup>2</sup></a>',
        '<p id="n1">1. See A/75/1.</p><table><tr><td><a name="n2">2</a></td><td>See A/75/2. And A/75/3.</td></tr></table>',
    ),
    "without links": (
        "<sup>1</sup>",
        "<sup>2</sup>",
        "<p><sup>1</sup> See A/75/1.</p><p><sup>2</sup> See A/75/2. And A/75/3.</p>",
    ),
}


@pytest.mark.parametrize("maker", NOTES)
def test_footnotes(maker: str) -> None:
    first, second, below = NOTES[maker]
    text = text_of(NOTED.format(first, second) + below)
    assert notes(text) == [("1", "PP1", "See A/75/1."), ("2", "PP1", "See A/75/2. And A/75/3.")]
    assert text.blocks[8].text == "Recalling its resolution 70/1 and the lamps,"
    assert text.blocks[9].provision == "OP1"


def test_a_footnote_may_begin_with_its_number() -> None:
    first, second, below = (part.replace("See A/75/1.", "1 January 2020.") for part in NOTES["Word"])
    assert notes(text_of(NOTED.format(first, second) + below))[0] == ("1", "PP1", "1 January 2020.")


def test_a_footnote_that_is_marked_twice_is_read_once() -> None:
    mark = '<a href="#n" id="r"><sup>1</sup></a>'
    text = text_of(NOTED.format(mark, mark.replace(' id="r"', "")) + '<p id="n"><a href="#r">1</a> See A/75/1.</p>')
    assert notes(text) == [("1", "PP1", "See A/75/1.")]
    assert [mark for _, mark in text.blocks[8].notes] == ["1", "1"]


def test_links_that_are_no_footnotes_are_words() -> None:
    body = '<p>See <a href="#two">2</a> and <a href="#gone"><sup>x</sup></a> and <a href="https://a.example">A/75/9</a></p>'
    assert lines(body + "<h2 id=two>Two</h2>") == ["See 2 and x and A/75/9", "Two"]


# The page around the document.

AROUND = {
    "scripts and styles": "<script>alert('A/75/1')</script><style>p{}</style><noscript>A/75/1</noscript>",
    "navigation": "<nav><p>A/75/1</p></nav><div role=navigation>A/75/1</div>",
    "what is hidden": "<p hidden>A/75/1</p><p style='display: none'>A/75/1</p><p style='mso-hide:all'>A/75/1</p>",
    "forms": "<form>Search <select><option>A/75/1</select><textarea>A/75/1</textarea><button>A/75/1</button></form>",
    "a notice on cookies": '<div id="cookie-consent" class="x">We use cookies as A/75/1 says</div>',
    "a dialog": "<div role=dialog>A/75/1</div><dialog open>A/75/1</dialog>",
    "a list of links": "<ul>" + "<li><a href='/x'>A/75/1</a>" * 3 + "</ul>",
    "a bar of links": "<div>" + "<a href='/x'>A/75/1</a> · " * 5 + "</div>",
    "the site's header and footer": "<header><a href=/a>A/75/1</a><a href=/b>x</a></header>"
    "<footer><p>A/75/1</p><a href=/c>y</a><a href=/d>z</a></footer>",
    "frames and pictures": "<iframe src='https://a.example'>A/75/1</iframe><svg><text>A/75/1</text></svg><img alt='A/75/1'>",
}


@pytest.mark.parametrize("what", AROUND)
def test_what_is_around_the_document_is_left_out(what: str) -> None:
    text = text_of(RECALLING + DECIDES + ENDING + AROUND[what], AROUND[what] + COVER)
    assert "A/75/1" not in text.content
    assert text.content.endswith("48th plenary meeting\n10 December 2020\n") or what == "forms"


def test_only_the_main_part_is_read_if_it_is_marked() -> None:
    whole = f"<div>A page on A/75/1</div><main>{COVER}{RECALLING}{DECIDES}</main><div>Read also A/75/1</div>"
    assert "A/75/1" not in text_of("", whole).content
    small = f"<article>News</article>{COVER}{RECALLING}"
    assert text_of("", small).content.startswith("News\n\nUnited Nations")


def test_a_document_is_read_whatever_it_is_called() -> None:
    wrapped = f'<body class="cookie-banner"><form id="nav"><header>{COVER}</header>{RECALLING}{DECIDES}</form></body>'
    assert extract(read(f"<html>{wrapped}</html>".encode(), "lamp")).work.symbol == "A/RES/75/900"
    linked = "<p>Recalling its resolutions <a href=/1>70/1</a>, <a href=/2>70/2</a>, <a href=/3>70/3</a>,</p>"
    assert lines(linked) == ["Recalling its resolutions 70/1, 70/2, 70/3,"]


# Files.

CHINESE = "<p>大会，</p><p>回顾其2015年9月25日第70/1号决议，</p><p>1. 决定点亮灯塔。</p>"
ARABIC = "<p>إن الجمعية العامة،</p><p>إذ تشير إلى قرارها 70/1،</p><p>1 - تقرر أن تضيء المصابيح.</p>"
CAFE = "<p>The General Assembly,</p><p>Recalling the café of the harbour, its lamps and their keepers,</p>"
META = '<html><head><meta http-equiv=Content-Type content="text/html; charset={}"></head>{}'
ENCODED = {
    "UTF-8": (CHINESE, "utf-8", "utf-8"),
    "UTF-8 that says it is something else": (CHINESE, "iso-8859-1", "utf-8"),
    "GB 2312, which is GB 18030": (CHINESE, "gb2312", "gb18030"),
    "Windows-1256": (ARABIC, "windows-1256", "cp1256"),
    "Latin 1, which is Windows-1252": (CAFE, "iso-8859-1", "cp1252"),
    "an encoding that does not exist": (CAFE, "lamp-8", "cp1252"),
    "an encoding that is none": (CAFE, "base64", "cp1252"),
    "UTF-16 with a mark": (ARABIC, "utf-16", "utf-16"),
}


@pytest.mark.parametrize("what", ENCODED)
def test_encodings(what: str) -> None:
    body, declared, used = ENCODED[what]
    text = read(META.format(declared, body).encode(used), "lamp")
    assert text.content == body.replace("</p><p>", "\n\n").replace("<p>", "").replace("</p>", "\n")


def test_mhtml() -> None:
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="lamp"\r\n\r\n'
    page = b64encode(META.format("x", ARABIC).encode("cp1256")).decode()
    fields = "Content-Type: text/html; charset=windows-1256\r\nContent-Transfer-Encoding: base64"
    part = f"--lamp\r\n{fields}\r\n\r\n{page}\r\n--lamp--\r\n"
    assert read((head + part).encode(), "lamp.mht").content.startswith("إن الجمعية العامة،\n\n")
    with pytest.raises(ReadError, match=r"lamp\.mht: an MHTML file without a page"):
        read((head + "--lamp\r\nContent-Type: text/css\r\n\r\np{}\r\n--lamp--\r\n").encode(), "lamp.mht")


BEGINNINGS = {
    "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>": True,
    "\n <!-- saved from url=(0020)https://lamp.example/ -->\n<HTML>": True,
    '<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">': True,
    '<meta charset="utf-8">': True,
    "<div class=x><p>one</p><p>two</p></div>": True,
    "<p>A paragraph in a text</p>\n\nand no other.": False,
    "The General Assembly,<br><br><br>": False,
    "# A heading\n<p>1</p><p>2</p><p>3</p>": False,
}


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_html_is_told_by_its_beginning(beginning: str) -> None:
    text = read((beginning + "<p>The General Assembly,</p>\n\n<p>Recalling the lamps of the harbour,").encode(), "lamp.txt")
    assert ("<p>" not in text.content) is BEGINNINGS[beginning]


def test_pages_that_hold_no_document_are_named() -> None:
    for page in ("<html><body><iframe src='A_RES_75_900.pdf'></iframe></body></html>", "<html></html>", "<!doctype html>"):
        with pytest.raises(ReadError, match=r"lamp: a page without words"):
            read(page.encode(), "lamp")
    with pytest.raises(ReadError, match="no words of a language"):
        read(b"<html><body><p>0 1 2</p></body></html>", "lamp")


def test_elements_that_are_nested_very_deeply() -> None:
    deep = "<div>" * 1500 + COVER + RECALLING + "</div>" * 1500
    assert extract(text_of("", deep)).work.symbol == "A/RES/75/900"
    with pytest.raises(ReadError, match="nested too deeply"):
        text_of("", "<b>" * 100_000 + COVER)


def test_what_the_words_look_like_is_not_run() -> None:
    text = text_of(
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; and <a href='javascript:alert(1)' onclick='alert(2)'>the lamps</a></p>"
    )
    assert text.content.rstrip().endswith("<script>alert(1)</script> and the lamps")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_real_documents_are_read_as_their_docx_is(language: str) -> None:
    pandoc = shutil.which("pandoc")
    if not pandoc:
        pytest.skip("pandoc is not there: it makes the pages")
    files = sorted(corpus("papers", "made").glob(f"*.{language}.docx"))
    for file in files:
        page = subprocess.run([pandoc, "-s", file, "-t", "html"], capture_output=True, check=True).stdout
        ours, theirs = extract(read(page, file.name)), extract(read(file.read_bytes(), file.name))
        assert ours.provisions == theirs.provisions, file.name
        assert ours.work == theirs.work, file.name
        assert [(c.provision, c.target, c.verb, c.footnote) for c in ours.citations] == [
            (c.provision, c.target, c.verb, c.footnote) for c in theirs.citations
        ], file.name
    assert len(files) == 5
