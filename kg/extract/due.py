"""Read when something is due: at which session, by which date, how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.authority import authority
from kg.calendar import following, has_calendar, is_ahead
from kg.extract.asking import Named
from kg.extract.clauses import Clause
from kg.extract.document import Document
from kg.language import Language, named
from kg.model import Due, Mention

_NEAR = 60  # characters from a body to the end of its session, where its calendar is not known; a third of it in Chinese
_PERIODS = {"year": "P1Y", "biennial": "P2Y", "month": "P1M", "quarter": "P3M", "half": "P6M"}
_UNITS = {"days": "D", "months": "M", "years": "Y"}
_FIGURES = re.compile(r"(\d{1,3})(?:[º°ª.]{0,2}|-?[^\W\d_]{1,3})")
_WORDS = re.compile(r"[^\s,，、،]+")

# What is due, and the span that says so.
Dated = tuple[str, re.Match[str]]


def due(document: Document, clause: Clause, named_in: list[Named], delivers: bool) -> tuple[Due, tuple[Mention, ...]]:
    """Return when what a clause asks for is due, with the evidence; a year or a period counts where something is delivered."""
    kinds = {
        "sessions": list(_sessions(document, clause, named_in)),
        "dates": [*_dates(document, clause), *_within(document, clause), *(_years(document, clause) if delivers else ())],
        "periods": list(_periods(document, clause) if delivers else ()),
    }
    values = {kind: tuple(dict.fromkeys(value for value, _, _ in found)) for kind, found in kinds.items()}
    block = document.text.blocks[clause.index]
    spans = sorted({(m.start(), m.end(), rule) for _, m, rule in chain.from_iterable(kinds.values())})
    return Due(**values), tuple(document.mention(block, start, end, rule) for start, end, rule in spans)


Found = tuple[str, re.Match[str], str]


def _matches(document: Document, clause: Clause, rule: str) -> Iterator[re.Match[str]]:
    text = document.text.blocks[clause.index].text
    return document.language.rules[rule].finditer(text, clause.inner, clause.end)


def _sessions(document: Document, clause: Clause, named_in: list[Named]) -> Iterator[Found]:
    """Yield the sessions to come: of the body named with them, else of the body that speaks."""
    own = document.work.session or ""
    for match in _matches(document, clause, "due-session"):
        bodies = list(_meeting(document, clause, named_in, match))
        for number in _numbers(match, document.language):
            session = _session(bodies, number, _adopted(document), int(own) if own.isdigit() else None)
            if session:
                yield session, match, "due-session"


def _numbers(match: re.Match[str], language: Language) -> list[int | None]:
    """Return the sessions that a phrase counts; None is the next one."""
    year = named(match, "year")
    if year:
        return [int(year)]
    if named(match, "next"):
        return [None]
    return list(_ordinals(named(match, "ordinal") or "", language))


def _ordinals(words: str, language: Language) -> Iterator[int]:
    """Yield the ordinals in a phrase, each as many words long as can be: "its forty-eighth and fifty-first"."""
    spans = [m.span() for m in _WORDS.finditer(words)]
    i = 0
    while i < len(spans):
        read = ((j, _ordinal(words[spans[i][0] : spans[j - 1][1]], language)) for j in range(len(spans), i, -1))
        last, number = next((pair for pair in read if pair[1]), (i + 1, None))
        if number:
            yield number
        i = last


def _ordinal(words: str, language: Language) -> int | None:
    """Return the value of an ordinal in words or in figures: 59º, 59-й."""
    figures = _FIGURES.fullmatch(words)
    return int(figures[1]) if figures else language.number(words)


def _meeting(document: Document, clause: Clause, named_in: list[Named], match: re.Match[str]) -> Iterator[str]:
    """Yield the bodies whose session it can be, the likeliest first."""
    text = document.text.blocks[clause.index].text
    of = document.language.rules["session-of"]
    bodies = [(n, n.entry.removeprefix("body/")) for n in named_in if n.entry.startswith("body/")]
    yield from (code for n, code in bodies if n.start >= match.end() and of.search(text[match.end() : n.start]))
    near = _NEAR // 3 if document.language.unspaced else _NEAR
    before = [(n, code) for n, code in reversed(bodies) if n.end < match.end() and _meets(code)]
    yield from (code for n, code in before if has_calendar(code) or match.end() - n.end <= near)
    speaker = document.speakers[clause.index]
    if speaker:
        yield speaker


def _meets(code: str) -> bool:
    return has_calendar(code) or authority().deliberates(code)


def _session(bodies: Iterable[str], number: int | None, adopted: str | None, own: int | None) -> str | None:
    """Return the first session that is to come; `own` is the number of the session in which the text was adopted."""
    for body in bodies:
        if number is None:
            if adopted and has_calendar(body):
                return following(body, adopted)
        elif number > 1900:
            if not adopted or 0 < number - int(adopted[:4]) < 10:
                return f"{body}/{number}"
        elif not adopted or (is_ahead(body, number, adopted) if has_calendar(body) else number != own):
            return f"{body}/{number}"
    return None


def _adopted(document: Document) -> str | None:
    return document.work.adopted or document.work.issued


def _dates(document: Document, clause: Clause) -> Iterator[Found]:
    """Yield dates and months before which something is due."""
    language = document.language
    for match in _matches(document, clause, "due-date"):
        found = [iso for _, _, iso in language.dates(match.group())]
        month = language.months.get((named(match, "month") or "").casefold().lstrip("0"))
        found += [f"{named(match, 'year')}-{month:02}"] if month else []
        yield from ((date, match, "due-date") for date in found if _later(date, _adopted(document)))


def _later(date: str, adopted: str | None) -> bool:
    return not adopted or date >= adopted[: len(date)]


def _years(document: Document, clause: Clause) -> Iterator[Found]:
    """Yield years in which something is due."""
    for match in _matches(document, clause, "due-year"):
        if _later(match["year"], _adopted(document)):
            yield match["year"], match, "due-year"


def _within(document: Document, clause: Clause) -> Iterator[Found]:
    """Yield the last day of a period from the adoption of the work."""
    adopted = _adopted(document)
    for match in _matches(document, clause, "due-within"):
        duration = period(match, document.language)
        if adopted and duration:
            yield after(adopted, duration), match, "due-within"


def _periods(document: Document, clause: Clause) -> Iterator[Found]:
    for match in _matches(document, clause, "due-period"):
        fixed = next((value for name, value in _PERIODS.items() if match.groupdict().get(name)), None)
        duration = fixed or period(match, document.language)
        if duration:
            yield duration, match, "due-period"


def period(match: re.Match[str], language: Language) -> str | None:
    """Return the period that a rule has read, as in XML Schema: P60D, P11M, P3Y."""
    for name, unit in _UNITS.items():
        count = language.count(named(match, name) or "")
        if count:
            return f"P{count}{unit}"
    return None


def after(date: str, duration: str) -> str:
    """Return the date that lies a period after another.

    >>> after("2021-06-03", "P11M"), after("2020-12-31", "P2M"), after("2021-12-15", "P30D")
    ('2022-05-03', '2021-02-28', '2022-01-14')
    """
    from datetime import date as Date
    from datetime import timedelta

    count, unit = int(duration[1:-1]), duration[-1]
    start = Date.fromisoformat(date)
    if unit == "D":
        return (start + timedelta(days=count)).isoformat()
    months = start.year * 12 + start.month - 1 + count * (12 if unit == "Y" else 1)
    first = Date(months // 12, months % 12 + 1, 1)
    last = (Date((months + 1) // 12, (months + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return first.replace(day=min(start.day, last)).isoformat()
