"""What the second pass needs to know of one text: a few kilobytes, whatever the length of the text."""

from __future__ import annotations

from dataclasses import dataclass

from kg import symbols
from kg.language import language
from kg.model import Facts, Work
from kg.succession.mandates import Given, given
from kg.succession.recalls import Recall, recalls
from kg.succession.words import clauses, fold


@dataclass(frozen=True, slots=True)
class Record:
    """A resolution in one language: its title, folded, what it recalls, the hashes of its clauses, the mandates that it gives."""

    work: str
    language: str
    body: str
    adopted: str | None
    title: str
    recalls: tuple[Recall, ...]
    clauses: bytes
    mandates: tuple[Given, ...] = ()


def record(facts: Facts) -> Record | None:
    """Return the record of a text, None if it is no resolution of a known body."""
    work, spoken = facts.work, language(facts.text.language)
    if work.symbol is None or work.kind != "resolution" or work.body is None:
        return None
    title = fold(_title(work), spoken)
    return Record(
        work.symbol,
        spoken.code,
        work.body,
        work.adopted,
        title,
        tuple(recalls(facts, title)),
        clauses(facts.text.blocks, spoken.unspaced),
        given(facts),
    )


def _title(work: Work) -> str:
    """Return the title of a work, none where a cataloguer's words that name its number stand in for one."""
    number = symbols.parse(work.symbol or "").number or ""
    return "" if not work.title or (work.body == "SC" and number in work.title) else work.title
