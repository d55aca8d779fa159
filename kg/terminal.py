"""Print to a terminal: tables, a work's card, what was found in a file. Nothing from a document reaches it unescaped."""

from __future__ import annotations

import re

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kg.counted import counted
from kg.model import Citation, Facts, Mandate, Request
from kg.show import Card, order
from kg.sparql import Table

# Control characters and direction overrides could move the cursor, colour the screen or turn words round.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(words: str) -> str:
    """Return words without control characters.

    >>> harmless("a\\x1b[31mb")
    'a�[31mb'
    """
    return _CONTROL.sub("\ufffd", words)


def console() -> Console:
    """Return the console to print to: as wide as the terminal, or 160 characters without colours where there is none."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=160, no_color=True)


def print_table(table: Table) -> None:
    """Print rows, as wide as the terminal."""
    out = RichTable(show_edge=False, header_style="bold")
    for column in table.columns:
        out.add_column(harmless(column), overflow="fold")
    for row in table.rows:
        out.add_row(*(Text(harmless(cell)) for cell in row))
    console().print(out)
    console().print(counted(len(table.rows), "row"))


def print_card(card: Card) -> None:
    """Print what is known of a work."""
    screen = console()
    screen.print(Text(card.symbol, style="bold"), Text(harmless(card.title)))
    facts = RichTable(show_header=False, show_edge=False, box=None)
    for name, value in card.facts:
        facts.add_row(Text(name, style="dim"), Text(harmless(value)))
    screen.print(facts)
    for heading, table in card.tables:
        if table.rows:
            screen.print()
            screen.print(Text(heading, style="bold"))
            print_table(table)


def print_facts(facts: Facts) -> None:
    """Print what was found in a file, each mention with its rule and its target."""
    screen = console()
    work = facts.work
    screen.print(Text(work.symbol or "no symbol", style="bold"), Text(harmless(work.title or "")))
    stated = RichTable(show_header=False, show_edge=False, box=None)
    for name, value in _stated(facts):
        if value:
            stated.add_row(Text(name, style="dim"), Text(harmless(value)))
    screen.print(stated)
    rows = tuple(_row(c) for c in sorted(facts.citations, key=lambda c: order(c.provision)))
    screen.print()
    print_table(Table(("provision", "words", "at", "rule", "target", "verb", "note", "date", "pinpoint"), rows))
    screen.print()
    print_table(Table(("provision", "names", "words", "rule"), tuple(_names(facts))))
    screen.print()
    asked = tuple(_asked(r) for r in sorted(facts.requests, key=lambda r: order(r.provision)))
    print_table(Table(("provision", "verb", "asks", "for", "to", "due", "words"), asked))
    if facts.mandates:
        screen.print()
        print_table(Table(("provision", "mandate of", "change", "until", "for", "words"), tuple(map(_mandate, facts.mandates))))


def _stated(facts: Facts) -> list[tuple[str, str]]:
    work, ballot = facts.work, facts.ballot
    tally = ", ".join(f"{choice} {count}" for choice, count in ballot.tally.items()) if ballot else ""
    return [
        ("language", facts.text.language),
        ("body", work.body or ""),
        ("session", work.session or ""),
        ("meeting", work.meeting or ""),
        ("agenda items", ", ".join(work.agenda_items)),
        ("adopted", work.adopted or ""),
        ("adoption", work.adoption or ""),
        ("vote", tally),
        ("paragraphs", str(len(facts.provisions))),
    ]


def _row(citation: Citation) -> tuple[str, ...]:
    mention = citation.mention
    return (
        citation.provision,
        " ".join(mention.quote.split()),
        f"{mention.start}-{mention.end}",
        mention.rule,
        citation.target or f"unresolved: {citation.reason}",
        citation.verb or "",
        citation.footnote or "",
        citation.date or "",
        citation.pinpoint or "",
    )


def _names(facts: Facts) -> list[tuple[str, ...]]:
    namings = sorted(facts.namings, key=lambda n: order(n.provision))
    return [(n.provision, n.entity, " ".join(n.mention.quote.split()), n.mention.rule) for n in namings]


def _asked(request: Request) -> tuple[str, ...]:
    due = (*request.due.sessions, *request.due.dates, *(f"every {period}" for period in request.due.periods))
    words = " … ".join(" ".join(mention.quote.split()) for mention in request.mentions)
    lists = (request.addressees, request.deliverables, request.recipients, due)
    return (request.provision, request.verb, *(", ".join(values) for values in lists), words)


def _mandate(mandate: Mandate) -> tuple[str, ...]:
    words = " ".join(mandate.mention.quote.split())
    return mandate.provision, mandate.holder or "", mandate.change, mandate.until or "", mandate.duration or "", words
