"""Read when something is due: at which session, by which date, how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.calendar import after
from kg.extract.asking import Named
from kg.extract.clauses import Clause
from kg.extract.document import Document
from kg.extract.due_sessions import Dated, sessions
from kg.language import Language, named
from kg.model import Due, Mention

_PERIODS = {"year": "P1Y", "biennial": "P2Y", "month": "P1M", "quarter": "P3M", "half": "P6M"}
_LONGEST = 40  # characters of a date
_UNITS = {"days": "D", "months": "M", "years": "Y"}


def due(document: Document, clause: Clause, names: list[Named], delivers: bool) -> tuple[Due, tuple[Mention, ...]]:
    """Return when what a clause asks for is due, with the evidence; a year or a period counts where something is delivered."""
    met = list(sessions(document, clause, names))
    dates = [*_dates(document, clause), *_within(document, clause), *(_years(document, clause) if delivers else ())]
    periods = list(_periods(document, clause)) if delivers else []
    block = document.text.blocks[clause.index]
    spans = sorted({one[1:] for one in (*met, *dates, *periods)})
    evidence = tuple(document.mention(block, start, end, rule) for start, end, rule in spans)
    return Due(_values(met), _values(dates), _values(periods)), evidence


def _values(found: Iterable[Dated]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.value for one in found))


def _matches(document: Document, clause: Clause, rule: str) -> Iterator[re.Match[str]]:
    text = document.text.blocks[clause.index].text
    return document.language.rules[rule].finditer(text, clause.inner, clause.end)


def _dates(document: Document, clause: Clause) -> Iterator[Dated]:
    """Yield dates and months before which something is due."""
    language = document.language
    for match in _matches(document, clause, "due-date"):
        found = [iso for _, _, iso in language.dates(match.group())]
        month = language.months.get((named(match, "month") or "").casefold().lstrip("0"))
        found += [f"{named(match, 'year')}-{month:02}"] if month else []
        yield from (Dated(date, *match.span(), "due-date") for date in found if _is_later(date, document))


def _is_later(date: str, document: Document) -> bool:
    day = document.work.day
    return not day or date >= day[: len(date)]


def _years(document: Document, clause: Clause) -> Iterator[Dated]:
    """Yield years in which something is due; the year of a date is none."""
    text = document.text.blocks[clause.index].text
    for match in _matches(document, clause, "due-year"):
        first = max(0, match.start() - _LONGEST)
        year = match.end() - first
        dates = document.language.dates(text[first : match.end() + _LONGEST])
        if _is_later(match["year"], document) and not any(start < year <= end for start, end, _ in dates):
            yield Dated(match["year"], *match.span(), "due-year")


def _within(document: Document, clause: Clause) -> Iterator[Dated]:
    """Yield the last day of a period from the adoption of the work."""
    for match in _matches(document, clause, "due-within"):
        duration = period(match, document.language)
        if document.work.day and duration:
            yield Dated(after(document.work.day, duration), *match.span(), "due-within")


def _periods(document: Document, clause: Clause) -> Iterator[Dated]:
    for match in _matches(document, clause, "due-period"):
        fixed = next((value for name, value in _PERIODS.items() if match.groupdict().get(name)), None)
        duration = fixed or period(match, document.language)
        if duration:
            yield Dated(duration, *match.span(), "due-period")


def period(match: re.Match[str], language: Language) -> str | None:
    """Return the period that a rule has read, as in XML Schema: P60D, P11M, P3Y."""
    for name, unit in _UNITS.items():
        count = language.count(named(match, name) or "")
        if count:
            return f"P{count}{unit}"
    return None
