"""Say what a check found: for each violated constraint the nodes, the path, what is wrong and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.shapes.model import Result, Violation
from kg.sparql import short

# what is wrong where SHACL names no value
_LACKING = {
    "minCount": "has too few values",
    "maxCount": "has too many values",
    "uniqueLang": "has two values in one language",
}


def report(results: list[Result], findings: dict[str, int], base: str) -> Iterator[str]:
    """Yield lines for a reader: violations first, then how many findings of each kind there are."""
    violated = [r for r in results if r.total]
    for result in violated:
        yield f"{result.total:,} × {result.constraint.message}"
        for one in result.first:
            yield f"    {_wrong(one, result.constraint.path, base)}"
        if result.total > len(result.first):
            yield f"    … and {result.total - len(result.first):,} more"
    if violated:
        yield f"{len(violated)} of {len(results)} constraints are violated. Build the graph again with this version of kg;"
        yield "what is still violated then is an error of kg: report it with a file that the nodes above come from."
    else:
        shapes = len({r.constraint.shape for r in results})
        yield f"The graph conforms: {len(results)} constraints of {shapes} shapes hold."
    yield from _counts(findings.items())


def _counts(findings: Iterable[tuple[str, int]]) -> Iterator[str]:
    counts = [f"{count:,} {kind}" for kind, count in findings]
    yield f"Findings: {', '.join(counts)}; 'kg query findings' lists them." if counts else "No findings."


def _wrong(one: Violation, path: str, base: str) -> str:
    """Return where and what is wrong: A/RES/70/153#zh:5-9 unr:start: has too many values."""
    what = _LACKING.get(one.component) or ("is wrong" if one.value in ("", one.focus) else f"is wrong: {one.value}")
    return _near(f"{one.focus} {path}".rstrip() + f": {what}", base)


def _near(text: str, base: str) -> str:
    """Shorten the IRIs in a text as a query's result does."""
    return re.sub(r"<([^<>]+)>", lambda m: short(ox.NamedNode(m[1]), base), text)
