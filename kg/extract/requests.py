"""Find what operative paragraphs ask for: who is asked, what is to be delivered, to whom and when; and what is decided to follow.

Rules are data: what may stand between the operative word and the addressee, the words of delivery and the ways to say when
are in the language files; addressees and deliverables are authority entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.asking import Named, addressees, deliverables, entries, recipients
from kg.extract.clauses import Clause, asking, clauses
from kg.extract.document import Document
from kg.extract.due import due
from kg.model import Due, Mention, Request

_DECIDING = ("decide", "remain-seized")
# What a body decides to do itself; the others are decided only where it is said when.
_FOLLOWING = frozenset({"agenda-item", "consideration", "seized"})
_ARRANGED = frozenset({"dialogue", "meeting", "panel-discussion", "review", "workshop", "consultations"})


def extract(document: Document) -> Iterator[Request]:
    """Yield the requests of a document, numbered within their provisions."""
    counts: Counter[str] = Counter()
    asked: dict[Clause, list[Named]] = {}
    for clause in clauses(document):
        if clause.verb not in asking() and clause.verb not in _DECIDING:
            continue
        named = entries(document, clause)
        who = asked.get(clause.lead, []) if clause.lead else _asked(document, clause, named)
        asked[clause] = who
        found = _read(document, clause, named, who)
        if found:
            counts[found.provision] += 1
            yield _numbered(found, counts[found.provision])


def _asked(document: Document, clause: Clause, named: list[Named]) -> list[Named]:
    return addressees(document, clause, named) if clause.verb in asking() else []


def _numbered(found: Request, number: int) -> Request:
    from dataclasses import replace

    return replace(found, number=number)


def _read(document: Document, clause: Clause, named: list[Named], who: list[Named]) -> Request | None:
    """Return the request of a clause, None if it asks nobody for anything."""
    what = deliverables(document, clause, bool(who))
    when, evidence = due(document, clause, named, bool(what))
    if clause.verb in _DECIDING:
        what = _decided(clause, what, when)
    if not (what or when if clause.lead or not who else who) or (clause.verb in _DECIDING and not what):
        return None
    block = document.text.blocks[clause.index]
    end = max((n.end for n in who), default=clause.inner) if not clause.lead else min(clause.end, 60)
    words: Mention = document.mention(block, clause.start, max(end, clause.start + 1), "request")
    to = tuple(r for r in recipients(document, clause, named) if r not in {n.entry for n in who})
    return Request(
        provision=block.provision,
        number=0,
        verb=clause.verb,
        mentions=(words, *evidence),
        addressees=tuple(dict.fromkeys(n.entry for n in who)),
        deliverables=what,
        recipients=to or (_of_sessions(when) if what and who else ()),
        due=when,
    )


def _decided(clause: Clause, what: tuple[str, ...], when: Due) -> tuple[str, ...]:
    """Return what of it a decision of the body leads to."""
    if clause.verb == "remain-seized":
        return ("seized",)
    return tuple(w for w in what if w in _FOLLOWING or (w in _ARRANGED and (when.sessions or when.dates)))


def _of_sessions(when: Due) -> tuple[str, ...]:
    """Return the bodies at whose sessions something is due: they receive it."""
    return tuple(dict.fromkeys(f"body/{session.partition('/')[0]}" for session in when.sessions))
