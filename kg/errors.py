"""The errors that the package raises: one root, and every message says what is wrong, where, and what to do.

KgError
├── SymbolError    a text that is no UN symbol (in kg.symbols)
├── ReadError      a file that can't be read: named in the report, the rest is built
├── BuildError     a build that can't go on: a full disk, another build in the same folder
├── LostCall       a call that a limit of time or memory ended (in kg.build.workers)
├── UsageError     a command that makes no sense
├── NoGraph        a folder that holds no graph
├── UnknownWork    a symbol that is not in the graph
├── QueryError     a SPARQL query that is not valid
└── ShapesError    a shapes file that can't be compiled
"""

from __future__ import annotations

from collections.abc import Sequence


class KgError(Exception):
    """Anything this package raises on purpose."""


class ReadError(KgError):
    """A file that can't be read."""


class BuildError(KgError):
    """A build that can't go on."""


class UsageError(KgError):
    """A command that makes no sense."""


class NoGraph(KgError):
    """A folder that holds no graph."""


class UnknownWork(KgError):
    """A work that is not in the graph; `similar` are symbols that are.

    >>> str(UnknownWork("A/RES/70/154", ["A/RES/70/153"]))
    'A/RES/70/154 is not in the graph; did you mean A/RES/70/153?'
    """

    def __init__(self, symbol: str, similar: Sequence[str] = ()) -> None:
        hint = f"did you mean {', '.join(similar)}?" if similar else "give the symbol of a work that was read or cited"
        super().__init__(f"{symbol} is not in the graph; {hint}")
        self.symbol = symbol
        self.similar = tuple(similar)


class QueryError(KgError):
    """A SPARQL query that is not valid."""


class ShapesError(KgError):
    """A shapes file that can't be compiled."""
