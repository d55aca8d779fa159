"""The order of a body's resolutions, as their symbols tell it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg import symbols
from kg.roman import from_roman


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Where a resolution stands among those of its body: session (the year where the body counts so), number, part."""

    session: int
    number: int
    part: str
    body: str
    year: int

    def precedes(self, other: Moment) -> bool:
        """Tell whether it was adopted at an earlier session, before in the Security Council, or is an earlier part."""
        if self.body == "SC":
            return self.number < other.number
        parts = (self.session, self.number) == (other.session, other.number)
        return self.session < other.session or (parts and self.part < other.part)


@cache
def moment(symbol: str) -> Moment | None:
    """Return where a resolution stands, None for special sessions, which have numbers of their own.

    >>> moment("A/RES/74/249B").year, moment("S/RES/2483(2019)").number, moment("A/HRC/RES/56/2").year, moment("A/RES/S-27/2")
    (2019, 2483, 2024, None)
    """
    if not symbols.is_valid(symbol):
        return None
    parsed = symbols.parse(symbol)
    if parsed.kind != "resolution" or parsed.body is None or parsed.suffixes or not (parsed.number or "").isdigit():
        return None
    session = _session(parsed)
    if session is None:
        return None
    return Moment(session, int(parsed.number or 0), parsed.part or "", parsed.body, parsed.year or _year(parsed.body, session))


def _session(parsed: symbols.Symbol) -> int | None:
    if parsed.body == "SC":
        return parsed.year
    session = parsed.session or ""
    return int(session) if session.isdigit() else from_roman(session)


def _year(body: str, session: int) -> int:
    """Return the year in which a session began: annual from 1946 in the General Assembly, three a year in the HRC."""
    if session > 1900:
        return session
    return 2007 + (session - 4) // 3 if body == "HRC" else 1945 + session


def precedes(other: str, work: str) -> bool:
    """Tell whether a resolution was adopted at an earlier session than another of its body."""
    then, at = moment(other), moment(work)
    return then is not None and at is not None and then.precedes(at)


@cache
def order(symbol: str) -> tuple[int, int, int, str]:
    """Return a key that sorts resolutions in the order in which they were adopted; what has no place comes first."""
    at = moment(symbol)
    return (at.year, at.session, at.number, at.part) if at else (0, 0, 0, symbol)


def session_of(symbol: str) -> tuple[int | str, ...]:
    """Return the key by which everything sorts before a resolution that precedes it, and nothing else of its body.

    >>> order("A/RES/74/41") < session_of("A/RES/75/40") < order("A/RES/75/1")
    True
    """
    at = moment(symbol)
    return order(symbol)[: 3 if at and at.body == "SC" else 2]


@cache
def year(symbol: str) -> int:
    """Return the year that a symbol tells, 0 if it tells none."""
    return order(symbol)[0]
