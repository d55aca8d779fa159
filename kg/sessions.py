"""Tell whether a body can have adopted a document of a given number, by the calendar of its sessions.

"Resolution 28/2" is the Human Rights Council's (2015): the General Assembly did not yet number so in its twenty-eighth
session. A stated date or the date of the citing work tells: bodies number by session, by year or by serial number, and
sessions have their time.

Source: rules of procedure and session calendars of the bodies (GA: annual from September, rule 1; slash numbers from the
31st session, 1976; HRC: three sessions a year, GA resolution 60/251, paragraph 10; ECOSOC and its commissions number by year
from 1978, and since its session of 2014 has begun in the July before: GA resolution 68/1, paragraph 11 and annex).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.calendar import current
from kg.symbols import Symbol, council_year

_SESSION = re.compile(r"^(\d{1,3})/\d{1,3}$")
_YEAR = re.compile(r"^((?:19|20)\d\d)/\d{1,4}$")
_SPECIAL = re.compile(r"^(S|ES)-(\d{1,2})/\d{1,3}$")
_SERIAL = re.compile(r"^(\d{1,4}) ?\(((?:19|20)\d\d)\)$")
_ROMAN = re.compile(r"^(\d{1,4})(?: ?[A-Z](?:-[A-Z])?)? ?\((?:(E?S)-)?([IVXLC]+)\)$")
_PART = re.compile(r" ?[A-Z](?:-[A-Z])?$")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

# Years in which bodies that number by year did so.
_BY_YEAR = {"ECOSOC": (1978, 2200), "CHR": (1979, 2006), "SCHR": (1979, 2006)}
# Bodies whose session of a year begins in July of the year before, and since when.
_FROM_JULY = {"ECOSOC": 2014}
# The commissions' numbers stayed small, a few dozen a session.
_LARGEST_OLD = {"CHR": 60, "SCHR": 60}
# A resolution of each of the General Assembly's first thirty sessions, which counted on from one to the next: 96 (I), 181 (II) …
# Source: the resolutions of each session, by their titles.
_REACHED = (
    96, 181, 217, 302, 377, 545, 637, 742, 808, 926, 1040, 1188, 1314, 1386, 1514,
    1654, 1803, 1904, 1995, 2106, 2200, 2312, 2398, 2542, 2625, 2758, 2997, 3068, 3281, 3379,
)  # fmt: skip
# Last session with a Roman numeral.
_LAST_ROMAN = {"GA": 30, "ECOSOC": 63, "CHR": 34, "SCHR": 32, "TC": 80}
# Sessions a year while they had Roman numbers, and by how many years the count from 1946 is off.
_SESSIONS_A_YEAR = {"GA": (1, 1), "ECOSOC": (2, 2), "CHR": (1, 2)}


@dataclass(frozen=True, slots=True)
class When:
    """What is known of the time: the date stated for the document and the date of the work that cites it (ISO)."""

    stated: str | None = None
    limit: str | None = None

    @property
    def year(self) -> int | None:
        """The stated year."""
        return int(self.stated[:4]) if self.stated else None

    @property
    def last(self) -> int:
        """The last year that is possible."""
        return int(self.limit[:4]) if self.limit else 2200


def possible(body: str, number: str, when: When) -> bool:
    """Tell whether a body can have adopted a document of this number.

    >>> possible("GA", "28/2", When(limit="2015-12-17")), possible("HRC", "28/2", When("2015-03-26", "2015-12-17"))
    (False, True)
    """
    number = _PART.sub("", number) if "(" not in number else number
    for pattern, test in _TESTS:
        match = pattern.match(number)
        if match:
            return test(body, match, when)
    return False


def year_of(symbol: Symbol) -> int | None:
    """Return the year that a symbol tells: its own, or that in which its session began.

    >>> from kg.symbols import parse
    >>> [year_of(parse(text)) for text in ("S/RES/1325(2000)", "A/75/158", "A/RES/1514(XV)", "A/HRC/42/20", "A/2170")]
    [2000, 2020, 1960, 2019, None]
    """
    session = symbol.session or ""
    if symbol.year or symbol.organ.partition("/")[0] != "A":
        return symbol.year
    if session.isdigit():
        council = symbol.organ.startswith("A/HRC")
        return 2007 + (int(session) - 4) // 3 if council else 1945 + int(session)
    return 1945 + _value(session) if session and set(session) <= _VALUES.keys() else None


def in_session(symbol: Symbol | str, day: str | None) -> bool:
    """Tell whether a body can have adopted a document of one of its sessions on a day; True where nothing tells.

    >>> from kg.symbols import parse
    >>> in_session(parse("A/RES/72/7"), "2016-05-19"), in_session(parse("A/RES/72/7"), "2017-11-17")
    (False, True)
    """
    if isinstance(symbol, str) or not day or symbol.body not in ("GA", "HRC") or not (symbol.session or "").isdigit():
        return True
    return abs(current(symbol.body, day) - int(symbol.session or 0)) <= 1


def fits_series(symbol: Symbol) -> bool:
    """Tell whether the year of a Security Council resolution is that in which the Council reached its number.

    >>> from kg.symbols import parse
    >>> fits_series(parse("S/RES/1325(2000)")), fits_series(parse("S/RES/1325(2001)")), fits_series(parse("A/RES/70/1"))
    (True, False, True)
    """
    if symbol.body != "SC" or symbol.kind != "resolution" or not symbol.year or not symbol.number:
        return True
    return council_year(int(symbol.number)) in (symbol.year, None)


def _by_session(body: str, match: re.Match[str], when: When) -> bool:
    session = int(match[1])
    if body == "GA":
        return session >= 31 and _near(1945 + session, when, 1)
    if body == "HRC":
        return session >= 1 and _near(2007 + (session - 4) // 3, when, 1)
    return body == "UNEA" and 1 <= session <= 12 and (when.year or when.last) >= 2014


def _near(first: int, when: When, spread: int) -> bool:
    """Tell whether a session that began in the year `first` fits: not after the citing work, about the stated year."""
    return first <= when.last and _about(first, when, spread)


def _about(year: int, when: When, spread: int) -> bool:
    return when.year is None or abs(when.year - year) <= spread


def _by_year(body: str, match: re.Match[str], when: When) -> bool:
    (first, last), year = _BY_YEAR.get(body, (1, 0)), int(match[1])
    early = year >= _FROM_JULY.get(body, year + 1) and (when.limit or "") >= f"{year - 1}-07"
    return first <= year <= last and (early or year <= when.last) and _about(year, when, 1)


def _special(body: str, match: re.Match[str], when: When) -> bool:
    if body == "HRC":
        return match[1] == "S" and (when.year or 2006) >= 2006
    if body == "GA" and match[1] == "S" and when.year:
        return _near_special(int(match[2]), when.year)
    return body == "GA"


def _near_special(session: int, year: int) -> bool:
    """GA special sessions: the 1st in 1947, the 10th in 1978, the 20th in 1998, the 32nd in 2021."""
    known = ((1, 1947), (6, 1974), (10, 1978), (15, 1988), (20, 1998), (27, 2002), (30, 2016), (40, 2040))
    low = max(y for s, y in known if s <= session)
    high = min(y for s, y in known if s >= min(session, 40))
    return low <= year <= high


def _serial(body: str, match: re.Match[str], when: When) -> bool:
    number, year = int(match[1]), int(match[2])
    return body == "SC" and _in_year(number, year) and year <= when.last and _near(year, when, 1)


def _in_year(number: int, year: int) -> bool:
    """Tell whether the Security Council reached a number about a year."""
    adopted = council_year(number)
    return adopted is None or abs(adopted - year) <= 1


def _roman(body: str, match: re.Match[str], when: When) -> bool:
    session = _value(match[3])
    if match[2]:
        return body == "GA"
    if session > _LAST_ROMAN.get(body, 0) or int(match[1]) > _LARGEST_OLD.get(body, 10_000):
        return False
    if body == "GA" and not _reached(int(match[1]), session):
        return False
    if when.year is None or body not in _SESSIONS_A_YEAR:
        return True
    a_year, spread = _SESSIONS_A_YEAR[body]
    return abs(1945 + -(-session // a_year) - when.year) <= spread


def _reached(number: int, session: int) -> bool:
    """Tell whether a number lies between what the General Assembly adopted in the sessions before and behind.

    >>> _reached(217, 3), _reached(668, 21), _reached(3201, 29)
    (True, False, True)
    """
    before, *_, behind = (0, *_REACHED, 10_000)[session - 1 : session + 2]
    return before < number < behind


def _value(numeral: str) -> int:
    values = [_VALUES[c] for c in numeral]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


_TESTS = (
    (_SPECIAL, _special),
    (_YEAR, _by_year),
    (_SESSION, _by_session),
    (_SERIAL, _serial),
    (_ROMAN, _roman),
)
