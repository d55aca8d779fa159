"""Decide which document a number in prose means: who can have adopted a document of that number at that time.

Evidence for the body is weighed in order: the body attached to the number, the body attached to its list, "its", bodies
named nearby, the adopting body itself. The first that fits the number and the time is taken; what fits nowhere is kept
as unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg import symbols
from kg.extract.document import Document
from kg.extract.items import Item
from kg.lexicon import ADOPTING
from kg.model import BODY_UNNAMED
from kg.sessions import When, in_session, possible
from kg.symbols import Symbol, SymbolError

STRONG = ("attached", "list")
BY_DATE = "date"  # the rule of a document named by its date alone; its `number` is then body and kind
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ "


@dataclass(slots=True)
class Reading:
    """A number with the evidence for who adopted it; lists of body codes, the likeliest first.

    `speaker` is the body in whose text it stands; `others` are bodies named before it that adopt resolutions but number them
    in no UN series, `behind` such bodies named behind it, `acts` such bodies in its sentence with a date beside them.
    """

    item: Item
    kind: str | None = None
    attached: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    own: bool = False
    nearby: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    acts: list[tuple[str, str]] = field(default_factory=list)
    date: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A citation within a block: its span there, the symbol or None, the rule that read it, the number as written."""

    start: int
    end: int
    target: str | None
    rule: str
    date: str | None = None
    number: str | None = None
    reason: str | None = None


def resolve(reading: Reading, document: Document) -> Iterator[Found]:
    """Yield a citation for a number, and one for each further letter or part: "72/266 A and B", "S-20/4 A-E"."""
    item = reading.item
    if item.kind == "date":
        yield _by_date(reading)
        return
    base = item.value.rstrip(_LETTERS) if item.letters else item.value
    for number in (item.value, *(f"{base} {letter}" for letter in item.letters)):
        symbol, rule, date = _decide(reading, number, document)
        if isinstance(symbol, str):
            yield Found(item.start, item.end, None, rule, date, number, reason=symbol)
        else:
            for part in symbols.parts(symbol):
                yield Found(item.start, item.end, symbols.format(part), rule, date, number)


def _by_date(reading: Reading) -> Found:
    """Return a document that is named by its date alone; `citing` looks for its number in the text, `kg.by_date` elsewhere."""
    body = reading.listed[0] if reading.listed else reading.speaker
    item = reading.item
    reason = f"{body} {reading.kind} of {item.value} is named by its date alone"
    return Found(item.start, item.end, None, BY_DATE, item.value, f"{body} {reading.kind}", reason)


def _decide(reading: Reading, number: str, document: Document) -> tuple[Symbol | str, str, str | None]:
    """Return the symbol or the reason why there is none, the rule, and the date if it is the document's."""
    evidence = list(_evidence(reading, document))
    kinds = _kinds(reading)
    limit = document.work.adopted or document.work.issued
    for kind in kinds:
        found = _first(evidence, kind, number, When(reading.date, limit))
        if found and (likelier := _likelier(reading, *found)):
            return _by_other(likelier, kinds[0], number), "nearby", reading.date
        if found:
            return (*found, reading.date)
    strong = [e for e in evidence if e[1] in (*STRONG, "its")]
    told = [e for e in evidence if e[1] != "shape"]
    told = evidence if of_council(number) else strong if reading.others else told
    found = _first(told, kinds[0], number, When(None, limit))
    if found:  # the date beside it is another's: "resolution 2244 (2015), by 1 February 2021"
        return (*found, None)
    swapped = _swapped(number)
    near = [e for e in evidence if e[1] not in ("nearby", "shape")]
    found = _first(near, kinds[0], swapped, When(reading.date, limit)) if swapped and reading.date else None
    if found and not isinstance(found[0], str):  # a slip of right-to-left typing: 306/74 for 74/306
        return found[0], "reversed", reading.date
    if reading.others:
        return _by_other(reading.others[0], kinds[0], number), "nearby", reading.date
    named = [e for e in evidence if e[1] != "shape"]
    found = _first(named, kinds[0], number, When(reading.date, None)) if reading.date else None
    if found and not isinstance(found[0], str):  # number and date agree, and the citing work's own date is earlier
        return found[0], f"{found[1]}-untimely", reading.date
    for body, rule in strong or [(reading.speaker or "", "own-body")]:
        symbol = symbol_of(body, kinds[0], number)
        if symbol:
            return symbol, f"{rule}-untimely", reading.date
    return f"no body adopts a {kinds[0]} numbered {number}", "number", reading.date


