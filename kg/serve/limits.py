"""What one query may cost, and what a job answers: the values that travel between the server and its workers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import KgError

LIMIT = "KG-Limit"  # the header that names the limit that was met: "seconds=10"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one query may take.

    `seconds` of wall clock, waiting included; `rows` or triples of an answer; `size` of an answer, `question` of a request
    and `memory` of a worker above what it starts with, in bytes; `at_once` queries run, `waiting` ones stand in line.
    """

    seconds: float = 10.0
    rows: int = 100_000
    size: int = 32 * 2**20
    question: int = 2**20
    memory: int = 2 * 2**30
    at_once: int = field(default_factory=lambda: min(8, os.cpu_count() or 2))
    waiting: int = 16


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer over HTTP: nothing of it is sent before all of it is there."""

    body: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(KgError):
    """A request that is answered by a status and a sentence: wrong, not allowed, or beyond a limit."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})

    def answer(self) -> Answer:
        """Return the refusal as a plain sentence."""
        return Answer(f"{self}\n".encode(), "text/plain; charset=utf-8", self.status, self.headers)


def beyond(limit: str, value: float, advice: str) -> Refused:
    """Refuse what is beyond a limit.

    >>> beyond("rows", 100, "add LIMIT").headers
    {'KG-Limit': 'rows=100'}
    """
    status = {"seconds": 504, "at-once": 503, "question": 413, "memory": 500}.get(limit, 422)
    waiting = {"Retry-After": "1"} if status == 503 else {}
    number = f"{value:.12g}"
    return Refused(status, f"beyond the limit of {number} {limit}: {advice}", {LIMIT: f"{limit}={number}", **waiting})
