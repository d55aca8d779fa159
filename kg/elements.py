"""What the elements of a symbol mean: the value `Symbol`, and the reading of one in plain capitals without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from kg.errors import KgError
from kg.series import ORDINAL, ROMAN, series
from kg.spelling import dense

Kind = Literal["resolution", "decision", "presidential-statement", "report", "draft", "meeting-record", "document"]


class SymbolError(KgError, ValueError):
    """A text is no UN symbol, or a number does not belong to a body's series."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol and what it says. `stem` is the canonical spelling up to the part and the suffixes.

    `session` is as written: "70", "S-27", "ES-11", "III", "S-VI"; of ECOSOC and its commissions the year. `part` is the
    letter or letters of a resolution in parts: "A", "A-C". `suffixes` are "Add.1", "Corr.2", "(PartI)" in their order.
    """

    stem: str
    organ: str
    kind: Kind
    session: str | None = None
    number: str | None = None
    year: int | None = None
    part: str | None = None
    suffixes: tuple[str, ...] = ()

    @property
    def body(self) -> str | None:
        """Return the code of the body that adopted a resolution, decision or statement; None of other documents."""
        is_adopted = self.kind in ("resolution", "decision", "presidential-statement")
        return series().bodies.get(self.organ) if is_adopted else None

    @property
    def organization(self) -> str | None:
        """Return the code of the organization outside the United Nations that issued the document: WHO of WHA69/2016/REC/1."""
        return series().organization(self.stem)

    def __str__(self) -> str:
        """Return the canonical spelling."""
        tail = "".join(suffix if suffix.startswith("(") else "/" + suffix for suffix in self.suffixes)
        return self.stem + (self.part or "") + tail


@lru_cache(maxsize=65536)
def read(text: str) -> Symbol:
    """Read a symbol in capitals without spaces."""
    for pattern, replacement in series().repairs if series().damaged.search(text) else ():
        text = pattern.sub(replacement, text)
    root = text.partition("/")[0]
    if not series().root.fullmatch(root):
        raise SymbolError(f"unknown series {root!r}")
    pieces = list(pieces_of(text, len(root)))
    end = pieces[-1][2] if pieces else len(root)
    if end < len(text):
        raise SymbolError(f"cannot read {text[end:]!r}")
    order = "".join(kind for kind, _, _ in pieces)
    if not re.fullmatch(r"n+p?[yr]?p?[sq]*", order) or order.count("p") > 1:
        raise SymbolError(f"no number behind {root!r}")
    return _symbol(root, [(kind, words) for kind, words, _ in pieces])


def pieces_of(text: str, end: int) -> Iterator[tuple[str, str, int]]:
    """Cut into kind, words and end: n name or number, p part, y year, r session in Roman, s suffix, q bracket."""
    while match := series().piece.match(text, end):
        kind, end = cast(str, match.lastgroup), match.end()
        yield kind, match[kind], end


def _symbol(root: str, pieces: list[tuple[str, str]]) -> Symbol:
    """Say what the elements of a symbol mean."""
    names = [series().spell(words) for kind, words in pieces if kind == "n"]
    behind = {kind: words for kind, words in pieces if kind in "pyr"}
    count = _count(names)
    organ, session = _organ(root, names[:count])
    kind = _kind(names[count:])
    year = _year(organ, kind, names[count:], behind)
    _check(organ, names[count:], kind, behind, year)
    numbers = [name for name in names[count:-1] if re.fullmatch(r"\d{1,3}|[A-Z]+-\w+", name)]
    sessions = [behind.get("r"), session, *numbers, str(year) if year and root == "E" else None]
    bracket = behind.get("r") or (str(year) if organ == "S" and kind == "resolution" else None)
    return Symbol(
        "/".join([root, *names]) + (f"({bracket})" if bracket else ""),
        organ,
        kind,
        next(filter(None, sessions), None),
        names[-1].rpartition(".")[2],
        year,
        behind.get("p"),
        tuple(spell_suffix(words) for kind, words in pieces if kind in "sq"),
    )


def _count(names: list[str]) -> int:
    """Return how many elements belong to the organ. Raises SymbolError if no number stands behind them."""
    prefix, _, number = names[-1].rpartition(".")
    if not re.search(rf"\d|\.{ROMAN}$", names[-1]) or (number and prefix in series().organs):
        raise SymbolError(f"no number at {names[-1]!r}")
    return next((i for i, name in enumerate(names) if not series().is_organ(name)), len(names) - 1)


def _organ(root: str, names: list[str]) -> tuple[str, str | None]:
    """Return the organ, and the session if its last element says one: UNEP/EA.5 is the fifth session of UNEP/EA."""
    *before, last = [root, *names]
    match = re.fullmatch(r"([A-Z]+)(?:\.(\w+)|\((\d+)\))", last)
    if match and match[1] in series().sessions:
        return "/".join([*before, match[1]]), match[2] or match[3]
    return "/".join([*before, last]), None


def _kind(names: list[str]) -> Kind:
    words = (name.partition(".")[0] for name in names)
    return cast(Kind, next((series().kinds[word] for word in words if word in series().kinds), "document"))


def _year(organ: str, kind: Kind, names: list[str], behind: dict[str, str]) -> int | None:
    """Return the year that the symbol says, in brackets or as an element, or that the Council's number tells."""
    if "y" in behind:
        return int(behind["y"])
    if organ == "S" and kind == "resolution" and names[-1].isdigit():
        return series().council_year(int(names[-1]))
    return next((int(name) for name in names[:-1] if re.fullmatch(r"19[4-9]\d|20\d\d", name)), None)


