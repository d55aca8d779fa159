"""Read AKN4UN, the mark-up in which the UN publishes its resolutions (Akoma Ntoso 3.0 with UN conventions).

One walk over the tree gives the paragraphs in reading order, `kg.read.labels` gives each its role and the label of
its provision, and `kg.read.akn.facts` reads what the mark-up states of the work.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kg.cleaning import plain
from kg.errors import ReadError
from kg.model import Block, Offsets, Role, Text
from kg.read.akn import facts
from kg.read.akn.words import AKN, Words, gather, words_of
from kg.read.labels import Labelled, Part, Piece, label
from kg.read.xml import parse_xml

LANGUAGES = {"zho": "zh", "eng": "en", "fra": "fr", "spa": "es", "rus": "ru", "ara": "ar", "deu": "de"}
LANGUAGES |= {"chi": "zh", "fre": "fr", "ger": "de"} | {code: code for code in LANGUAGES.values()}
_SCRIPTS = {
    "zh": re.compile("[\u4e00-\u9fff]+"),
    "ar": re.compile("[\u0620-\u064a]+"),
    "ru": re.compile("[\u0400-\u04ff]+"),
    "latin": re.compile("[A-Za-z]+"),
}
_EXPRESSION = re.compile(r"/([a-z]{2,3})@")  # the language in the address of an expression
_GAP = "\n\n"  # between the blocks in the content
_SAMPLE = 600  # characters of the body that tell the script


def read_akn(data: bytes, source: str) -> Text:
    """Return the text of an AKN4UN file, with all that its mark-up states of the work.

    `data` are the file's bytes, `source` is its name. Raises ReadError on malformed XML, on entity declarations,
    on XML that is not AKN4UN and on a language that is not one of the six.
    """
    root = _parse(data, source)
    walk = _Walk()
    walk.children(root, Part.COVER)
    language = _language(root, walk.pieces, source)
    content, blocks = _assemble(list(label(walk.pieces)))
    stated = facts.work(root, language, blocks)
    return Text(source, language, content, hashlib.sha256(data).hexdigest(), blocks, stated)


def _parse(data: bytes, source: str) -> etree._Element:
    root = parse_xml(data, source, huge=True)
    if root.tag != AKN + "akomaNtoso":
        raise ReadError(f"{source}: line {root.sourceline}: {root.tag} is not akomaNtoso 3.0; give AKN4UN files")
    return root


def _language(root: etree._Element, pieces: Sequence[Piece[Words]], source: str) -> str:
    """Return the language that the mark-up says, unless the letters of the words contradict it."""
    element = next(root.iter(AKN + "FRBRlanguage"), None)
    code = element.get("language", "") if element is not None else ""
    stated, script = LANGUAGES.get(code, code), _script(pieces)
    if script != "latin":
        return script
    if stated in _SCRIPTS:  # the address of the expression may know better
        addresses = (_EXPRESSION.search(e.get("value", "")) for e in root.iter(AKN + "FRBRuri"))
        others = (LANGUAGES.get(match[1], match[1]) for match in addresses if match)
        stated = next((other for other in others if other not in _SCRIPTS), "of the Latin letters")
    if stated not in ("en", "fr", "es"):
        raise ReadError(f"{source}: language {stated or 'unknown'} is not one of the six; leave the file out")
    return stated


def _script(pieces: Sequence[Piece[Words]]) -> str:
    """Return whose letters are the most in the body: zh, ar, ru or latin."""
    sample = ""
    for piece in pieces:
        if piece.part in (Part.FORMULA, Part.PREAMBULAR, Part.OPERATIVE) and len(sample) < _SAMPLE:
            sample += piece.words.text
    counts = {script: sum(map(len, letters.findall(sample))) for script, letters in _SCRIPTS.items()}
    counts["zh"] *= 2  # a Chinese character is a word or half of one
    return max(counts, key=lambda script: counts[script])


@dataclass(slots=True)
class _Walk:
    """One walk over the tree: the paragraphs met, in reading order, and the numbers whose words are to come."""

    pieces: list[Piece[Words]] = field(default_factory=list)
    nums: list[str] = field(default_factory=list)

    def children(self, parent: etree._Element, part: Part) -> None:
        """Read what is below an element; `part` is the part of the document that it stands in."""
        for child in parent:
            tag = child.tag
            if tag == AKN + "num":
                self.nums.append(words_of(child).text)
            elif tag in _READERS:
                _READERS[tag](self, child, part)
            elif tag in _ZONES:
                self.children(child, part if part is Part.ANNEX else _ZONES[tag])
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.children(child, part)

    def words(self) -> Words:
        """Return words that begin with the numbers that wait for theirs."""
        words = Words()
        for num in self.nums:
            words.add(f"{num} ")
        return words

    def put(self, part: Part, words: Words, opens: bool = False) -> None:
        """Take in a paragraph, if it has words."""
        if words.done().text:
            self.pieces.append(Piece(part, words, tuple(self.nums), opens))
            self.nums.clear()

    def leaf(self, element: etree._Element, part: Part, opens: bool = False) -> None:
        """Take in the words of an element as one paragraph."""
        words = self.words()
        gather(element, words, tail=False)
        self.put(part, words, opens)

    def heading(self, element: etree._Element, part: Part) -> None:
        """Read a heading; AKN4UN marks up the preambular paragraphs of a section as cross-headings."""
        if part is Part.ANNEX:
            self.leaf(element, part)
            return
        self.leaf(element, Part.HEADING)
        heading = self.pieces[-1]
        if element.get("refersTo") == "#preamble" and heading.part is Part.HEADING:
            whole = heading.words.text.endswith((".", "。"))  # a sentence to its full stop is operative
            self.pieces[-1] = heading._replace(part=Part.OPERATIVE if whole else Part.PREAMBULAR, opens=not whole)

    def section(self, element: etree._Element, part: Part) -> None:
        """Read a section or a part; a component of a collection is a resolution of its own."""
        self.pieces.append(Piece(Part.SECTION, Words(), opens=element.tag == AKN + "component"))
        self.children(element, part)

    def preface(self, element: etree._Element, _: Part) -> None:
        """Read the numbers and the title; those of a component of a collection are headings."""
        inner = any(True for _ in element.iterancestors(AKN + "component"))
        title = Words()
        for child in element.iter(AKN + "docNumber", AKN + "docTitle", AKN + "authorialNote"):
            if child.tag == AKN + "docNumber":
                self.leaf(child, Part.HEADING if inner else Part.COVER)
            elif child.getparent().tag == AKN + "p":
                gather(child, title, tail=False)
                title.add(" ")
        self.put(Part.HEADING if inner else Part.TITLE, title)

    def container(self, element: etree._Element, part: Part) -> None:
        """Read a preambular paragraph: its first piece opens it, the rest continues it."""
        first = len(self.pieces)
        self.children(element, part)
        if part is Part.PREAMBULAR and first < len(self.pieces):
            self.pieces[first] = self.pieces[first]._replace(opens=True)

    def paragraph(self, element: etree._Element, part: Part) -> None:
        """Read a paragraph; one that holds a vote gives a piece for each line of the vote."""
        outcomes = list(element.iter(AKN + "outcome")) if part is Part.ADOPTION else []
        if not outcomes:
            self.leaf(element, part)
        for outcome in outcomes:
            line = Words()
            gather(outcome, line, tail=False, stop=AKN + "outcome")
            self.put(Part.VOTE, line)

    def row(self, element: etree._Element, part: Part) -> None:
        """Read a row of a table as one paragraph."""
        row = self.words()
        for cell in element:
            row.add(" | " if cell.getprevious() is not None else "")
            gather(cell, row, tail=False)
        if row.done().text.strip("| "):
            self.put(part if part is Part.ANNEX else Part.TABLE, row)


_SKIPPED = {AKN + name for name in ("meta", "collectionBody")}
_ZONES = {
    AKN + "formula": Part.FORMULA,
    AKN + "preamble": Part.PREAMBULAR,
    AKN + "mainBody": Part.OPERATIVE,
    AKN + "attachments": Part.ANNEX,
    AKN + "conclusions": Part.ADOPTION,
}
_READERS: dict[str, Callable[[_Walk, etree._Element, Part], None]] = {
    AKN + "p": _Walk.paragraph,
    AKN + "listIntroduction": _Walk.leaf,
    AKN + "container": _Walk.container,
    AKN + "tr": _Walk.row,
    AKN + "preface": _Walk.preface,
    **dict.fromkeys((AKN + "heading", AKN + "subheading", AKN + "crossHeading"), _Walk.heading),
    **dict.fromkeys((AKN + "section", AKN + "part", AKN + "component"), _Walk.section),
}


def _assemble(labelled: Sequence[Labelled[Words]]) -> tuple[str, tuple[Block, ...]]:
    """Return the content and its blocks: the paragraphs in reading order, then the footnotes."""
    blocks: list[Block] = []
    texts: list[str] = []
    notes: list[tuple[str, tuple[int, int], str, Words]] = []
    at = 0
    for role, provision, words in labelled:
        index = len(blocks)
        notes += [(provision, (index, place), mark, note) for place, mark, note in words.notes if note and note.text]
        blocks.append(Block(role, provision, plain(words.text), Offsets((0,), (at,)), words.marks(), links=words.links))
        texts.append(words.text)
        at += len(words.text) + len(_GAP)
    for provision, anchor, mark, note in notes:
        blocks.append(Block(Role.FOOTNOTE, provision, plain(note.text), Offsets((0,), (at,)), (), mark, anchor, note.links))
        texts.append(note.text)
        at += len(note.text) + len(_GAP)
    return _GAP.join(texts), tuple(blocks)
