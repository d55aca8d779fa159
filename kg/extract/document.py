"""A text with what its extractors share: tokens of each block, the entries named so far, what the work says of itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from kg.authority import authority
from kg.extract.items import Item, items
from kg.extract.leads import leads
from kg.extract.operative import Word, operative_words
from kg.language import Language, language
from kg.lexicon import ADOPTING, Lexicon, Token, lexicon
from kg.model import PARAGRAPHS, Block, Mention, Role, Text, Work

# A place in a document: index of the block, position in it.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its work, with tokens and the pieces of citations of its blocks, and the operative words of its paragraphs.

    `leads` are the verbs that lead on into each block, `speakers` the bodies that speak there: the adopting one, or the one
    whose draft is recommended; `named` are the places where entries are named in full, in order.
    """

    text: Text
    work: Work
    language: Language
    lexicon: Lexicon
    tokens: tuple[tuple[Token, ...], ...]
    items: tuple[list[Item], ...]
    verbs: tuple[tuple[Word, ...], ...]
    leads: tuple[str | None, ...]
    speakers: tuple[str | None, ...]
    named: Mapping[str, tuple[Place, ...]]

    def place(self, index: int, position: int) -> Place:
        """Return where a reader is when reading a position: in a footnote, at its mark."""
        return self.text.blocks[index].anchor or (index, position)

    def mention(self, block: Block, start: int, end: int, rule: str) -> Mention:
        """Return the mention that a span of a block is."""
        first, last = block.offsets.span(start, end)
        return Mention(first, last, self.text.content[first:last], rule)

    def short(self, literal: str, kind: str, here: Place) -> str | None:
        """Return the entry that a short name stands for: the own body, the latest one named in full, the only one there is."""
        candidates = self.lexicon.candidates(literal, kind)
        speaker = self.speakers[here[0]]
        if kind == "body" and speaker in candidates:
            return speaker
        latest = self._latest(here, _entries(kind, candidates))
        if latest:
            return latest.partition("/")[2]
        return candidates[0] if len(candidates) == 1 else None

    def _latest(self, here: Place, entries: Set[str]) -> str | None:
        """Return which of some entries was named in full last before a place."""
        last: tuple[Place, str] | None = None
        for entry in self.named.keys() & entries:
            places = self.named[entry]
            before = bisect_left(places, here)
            if before and (last is None or (places[before - 1], entry) > last):
                last = (places[before - 1], entry)
        return last[1] if last else None

    def names(self, kind: str, code: str) -> bool:
        """Tell whether an entry is named in full somewhere, or is a body that speaks."""
        return code in self.speakers or f"{kind}/{code}" in self.named

    def related(self, literal: str, here: Place) -> str | None:
        """Return the body that a short name stands for by kinship: the office of a head named before, a part of the speaker."""
        candidates = self.lexicon.candidates(literal, "body")
        kin = {entry for entry in self.named if entry.startswith("body/") and not _parents(entry[5:]).isdisjoint(candidates)}
        head = self._latest(here, kin)
        if head:
            return next(c for c in candidates if c in _parents(head[5:]))
        own = [c for c in candidates if self.speakers[here[0]] in _parents(c)]
        return own[0] if len(own) == 1 else None

    def bodies(self, literal: str, here: Place) -> tuple[str, ...]:
        """Return the adopting bodies that a short name can stand for, the likeliest first."""
        likeliest = self.short(literal, "body", here)
        others = (c for c in self.lexicon.candidates(literal, "body") if c in ADOPTING and c != likeliest)
        return (*((likeliest,) if likeliest else ()), *others)


@cache
def _entries(kind: str, codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"{kind}/{code}" for code in codes)


@cache
def _parents(body: str) -> frozenset[str]:
    return authority().parents(body)


def document(text: Text, work: Work) -> Document:
    """Scan the blocks of a text once for all extractors."""
    words = lexicon(text.language)
    tokens = tuple(tuple(words.scan(block.text)) for block in text.blocks)
    named: dict[str, list[Place]] = defaultdict(list)
    for i, found in enumerate(tokens):
        for token in found if text.blocks[i].role is not Role.VOTE else ():
            for entry in token.literal.entries:
                named[entry].append(text.blocks[i].anchor or (i, token.start))
    spoken = language(text.language)
    verbs = tuple(
        operative_words(block.text, found, spoken, block.role is Role.OPERATIVE) if block.role in PARAGRAPHS else ()
        for block, found in zip(text.blocks, tokens, strict=True)
    )
    return Document(
        text,
        work,
        spoken,
        words,
        tokens,
        tuple(items(block.text, spoken, found) for block, found in zip(text.blocks, tokens, strict=True)),
        verbs,
        leads(text.blocks, verbs),
        _speakers(text, work, words),
        {entry: tuple(sorted(places)) for entry, places in named.items()},
    )


def _speakers(text: Text, work: Work, words: Lexicon) -> tuple[str | None, ...]:
    """Return the body that speaks in each block; an enacting formula gives the word to another."""
    out: list[str | None] = []
    speaker = work.body
    for block in text.blocks:
        if block.role is Role.FORMULA:
            speaker = words.adopting_body(block.text.rstrip(",，، ")) or speaker
        out.append(out[block.anchor[0]] if block.anchor else speaker)
    return tuple(out)
