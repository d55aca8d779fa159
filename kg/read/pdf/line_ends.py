"""Join the words that the ends of lines break: hyphenated ones, and numbers and Latin words in Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.cleaning import HAN
from kg.read.pdf.lines import PageLine

Page = list[PageLine]

_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(_LETTERS)
_COMPOUND = re.compile(rf"{_LETTERS}-{_LETTERS}")
_HYPHENS = ("-", "\u2010", "\u00ad")
_TAIL = re.compile(rf"{_LETTERS}(?=.\s*$)")
_OPENING = re.compile(r"\S+")
_LATIN_END, _LATIN = re.compile(r"[A-Za-z0-9/.]$"), re.compile(r"[A-Za-z0-9][!-~]*")
_HANGING = 2  # of the height: a line as full as any, though another has its comma in the margin
_LETTER = re.compile("[A-Za-z]")
_HAN = re.compile(f"[{HAN}]")


def mended(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with every broken word on the line where it begins; a line of which nothing is left has no words."""
    hyphens = _Hyphens.of(pages)
    return [_mended(page, hyphens) for page in pages]


def _mended(page: Page, hyphens: _Hyphens) -> Page:
    text = "".join([line.words for line in page])
    unspaced = len(_HAN.findall(text)) > len(_LETTER.findall(text))
    margin = max((line.right - _HANGING * line.height for line in page), default=0.0)
    out = list(page)
    for i, following in enumerate(page[1:]):
        line = out[i]
        if unspaced and line.right > margin and _LATIN_END.search(line.words):
            rest, begun = _LATIN.match(following.words), line.words
        else:
            rest, begun = _OPENING.match(following.words), hyphens.begun(line.words, following.words)
        if begun and rest:
            out[i] = replace(line, words=begun + rest.group())
            out[i + 1] = replace(following, words=following.words[rest.end() :].lstrip())
    return out


@dataclass(frozen=True, slots=True)
class _Hyphens:
    """What tells a hyphen that the end of a line put there from one that belongs to the word: how the document writes it.

    `words` are its words in small letters, `compounds` those with a hyphen; `usual` says what most of the others are.
    """

    words: frozenset[str]
    compounds: frozenset[str]
    usual: bool

    @classmethod
    def of(cls, pages: Sequence[Page]) -> _Hyphens:
        """Read the words of a document, if the end of any line breaks one."""
        broken = [parts for page in pages for a, b in pairwise(page) if (parts := _parts(a.words, b.words))]
        if not broken:
            return cls(frozenset(), frozenset(), False)
        text = "\n".join(line.words for page in pages for line in page).lower()
        known = cls(frozenset(_WORD.findall(text)), frozenset(_COMPOUND.findall(text)), False)
        told = [known._added(*parts) for parts in broken]
        return replace(known, usual=told.count(True) > told.count(False))

    def begun(self, words: str, following: str) -> str:
        """Return a line without the hyphen at its end, if that is no part of the word; empty if it is."""
        parts = _parts(words, following)
        if parts is None:
            return ""
        whole = words.rstrip()
        added = whole.endswith("\u00ad") or self._added(*parts)
        return whole[:-1] if added or (added is None and self.usual) else ""

    def _added(self, tail: str, head: str) -> bool | None:
        """Tell whether the document writes a word without hyphen or with one; None if it has it nowhere else."""
        joined, compound = tail + head in self.words, f"{tail}-{head}" in self.compounds
        return joined if joined != compound else None


def _parts(words: str, following: str) -> tuple[str, str] | None:
    """Return the two parts of a word that the end of a line breaks, in small letters."""
    head = _WORD.match(following)
    if not words.rstrip().endswith(_HYPHENS) or head is None or not head.group()[0].islower():
        return None
    tail = _TAIL.search(words)
    return (tail.group().lower(), head.group().lower()) if tail else None
