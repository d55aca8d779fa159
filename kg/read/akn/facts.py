"""What the mark-up of AKN4UN states of a work, apart from the words of its paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from kg import symbols
from kg.model import Ballot, Block, Role, Subject, Work
from kg.read.akn.sponsors import sponsors, state
from kg.read.akn.words import AKN, words_of
from kg.read.numerals import agenda_items
from kg.sessions import fits_series

DICTIONARIES = {"UNBIS Thesaurus", "UNBIS", "SDGO", "EuroVoc"}
# How a work was adopted, as outcomes and steps of the workflow word it; the first that fits.
ADOPTIONS = (
    (re.compile(r"unanim", re.I), "Unanimous"),
    (re.compile(r"acclamation", re.I), "Acclamation"),
    (re.compile(r"without\s*(?:a\s*)?vote|silence procedure", re.I), "WithoutVote"),
    (re.compile(r"recorded\s*vote|\d+-\d+-\d+", re.I), "RecordedVote"),
)
_ADDRESS = re.compile(r"/un(ga-hrc|ga|sc|ecosoc)/(\d{4})[\d-]*/((?:S-)?\d+)-(\d+)((?:[A-Z](?:-[A-Z])?)?)/")
_SERIES = {"ga": "A/RES/{}/{}{}", "ga-hrc": "A/HRC/RES/{}/{}{}", "ecosoc": "E/RES/{}/{}{}", "sc": "S/RES/{}({}){}"}
_RECORD = re.compile(r"/PV\.(\d+)|(\d+)(?:st|nd|rd|th) (?:plenary )?meeting")
_DIGITS = re.compile(r"\d+")
# Meetings that are not in figures: Spanish spells the first ten.
_SPELLED = ("Primera", "Segunda", "Tercera", "Cuarta", "Quinta", "Sexta", "Séptima", "Octava", "Novena", "Décima")
_ORDINALS = {word: str(number) for number, word in enumerate(_SPELLED, 1)}
_SPONSORING = ("draftResolution", "draftResolutionAdditionalSponsors")
_AMENDED = re.compile(r"[(,]?\s*\bas\b")  # "A/75/L.8 (as amended in A/75/L.90)": the amendments are drafts no more
_STRAY = re.compile(r"(?:[-–—]\s*|\d+/\d+\.?\s+)+")


@dataclass(frozen=True, slots=True)
class _Marked:
    """The elements that state something, each looked up once."""

    meta: etree._Element
    cover: etree._Element
    steps: dict[str, etree._Element]
    adopted: str  # how the workflow words the adoption

    def date(self, level: str, *names: str) -> str | None:
        """Return the date of a FRBR level: FRBRWork, FRBRExpression."""
        path = f"{AKN}identification/{AKN}{level}/{AKN}FRBRdate"
        dates = {e.get("name"): e.get("date") for e in self.meta.iterfind(path)}
        return next((day for name in names if (day := valid(dates.get(name)))), None)

    def step(self, name: str, attribute: str) -> str:
        """Return an attribute of a step of the workflow, empty if there is none."""
        return self.steps[name].get(attribute, "") if name in self.steps else ""


def work(root: etree._Element, language: str, blocks: Sequence[Block]) -> Work:
    """Return what the mark-up states. All but the title is the same in every language."""
    marked = _marked(root)
    symbol = _symbol(root, marked)
    parsed = symbols.parse(symbol) if symbol else None
    ballot = _ballot(marked.meta)
    drafts, reports = _origins(marked)
    states, unknown = sponsors(marked.step(name, "by") for name in _SPONSORING)
    return Work(
        symbol=symbol,
        kind=parsed.kind if parsed else "document",
        body=parsed.body if parsed else None,
        session=parsed.session if parsed else None,
        title=_title(blocks) or (_library_title(marked.meta) if language == "en" else None),
        adopted=_adopted(root, marked),
        issued=_dated(marked.cover, "#dateOfIssuance") or marked.date("FRBRExpression", "publication"),
        meeting=_meeting(root, marked),
        agenda_items=_agenda(marked.cover),
        adoption=_adoption(marked, ballot),
        drafts=drafts,
        reports=reports,
        sponsors=states,
        unknown_sponsors=unknown,
        subjects=_subjects(marked.meta),
        ballot=ballot,
    )


def _marked(root: etree._Element) -> _Marked:
    nothing = etree.Element("nothing")
    found = {name: next(root.iter(AKN + name), nothing) for name in ("meta", "coverPage")}
    steps = {step.get("outcome", ""): step for step in found["meta"].iter(AKN + "step")}
    adopted = steps.get("adopted", nothing)
    return _Marked(found["meta"], found["coverPage"], steps, f"{adopted.get('by', '')} {adopted.get('as', '')}")


def valid(day: str | None) -> str | None:
    """Return an ISO date, None if it is none or before the United Nations.

    >>> valid("2020-12-10"), valid("0001-01-01"), valid("10 December")
    ('2020-12-10', None, None)
    """
    try:
        return day if day and date.fromisoformat(day.strip()).year >= 1945 else None
    except ValueError:
        return None


def _adopted(root: etree._Element, marked: _Marked) -> str | None:
    """Return the date of adoption: of the work, of the words, at last of the workflow, which can have a later one."""
    return marked.date("FRBRWork", "adoption") or _dated(root, "#adoptionDate") or valid(marked.step("adopted", "date"))


def _dated(parent: etree._Element, concept: str) -> str | None:
    days = (e.get("date") for e in parent.iter(AKN + "docDate") if e.get("refersTo") == concept)
    return next((day for day in days if valid(day)), None)


def _named(parent: etree._Element, name: str) -> Iterator[str]:
    """Yield the words of the inline elements that have a name."""
    return (words_of(e).text for e in parent.iter(AKN + "inline") if e.get("name") == name)


def _symbol(root: etree._Element, marked: _Marked) -> str | None:
    """Return the symbol on which the cover, the title's number and the work's address agree; the cover's if none do.

    Resolutions of the Security Council have the year of the address's date in place of the title's number; a year in which
    the Council did not reach the number is a slip.
    """
    printed = (words_of(e).text for e in marked.cover.iter(AKN + "docNumber") if e.get("refersTo") == "#symbol")
    address = next((m for e in marked.meta.iter(AKN + "FRBRuri") if (m := _ADDRESS.search(e.get("value", "")))), None)
    candidates = [*printed]
    if address:
        year, session, number, part = address.groups()[1:]
        candidates.append(_SERIES[address[1]].format(session, number, part))
        titles = (words_of(e).text.rstrip(". ") for p in root.iter(AKN + "preface") for e in p.iter(AKN + "docNumber"))
        title = (session, year) if address[1] == "sc" else next(titles, "").partition("/")[::2]
        candidates.append(_SERIES[address[1]].format(*title, part))
    found = [symbols.parse(one) for one in candidates if symbols.is_valid(one)]
    stems = [one.stem for one in found]
    return str(max(found, key=lambda one: (fits_series(one), stems.count(one.stem)))) if found else None


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the title without its number or a dash left of it."""
    text = next((block.text for block in blocks if block.role is Role.TITLE), "")
    stray = _STRAY.match(text)
    return text[stray.end() if stray else 0 :].rstrip("*") or None


