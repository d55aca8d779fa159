"""Tell apart what one text leaves open and another says: a verb that is a pair gives way to the one of the two.

Russian призывает stands for "calls upon" and "encourages"; read alone it gives the pair. Where the same provision or citation
was read in English too, its node keeps "encourages" and drops the pair that holds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from kg.authority import authority
from kg.rdf.terms import iri, term


def left_open(lines: Iterable[str], base: str) -> set[str]:
    """Return those of the N-Triples lines that give a node a pair of verbs although it has one of the two."""
    predicate = f" {term('unr:verb')} "
    verbs: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if predicate in line:
            subject, _, verb = line.removesuffix(" .").partition(predicate)
            verbs[subject].add(verb)
    return {
        f"{subject}{predicate}{verb} ."
        for subject, said in verbs.items()
        for verb in said
        if len(said) > 1 and not said.isdisjoint(_pairs(base).get(verb, ()))
    }


@cache
def _pairs(base: str) -> Mapping[str, frozenset[str]]:
    """Return the verbs that each pair leaves open, as nodes below a base."""
    found = authority().pairs().items()
    return {iri(base, pair): frozenset(iri(base, verb) for verb in verbs) for pair, verbs in found}