def _check(organ: str, names: list[str], kind: Kind, behind: dict[str, str], year: int | None) -> None:
    """Refuse half a symbol (A/RES/70), and what only resolutions and decisions have behind their number."""
    if behind and kind not in ("resolution", "decision"):
        raise SymbolError(f"{'/'.join(behind.values())!r} behind {names[-1]!r}, which is no resolution")
    council = organ == "S" and kind == "resolution"
    if council and ("r" in behind or len(names) != 2 or not year):
        raise SymbolError(f"no year behind {names[-1]!r}, which a resolution of the Security Council has")
    if "y" in behind and not council:
        raise SymbolError(f"a year behind {names[-1]!r}, which only resolutions of the Security Council have")
    if not council and organ in series().bodies and names[0] in ("RES", "DEC", "PRST") and len(names) + len(behind) < 3:
        raise SymbolError(f"half a number of a {kind} at {names[-1]!r}")


def spell_suffix(text: str) -> str:
    """Return the canonical spelling of a suffix: ADD1 is Add.1, (PARTS I AND II) is (PartsIandII)."""
    text = dense(text)
    if not text.startswith("("):
        return re.sub(r"(?<=[a-z])(?=\d)", ".", text.capitalize())
    counted = re.fullmatch(r"\((PART|VOL|SECT|RESUMPTION)S?\.?(.+)\)", text)
    if not counted:
        return "(Supp)" if text.startswith("(SUPP") else "(Introduction)"
    word, ordinals = counted.groups()
    spelled = {"ONE": "One", "TWO": "Two", "THREE": "Three", "FOUR": "Four"}
    numbers = [spelled.get(number, number) for number in re.findall(ORDINAL, ordinals)]
    joint = "-" if "-" in ordinals and len(numbers) == 2 and _apart(*numbers) else "and"
    point = "." if word in ("VOL", "SECT") else ""
    return f"({word.capitalize()}{'s' if len(numbers) > 1 else ''}{point}{joint.join(numbers)})"


def _apart(first: str, last: str) -> bool:
    """Tell whether numerals stand between two: I-III is a range, I-II is I and II."""
    romans = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    return not (first in romans[:-1] and romans[romans.index(first) + 1] == last)
