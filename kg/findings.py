"""Find what the sources say against each other and against themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg import symbols
from kg.authority import authority
from kg.model import Citation, Facts, Finding
from kg.rdf.emit import identifier
from kg.symbols import SymbolError

Claim = tuple[str, str, str]  # cited symbol, what is claimed, citation: "A/HRC/RES/56/2#PP4-A/RES/77/213"


@dataclass(frozen=True, slots=True)
class Claims:
    """What one text claims that others may contradict: what it cites, and dates of works, its own among them.

    `dates` are (work, date, where that is said).
    """

    work: str
    language: str
    cited: Sequence[str]
    dates: Sequence[Claim]


def claims(facts: Facts) -> Claims:
    """Return what a text claims."""
    work = identifier(facts)
    own = [(work, facts.work.adopted, work)] if facts.work.adopted else []
    cited = [(c.target, c.date, _where(work, c)) for c in facts.citations if c.target]
    return Claims(
        work=work,
        language=facts.text.language,
        cited=sorted({target for target, _, _ in cited}),
        dates=[*own, *dict.fromkeys((target, date, where) for target, date, where in cited if date)],
    )


def _where(work: str, citation: Citation) -> str:
    return f"{work}#{citation.provision}-{citation.target}"


def doubts(facts: Facts) -> list[Finding]:
    """Return the findings that follow from one text alone: what it says against itself, what of its file was not read."""
    return [*_later(facts), *_links(facts), *_votes(facts), *_unread(facts)]


def _later(facts: Facts) -> Iterator[Finding]:
    work = identifier(facts)
    for one in facts.citations:
        if one.target and one.mention.rule.endswith("-untimely"):
            said = f"{work} of {facts.work.adopted} cites {one.target}, which its number dates later."
            yield Finding("untimely-citation", _where(work, one), said)


def _links(facts: Facts) -> Iterator[Finding]:
    """Yield the official links that lead elsewhere than their words; a joint symbol names two works and has one link."""
    work = identifier(facts)
    together: dict[tuple[int, int], set[str]] = defaultdict(set)
    for one in facts.citations:
        if one.target:
            together[one.mention.start, one.mention.end].add(one.target)
    for one in facts.citations:
        named = together[one.mention.start, one.mention.end]
        if one.target and one.link and all(_differs(target, one.link) for target in named):
            said = f"The words of {work} name {one.target}, the official link leads to {one.link}."
            yield Finding("link-differs", _where(work, one), said)


def _votes(facts: Facts) -> Iterator[Finding]:
    """Yield what is wrong with a roll call: another number of names than its tally, and names of no State."""
    work, ballot = identifier(facts), facts.ballot
    if ballot is None:
        return
    for choice, count in ballot.tally.items():
        named = len(ballot.voters.get(choice, ()))
        if named and named != count:
            said = f"The tally of {work} differs from its roll call: {choice}: {count} stated, {named} named."
            yield Finding("tally-differs", work, said)
    for choice, name in ballot.unknown:
        said = f"The roll call of {work} names what is no State of the authority file: {choice}: {name}."
        yield Finding("unknown-voter", work, said)


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


def _unread(facts: Facts) -> Iterator[Finding]:
    work = identifier(facts)
    for part in facts.text.unread:
        yield Finding("unread-part", work, f"Not all of {work} was read. {facts.text.source}: {part}.")


def contradictions(every: Callable[[], Iterable[Claims]]) -> Iterator[Finding]:
    """Yield the findings of all texts together. `every` goes through the claims, sorted by work, as often as it is called."""
    first = dict(authority().adopted())
    doubtful: set[str] = set()
    for work, group in groupby(every(), key=lambda one: one.work):
        texts = list(group)
        yield from _versions(work, texts)
        doubtful.update(cited for one in texts for cited, date, _ in one.dates if first.setdefault(cited, date) != date)
    if doubtful:
        yield from _dates(every(), doubtful)


def _dates(every: Iterable[Claims], doubtful: Container[str]) -> Iterator[Finding]:
    """Yield the works whose date is stated differently: by those that cite them, and by themselves."""
    stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in every:
        for cited, date, where in one.dates:
            if cited in doubtful:
                stated[cited][date].add(where)
    known = authority().adopted()
    for symbol, dates in stated.items():
        if symbol in known:
            dates[known[symbol]].add("the authority file")
        said = "; ".join(f"{date} in {', '.join(sorted(where))}" for date, where in sorted(dates.items()))
        yield Finding("date-conflict", symbol, f"Different dates are stated for {symbol}: {said}.")


def _versions(work: str, texts: Sequence[Claims]) -> Iterator[Finding]:
    """Yield what one language version of a work cites and another does not."""
    for target in {cited for one in texts for cited in one.cited}:
        citing = sorted(one.language for one in texts if target in one.cited)
        lacking = sorted(one.language for one in texts if target not in one.cited)
        if lacking:
            said = f"{target} is cited by {work} in {', '.join(citing)}, but not in {', '.join(lacking)}."
            yield Finding("versions-differ", work, said)
