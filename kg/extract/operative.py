"""Find the operative words in a block: recall, request, decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, pairwise

from kg.language import Language
from kg.lexicon import Token

_OPENING = re.compile(r"^\W*(?:\d{1,3}\s?[.–-]?|\([^\W_]{1,4}\)|(?:[^\W\d_]|[ivx]{2,7}|([a-z])\1)\))?\W*$")
_CLAUSE_BEFORE = re.compile(r"[,;:，；：、،؛]\s*$")
_TITLE = re.compile(r"《[^》]*》|“[^”]{1,300}”|«[^»]{1,300}»")
_NEAR = 16  # characters before a word that tell whether it opens a clause


def operative_words(text: str, tokens: Iterable[Token], language: Language, operative: bool) -> tuple[tuple[int, str], ...]:
    """Return (position, verb) for each operative word of a block, in order.

    Words that are verbs only where a clause opens are taken there alone; a modifier ("Also", 又) opens with its verb. The
    words of a title in quotation marks govern nothing, nor does a participle in an operative paragraph: "Decides, taking
    into account …".
    """
    out: list[tuple[int, str]] = []
    after = 0
    titles = [match.span() for match in _TITLE.finditer(text)]
    for before, token in pairwise(chain((None,), tokens)):
        if token is None:
            continue
        kinds = {m.kind for m in token.meanings}
        if ("verb" not in kinds and "modifiers" not in kinds) or any(a < token.start < b for a, b in titles):
            continue
        if _is_noun(text, token, before, language):
            continue
        opens = _opens(text, after, token.start, language)
        found = token.of("verb", "name") or (token.of("verb", "opening") if opens else ())
        if found and not (operative and language.participles and language.participles.match(text, token.start)):
            out.append((token.start, found[0]))
        if "modifiers" in kinds and opens:
            after = token.end
    return tuple(out)


def _is_noun(text: str, token: Token, before: Token | None, language: Language) -> bool:
    """Tell whether a word that can be verb and noun is the noun: 决定 in 决议和决定, "resolutions and decisions"."""
    if not (token.of("decision") or token.of("resolution")):
        return False
    named = before is not None and bool(before.of("resolution") or before.of("decision"))
    return named and before is not None and text[before.end : token.start].strip() in language.glue["joints"]


def _opens(text: str, after: int, start: int, language: Language) -> bool:
    """Tell whether a word opens a paragraph or a clause; `after` is the end of a modifier that does."""
    if after and not text[after:start].strip():
        return True
    head = text[max(0, start - _NEAR) : start]
    if (start < _NEAR and _OPENING.match(head)) or _CLAUSE_BEFORE.search(head):
        return True
    tail = head.rstrip()
    return any(tail.endswith(j if language.unspaced else f" {j}") for j in language.glue["joints"])
