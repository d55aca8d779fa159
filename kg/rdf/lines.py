"""N-Triples lines by their property: most of what is asked of a section concerns a few of its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from kg.rdf.terms import term


class Lines:
    """Lines, sorted, each once: `every` has all of them."""

    def __init__(self, lines: Set[str]) -> None:
        self.every = sorted(lines)
        self._of: dict[str, list[str]] = defaultdict(list)
        for line in self.every:
            self._of[line.split(" ", 2)[1]].append(line)

    def of(self, name: str) -> Sequence[str]:
        """Return the lines with a property: of("rdf:type")."""
        return self._of.get(term(name), ())

    def about(self, name: str, subjects: Set[str]) -> list[str]:
        """Return the lines with a property that are about some subjects."""
        return [line for line in self.of(name) if subject(line) in subjects]

    def drop(self, lines: Set[str]) -> None:
        """Leave lines out."""
        if lines:
            self.every = [line for line in self.every if line not in lines]
            for name in {line.split(" ", 2)[1] for line in lines}:
                self._of[name] = [line for line in self._of[name] if line not in lines]


def subjects(lines: Iterable[str]) -> set[str]:
    """Return the subjects of lines."""
    return {subject(line) for line in lines}


def subject(line: str) -> str:
    """Return the subject of a line."""
    return line.split(" ", 1)[0]
