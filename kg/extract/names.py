"""Find the States, bodies and instruments that provisions name, in full or by a short name that the context defines."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.document import Document
from kg.extract.verbs import governing
from kg.lexicon import Token
from kg.model import Block, Naming, Role

# Voters, sponsors and the adopting formula are no mentions.
_NAMED = frozenset((kind, None) for kind in ("state", "body", "instrument"))
_SILENT = (Role.VOTE, Role.FORMULA, Role.ADOPTION)


def extract(document: Document) -> Iterator[Naming]:
    """Yield a naming for each name."""
    for i, block in enumerate(document.text.blocks):
        if block.role in _SILENT or _of_vote(document, block):
            continue
        provision = "HEADER" if block.role in (Role.COVER, Role.TITLE, Role.HEADING) else block.provision
        for token in document.tokens[i]:
            if token.values.keys().isdisjoint(_NAMED):
                continue
            for entity, rule in _entities(document, i, token):
                verb = governing(document, i, token.start)
                yield Naming(provision, entity, document.mention(block, token.start, token.end, rule), verb)


def _of_vote(document: Document, block: Block) -> bool:
    return block.anchor is not None and document.text.blocks[block.anchor[0]].role is Role.VOTE


def _entities(document: Document, index: int, token: Token) -> Iterator[tuple[str, str]]:
    full = [m for m in token.meanings if m.kind in ("state", "body", "instrument") and m.use == "name"]
    if full:
        yield from ((f"{m.kind}/{m.value}", "name") for m in full)
        return
    text = document.text.blocks[index].text
    for kind in ("instrument", "body"):
        if token.of(kind, "short") and _stands_alone(document, text, token):
            code = document.short(text[token.start : token.end], kind, document.place(index, token.start))
            if code:
                yield f"{kind}/{code}", "short-name"
            return


def _stands_alone(document: Document, text: str, token: Token) -> bool:
    """Tell whether a short name is one: the Convention, 《公约》, not "Convention on …" nor a part of a longer name."""
    shorts = document.language.shorts
    return text.endswith(shorts["before"], 0, token.start) and not text.startswith(shorts["not_after"], token.end)
