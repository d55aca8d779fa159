"""Settle linked discs on a plane: linked ones near each other, none over another.

The model is ForceAtlas2's (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679): every two discs repel as their sizes and
against their distance, linked discs attract as the gap between them, and a weak pull keeps all together. What is far off
counts by grid cell instead of disc by disc, which keeps a step near linear in the number of discs.

Only sums, products and square roots are used: these are exact under IEEE 754, so every machine finds the same places.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

REPULSION = 4.0
ATTRACTION = 0.02
GRAVITY = 0.06
GRID = 14
WORK = 40_000  # disc moves in one run; divided by the number of discs it gives the steps
STEPS = (40, 400)
FILL = 0.55  # the share of the plane that discs may take and still be parted in few sweeps
SWEEPS = 80
GAP = 14.0
SLACK = 0.5


@dataclass(slots=True)
class Body:
    """A disc on the move: its centre, its radius, and the force that now acts on it."""

    x: float
    y: float
    radius: float
    fx: float = 0.0
    fy: float = 0.0


def relax(bodies: Sequence[Body], links: Sequence[tuple[int, int]]) -> None:
    """Move the bodies in place until they have settled; `links` are pairs of indices.

    >>> near, far, linked = Body(0, 0, 5), Body(1, 0, 5), Body(0, 90, 5)
    >>> relax([near, far, linked], [(0, 2)])
    >>> math.dist((near.x, near.y), (far.x, far.y)) >= 10
    True
    """
    steps = min(max(WORK // max(len(bodies), 1), STEPS[0]), STEPS[1])
    span = math.sqrt(math.fsum((2 * body.radius) ** 2 for body in bodies))
    for step in range(steps):
        _repel(bodies)
        _attract(bodies, links)
        _move(bodies, limit=span / 8 * (1 - step / steps) ** 2 + 0.5)
    _loosen(bodies)
    for _ in range(SWEEPS):
        if not _separate(bodies):
            break


def _attract(bodies: Sequence[Body], links: Sequence[tuple[int, int]]) -> None:
    """Pull linked bodies together, the harder the wider the gap between them, and every body to the centre."""
    for i, j in links:
        a, b = bodies[i], bodies[j]
        dx, dy = b.x - a.x, b.y - a.y
        distance = math.sqrt(dx * dx + dy * dy) or 1.0
        pull = ATTRACTION * max(distance - a.radius - b.radius, 0.0) * (a.radius + b.radius) / distance
        a.fx += pull * dx
        a.fy += pull * dy
        b.fx -= pull * dx
        b.fy -= pull * dy
    for body in bodies:
        body.fx -= GRAVITY * body.x * body.radius
        body.fy -= GRAVITY * body.y * body.radius


def _repel(bodies: Sequence[Body]) -> None:
    """Push bodies apart: neighbours one by one, what is further off by the mass of its cell."""
    cells = _cells(bodies, _side(bodies))
    masses = {cell: _mass(members) for cell, members in cells.items()}
    for cell, members in cells.items():
        far = [mass for (x, y), mass in masses.items() if abs(x - cell[0]) > 1 or abs(y - cell[1]) > 1]
        near = [other for key in _around(cell) for other in cells.get(key, ())]
        fx, fy = _push(*masses[cell][:2], far)
        for body in members:
            nx, ny = _push(body.x, body.y, [(other.x, other.y, other.radius) for other in near if other is not body])
            body.fx += REPULSION * body.radius * (fx + nx)
            body.fy += REPULSION * body.radius * (fy + ny)


def _push(x: float, y: float, sources: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Sum the push on a point of unit mass by point masses (x, y, mass)."""
    fx = fy = 0.0
    for sx, sy, mass in sources:
        dx, dy = x - sx, y - sy
        weight = mass / (dx * dx + dy * dy + 1.0)
        fx += weight * dx
        fy += weight * dy
    return fx, fy


def _mass(members: Sequence[Body]) -> tuple[float, float, float]:
    """Return the centre of gravity and the mass of the bodies of a cell."""
    mass = math.fsum(body.radius for body in members)
    x = math.fsum(body.x * body.radius for body in members) / mass
    y = math.fsum(body.y * body.radius for body in members) / mass
    return x, y, mass


def _move(bodies: Sequence[Body], limit: float) -> None:
    """Let each body follow its force, by its inertia, no further than the limit."""
    for body in bodies:
        fx, fy = body.fx / body.radius, body.fy / body.radius
        scale = min(1.0, limit / (math.sqrt(fx * fx + fy * fy) or 1.0))
        body.x += fx * scale
        body.y += fy * scale
        body.fx = body.fy = 0.0


def _loosen(bodies: Sequence[Body]) -> None:
    """Widen the whole where its discs would fill more than FILL of the circle that they are spread over."""
    taken = math.fsum((body.radius + GAP / 2) ** 2 for body in bodies)
    # the radius of an even disc is the root of twice the mean square distance from its centre
    spread = 2 * math.fsum(body.x**2 + body.y**2 for body in bodies) / len(bodies) + 1.0
    scale = max(1.0, math.sqrt(taken / (FILL * spread)))
    for body in bodies:
        body.x *= scale
        body.y *= scale


def _separate(bodies: Sequence[Body]) -> bool:
    """Push overlapping discs apart; tell whether there were any."""
    order = sorted(bodies, key=lambda body: (body.x, body.y))
    line = [body.x for body in order]
    moved = False
    for a in order:
        # each disc looks as far as one of its own size reaches: the larger of two finds the smaller
        reach = 2 * a.radius + GAP
        for b in order[bisect_left(line, a.x - reach) : bisect_right(line, a.x + reach)]:
            if a is not b and b.radius <= a.radius:
                moved |= _part(a, b)
    return moved


def _part(a: Body, b: Body) -> bool:
    """Part two discs if they overlap; tell whether they did."""
    dx, dy = b.x - a.x, b.y - a.y
    distance = math.sqrt(dx * dx + dy * dy)
    lack = a.radius + b.radius + GAP - distance
    if lack <= SLACK:
        return False
    # the larger moves less, so that hubs keep their place
    share = b.radius / (a.radius + b.radius)
    ux, uy = (dx / distance, dy / distance) if distance else (1.0, 0.0)
    a.x -= ux * lack * share
    a.y -= uy * lack * share
    b.x += ux * lack * (1 - share)
    b.y += uy * lack * (1 - share)
    return True


def _side(bodies: Sequence[Body]) -> float:
    """Choose the side of a cell so that GRID cells span the plane in use."""
    width = max(body.x for body in bodies) - min(body.x for body in bodies)
    height = max(body.y for body in bodies) - min(body.y for body in bodies)
    return max(width, height) / GRID + 1.0


def _cells(bodies: Sequence[Body], side: float) -> dict[tuple[int, int], list[Body]]:
    """Sort the bodies into square cells."""
    cells: dict[tuple[int, int], list[Body]] = defaultdict(list)
    for body in bodies:
        cells[math.floor(body.x / side), math.floor(body.y / side)].append(body)
    return cells


def _around(cell: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """List a cell and its eight neighbours."""
    return ((cell[0] + dx, cell[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