def _likelier(reading: Reading, found: Symbol | str, rule: str) -> str | None:
    """Return the body without a series that adopted a document more likely than who was found for it by weak evidence.

    By its shape alone is found what the own body can't have adopted; then "resolution 60/2 …, adopted by the Commission" is
    the Commission's, where no date says otherwise. So is what has no date of its own, if the Commission acted on a day on
    which who was found can't have.
    """
    if rule == "shape" and not reading.date and not of_council(reading.item.value):
        return next(iter((*reading.others, *reading.behind)), None)
    if rule not in BODY_UNNAMED:
        return None
    if not reading.date:
        return next((body for body, day in reading.acts if not in_session(found, day)), None)
    return reading.others[0] if reading.others and not in_session(found, reading.date) else None


def _by_other(body: str, kind: str, number: str) -> Symbol | str:
    """Return what a body adopted that is none of those whose numbers stand alone, or that it has no series."""
    return symbol_of(body, kind, number) or f"{body} numbers its documents in no series of the United Nations"


def _swapped(number: str) -> str | None:
    """Return a number with its halves exchanged, None if it has none."""
    first, slash, last = number.partition("/")
    return f"{last}/{first}" if slash and first.isdigit() and last.isdigit() else None


def _kinds(reading: Reading) -> list[str]:
    """Return the kind that the text names, then the other: texts confuse resolutions and decisions."""
    named = reading.kind or "resolution"
    return [named, *(kind for kind in ("resolution", "decision") if kind != named)]


def _first(evidence: list[tuple[str, str]], kind: str, number: str, when: When) -> tuple[Symbol | str, str] | None:
    """Return the symbol by the first body that fits; a body without a series that is attached ends the search."""
    for body, rule in evidence:
        if rule in STRONG and body not in ADOPTING and not of_council(number):
            return _by_other(body, kind, number), rule
        symbol = symbol_of(body, kind, number)
        if symbol and possible(body, number, when):
            return symbol, rule
    return None


def _evidence(reading: Reading, document: Document) -> Iterator[tuple[str, str]]:
    """Yield the bodies that may have adopted a document, with the rule that says so, the strongest first."""
    own = reading.speaker
    yield from ((code, "attached") for code in reading.attached)
    yield from ((code, "list") for code in reading.listed)
    if reading.own and own:
        yield own, "its"
    if own and not document.language.kind_follows:
        yield own, "own-body"
    yield from ((code, "nearby") for code in reading.nearby)
    if own and document.language.kind_follows:
        yield own, "own-body"
    yield from ((code, "shape") for code in ("SC", "GA"))


def of_council(number: str) -> bool:
    """Tell whether a number has the shape that the Security Council alone uses: 1325 (2000)."""
    return number.endswith(")") and number[-5:-1].isdigit()


def surely_council(text: str, item: Item) -> bool:
    """Tell whether a number can only be a resolution of the Security Council: 1325 (2000), whatever stands before it."""
    if not of_council(item.value) or text[: item.start].endswith(("No. ", "No.")):
        return False
    number, _, year = item.value.rstrip(")").partition("(")
    return len(number.strip()) > 2 and symbols.council_year(int(number)) == int(year)


def symbol_of(body: str, kind: str, number: str) -> Symbol | None:
    """Return the symbol of a document that a body has adopted, None if the number is none of that body's."""
    try:
        return symbols.adopted(body, kind, number)
    except SymbolError:
        return None
