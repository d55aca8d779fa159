"""Explain why the language versions of a work differ in what they cite, as far as their words and figures tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from kg.findings.claims import Claims
from kg.findings.contradictions import contradictions


class Cited(Protocol):
    """What is asked of a language version: places and works that it cites, its figures, what it claims."""

    @property
    def verbs(self) -> dict[tuple[str, str], set[str]]:
        """Citations: (paragraph, cited work) and the verbs that govern them."""

    @property
    def words(self) -> dict[str, set[str]]:
        """The words of each cited work, with the letters and numerals that English writes."""

    @property
    def numbers(self) -> str:
        """The figures of its text, see `figures`."""

    @property
    def claims(self) -> Claims:
        """What it claims that other versions may contradict."""


Versions = Mapping[str, Cited]  # by language


def figures(texts: Iterable[str]) -> str:
    """Return the figures of texts in order, with spaces around each.

    >>> figures(["resolution 70/1 of 25 September 2015"])
    ' 70 1 25 2015 '
    """
    return f" {' '.join(re.findall(r'[0-9]+', ' '.join(texts)))} "


def named(symbol: str, numbers: str) -> bool:
    """Tell whether figures hold those of a symbol; years and sessions in brackets may be missing."""
    return _own(symbol) in numbers


def _own(symbol: str) -> str:
    return figures([symbol.partition("(")[0]])


def spelled(target: str, one: Cited, by: Versions) -> bool:
    """Tell whether a version writes a letter, a year or a draft's mark otherwise where the others have a work."""
    words = {words for other in by.values() for words in other.words.get(target, ())}
    return any(_own(work) == _own(target) and words.isdisjoint(said) for work, said in one.words.items())


def kind_of(target: str, by: Versions) -> str:
    """Return why versions differ on a cited work.

    A corrigendum is often cited in the versions alone that it corrects. Where the figures of a work stand in a version that does
    not cite it, they were read otherwise: this may be an error of ours, unless its words have another letter or year there. A
    version that cites a work of its own instead of one that all others have, in the same paragraph, has another number there: a
    misprint.
    """
    if "Corr." in target:
        return "corrigenda, cited in the versions that they correct"
    cited = {code: {work for _, work in one.verbs} for code, one in by.items()}
    same = [one for code, one in by.items() if target not in cited[code] and named(target, one.numbers)]
    if same:
        otherwise = all(spelled(target, one, by) for one in same)
        return "another letter or year in the words" if otherwise else "read otherwise, or by chance the same figures"
    places = {place for one in by.values() for place, work in one.verbs if work == target}
    for code, one in by.items():
        others = set().union(*(works for key, works in cited.items() if key != code))
        own = {work for place, work in one.verbs if place in places and work not in others}
        if (own and target not in cited[code]) or target in own:
            return "another number in the words of one version"
    lacking = sum(target not in works for works in cited.values())
    return f"not in the words of {'one version' if lacking == 1 else 'several versions'}"


def lacking(by: Versions) -> dict[str, str]:
    """Return the cited works that some versions lack, and why."""
    citing = Counter(target for one in by.values() for target in {work for _, work in one.verbs})
    return {target: kind_of(target, by) for target, versions in sorted(citing.items()) if versions < len(by)}


def print_differences(found: Mapping[str, Versions], *, every: bool) -> None:
    """Print how many cited works some versions lack by kind, how many works differ by that kind alone; with `every`, each."""
    told = {work: lacking(by) for work, by in found.items()}
    pairs = Counter(kind for kinds in told.values() for kind in kinds.values())
    works = Counter(" + ".join(sorted(set(kinds.values()))) for kinds in told.values() if kinds)
    noted = sum(map(_findings, found.values()))
    print(f"cited works that some versions lack: {pairs.total()} in {works.total()} works; {noted} are findings versions-differ")
    for kind, count in pairs.most_common():
        print(f"  {kind}: {count}; {works[kind]} works differ by that alone")
    for work, kinds in told.items() if every else ():
        for target, kind in kinds.items():
            having = " ".join(code for code, one in found[work].items() if any(cited == target for _, cited in one.verbs))
            print(f"{work}: {target} in {having}: {kind}")


def _findings(by: Versions) -> int:
    """Return how many findings of the graph say that versions of a work differ."""
    every = [by[code].claims for code in sorted(by)]
    return sum(one.kind == "versions-differ" for one in contradictions(lambda: every))
