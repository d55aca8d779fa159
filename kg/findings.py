"""Find what the sources say against each other and against themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import symbols
from kg.model import Facts, Finding
from kg.rdf.emit import identifier
from kg.symbols import SymbolError

Claim = tuple[str, str, str]  # cited symbol, what is claimed, citation: "A/HRC/RES/56/2#PP4-A/RES/77/213"


@dataclass(frozen=True, slots=True)
class Claims:
    """What one text claims that others may contradict."""

    work: str
    language: str
    cited: tuple[str, ...]
    adopted: str | None
    dates: tuple[Claim, ...]
    later: tuple[Claim, ...]
    links: tuple[Claim, ...]
    unknown: tuple[str, ...]
    tally: tuple[str, ...]


def claims(facts: Facts) -> Claims:
    """Return what a text claims."""
    work = identifier(facts)
    cited = [(c, f"{work}#{c.provision}-{c.target}") for c in facts.citations if c.target]
    together: dict[tuple[int, int], set[str]] = defaultdict(set)  # a joint symbol names two works and has one link
    for c, _ in cited:
        together[c.mention.start, c.mention.end].add(c.target or "")
    return Claims(
        work=work,
        language=facts.text.language,
        cited=tuple(sorted({c.target or "" for c, _ in cited})),
        adopted=facts.work.adopted,
        dates=tuple(dict.fromkeys((c.target or "", c.date, where) for c, where in cited if c.date)),
        later=tuple((c.target or "", c.mention.rule, where) for c, where in cited if c.mention.rule.endswith("-untimely")),
        links=tuple(
            (c.target or "", c.link, where)
            for c, where in cited
            if c.link and all(_differs(target, c.link) for target in together[c.mention.start, c.mention.end])
        ),
        unknown=tuple(f"{choice}: {name}" for choice, name in (facts.ballot.unknown if facts.ballot else ())),
        tally=tuple(_tally(facts)),
    )


def _differs(target: str, link: str) -> bool:
    """Tell whether an official link leads to another work than its words name; a part letter may be missing."""
    path = link.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
    path = (
        path.removeprefix("en/")
        .removeprefix("zh/")
        .removeprefix("fr/")
        .removeprefix("es/")
        .removeprefix("ru/")
        .removeprefix("ar/")
    )
    try:
        linked = symbols.parse(path)
    except SymbolError:
        return False
    own = symbols.parse(target)
    return (linked.organ, linked.kind, linked.session, linked.number) != (own.organ, own.kind, own.session, own.number)


def _tally(facts: Facts) -> Iterator[str]:
    if facts.ballot:
        for choice, count in facts.ballot.tally.items():
            named = len(facts.ballot.voters.get(choice, ()))
            if named and named != count:
                yield f"{choice}: {count} stated, {named} named"


def findings(all_claims: Iterable[Claims]) -> list[Finding]:
    """Return the findings of all texts together, sorted."""
    every = list(all_claims)
    found = [*_dates(every), *_later(every), *_links(every), *_votes(every), *_versions(every)]
    return sorted(set(found), key=lambda f: (f.kind, f.about, f.comment))


def _dates(every: list[Claims]) -> Iterator[Finding]:
    """Yield the works whose date is stated differently: by those that cite them, and by themselves."""
    stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in every:
        if one.adopted:
            stated[one.work][one.adopted].add(one.work)
        for cited, date, where in one.dates:
            stated[cited][date].add(where)
    for symbol, dates in stated.items():
        if len(dates) > 1:
            said = "; ".join(f"{date} in {', '.join(sorted(where))}" for date, where in sorted(dates.items()))
            yield Finding("date-conflict", symbol, f"Different dates are stated for {symbol}: {said}.")


def _later(every: list[Claims]) -> Iterator[Finding]:
    for one in every:
        for cited, _, where in one.later:
            yield Finding("untimely-citation", where, f"{one.work} of {one.adopted} cites {cited}, which its number dates later.")


def _links(every: list[Claims]) -> Iterator[Finding]:
    for one in every:
        for cited, href, where in one.links:
            yield Finding("link-differs", where, f"The words of {one.work} name {cited}, the official link leads to {href}.")


def _votes(every: list[Claims]) -> Iterator[Finding]:
    for one in every:
        for said in one.tally:
            yield Finding("tally-differs", one.work, f"The tally of {one.work} differs from its roll call: {said}.")
        for said in one.unknown:
            yield Finding(
                "unknown-voter",
                one.work,
                f"The roll call of {one.work} names what is no State of the authority file: {said}.",
            )


def _versions(every: list[Claims]) -> Iterator[Finding]:
    """Yield the works that one language version cites and another does not."""
    by_work: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for one in every:
        by_work[one.work][one.language] = one.cited
    for work, versions in by_work.items():
        for target in {t for cited in versions.values() for t in cited}:
            citing = sorted(code for code, cited in versions.items() if target in cited)
            lacking = sorted(set(versions) - set(citing))
            if lacking:
                said = f"{target} is cited by {work} in {', '.join(citing)}, but not in {', '.join(lacking)}."
                yield Finding("versions-differ", work, said)
