"""Compare what the language versions of a work cite."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg import symbols
from kg.findings.claims import Claims
from kg.model import Finding


@dataclass(frozen=True, slots=True)
class _Differing:
    """A work that some versions cite and others do not: the languages of both, and the provisions that cite it."""

    target: str
    citing: frozenset[str]
    lacking: frozenset[str]
    provisions: frozenset[str]


def versions(texts: Sequence[Claims]) -> Iterator[Finding]:
    """Yield what one language version of a work cites and another does not.

    Two works of which each version cites one in the same provision are one finding: one stands where the other should.
    """
    differing = _differing(texts)
    work = texts[0].work if texts else ""
    paired: set[str] = set()
    for one, other in _pairs(differing):
        paired |= {one.target, other.target}
        at = min(one.provisions & other.provisions)
        said = f"{work} cites {one.target} at {at} in {_list(one.citing)}, but {other.target} in {_list(other.citing)}."
        yield Finding("versions-differ", work, said, tuple(f"{work}#{at}-{each.target}" for each in (one, other)))
    for one in differing:
        if one.target not in paired:
            said = f"{one.target} is cited by {work} in {_list(one.citing)}, but not in {_list(one.lacking)}."
            evidence = tuple(f"{work}#{provision}-{one.target}" for provision in sorted(one.provisions))
            yield Finding("versions-differ", work, said, evidence)


def _pairs(differing: Sequence[_Differing]) -> Iterator[tuple[_Differing, _Differing]]:
    """Yield the works of which one stands where the other should; the first of several that can, and each once."""
    by: dict[tuple[str, frozenset[str], frozenset[str]], deque[int]] = defaultdict(deque)
    for i, one in enumerate(differing):
        for provision in one.provisions:
            by[provision, one.citing, one.lacking].append(i)
    paired: set[int] = set()
    for i, one in enumerate(differing):
        found = (_first(by[provision, one.lacking, one.citing], i, paired) for provision in one.provisions)
        other = min((place for place in found if place is not None), default=None)
        if i not in paired and other is not None:
            paired |= {i, other}
            yield one, differing[other]


def _first(places: deque[int], after: int, taken: Container[int]) -> int | None:
    """Return the first place after another that is not taken; those before are dropped, as nobody asks for them again."""
    while places and (places[0] <= after or places[0] in taken):
        places.popleft()
    return places[0] if places else None


def _differing(texts: Sequence[Claims]) -> list[_Differing]:
    """Return the works that not all versions cite, by symbol.

    A version that prints the number of a work, where no citation was read, is counted with neither.
    """
    citing: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text in texts:
        for one in text.cited:
            citing[one.target][text.language].add(one.provision)
    printed = {text.language: frozenset(text.printed) for text in texts}
    found = (_compared(target, by, printed) for target, by in sorted(citing.items()) if len(by) < len(texts))
    return [one for one in found if one.lacking]


def _compared(target: str, by: Mapping[str, set[str]], printed: Mapping[str, frozenset[str]]) -> _Differing:
    number = _number(target)
    lacking = frozenset(language for language, numbers in printed.items() if language not in by and number not in numbers)
    return _Differing(target, frozenset(by), lacking, frozenset().union(*by.values()))


def _number(target: str) -> str:
    """Return the number of a work as texts print it: 70/153 of A/RES/70/153, 1325 of S/RES/1325(2000)."""
    symbol = symbols.parse(target)
    session = symbol.session if symbol.session and symbol.session.isdigit() else None
    return f"{session}/{symbol.number}" if session else symbol.number or ""


def _list(languages: frozenset[str]) -> str:
    return ", ".join(sorted(languages))