def _library_title(meta: etree._Element) -> str | None:
    """Return the English title that the library gave a work which has none of its own."""
    return next((e.get("showAs") for e in meta.iter(AKN + "keyword") if e.get("refersTo") == "title"), None)


def _meeting(root: etree._Element, marked: _Marked) -> str | None:
    """Return the number of the meeting: from its element, or from the record that the workflow names."""
    elements = [e for e in root.iter(AKN + "inline") if e.get("name") == "adoptionMeeting"]
    elements += [e for e in root.iter(AKN + "location") if e.get("refersTo") == "#adoptionMeeting"]
    stated = [words for e in elements for words in (e.get("title", ""), words_of(e).text) if words]
    record = _RECORD.search(marked.adopted)
    figures = (match.group() for words in stated if (match := _DIGITS.search(words)))
    spelled = (_ORDINALS[first] for words in stated if (first := words.partition(" ")[0]) in _ORDINALS)
    return next(figures, None) or next(spelled, None) or (record and (record[1] or record[2]))


def _agenda(cover: etree._Element) -> tuple[str, ...]:
    """Return the agenda items: of the words on the cover, of the attribute where these have no number."""
    elements = [e for e in cover.iter(AKN + "inline") if e.get("name") == "agenda item"]
    printed = agenda_items(" ".join(words_of(e).text for e in elements))
    return printed or agenda_items(" ".join(e.get("title", "") for e in elements))


def _adoption(marked: _Marked, ballot: Ballot | None) -> str | None:
    """Return how the work was adopted: as the words say, else as the ballot shows."""
    outcomes = (e.get("outcome", "") for e in marked.meta.iter(AKN + "voting"))
    for words in (*outcomes, marked.adopted):
        for pattern, adoption in ADOPTIONS:
            if pattern.search(words):
                return adoption
    if ballot and set(ballot.tally) == {"inFavour"}:
        return "Unanimous"
    return "RecordedVote" if ballot else None


def _origins(marked: _Marked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the drafts and the reports that a work goes back to, sorted."""
    draft, report = marked.step("draftResolution", "as"), marked.step("recommendedForAdoption", "as")
    printed = " ".join(_named(marked.cover, "originating document"))
    drafts = set(_found(_AMENDED.split(draft)[0]))
    others = set(_found(f"{report} {printed}")) - drafts
    drafts |= {one for one in others if symbols.parse(one).kind == "draft"}
    return tuple(sorted(drafts)), tuple(sorted(others - drafts))


def _found(words: str) -> Iterator[str]:
    return (symbols.format(symbol) for found in symbols.find(words) for symbol in found.symbols)


def _subjects(meta: etree._Element) -> tuple[Subject, ...]:
    """Return the subjects from thesauri, each IRI once, sorted; an IRI stands for itself where the label is one."""
    labels: dict[str, str] = {}
    for keyword in meta.iter(AKN + "keyword"):
        iri = keyword.get("href")
        if iri and keyword.get("dictionary") in DICTIONARIES:
            label = html.unescape(keyword.get("showAs") or keyword.get("value", "")).replace("_", " ")
            if label and not label.startswith("http"):
                labels[iri] = min(label, labels.get(iri, label))
            else:
                labels.setdefault(iri, iri)
    return tuple(Subject(iri, labels[iri]) for iri in sorted(labels))


def _ballot(meta: etree._Element) -> Ballot | None:
    """Return the recorded vote, None if no count is stated."""
    tally: dict[str, int] = {}
    voters: dict[str, tuple[str, ...]] = {}
    unknown: list[tuple[str, str]] = []
    for count in meta.iter(AKN + "count"):
        choice, value = count.get("refersTo", "").lstrip("#"), count.get("value", "")
        if value.isdecimal():
            tally[choice] = int(value)
        names = [" ".join((e.text or "").split()) for e in count.iter(AKN + "organization")]
        codes = [(name, state(name)) for name in names if name]
        voters[choice] = tuple(sorted(code for _, code in codes if code))
        unknown += [(choice, name) for name, code in codes if not code]
    return Ballot(tally, voters, tuple(sorted(unknown))) if tally or voters else None
