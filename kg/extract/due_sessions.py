"""Read at which sessions something is due: "to the General Assembly at its forty-eighth and fifty-first sessions"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from kg.authority import authority
from kg.calendar import following, has_calendar, is_ahead
from kg.extract.asking import Named
from kg.extract.clauses import Clause
from kg.extract.document import Document
from kg.language import Language, named

_NEAR = 60  # characters from a body to the end of its session, where its calendar is not known; a third of it in Chinese
_MEETING = frozenset(
    f"ontology#{kind}" for kind in ("Commission", "Conference", "MainCommittee", "SubsidiaryOrgan", "TreatyBody")
)
_FIRST_YEAR = 1900  # sessions with higher numbers are those of years
_FAR = 10  # years: nothing is asked for at a session later than that
_FIGURES = re.compile(r"(\d{1,3})(?:[º°ª.]{0,2}|-?[^\W\d_]{1,3})")
_WORDS = re.compile(r"[^\s,，、،]+")


class Dated(NamedTuple):
    """A time at which something is due, the span of the block that says so, and the rule that read it."""

    value: str
    start: int
    end: int
    rule: str


def sessions(document: Document, clause: Clause, names: list[Named]) -> Iterator[Dated]:
    """Yield the sessions to come: of the body named with them, else of the body that speaks."""
    text = document.text.blocks[clause.index].text
    bodies = _Bodies(document, clause, names)
    for match in document.language.rules["due-session"].finditer(text, clause.inner, clause.end):
        meeting = bodies.meeting(match)
        for number, start in _numbers(match, document.language):
            session = _session(meeting, number, document)
            if session:
                yield Dated(session, start, match.end(), "due-session")


def _numbers(match: re.Match[str], language: Language) -> list[tuple[int | None, int]]:
    """Return the sessions that a phrase counts, and where it begins to; None is the next one."""
    year = named(match, "year")
    if year:
        return [(int(year), match.start())]
    if named(match, "next"):
        return [(None, match.start())]
    return [(number, match.start("ordinal") + at) for number, at in _ordinals(match["ordinal"], language)]


def _ordinals(words: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the ordinals in a phrase and their places, each as many words long as can be: "forty-eighth and fifty-first"."""
    spans = [m.span() for m in _WORDS.finditer(words)]
    i = 0
    while i < len(spans):
        read = ((j, _ordinal(words[spans[i][0] : spans[j - 1][1]], language)) for j in range(len(spans), i, -1))
        last, number = next((pair for pair in read if pair[1]), (i + 1, None))
        if number:
            yield number, spans[i][0]
        i = last


def _ordinal(words: str, language: Language) -> int | None:
    """Return the value of an ordinal in words or in figures: 59º, 59-й."""
    figures = _FIGURES.fullmatch(words)
    return int(figures[1]) if figures else language.number(words)


class _Bodies:
    """The bodies that a clause names, as one goes through the sessions that it names: each name is looked at once."""

    def __init__(self, document: Document, clause: Clause, names: list[Named]) -> None:
        self._text = document.text.blocks[clause.index].text
        self._of = document.language.rules["session-of"]
        self._near = _NEAR // 3 if document.language.unspaced else _NEAR
        self._speaker = document.speakers[clause.index]
        self._ahead = deque((n, n.entry.removeprefix("body/")) for n in names if n.entry.startswith("body/"))
        self._passed: dict[str, int] = {}  # where each body was named last, the latest last

    def meeting(self, match: re.Match[str]) -> list[str]:
        """Return the bodies whose session it can be, the likeliest first; sessions come in their order."""
        end = match.end()
        while self._ahead and self._ahead[0][0].end < end:
            passed, code = self._ahead.popleft()
            self._passed.pop(code, None)
            self._passed[code] = passed.end
        beside = takewhile(lambda named: named[0].start <= end + self._near, self._ahead)
        behind = [code for n, code in beside if n.start >= end and self._of.search(self._text[end : n.start])]
        before = reversed(self._passed.items())
        meets = (code for code, at in before if has_calendar(code) or (_meets(code) and end - at <= self._near))
        return [*behind, *meets, *([self._speaker] if self._speaker else [])]


def _meets(code: str) -> bool:
    """Tell whether a body has numbered sessions, as a commission has and an agency has not."""
    return bool(_MEETING.intersection(authority().values(f"body/{code}", "bodyType")))


def _session(bodies: Iterable[str], number: int | None, document: Document) -> str | None:
    """Return the first session that is to come when the text was adopted."""
    fits = (body for body in bodies if _fits(body, number, document.work.day, document.work.session))
    body = next(fits, None)
    if body is None:
        return None
    return f"{body}/{number}" if number else following(body, document.work.day or "")


def _fits(body: str, number: int | None, day: str | None, own: str | None) -> bool:
    """Tell whether a body can have a session of that number, or a next one, after a day."""
    if number is None:
        return day is not None and has_calendar(body)
    if not day:
        return True
    if number > _FIRST_YEAR:
        return 0 < number - int(day[:4]) < _FAR
    return is_ahead(body, number, day) if has_calendar(body) else str(number) != own
