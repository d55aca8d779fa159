"""Find mandates that operative paragraphs establish, extend or end, and until when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.authority import authority
from kg.extract.asking import entries
from kg.extract.clauses import Clause, clauses
from kg.extract.document import Document
from kg.extract.due import period
from kg.model import Mandate

# Rule -> what becomes of the mandate; the first that matches a clause is taken.
_CHANGES = (("extended", "Extension"), ("ended", "Termination"), ("established", "Establishment"))
_DECIDING = ("decide", "extend", "establish", "authorize")
_BREAK = re.compile(r"[,，،\d]")  # ends the words that say whose mandate it is
# Bodies whose mandates bodies extend: not the principal organs, nor the offices of the Secretariat.
_HOLDERS = frozenset(
    f"ontology#{kind}"
    for kind in ("SpecialProcedure", "Mission", "SubsidiaryOrgan", "Commission", "RelatedOrganization", "Office")
)


def extract(document: Document) -> Iterator[Mandate]:
    """Yield the changes of mandates, numbered within their provisions."""
    counts: Counter[str] = Counter()
    for clause in clauses(document):
        found = _change(document, clause) if clause.verb in _DECIDING and not clause.lead else None
        if found:
            change, match = found
            block = document.text.blocks[clause.index]
            counts[block.provision] += 1
            yield Mandate(
                provision=block.provision,
                number=counts[block.provision],
                change=change,
                mention=document.mention(block, match.start(), match.end(), "mandate"),
                holder=_holder(document, clause),
                until=_until(document, clause),
                duration=_duration(document, clause),
            )


def _change(document: Document, clause: Clause) -> tuple[str, re.Match[str]] | None:
    text = document.text.blocks[clause.index].text
    for rule, change in _CHANGES:
        match = document.language.rules[rule].search(text, clause.start, clause.end)
        if match:
            return change, match
    return None


def _holder(document: Document, clause: Clause) -> str | None:
    """Return the first body named in the clause that can hold a mandate, else the first that a short name stands for.

    None if words before a comma or a number have a short name that several bodies share, and the others stand behind it: "the
    mandate of the Panel of Experts, as well as the request to MINUSMA".
    """
    text = document.text.blocks[clause.index].text
    named = [(n.start, n.entry) for n in entries(document, clause, []) if _holds(n.entry)]
    shorts = list(_shorts(document, clause))
    found = next(iter([*named, *(one for one in shorts if one[1])]), None)
    vague = next((start for start, entry in shorts if entry is None), None)
    if found is None or (vague is not None and vague < found[0] and _BREAK.search(text, vague, found[0])):
        return None
    return found[1]


def _shorts(document: Document, clause: Clause) -> Iterator[tuple[int, str | None]]:
    """Yield where short names of bodies that can hold a mandate stand, and the body, None if it could be any of several.

    Beside a mandate a short name needs no word before it that tells it from a common noun: 规定的专家小组任务期限.
    """
    text = document.text.blocks[clause.index].text
    for token in document.tokens[clause.index]:
        if clause.start <= token.start < clause.end and token.of("body", "short"):
            literal = text[token.start : token.end]
            code = document.short(literal, "body", document.place(clause.index, token.start))
            meant = [code] if code else document.lexicon.candidates(literal, "body")
            if any(_holds(f"body/{one}") for one in meant):
                yield token.start, code and f"body/{code}"


def _holds(entry: str) -> bool:
    kinds = authority().values(entry, "bodyType") if entry.startswith("body/") else ()
    return entry not in ("body/SG", "body/HRC") and bool(_HOLDERS.intersection(kinds))


def _until(document: Document, clause: Clause) -> str | None:
    text = document.text.blocks[clause.index].text
    match = document.language.rules["until"].search(text, clause.start, clause.end)
    found = document.language.dates(match.group()) if match else []
    return found[0][2] if found else None


def _duration(document: Document, clause: Clause) -> str | None:
    text = document.text.blocks[clause.index].text
    match = document.language.rules["lasting"].search(text, clause.start, clause.end)
    return period(match, document.language) if match else None
