"""Compare the words of two paragraphs, in any script: what both have, what one alone has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_HAN = r"\u3400-\u9fff\uf900-\ufaff"
# A run of Chinese characters, a symbol or number of a document, a word, a number, spaces, a sign.
_TOKEN = re.compile(rf"[{_HAN}]+|[A-Z]*(?:/?[A-Z0-9.]*\d+/\d+)(?:/[\w.]+)*|[^\W\d_{_HAN}]+|\d+|\s+|.", re.DOTALL)
_SCRAP = 1  # words: equal ones between two longer changes are no help to a reader


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words: in both paragraphs, or `left` replaced by `right`; one of them is empty where words came or went."""

    left: str
    right: str

    @property
    def same(self) -> bool:
        """Tell whether both paragraphs have it."""
        return self.left == self.right


def tokens(words: str) -> list[str]:
    """Cut words into what is compared: words, symbols, numbers, signs, spaces; Chinese into words by a dictionary.

    >>> tokens("resolution 74/49 (S/2019/883)"), tokens("第74号决议，请秘书长")
    (['resolution', ' ', '74/49', ' ', '(', 'S/2019/883', ')'], ['第', '74', '号', '决议', '，', '请', '秘书长'])
    """
    found: list[str] = []
    for run in _TOKEN.findall(words):
        found += _cut(run) if "\u3400" <= run[0] <= "\u9fff" else [run]
    return found


def _cut(run: str) -> list[str]:
    import rjieba  # its dictionary takes half a second to load, and most languages need none

    return rjieba.cut(run)


def bag(words: str) -> Counter[tuple[str, ...]]:
    """Count the words and pairs of neighbouring words, to tell how alike two paragraphs are."""
    kept = [token for token in tokens(words.casefold()) if token[0].isalnum()]
    return Counter([*((token,) for token in kept), *pairwise(kept)])


def likeness(first: Counter[tuple[str, ...]], second: Counter[tuple[str, ...]]) -> float:
    """Return how much two paragraphs have in common, from 0 to 1."""
    size = first.total() + second.total()
    return 2 * (first & second).total() / size if size else 0.0


def parts(left: str, right: str) -> tuple[Part, ...]:
    """Return the runs of words of two paragraphs, the same and the changed, in order.

    >>> [(part.left, part.right) for part in parts("Decides to extend until May", "Decides to extend until June")]
    [('Decides to extend until ', 'Decides to extend until '), ('May', 'June')]
    """
    first, second = tokens(left), tokens(right)
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    raw = [Part("".join(first[a:b]), "".join(second[c:d])) for _, a, b, c, d in codes]
    spaced = list(_joined(_swept(raw, 0)))
    return tuple(_joined(_swept(spaced, _SCRAP)))


def _swept(found: list[Part], words: int) -> Iterator[Part]:
    """Yield the parts; equal ones of at most so many words, between changes of more, are made part of the changes."""
    for i, part in enumerate(found):
        size = _size(part)
        inside = part.same and 0 < i < len(found) - 1 and size <= words
        if inside and (size == 0 or size < min(_size(found[i - 1]), _size(found[i + 1]))):
            yield Part(part.left, "")
            yield Part("", part.right)
        else:
            yield part


def _size(part: Part) -> int:
    return max(sum(token[0].isalnum() for token in tokens(side)) for side in (part.left, part.right))


def _joined(found: Iterator[Part]) -> Iterator[Part]:
    """Join neighbouring changes into one."""
    left = right = ""
    for part in found:
        if part.same:
            if left or right:
                yield Part(left, right)
            yield part
            left = right = ""
        else:
            left, right = left + part.left, right + part.right
    if left or right:
        yield Part(left, right)
