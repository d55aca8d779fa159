"""Find what operative paragraphs ask for: who is asked, what is to be delivered, to whom and when; and what is decided to follow.

Rules are data: what may stand between the operative word and the addressee, the words of delivery and the ways to say when
are in the language files; addressees and deliverables are authority entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.asking import Named, addressees, deliverables, entries, recipients, words_of_requests
from kg.extract.clauses import Clause, asking, clauses
from kg.extract.document import Document
from kg.extract.due import due
from kg.lexicon import Token
from kg.model import Due, Mention, Request

_DECIDING = ("decide", "remain-seized")
_BEGINNING = 60  # characters of a point that stand as evidence
# What a body decides to do itself; the others are decided only where it is said when.
_SEIZED = "seized"
_FOLLOWING = frozenset({"agenda-item", "consideration", _SEIZED})
_ARRANGED = frozenset({"dialogue", "meeting", "panel-discussion", "review", "workshop", "consultations"})


def extract(document: Document) -> Iterator[Request]:
    """Yield the requests of a document, numbered within their provisions."""
    counts: Counter[str] = Counter()
    asked: dict[Clause, list[Named]] = {}
    for clause in clauses(document):
        if clause.verb not in asking() and clause.verb not in _DECIDING:
            continue
        words = words_of_requests(document, clause)
        named = entries(document, clause, words)
        if clause.lead:
            asked[clause] = asked.get(clause.lead, [])
        else:
            asked[clause] = addressees(document, clause, named) if clause.verb in asking() else []
        provision = document.text.blocks[clause.index].provision
        found = _read(document, clause, words, named, asked[clause], counts[provision] + 1)
        if found:
            counts[provision] += 1
            yield found


def _read(
    document: Document, clause: Clause, words: list[Token], named: list[Named], who: list[Named], number: int
) -> Request | None:
    """Return the request of a clause, None if it asks nobody for anything."""
    what = deliverables(document, clause, words, bool(who))
    when, evidence = due(document, clause, named, bool(what))
    what = _decided(clause, what, when) if clause.verb in _DECIDING else tuple(w for w in what if w != _SEIZED)
    if not _asks(clause, who, what, when):
        return None
    entries_asked = tuple(dict.fromkeys(n.entry for n in who))
    to = tuple(entry for entry in recipients(document, clause, named) if entry not in entries_asked)
    return Request(
        provision=document.text.blocks[clause.index].provision,
        number=number,
        verb=clause.verb,
        mentions=(_evidence(document, clause, who), *evidence),
        addressees=entries_asked,
        deliverables=what,
        recipients=to or (_of_sessions(when) if what and who else ()),
        due=when,
    )


def _asks(clause: Clause, who: list[Named], what: tuple[str, ...], when: Due) -> bool:
    """Tell whether a clause asks for something: somebody, or for what or when; a point of a list must say what or when."""
    if clause.verb in _DECIDING:
        return bool(what)
    return bool(what or when) if clause.lead or not who else True


def _evidence(document: Document, clause: Clause, who: list[Named]) -> Mention:
    """Return the words that ask: the operative word and who is asked, or the beginning of a point."""
    end = _BEGINNING if clause.lead else max((n.end for n in who), default=clause.inner)
    block = document.text.blocks[clause.index]
    return document.mention(block, clause.start, max(min(end, clause.end), clause.start + 1), "request")


def _decided(clause: Clause, what: tuple[str, ...], when: Due) -> tuple[str, ...]:
    """Return what of it a decision of the body leads to."""
    if clause.verb == "remain-seized":
        return (_SEIZED,)
    return tuple(w for w in what if w in _FOLLOWING or (w in _ARRANGED and (when.sessions or when.dates)))


def _of_sessions(when: Due) -> tuple[str, ...]:
    """Return the bodies at whose sessions something is due: they receive it."""
    return tuple(dict.fromkeys(f"body/{session.partition('/')[0]}" for session in when.sessions))
