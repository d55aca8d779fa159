"""Find mandates that operative paragraphs establish, extend or end, and until when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from kg.authority import authority
from kg.extract.asking import entries
from kg.extract.clauses import Clause, clauses
from kg.extract.document import Document
from kg.extract.due import period
from kg.model import Mandate

# Rule -> what becomes of the mandate; the first that matches a clause is taken.
_CHANGES = (("extended", "Extension"), ("ended", "Termination"), ("established", "Establishment"))
_DECIDING = ("decide", "extend", "establish", "authorize")
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

    Beside a mandate a short name needs no word before it that tells it from a common noun: 规定的专家小组任务期限.
    """
    named = (n.entry for n in entries(document, clause, []))
    return next((entry for entry in chain(named, _shorts(document, clause)) if _holds(entry)), None)


def _shorts(document: Document, clause: Clause) -> Iterator[str]:
    text = document.text.blocks[clause.index].text
    for token in document.tokens[clause.index]:
        if clause.start <= token.start < clause.end and token.of("body", "short"):
            code = document.short(text[token.start : token.end], "body", document.place(clause.index, token.start))
            if code:
                yield f"body/{code}"


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
