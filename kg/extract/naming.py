"""Read documents that are named by their date alone: "its resolution of 11 December 1946", 2023年7月13日决议."""

from __future__ import annotations

import re

from kg import symbols
from kg.extract.items import KINDS, Item
from kg.extract.reader import Reader
from kg.extract.resolve import Reading
from kg.model import Role

_HEADS = (Role.COVER, Role.TITLE, Role.HEADING)
_TOLD = re.compile(r"[^\s(]")  # between a date and the symbol of what it dates stands a bracket and nothing else


def name_behind(reader: Reader, i: int) -> None:
    """Take in a document whose date, item i, stands behind the word for its kind, or behind its body."""
    parts, kind = reader.parts, reader.kind
    if reader.document.language.kind_follows or kind is None or reader.group or not reader.dated.fullmatch(reader.gap(i)):
        return
    goes_on = bool(reader.by_date) and reader.by_date[-1].item.end == parts[i - 1].end
    body_between = parts[i - 1].kind in ("body", "short") and i > 1 and reader.tight.fullmatch(reader.gap(i - 1))
    before = parts[i - 2 if body_between else i - 1].kind
    if goes_on or (before in KINDS and re.search(r"\w", reader.gap(i))):  # "of", "on": a bare date may open a period
        _add(reader, i, i, kind, reader.listed, reader.own)


def name_before(reader: Reader, i: int, kind: Item) -> None:
    """Take in documents whose dates stand before the word for their kind, item i, or before their body.

    A body between date and decision is none of the decision: 大会决定 says that the Assembly decides.
    """
    parts = reader.parts
    between = i > 1 and parts[i - 1].kind in ("body", "short") and kind.kind != "decision"
    date = i - 2 if between and reader.tight.fullmatch(reader.gap(i - 1)) else i - 1
    if not i or parts[date].kind != "date" or not reader.tight.fullmatch(reader.gap(i)):
        return
    bodies, own = reader.attached(i if date < i - 1 else date)
    _add(reader, date, i, kind.kind, bodies, own)
    while date and parts[date - 1].kind == "date" and reader.dated.fullmatch(reader.gap(date)):
        date -= 1
        _add(reader, date, i, kind.kind, bodies, own)


def _add(reader: Reader, i: int, last: int, kind: str, bodies: list[str], own: bool) -> None:
    """Add a document named by its date, item i, unless no body is told, or its symbol or footnote stands behind.

    `last` is the last item of the naming: the date, or the word for the kind.
    """
    block, date = reader.document.text.blocks[reader.index], reader.parts[i]
    end, behind = reader.parts[last].end, next(iter(reader.parts[last + 1 : last + 2]), None)
    symbol = behind is not None and behind.kind in ("symbol", "number") and not _TOLD.search(reader.text[end : behind.start])
    noted = any(0 <= place - end <= 2 for place, _ in block.notes)
    bodies = bodies or (reader.bodies[-1][1] if own and reader.bodies else [])
    speaker = reader.document.speakers[reader.index]
    if kind == "presidential-statement":  # what presidents of other bodies say is no document of a series
        own = (own or not bodies) and symbols.numbers(speaker or "", kind)
        bodies = [code for code in bodies if symbols.numbers(code, kind)]
    if (bodies or own) and not symbol and not noted and block.role not in _HEADS:
        reader.by_date.append(Reading(date, kind, listed=list(bodies), own=own, date=date.value, speaker=speaker))
