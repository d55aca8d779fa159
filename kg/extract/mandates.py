"""Find mandates that operative paragraphs establish, extend or end, and until when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.authority import authority
from kg.extract.asking import Named, entries
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
    """Return the first body named in the clause that can hold a mandate."""
    return next((n.entry for n in entries(document, clause, []) if _holds(n)), None)


def _holds(named: Named) -> bool:
    code = named.entry.removeprefix("body/")
    kinds = authority().values(named.entry, "bodyType") if named.entry.startswith("body/") else ()
    return code not in ("SG", "HRC") and bool(_HOLDERS.intersection(kinds))


def _until(document: Document, clause: Clause) -> str | None:
    text = document.text.blocks[clause.index].text
    match = document.language.rules["until"].search(text, clause.start, clause.end)
    found = document.language.dates(match.group()) if match else []
    return found[0][2] if found else None


def _duration(document: Document, clause: Clause) -> str | None:
    text = document.text.blocks[clause.index].text
    match = document.language.rules["lasting"].search(text, clause.start, clause.end)
    return period(match, document.language) if match else None
