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
    steps = (Step(graph.shown(one), graph.value(one, "unr:adoptedOn"), one == work) for one in seen)
    return tuple(sorted(steps, key=lambda step: (step.date or "9999", step.work.text)))
