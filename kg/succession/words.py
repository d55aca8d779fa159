"""Fold and compare words, the same way in every language: pieces of words for titles, clauses for whole texts."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final
from zlib import crc32

from kg.language import Language, language
from kg.model import PARAGRAPHS, Block

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;:.()，；：。、،؛]")
_NO_LETTER = re.compile(r"[\d\W_]+")
NEARLY = 0.9  # of the pieces of two titles are common to both, where they are nearly equal
_PIECE = 4  # letters: inflected forms of a word share their first pieces
_HASH: Final = "I"  # four bytes: hundreds of clauses a text, of all texts, are in memory together
_LEAST = 24  # letters: shorter clauses are formulas


def fold(title: str, spoken: Language) -> str:
    """Return a title without what changes from one session to the next: numbers, ordinals, months; in small letters.

    >>> fold("Report of the Committee on its twenty-third session (2021)", language("en"))
    'report of the committee on its session'
    """
    small = title.casefold()
    if spoken.unspaced:
        return _NO_LETTER.sub("", spoken.ordinal.sub("", small))
    return " ".join(word for word in _WORD.findall(small) if word not in _numbers(spoken.code))


@cache
def _numbers(code: str) -> frozenset[str]:
    """Return the words of ordinals and months."""
    spoken = language(code)
    return frozenset(word for name in (*spoken.ordinals, *spoken.months) for word in _WORD.findall(name))


def pieces(text: str) -> frozenset[str]:
    """Return the overlapping pieces of the longer words of a text, of Chinese its pairs of characters.

    >>> sorted(pieces("Question of Tokelau"))[:3], sorted(pieces("托克劳问题"))
    (['elau', 'esti', 'kela'], ['克劳', '劳问', '托克', '问题'])
    """
    words = ((word, 2 if "\u3400" <= word[0] <= "\u9fff" else _PIECE) for word in _WORD.findall(text.casefold()))
    return frozenset([word[i : i + size] for word, size in words for i in range(len(word) - size + 1)])


def named(title: frozenset[str], words: str) -> float:
    """Return the share of a title's pieces that some words have, from 0 to 1."""
    return len(title & pieces(words)) / len(title) if title else 0.0


def alike(first: frozenset[str], second: frozenset[str], share: float) -> bool:
    """Tell whether the pieces of two titles are the same but for a few."""
    return bool(first) and len(first & second) >= share * len(first | second)


def clauses(blocks: Iterable[Block], unspaced: bool) -> bytes:
    """Return the hashes of the clauses of preambular and operative paragraphs, without their numbers; `hashes` reads them."""
    least = _LEAST // 3 if unspaced else _LEAST
    text = ".".join(block.text for block in blocks if block.role in PARAGRAPHS)
    folded = (_lettered(clause) for clause in _CLAUSE.split(text.casefold()) if len(clause) >= least)
    found = {crc32(clause.encode()) for clause in folded if len(clause) >= least}
    return array(_HASH, sorted(found)).tobytes()


def hashes(clauses: bytes) -> Sequence[int]:
    """Return the hashes of clauses, sorted."""
    return memoryview(clauses).cast(_HASH)


def _lettered(clause: str) -> str:
    """Return the words of a clause, which most are made of, without what stands between their letters."""
    only = clause.replace(" ", "").isalpha()
    return (clause if only else _NO_LETTER.sub(" ", clause)).strip()
