"""Decide which resolution a work continues, from the records of all texts.

What speaks for a resolution is counted in points; the one with most is the previous one, if it has enough:

    repeated   8  it is the newest of those that have about the most clauses in common with this one: at least half
    title      5  it is the newest whose text, or whose title as another work quotes it, has the same title
    mandate    6  it gave the mandate that this one gives again, until about the day on which this one was adopted
    alike      6  like repeated, with at least a quarter of the clauses
    as-long    4  this one gives a mandate for about as long as has passed since it was adopted
    latest     3  the words call it the latest of those on the subject, in the first list that recalls any
    akin       1  some clauses are common to both and to few others
    list       1  it is the newest of a list of recalled resolutions
    first      1  it is in the first list that recalls a resolution of the last years
    newest     1  it is the newest of all that come into question
    only       1  no other work of that body in that year cites it, where enough of them were read
    recalled   1  its verb is that of a recall, or of what is continued
    often      1  several paragraphs of the work cite it
    plain      1  the words say nothing of it, as if its subject were known
    subject    1  the words beside it name the subject of the title
    named      2  they quote the title whole
    old       -1  it was adopted more than four years before
    other     -2  what the words say of it, wherever they say anything, is on another subject

In question are resolutions of the same body that an earlier session adopted, at most four years before, that most texts of
the work recall, and that are not cited by many works of a year: those are the general ones, which every work recalls, unless
the words name the work's own subject. Up to ten years before, those that no other work of the year cites, of which the words
say nothing, and that stand where a resolution says what it goes on with: in the preamble or the first three paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Succession
from kg.succession.evidence import Evidence
from kg.succession.record import Record
from kg.succession.timing import order, precedes

POINTS = {
    "repeated": 8,
    "title": 5,
    "mandate": 6,
    "alike": 6,
    "as-long": 4,
    "latest": 3,
    "akin": 1,
    "list": 1,
    "first": 1,
    "newest": 1,
    "only": 1,
    "recalled": 1,
    "often": 1,
    "plain": 1,
    "subject": 1,
    "named": 2,
    "old": -1,
    "other": -2,
}
STRONG = frozenset({"repeated", "title", "mandate", "alike", "latest"})
_PLACED = STRONG | {"first"}  # of as many points, more than to be newer
ENOUGH = 4
# A later resolution that is recalled so, and singled out, is the previous one: another of the same title is further back.
_BETWEEN = {"first", "plain", "recalled"}


def successions(records: Iterable[Record]) -> list[Succession]:
    """Return for each work that continues another which one, and why; sorted, whatever the order of the records.

    Where the evidence is not strong, a resolution is continued by the work that has most points.
    """
    works: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        works[record.work].append(record)
    evidence = Evidence(record for group in works.values() for record in group)
    claims = [claim for group in works.values() for claim in _claims(group, evidence)]
    found: dict[str, Succession] = {}
    taken: dict[str, int] = {}
    for points, _, one in sorted(
        claims, key=lambda claim: (-claim[0], _PLACED.isdisjoint(claim[2].rules), claim[1], claim[2].work)
    ):
        if one.work not in found and (points >= taken.get(one.previous, points) or STRONG.intersection(one.rules)):
            found[one.work] = one
            taken.setdefault(one.previous, points)
    return sorted(found.values(), key=lambda one: one.work)


def _claims(group: list[Record], evidence: Evidence) -> Iterator[tuple[int, int, Succession]]:
    """Yield the resolutions that a work may continue: (points, how many later ones there are, what it would be)."""
    work = group[0].work
    rules = evidence.rules(group)
    between = False
    for place, other in enumerate(sorted((o for o in rules if precedes(o, work)), key=order, reverse=True)):
        said = (rules[other] | ({"newest"} if place == 0 else set())) - ({"title"} if between else set())
        between = between or "latest" in said or (said >= _BETWEEN and evidence.singled_out(group, other))
        points = sum(POINTS[rule] for rule in said)
        if points >= ENOUGH:
            recalls = (r for one in group for r in one.recalls if evidence.work(r.target) == other)
            where = {f"{work}#{r.provision}-{r.target}" for r in recalls}
            yield points, place, Succession(work, other, tuple(sorted(said)), tuple(sorted(where)))
