"""A recorded vote as a page shows it: a bar of the tally and a roll call."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pyoxigraph as ox

from kg.serve.pages.graph import UNR, Graph, Shown

CHOICES = {"inFavour": "votesInFavour", "against": "votesAgainst", "abstaining": "abstentions"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its name as in the ontology, how many voted so, who, and its place in a bar of 100 units."""

    name: str
    label: Shown
    count: int
    states: tuple[Shown, ...]
    start: float
    width: float


def vote(graph: Graph, work: ox.NamedNode) -> tuple[Choice, ...]:
    """Return the choices of the vote on a work, none if there was no recorded vote.

    The stated tally counts; where none is stated, the names do.
    """
    found = next(iter(graph.links(work, "unr:vote")), None)
    if not found:
        return ()
    states = {name: tuple(sorted((graph.shown(s) for s in graph.links(found, f"unr:{name}")), key=_alphabet)) for name in CHOICES}
    counts = {name: int(graph.value(found, f"unr:{tally}") or len(states[name])) for name, tally in CHOICES.items()}
    total, start, out = sum(counts.values()) or 1, 0.0, []
    for name, count in counts.items():
        width = 100 * count / total
        label = graph.shown(ox.NamedNode(f"{UNR}{name}"))
        out.append(Choice(name, label, count, states[name], round(start, 2), round(width, 2)))
        start += width
    return tuple(out)


def _alphabet(state: Shown) -> str:

    return unicodedata.normalize("NFKD", state.text).casefold()
