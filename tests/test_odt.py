"""Reading OpenDocument text: lists with their numbers, footnotes, changes, tables, and files that are damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.extract import extract
from kg.model import Role, Text
from kg.read import read
from tests.conftest import corpus
from tests.office import converted, zipped

_NAMES = ("office", "text", "style", "table", "draw", "fo")
_NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
TYPE = "application/vnd.oasis.opendocument.text"
COVER = "".join(
    f"<text:p>{line}</text:p>"
    for line in (
        "United Nations A/RES/75/900",
        "General Assembly",
        "22 December 2020",
        "Seventy-fifth session",
        "Resolution adopted by the General Assembly on 10 December 2020",
        "75/900. Lamps of the harbour",
        "The General Assembly,",
    )
)
STYLES = """<text:list-style style:name="Op">
<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="Dot"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>
<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Gone"><style:text-properties text:display="none"/></style:style>"""


def odt(body: str, styles: str = STYLES) -> bytes:
    """Return an ODT file with a body and automatic styles."""
    inner = (
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    )
    return zipped({"mimetype": TYPE, "content.xml": f"<office:document-content {_NAMESPACES}>{inner}</office:document-content>"})


def text_of(body: str) -> Text:
    """Read a resolution that the keepers of some lighthouses might have adopted."""
    return read(odt(COVER + body), "lamp")


def lines(body: str) -> list[str]:
    """Return the paragraphs of the stored content below the formula."""
    return text_of(body).content.strip().split("\n\n")[7:]


def listed(*items: str, style: str = "Op", more: str = "") -> str:
    """Return a list; an item without mark-up becomes a paragraph."""
    inner = "".join(f"<text:list-item>{i if i.startswith('<') else f'<text:p>{i}</text:p>'}</text:list-item>" for i in items)
    return f"<text:list{f' text:style-name={chr(34)}{style}{chr(34)}' if style else ''} {more}>{inner}</text:list>"


P = "<text:p>{}</text:p>"
NOTE = "<text:note><text:note-citation>{}</text:note-citation><text:note-body>{}</text:note-body></text:note>"
SPAN = '<text:span text:style-name="{}">{}</text:span>'
BODIES = {
    "numbers": (listed("x", "y") + P.format("z") + listed("w"), ["1. x", "2. y", "z", "1. w"]),
    "numbers that go on": (listed("x") + listed("y", more='text:continue-numbering="true"'), ["1. x", "2. y"]),
    "points": (listed(P.format("x") + listed("y", "z", style=""), "w"), ["1. x", "(a) y", "(b) z", "2. w"]),
    "numbers of several levels": (listed(P.format("x") + listed(listed("y", style=""), style="")), ["1. x", "1.a.1 y"]),
    "a number of its own": (listed("x").replace("<text:list-item>", '<text:list-item text:start-value="5">'), ["5. x"]),
    "bullets": (listed("x", style="Dot"), ["• x"]),
    "a style that is not there": (listed("x", style="Lamp"), ["x"]),
    "spaces and line ends": (P.format("a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d\n  e"), ["a b c\nd e"]),
    "what was deleted": ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>" + P.format("here"), ["here"]),
    "notes in the margin": (P.format("a<office:annotation><text:p>gone</text:p></office:annotation>b"), ["ab"]),
    "hidden words": (P.format(f"a{SPAN.format('Gone', 'gone')}b"), ["ab"]),
    "raised words": (P.format(f"a{SPAN.format('Up', 2)} 1{SPAN.format('Up', 'st')}"), ["a² 1st"]),
    "sections and headings": ("<text:section><text:h>I</text:h></text:section>", ["I"]),
    "text boxes": (P.format("a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>c"), ["ac", "b"]),
    "links and fields": (P.format("<text:a>A/75/1</text:a> <text:date>today</text:date>"), ["A/75/1 today"]),
}  # fmt: skip


@pytest.mark.parametrize("what", BODIES)
def test_words(what: str) -> None:
    body, expected = BODIES[what]
    assert lines(body) == expected


def test_footnotes_and_provisions() -> None:
    note = NOTE.format("1", P.format("See A/75/1.") + P.format("And A/75/2."))
    body = P.format(f"Recalling its resolution 70/1{note},") + listed("Decides to light the lamps;", "Decides to remain seized.")
    text = text_of(body)
    found = [(b.mark, b.provision, b.text) for b in text.blocks if b.role is Role.FOOTNOTE]
    assert found == [("1", "PP1", "See A/75/1. And A/75/2.")]
    assert {(c.provision, c.target) for c in extract(text).citations} == {
        ("PP1", "A/RES/70/1"),
        ("PP1", "A/75/1"),
        ("PP1", "A/75/2"),
    }
    assert [b.provision for b in text.blocks if b.role is Role.OPERATIVE] == ["OP1", "OP2"]


def test_tables() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<table:table-cell>{c if '<' in c else P.format(c)}</table:table-cell>" for c in row) for row in rows)
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"

    assert lines(table(("Lamp", "Oil"), ("North", "two"))) == ["Lamp | Oil", "North | two"]
    assert lines(table(("Lamp", "Oil"), ("North", P.format("two") + P.format("three")))) == [
        "Lamp",
        "Oil",
        "North",
        "two",
        "three",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped({"mimetype": TYPE, "content.xml": "<a/>"}), "holds no text"),
        (zipped({"mimetype": TYPE}), "holds no text"),
        (zipped({"mimetype": TYPE, "content.xml": "<a>"}), "malformed XML"),
        (zipped({"mimetype": TYPE})[:90], "damaged or encrypted"),
    ],
)
def test_what_can_not_be_read_is_named(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as raised:
        read(data, "lamp.odt")
    assert str(raised.value).startswith("lamp.odt: ")


@pytest.mark.slow
def test_real_documents_are_read_as_their_docx_is(tmp_path: Path) -> None:
    files = sorted(corpus("papers", "made").glob("A_HRC_RES_56_2.*.docx"))
    converted(files, "odt", tmp_path)
    for file in files:
        ours = extract(read((tmp_path / f"{file.stem}.odt").read_bytes(), file.stem))
        theirs = extract(read(file.read_bytes(), file.stem))
        assert (ours.work, ours.provisions, ours.namings) == (theirs.work, theirs.provisions, theirs.namings), file.name
        assert re.sub(r"\s", "", ours.text.content) == re.sub(r"\s", "", theirs.text.content), file.name
    assert len(files) == 6
