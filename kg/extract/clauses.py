"""Cut operative paragraphs into clauses: what an operative word governs, up to the next such word of the paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.authority import authority
from kg.extract.document import Document
from kg.lexicon import lexicon
from kg.model import Role

# Deciding words that open a clause wherever they stand; others may stand within one: "requests X …, to adopt …".
_OPENING = frozenset({"decide", "remain-seized", "express-intention"})

_POINT = 8  # characters before the first word of a point: its letter


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the index of its block, its place there, where its operative word ends, the verb.

    `lead` is the clause that a point of a list goes on with: "Requests the Secretary-General: (a) To report …".
    """

    index: int
    start: int
    inner: int
    end: int
    verb: str
    lead: Clause | None = None


def clauses(document: Document) -> Iterator[Clause]:
    """Yield the clauses of all operative paragraphs in the order of the text; a point without a verb goes on with its lead."""
    lead: Clause | None = None
    for i, block in enumerate(document.text.blocks):
        if block.role is not Role.OPERATIVE:
            continue
        own = _of_block(document, i)
        if own and lead and _continues(document, lead, i) and _is_act(document, lead, own[0]):
            own = [replace(own[0], start=0, inner=0, verb=lead.verb, lead=lead), *own[1:]]
        yield from own
        if own:
            lead = own[-1] if not _continues(document, lead, i) or own[-1].verb in asking() else lead
        elif lead and _continues(document, lead, i):
            yield Clause(i, 0, 0, len(block.text), lead.verb, lead)


def _is_act(document: Document, lead: Clause, own: Clause) -> bool:
    """Tell whether a point opens with what its lead asks for or wants done, not with a verb of the body: (a) 鼓励企业."""
    text = document.text.blocks[lead.index].text
    asks = own.verb in asking() and lead.verb not in _OPENING
    return asks and document.language.unspaced and text.rstrip().endswith(("：", ":")) and own.start < _POINT


def _continues(document: Document, lead: Clause | None, index: int) -> bool:
    """Tell whether a block is a point of the paragraph that a clause stands in."""
    blocks = document.text.blocks
    return lead is not None and blocks[index].provision.startswith(blocks[lead.index].provision + "(")


def _of_block(document: Document, index: int) -> list[Clause]:
    """Return the clauses of a block."""
    text = document.text.blocks[index].text
    words = [word for i, word in enumerate(document.verbs[index]) if i == 0 or word.verb in _opening()]
    ends = [*(word.start for word in words[1:]), len(text)]
    return [
        Clause(index, word.start, _inner(document, text, word.start, word.end), end, word.verb)
        for word, end in zip(words, ends, strict=False)
    ]


@cache
def _opening() -> frozenset[str]:
    """Return the verbs that open a clause wherever they stand in a paragraph."""
    return _OPENING.union(*map(authority().narrower, ("directive", "observing", "reinforcing")))


def _inner(document: Document, text: str, start: int, end: int) -> int:
    """Return where operative words end; before the name that some of them hold: "Demande au Secrétaire général"."""
    first = text.find(" ", start, end)
    return first if first > 0 and _holds_body(document.language.code, text[first:end]) else end


@lru_cache(maxsize=4096)
def _holds_body(code: str, words: str) -> bool:
    return any(token.of("body") for token in lexicon(code).scan(words))


@cache
def asking() -> frozenset[str]:
    """Return the verbs that ask somebody for something."""
    return authority().narrower("directive") - {"authorize", "draw-attention"}
