"""The series of a work, as a time line: what it follows, and what follows it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.serve.pages.graph import Graph, Shown

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """A work of a series: when it was adopted, empty if unknown, and whether it is the work of the page."""

    work: Shown
    date: str
    here: bool


def series(graph: Graph, work: ox.NamedNode) -> tuple[Step, ...]:
    """Return the series that a work stands in, oldest first; none if it stands alone."""
    seen, waiting = {work}, [work]
    while waiting and len(seen) < _LONGEST:
        one = waiting.pop()
        near = [*graph.links(one, "unr:follows"), *graph.subjects("unr:follows", one)]
        waiting += [other for other in near if other not in seen]
        seen.update(near)
    if len(seen) == 1:
        return ()
    # a work without a date was not read: it is an earlier one that others cite
    steps = (Step(graph.shown(one), graph.value(one, "unr:adoptedOn"), one == work) for one in seen)
    return tuple(sorted(steps, key=lambda step: (step.date, step.work.text)))


@dataclass(frozen=True, slots=True)
class Succession:
    """What says that the work of the page continues another: the fragment of the statement, that other work, citations."""

    anchor: str
    previous: Shown
    evidence: tuple[Shown, ...]


def successions(graph: Graph, work: ox.NamedNode) -> tuple[Succession, ...]:
    """Return why the graph says that a work follows others."""
    return tuple(
        Succession(
            anchor=one.value.partition("#")[2],
            previous=graph.shown(next(iter(graph.links(one, "unr:predecessor")), None)),
            evidence=tuple(graph.shown(citation) for citation in graph.links(one, "unr:evidence")),
        )
        for one in graph.links(work, "unr:succession")
    )
