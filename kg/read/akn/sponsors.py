"""The States in a list of sponsors, as the workflow of AKN4UN writes them: English prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.authority import authority

_FOR_OTHERS = re.compile(r"\s*\((on behalf of [^()]*(?:\([^()]*\)[^()]*)*)\)", re.I)
_COMMA = re.compile(r",\s*(?![^()]*\))")
_AND = re.compile(r"\s+and\s+")


def sponsors(lists: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the States in lists of sponsors, sorted, and what is no State, in its order.

    >>> sponsors(["Cuba (on behalf of the Group of 77 and China), Trinidad and Tobago and the Gambia"])
    (('CUB', 'GMB', 'TTO'), ('on behalf of the Group of 77 and China',))
    """
    states: set[str] = set()
    unknown: dict[str, None] = {}
    for words in (" ".join(words.split()) for words in lists):
        unknown |= dict.fromkeys(_FOR_OTHERS.findall(words))
        for name, code in _names(_FOR_OTHERS.sub("", words)):
            if code:
                states.add(code)
            else:
                unknown[name] = None
    return tuple(sorted(states)), tuple(unknown)


def _names(words: str) -> Iterator[tuple[str, str | None]]:
    """Yield each name of a list with its code; words that hold no State at all are one name."""
    if words.lower().startswith("submitted by"):
        yield words, None
        return
    for item in _COMMA.split(words):
        if item.strip():
            yield from _split(item.removeprefix("and ").strip())


def _split(item: str) -> Iterator[tuple[str, str | None]]:
    """Split "A and B" where both are names: Trinidad and Tobago is one, Fiji and Malta are two."""
    if code := state(item):
        yield item, code
        return
    for joint in reversed(list(_AND.finditer(item))):
        if code := state(item[: joint.start()]):
            yield item[: joint.start()], code
            yield from _split(item[joint.end() :])
            return
        if code := state(item[joint.end() :]):
            yield from _split(item[: joint.start()])
            yield item[joint.end() :], code
            return
    yield item, None


@cache
def state(name: str) -> str | None:
    """Return the code of a State by its English name, with or without article."""
    known = authority().state
    name = name.strip(" .") if "(" in name else name.strip(" .)")
    return known(name) or known(re.sub(r"^the ", "", name, flags=re.I))
