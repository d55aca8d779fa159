"""Find the operative words in a block: recall, request, decide."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.language import Language, language
from kg.lexicon import Literal, Token

_OPENING = re.compile(r"^\W*(?:\d{1,3}\s?[.–-]?|\([^\W_]{1,4}\)|(?:[^\W\d_]|[ivx]{2,7}|([a-z])\1)\))?\W*$")
_COMMAS = "，, "
_STOPS = tuple(",;:，；：،؛")
_CLAUSE_END = re.compile(f"[{''.join(_STOPS)}]")
_FRAME = 90  # characters behind the first words of an operative phrase in which its last ones stand
TITLE = re.compile(r"《[^》]*》|“[^”]{1,300}”|«[^»]{1,300}»")
_BULLET = re.compile(r"[-–—•]\s*(?=[^\W\d_])")
_NEAR = 16  # characters before a word that tell whether it opens a clause


class _Uses(NamedTuple):
    """What a literal is for a block's operative words: a verb anywhere, a verb where a clause opens, first words of phrases …"""

    verbs: tuple[str, ...]
    opening: tuple[str, ...]
    frames: tuple[str, ...]
    modifies: bool
    relates: bool
    noun: bool  # a word for resolutions or decisions
    leads: bool  # a modifier and nothing else, which counts only right before another word


class Word(NamedTuple):
    """An operative word in a block: its span there and the verb that it is."""

    start: int
    end: int
    verb: str


def operative_words(text: str, tokens: Sequence[Token], language: Language, operative: bool) -> tuple[Word, ...]:
    """Return the operative words of a block, in order.

    Words that are verbs only where a clause opens are taken there alone; a modifier ("Also", 又) opens with its verb. The
    words of a title in quotation marks govern nothing, nor does what a cited document did (其中除其他外重申, "in which it
    reaffirmed"), nor a participle in an operative paragraph: "Decides, taking into account …".
    """
    out: list[Word] = []
    walk = _Walk(text, language, operative)
    titles = [match.span() for match in TITLE.finditer(text)]
    for i, token in enumerate(tokens):
        uses = _uses(token.literal)
        if uses is None or _is_quoted(token.start, titles) or (uses.noun and _is_noun(text, tokens, i, language)):
            continue
        if uses.leads and not _adjoin(text, tokens, i):
            continue
        if word := walk.word(token, uses):
            out.append(word)
    return tuple(out)


def _is_quoted(place: int, titles: list[tuple[int, int]]) -> bool:
    """Tell whether a place lies in one of the spans, which are in order."""
    before = bisect_left(titles, (place,))
    return bool(before) and place < titles[before - 1][1]


def _adjoin(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the next token stands right behind token i."""
    return i + 1 < len(tokens) and not text[tokens[i].end : tokens[i + 1].start].strip()


class _Walk:
    """One walk over the words of a block: where the last modifier that opens, the last relative and the last verb ended."""

    def __init__(self, text: str, language: Language, operative: bool) -> None:
        self.text = text
        self.language = language
        self.inner = [p for p in (language.inner, language.participles if operative else None) if p]
        self.listed = operative and is_listed(text)  # what others are to do: "- encouraging the use of …"
        self.before = _STOPS + spaced(language.code, "clauses")  # what ends the words before a clause
        self.modifier = self.relative = self.last = 0

    def word(self, token: Token, uses: _Uses) -> Word | None:
        """Return the operative word that a token is or opens where it stands, None if it governs nothing there."""
        opens = self._opens(token.start)
        related = self.relative and not self._near(self.relative, token.start).strip(_COMMAS)
        if uses.relates:
            self.relative = token.end
        if uses.modifies and opens:
            self.modifier = token.end
        word = self._meant(token, uses, opens)
        if word is None or related or any(p.match(self.text, token.start) for p in self.inner):
            return None
        self.last = word.end
        return word

    def _meant(self, token: Token, uses: _Uses, opens: bool) -> Word | None:
        """Return the operative word that a token is or opens, wherever it stands."""
        found = uses.verbs or (uses.opening if opens else ())
        if found:
            return Word(token.start, token.end, found[0])
        return self._framed(token, uses.frames) if uses.frames and opens else None

    def _framed(self, token: Token, frames: tuple[str, ...]) -> Word | None:
        """Return the phrase whose last words come next in the clause that a token opens: "Expresses its grave concern"."""
        clause = _CLAUSE_END.split(self.text[token.end : token.end + _FRAME], maxsplit=1)[0]
        found = []
        for frame in frames:
            tail, _, verb = frame.rpartition("/")
            place = clause.find(tail)
            if place >= 0 and (self.language.unspaced or not clause[place - 1 : place].isalpha()):
                found.append((place, -len(tail), verb))
        place, length, verb = min(found, default=(0, 0, ""))
        return Word(token.start, token.end + place - length, verb) if found else None

    def _opens(self, start: int) -> bool:
        """Tell whether a word opens a paragraph or a clause, perhaps behind a modifier that does."""
        if self.modifier and not self._near(self.modifier, start).strip():
            return True
        head = self.text[max(0, start - _NEAR) : start].rstrip()
        if head.endswith(self.before) or (start < _NEAR and not self.listed and _OPENING.match(head)):
            return True
        return self._coordinate(start)

    def _coordinate(self, start: int) -> bool:
        """Tell whether nothing but a joint stands between a word and the verb before it: 重申和强调."""
        between = self._near(self.last, start).strip() if self.last else ""
        return bool(between) and between in self.language.glue["joints"]

    def _near(self, end: int, start: int) -> str:
        """Return what stands between two words, of distant ones as much as tells that they are."""
        return self.text[end : min(start, end + _NEAR + 1)]


@cache
def _uses(literal: Literal) -> _Uses | None:
    """Return what a literal is for operative words, None if nothing."""
    verbs, opening, frames = literal.of("verb", "name"), literal.of("verb", "opening"), literal.of("frame")
    modifies, relates = bool(literal.of("modifiers")), bool(literal.of("relatives"))
    noun = bool(literal.of("resolution") or literal.of("decision"))
    more = verbs or opening or frames or relates
    return _Uses(verbs, opening, frames, modifies, relates, noun, leads=not more) if more or modifies else None


@cache
def spaced(code: str, name: str) -> tuple[str, ...]:
    """Return words of a language's glue as they end what stands before a word; those of joints if it has no others."""
    spoken = language(code)
    words = spoken.glue.get(name, spoken.glue["joints"])
    return words if spoken.unspaced else tuple(f" {word}" for word in words)


def is_listed(text: str) -> bool:
    """Tell whether a block is a point of a list without numbers."""
    return bool(_BULLET.match(text))


def _is_noun(text: str, tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether a word that can be verb and noun is the noun: 决定 in 决议和决定, "resolutions and decisions"."""
    before = tokens[i - 1] if i else None
    if before is None or not (before.of("resolution") or before.of("decision")):
        return False
    return text[before.end : tokens[i].start].strip() in language.glue["joints"]
