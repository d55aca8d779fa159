"""Reading RTF: encodings, footnotes, fields, tables, what is no words, and files that are cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.extract import extract
from kg.model import Role, Text
from kg.read import package, read
from tests.conftest import corpus
from tests.office import converted

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0"
    r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times;}{\f2\fcharset134 SimSun{\*\falt Song};}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\info{\title Lamps}}{\*\generator Lamp;}"
    r"{\header A/RES/75/900\par}"
)
COVER = "".join(
    rf"{line}\par "
    for line in (
        "United Nations A/RES/75/900",
        "General Assembly",
        "22 December 2020",
        "Seventy-fifth session",
        "Resolution adopted by the General Assembly on 10 December 2020",
        "75/900. Lamps of the harbour",
        r"\i The General Assembly\i0 ,",
    )
)


def text_of(body: str) -> Text:
    """Read a resolution that the keepers of some lighthouses might have adopted."""
    return read(f"{HEAD}{COVER}{body}}}".encode("latin-1"), "lamp")


def lines(body: str) -> list[str]:
    """Return the paragraphs of the stored content below the formula."""
    return text_of(body).content.strip().split("\n\n")[7:]


BODIES = {
    "emphasis and line ends of the file": ("{\\b Re}calling\r\n the \\i lamps\\i0 ,\\par", ["Recalling the lamps,"]),
    "letters of the file's encoding": (r"caf\'e9\par", ["café"]),
    "letters of a font's encoding": (r"{\f1 \'ec\'e0\'ff\'ea}\par", ["маяк"]),
    "two bytes a letter, the second one a letter of its own": (r"{\f2 \'b5\'c6\'81A}\par", ["灯" + b"\x81A".decode("gb18030")]),
    "Unicode with a fallback": (r"\u28783?\u22612\'3f\'3f z\par", ["灯塔? z"]),
    "Unicode with fallbacks of other lengths": (r"\uc2\u28783??\uc0\u22612x\par", ["灯塔x"]),
    "Unicode above the first plane": (r"\u-10187?\u-8704?\par", ["𝘀"]),
    "signs": (r"a\emdash b\~c\_d\-e\tab f\{g\}\\h\line i\par", ["a—b\u00a0c‑de f{g}\\h\ni"]),
    "numbers of lists": (r"{\listtext\pard\plain 1.\tab}{\*\pn\pnlvlbody{\pntxta .}}Decides\par", ["1. Decides"]),
    "fields": (r'{\field{\*\fldinst{HYPERLINK "https://lamp.example"}}{\fldrslt A/75/1}}\par', ["A/75/1"]),
    "what is deleted or hidden": (r"a{\deleted gone}{\v gone}{\*\atnid gone}b\v gone\v0 c\par", ["abc"]),
    "pictures": (r"{\pict\pngblip 89504e47}a{\object{\result gone}}\par", ["a"]),
    "bytes that are announced": ("a{\\*\\x \\bin3 }}}}b\\par", ["ab"]),
    "two forms of the same words": (r"{\upr{gone}{\*\ud{\u28783?}}}\par", ["灯"]),
    "raised words": (r"a{\super 2} 1{\super st} b\super 3\nosupersub c\par", ["a² 1st b³c"]),
    "text boxes": (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt b\par c\par}}}d\par", ["ad", "b", "c"]),
    "a table": (
        r"\trowd\intbl Lamp\cell Oil\cell\row\intbl North\cell two\cell\row after\par",
        ["Lamp | Oil", "North | two", "after"],
    ),
    "a table that places paragraphs": (r"\intbl a\cell b\par c\cell\row d\par", ["a", "b", "c", "d"]),
    "the last paragraph is not ended": ("a", ["a"]),
}


@pytest.mark.parametrize("what", BODIES)
def test_words(what: str) -> None:
    body, expected = BODIES[what]
    assert lines(body) == expected


def test_footnotes() -> None:
    body = (
        r"Recalling its resolution 70/1{\super\chftn{\*\footnote\pard{\super\chftn} See A/75/1.\par And A/75/2.}}"
        r" and the lamps{\super *}{\footnote {\super *} Reissued.},\par "
        r"1. Decides{\super\chftn}{\footnote \chftn  2 lamps, see A/75/3.}"
        r" to light them{\super\chftn{\footnote\ftnalt\chftn{} See A/75/4.}}.\par"
    )
    text = text_of(body)
    assert [(b.mark, b.provision, b.text) for b in text.blocks if b.role is Role.FOOTNOTE] == [
        ("1", "PP1", "See A/75/1. And A/75/2."),
        ("*", "PP1", "Reissued."),
        ("2", "OP1", "2 lamps, see A/75/3."),
        ("i", "OP1", "See A/75/4."),
    ]
    assert text.blocks[7].text == "Recalling its resolution 70/1 and the lamps,"
    assert {(c.provision, c.target) for c in extract(text).citations} >= {("PP1", "A/75/1"), ("OP1", "A/75/3")}


def test_files_that_are_damaged() -> None:
    whole = f"{HEAD}{COVER}Recalling its resolution 70/1{{\\footnote See A/75/1".encode()
    assert read(whole, "lamp").content.endswith("Recalling its resolution 70/1¹\n\n¹ See A/75/1\n")
    assert read(whole + b"}" * 50 + b"\\", "lamp").content.startswith("United Nations A/RES/75/900")
    with pytest.raises(ReadError, match="lamp: no words of a language"):
        read(b"{\\rtf1}", "lamp")
    with pytest.raises(ReadError, match="the limit is"):
        read(b"{\\rtf1 " + b"x" * package.LIMIT, "lamp")


@pytest.mark.slow
def test_real_documents_are_read_as_their_docx_is(tmp_path: Path) -> None:
    files = sorted(corpus("papers", "made").glob("S_RES_2535(2020).*.docx"))
    converted(files, "rtf", tmp_path)
    for file in files:
        ours = extract(read((tmp_path / f"{file.stem}.rtf").read_bytes(), file.stem))
        theirs = extract(read(file.read_bytes(), file.stem))
        assert (ours.work, ours.provisions) == (theirs.work, theirs.provisions), file.name
        assert [(c.provision, c.target, c.verb, c.footnote) for c in ours.citations] == [
            (c.provision, c.target, c.verb, c.footnote) for c in theirs.citations
        ], file.name
    assert len(files) == 6
