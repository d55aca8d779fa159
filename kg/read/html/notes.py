"""Find the footnotes of a web page by its links: a mark in the text that leads to the footnote, which mostly leads back.

So it is in pages that Word, LibreOffice and pandoc write, and in most others; no class or identifier needs to be known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from lxml import etree

_MARK = re.compile(r"[\[(（]?\s?(\d{1,3}|\*{1,3}|[a-z]|[ivxl]{2,6}|[†‡§])\s?[\])）]?")
_RAISED = re.compile(r"vertical-align:\s*super", re.I)
_HOLDERS = ("li", "div", "aside", "section", "dd", "td")
_BLOCKS = (*_HOLDERS, "p")


def mark_of(text: str) -> str | None:
    """Return the footnote mark that a text is, without brackets; None if it is none.

    >>> mark_of("[12]"), mark_of("iv"), mark_of("see"), mark_of("")
    ('12', 'iv', None, None)
    """
    match = _MARK.fullmatch(text.strip())
    return match[1] if match else None


def is_raised(element: etree._Element) -> bool:
    """Tell whether the words of an element are raised, by its name or its style."""
    return element.tag == "sup" or bool(_RAISED.search(element.get("style") or ""))


class Reference(NamedTuple):
    """A footnote mark in the text: the sign, and the element that holds the footnote."""

    mark: str
    body: etree._Element


@dataclass(frozen=True, slots=True)
class Linked:
    """The footnotes of a page: references by their links, the elements that hold footnotes, and the links back."""

    references: dict[etree._Element, Reference]
    bodies: frozenset[etree._Element]
    returns: frozenset[etree._Element]


def linked_notes(root: etree._Element) -> Linked:
    """Return the footnotes that are linked in a page.

    A link with the words of a mark is one if it leads ahead, and if it is raised or the footnote leads back to it.
    """
    order = {element: i for i, element in enumerate(root.iter())}
    named = {name: e for e in reversed(order) for name in (e.get("id"), e.get("name") if e.tag == "a" else None) if name}
    goals = {e: named[href[1:]] for e in order if (href := e.get("href") or "")[:1] == "#" and href[1:] in named}
    targets = {goal for link, goal in goals.items() if order[link] < order[goal]}
    marks = {link: mark for link in goals if goals[link] in targets and (mark := mark_of("".join(link.itertext())))}
    holders = {link: _holder(goals[link]) for link in marks if order[link] < order[goals[link]]}
    returns = _returns(goals, holders, order)
    led_back = {link for _, link in returns}
    references = {
        link: Reference(marks[link], _extent(holder, targets))
        for link, holder in holders.items()
        if holder is not None and (link in led_back or _looks_raised(link))
    }
    bodies = frozenset(reference.body for reference in references.values())
    return Linked(references, bodies, frozenset(back for back, _ in returns))


def _returns(
    goals: dict[etree._Element, etree._Element],
    holders: dict[etree._Element, etree._Element | None],
    order: dict[etree._Element, int],
) -> list[tuple[etree._Element, etree._Element]]:
    """Return the links that lead from a footnote back to its mark, each with the mark."""
    near = defaultdict(list)
    for link in holders:
        for place in _around(link):
            near[place].append(link)
    return [
        (back, link)
        for back, goal in goals.items()
        if order[goal] < order[back]
        for link in near[goal]
        if holders[link] is not None and (holders[link] is back or holders[link] in back.iterancestors())
    ]


def _around(link: etree._Element) -> Iterator[etree._Element]:
    """Yield the places of a mark that a link back may lead to: the mark, what is in it, and what is close around it."""
    yield from link.iter()
    yield from islice(link.iterancestors(), 3)
    if (previous := link.getprevious()) is not None:
        yield previous


def _looks_raised(link: etree._Element) -> bool:
    parent = link.getparent()
    return any(is_raised(e) for e in link.iter()) or (parent is not None and is_raised(parent))


def _holder(target: etree._Element) -> etree._Element | None:
    """Return the block in which a footnote's name stands; of a table, the row."""
    block = next((e for e in (target, *target.iterancestors()) if e.tag in _BLOCKS), None)
    return block.getparent() if block is not None and block.tag == "td" else block


def _extent(holder: etree._Element, targets: set[etree._Element]) -> etree._Element:
    """Return the element of a footnote: its block, or what is around it and holds nothing before it and no other footnote."""
    parent = holder.getparent()
    while parent is not None and parent.tag in _HOLDERS and len(list(islice((e for e in parent.iter() if e in targets), 2))) == 1:
        before = [parent.text or "", *("".join(e.itertext()) + (e.tail or "") for e in holder.itersiblings(preceding=True))]
        if "".join(before).strip():
            break
        holder, parent = parent, parent.getparent()
    return holder
