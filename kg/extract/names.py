"""Find the States, bodies and instruments that provisions name, in full or by a short name that the context defines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.document import Document
from kg.extract.verbs import governing
from kg.lexicon import Literal, Token
from kg.model import Block, Naming, Role, ShortName

_SHORT = ("instrument", "body")  # kinds of entries with short names
# Voters, sponsors and the adopting formula are no mentions.
_SILENT = (Role.VOTE, Role.FORMULA, Role.ADOPTION)


def extract(document: Document) -> Iterator[Naming]:
    """Yield a naming for each name."""
    for i, block, token in _tokens(document):
        for entity, rule in _entities(document, i, token):
            verb = governing(document, i, token.start)
            yield Naming(_provision(block), entity, document.mention(block, token.start, token.end, rule), verb)


def unclear(document: Document) -> Iterator[ShortName]:
    """Yield the short names that the context does not define, where more than one entry has them."""
    for i, block, token in _tokens(document):
        kind = None if token.literal.entries else _short(document, i, token)
        literal = block.text[token.start : token.end]
        candidates = document.lexicon.candidates(literal, kind) if kind else ()
        if kind and len(candidates) > 1 and not document.short(literal, kind, document.place(i, token.start)):
            mention = document.mention(block, token.start, token.end, "short-name")
            yield ShortName(_provision(block), tuple(f"{kind}/{code}" for code in sorted(candidates)), mention)


def _tokens(document: Document) -> Iterator[tuple[int, Block, Token]]:
    """Yield the tokens that can name an entry, of the blocks in which names are mentions, with these."""
    for i, block in enumerate(document.text.blocks):
        if block.role not in _SILENT and not _of_vote(document, block):
            yield from ((i, block, token) for token in document.tokens[i] if _is_name(token.literal))


@cache
def _is_name(literal: Literal) -> bool:
    return bool(literal.entries) or any(literal.of(kind, "short") for kind in _SHORT)


def _provision(block: Block) -> str:
    return "HEADER" if block.role in (Role.COVER, Role.TITLE, Role.HEADING) else block.provision


def _of_vote(document: Document, block: Block) -> bool:
    return block.anchor is not None and document.text.blocks[block.anchor[0]].role is Role.VOTE


def _entities(document: Document, index: int, token: Token) -> Iterator[tuple[str, str]]:
    if token.literal.entries:
        yield from ((entry, "name") for entry in token.literal.entries)
        return
    kind = _short(document, index, token)
    if kind:
        literal = document.text.blocks[index].text[token.start : token.end]
        code = document.short(literal, kind, document.place(index, token.start))
        if code:
            yield f"{kind}/{code}", "short-name"


def _short(document: Document, index: int, token: Token) -> str | None:
    """Return what kind of entry a token names in short: "instrument" or "body", None if it does not."""
    text = document.text.blocks[index].text
    return next((k for k in _SHORT if token.of(k, "short") and _stands_alone(document, text, token)), None)


def _stands_alone(document: Document, text: str, token: Token) -> bool:
    """Tell whether a short name is one: the Convention, 《公约》, not "Convention on …" nor a part of a longer name."""
    shorts = document.language.shorts
    return text.endswith(shorts["before"], 0, token.start) and not text.startswith(shorts["not_after"], token.end)
