"""Find the short names that no version of a work lets the reader resolve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.findings.claims import Claims, Unclear
from kg.model import Finding

_SHOWN = 3  # entries that are shown

_Names = Mapping[str, Sequence[Unclear]]  # by language


def unnamed(texts: Sequence[Claims]) -> Iterator[Finding]:
    """Yield one finding for the short names of a work that stay open and can mean the same, with the provisions.

    Half of the versions must leave open what can be the same at the same place, and one must write it with a capital: words
    that are a short name in one language alone, or look like a name in none, are mostly common nouns.
    """
    by: dict[str, dict[str, list[Unclear]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for one in text.unclear:
            if one.provision != "HEADER":
                by[one.provision][text.language].append(one)
    groups: list[tuple[set[str], ...]] = []  # entries, words, provisions
    for provision, names in by.items():
        entries = _shared(names, (len(texts) + 1) // 2)
        words = {f"{n.words} ({code})" for code, ones in names.items() for n in ones if not entries.isdisjoint(n.candidates)}
        if any(word[0].isupper() for word in words):
            groups = _joined(groups, (entries, words, {provision}))
    for entries, words, provisions in groups:
        yield _finding(texts[0].work, sorted(entries), sorted(words), sorted(provisions))


def _shared(names: _Names, least: int) -> set[str]:
    """Return the entries that so many versions leave open."""
    languages: dict[str, set[str]] = defaultdict(set)
    for language, ones in names.items():
        for entry in (entry for one in ones for entry in one.candidates):
            languages[entry].add(language)
    return {entry for entry, found in languages.items() if len(found) >= least}


def _joined(groups: Sequence[tuple[set[str], ...]], one: tuple[set[str], ...]) -> list[tuple[set[str], ...]]:
    """Return groups with one more, joined to those that share an entry with it."""
    near = [group for group in groups if not group[0].isdisjoint(one[0])]
    whole = tuple(set().union(*sets) for sets in zip(one, *near, strict=True))
    return [group for group in groups if group not in near] + [whole]


def _finding(work: str, entries: Sequence[str], words: Sequence[str], provisions: Sequence[str]) -> Finding:
    more = f" and {len(entries) - _SHOWN} more" if len(entries) > _SHOWN else ""
    said = f"{work} leaves open at {', '.join(provisions)} what is meant by {', '.join(words)}"
    evidence = tuple(f"{work}#{provision}" for provision in provisions)
    return Finding("short-name-unresolved", work, f"{said}: {', '.join(entries[:_SHOWN])}{more}.", evidence)
