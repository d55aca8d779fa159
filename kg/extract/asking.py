"""Read who is asked in a clause, what is to be delivered, and to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kg.extract.clauses import Clause
from kg.extract.document import Document
from kg.extract.operative import TITLE
from kg.lexicon import Lexicon, Literal, Token, asked

_WINDOW = 100  # characters between a word of delivery and what is delivered; a third of it in Chinese
_BEHIND = 4  # the same where the word of delivery follows: 将报告提交


class Named(NamedTuple):
    """An entry that a block names: its span and its IRI below the base."""

    start: int
    end: int
    entry: str


def entries(document: Document, clause: Clause, words: list[Token]) -> list[Named]:
    """Return the States, bodies and classes of addressees that a clause names, in order; `words` are those of requests.

    Of two that overlap the first and longer stands; words for two classes ("international and regional organizations") name both.
    """
    classes = [Named(t.start, t.end, f"actor/{v}") for t in words for v in t.of("actor")]
    own = [n for token in _names(document, clause) if (n := _entry(document, clause, token))]
    out: list[Named] = []
    for one in sorted([*classes, *own], key=lambda n: (n.start, -n.end)):
        if not out or one.start >= out[-1].end or one[:2] == out[-1][:2]:
            out.append(one)
    return out


def _names(document: Document, clause: Clause) -> Iterable[Token]:
    """Return the names in a clause; it is scanned anew where its operative words have hidden one."""
    tokens = document.tokens[clause.index]
    first = bisect_left(tokens, clause.inner, key=lambda token: token.start)
    if first and tokens[first - 1].end > clause.inner:
        return _scan(document.lexicon, document, clause)
    return tokens[first : bisect_left(tokens, clause.end, key=lambda token: token.start)]


def words_of_requests(document: Document, clause: Clause) -> list[Token]:
    """Return the classes of addressees and the deliverables that a clause names."""
    return _scan(asked(document.language.code), document, clause)


def _scan(lexicon: Lexicon, document: Document, clause: Clause) -> list[Token]:
    found = lexicon.scan(document.text.blocks[clause.index].text[clause.inner : clause.end])
    return [token._replace(start=token.start + clause.inner, end=token.end + clause.inner) for token in found]


def _entry(document: Document, clause: Clause, token: Token) -> Named | None:
    """Return the State or the body that a token names, in full or in short."""
    entry = _full(token.literal)
    if entry is None and token.of("body", "short"):
        entry = _short(document, clause, token)
    return Named(token.start, token.end, entry) if entry else None


@cache
def _full(literal: Literal) -> str | None:
    """Return the body or else the State that a literal names in full."""
    return next((f"{kind}/{code}" for kind in ("body", "state") for code in literal.of(kind, "name")), None)


def _short(document: Document, clause: Clause, token: Token) -> str | None:
    """Return the body that a token names in short, if it is no part of a longer name."""
    text = document.text.blocks[clause.index].text
    shorts = document.language.shorts
    alone = token.start == clause.inner or text.endswith(shorts["before"], 0, token.start)
    if not alone or text.startswith(shorts["not_after"], token.end):
        return None
    literal = text[token.start : token.end]
    here = document.place(clause.index, token.start)
    code = document.short(literal, "body", here)
    code = code if code and document.names("body", code) else document.related(literal, here)
    return f"body/{code}" if code else None


def addressees(document: Document, clause: Clause, named: list[Named]) -> list[Named]:
    """Return who is asked: the first behind the operative word who can be, and the others of that list."""
    text = document.text.blocks[clause.index].text
    first, further = (document.language.rules[rule] for rule in ("asked", "asked-too"))
    found: list[Named] = []
    for one in (n for n in named if not text.startswith(document.language.not_asked, n.end)):
        if found and (one.start == found[-1].start or further.search(text[found[-1].end : one.start])):
            found.append(one)
        elif found:
            break
        elif first.search(text[clause.inner : one.start]):
            found.append(one)
    return found


def recipients(document: Document, clause: Clause, named: list[Named]) -> tuple[str, ...]:
    """Return the bodies to which something is to be delivered."""
    text = document.text.blocks[clause.index].text
    rule = document.language.rules["to-whom"]
    starts = (max(clause.inner, n.start - _WINDOW) for n in named)
    bodies = (
        n for n, start in zip(named, starts, strict=True) if n.entry.startswith("body/") and rule.search(text[start : n.start])
    )
    return tuple(dict.fromkeys(n.entry for n in bodies if not _of_document(document, clause, n)))


def _of_document(document: Document, clause: Clause, one: Named) -> bool:
    """Tell whether a body is named as that of a document: "replies to General Assembly resolution 67/169"."""
    tokens = document.tokens[clause.index]
    behind = bisect_left(tokens, one.end, key=lambda token: token.start)
    if behind == len(tokens) or not (tokens[behind].of("resolution") or tokens[behind].of("decision")):
        return False
    following = tokens[behind]
    return not document.text.blocks[clause.index].text[one.end : following.start].strip()


def deliverables(document: Document, clause: Clause, words: list[Token], who: bool) -> tuple[str, ...]:
    """Return what is to be delivered: nouns with a word of delivery beside them, and words that say both; none in a title.

    Where nobody is asked, the operative word is the word of delivery: "Calls for a review".
    """
    text = document.text.blocks[clause.index].text
    rules = (document.language.rules["existing"], TITLE)
    other = [match.span() for rule in rules for match in rule.finditer(text, clause.inner, clause.end)]
    new = (t for t in words if not any(start <= t.start < end for start, end in other))
    return tuple(dict.fromkeys(value for t in new for value in _delivered(document, clause, t, who)))


def _delivered(document: Document, clause: Clause, token: Token, who: bool) -> tuple[str, ...]:
    if token.of("deliverable", "act"):
        return token.of("deliverable", "act")
    window = _WINDOW // 3 if document.language.unspaced else _WINDOW
    if not who and token.start - clause.inner < window // 3:
        return token.of("deliverable", "name")
    text = document.text.blocks[clause.index].text
    before = text[max(clause.inner, token.start - window) : token.start]
    behind = text[token.end : min(clause.end, token.end + _BEHIND)] if document.language.unspaced else ""
    deliver = document.language.deliver
    return token.of("deliverable", "name") if deliver.search(before) or deliver.search(behind) else ()
