"""Find the citations that the official mark-up left without a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from kg.findings.claims import Claims
from kg.model import Finding


def unlinked(texts: Sequence[Claims], linkable: Container[str]) -> Iterator[Finding]:
    """Yield one finding for a work: which works it cites without a link, where, and in which languages.

    `linkable` are the works that some text links: decisions have no page of their own, and nothing is missing there. What
    the cover cites is marked up in other ways, and a text without any link is not meant to have some.
    """
    marked = {text.language for text in texts if text.marked}
    lacking: dict[tuple[str, str], set[str]] = defaultdict(set)
    for text in texts:
        linked = {one.target for one in text.cited if one.linked}
        for one in text.cited:
            if text.language in marked and one.target in linkable and one.target not in linked and one.provision != "HEADER":
                lacking[one.target, one.provision].add(text.language)
    if lacking:
        work = texts[0].work
        evidence = tuple(f"{work}#{at}-{target}" for target, at in sorted(lacking))
        yield Finding("citation-unlinked", work, f"{work} cites without an official link {_said(lacking, marked)}.", evidence)


def _said(lacking: dict[tuple[str, str], set[str]], marked: set[str]) -> str:
    """Say what is not linked, by language: "in ru: A/RES/59/91 (PP5); in all languages: A/RES/2(I) (PP3)"."""
    by: dict[str, list[str]] = defaultdict(list)
    for (target, at), found in sorted(lacking.items()):
        by["all languages" if found == marked and len(marked) > 1 else ", ".join(sorted(found))].append(f"{target} ({at})")
    return "; ".join(f"in {languages}: {', '.join(places)}" for languages, places in sorted(by.items()))
