"""Tell which session of a body a text means, and whether something can be due at it.

Sessions are named as in the graph: GA/76, HRC/59, ECOSOC/2022, CSW/66.

Source: rules of procedure and session calendars of the bodies. GA: annual from September (rule 1), the 75th in 2020; HRC:
three regular sessions a year, about March, June and September (GA resolution 60/251, paragraph 10), the 22nd in March 2013;
ECOSOC counts by years; its commissions meet once a year, the years below being those of session 0.
"""

from __future__ import annotations

_YEAR_OF_SESSION_0 = {
    "CCPCJ": 1991,
    "CEPA": 2001,
    "CND": 1957,
    "CPD": 1967,
    "CSTD": 1997,
    "CSW": 1956,
    "CSocD": 1962,
    "PFII": 2001,
    "STATCOM": 1969,
    "UNFF": 2005,
}
_FAR = 12  # years: nothing is asked for later than that


def has_calendar(body: str) -> bool:
    """Tell whether the sessions of a body can be counted from a date."""
    return body in ("GA", "HRC", "ECOSOC") or body in _YEAR_OF_SESSION_0


def current(body: str, date: str) -> int:
    """Return the session of a body on a date (ISO), or its last one then; of ECOSOC the year.

    >>> current("GA", "2015-12-17"), current("HRC", "2024-07-11"), current("CSW", "2021-06-08")
    (70, 56, 65)
    """
    year, month = int(date[:4]), int(date[5:7])
    if body == "GA":
        return year - 1945 - (month < 9)
    if body == "HRC":
        return 22 + 3 * (year - 2013) + (month > 4) + (month > 8)
    return year - _YEAR_OF_SESSION_0.get(body, 0)


def following(body: str, date: str) -> str:
    """Return the next session of a body after a date.

    >>> following("ECOSOC", "2021-06-08")
    'ECOSOC/2022'
    """
    return f"{body}/{current(body, date) + 1}"


def is_ahead(body: str, session: int, date: str) -> bool:
    """Tell whether a session is to come on a date, and not too far away.

    >>> is_ahead("GA", 76, "2020-12-07"), is_ahead("GA", 30, "2020-12-07"), is_ahead("HRC", 76, "2020-12-07")
    (True, False, False)
    """
    ahead = session - current(body, date)
    return 0 < ahead <= _FAR * (3 if body == "HRC" else 1)
