"""The grammar of symbols, compiled from `series.toml`: roots, words, repairs, and the series of resolutions by body."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.data import PACKAGE

# Roman numerals up to LXXXIX: the sessions of ECOSOC, the longest row of them, end at LXIII.
ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# The letter of 29B must not be the first of "and", whose blanks are gone in a canonical spelling.
ORDINAL = rf"(?:{ROMAN}|\d{{1,3}}(?:[A-Z](?=[\s),&-]|[^\x00-\x7f]|(?i:and)|$))?|(?i:one|two|three|four))"
_NUMBER = r"\d{1,6}(?!\d)"
_GAP = r"\s{0,3}"  # a blank and the end of a line may stand where symbols are broken
_AND = rf"{_GAP}(?:[-,&]|[^\x00-\x7f]{{1,3}}|[A-HJKM-UWYZa-z]{{1,3}}){_GAP}"  # "and" in any language

Shapes = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Compiled rules. `piece` cuts a symbol behind its root; `backwards` matches a reversed root before a slash.

    `damaged` matches what one of the repairs does.
    """

    root: re.Pattern[str]
    backwards: re.Pattern[str]
    piece: re.Pattern[str]
    lone_suffix: re.Pattern[str]
    repairs: Shapes
    damaged: re.Pattern[str]
    kinds: dict[str, str]
    organs: frozenset[str]
    sessions: frozenset[str]
    mixed: dict[str, str]
    bodies: dict[str, str]
    adopted: dict[tuple[str, str], Shapes]
    council: tuple[int, ...]
    supplements: dict[str, str]
    organizations: tuple[tuple[re.Pattern[str], str], ...]

    def organization(self, organ: str) -> str | None:
        """Return the organization outside the United Nations whose series an organ belongs to."""
        root = organ.partition("/")[0].upper()
        return next((code for pattern, code in self.organizations if pattern.fullmatch(root)), None)

    def spell(self, name: str) -> str:
        """Return an element with its capitals: SUB.2 is Sub.2."""
        return ".".join(self.mixed.get(word.upper(), word.upper()) for word in name.split("."))

    def is_organ(self, name: str) -> bool:
        """Tell whether an element can belong to the organ: neither number nor session nor kind of document."""
        word = name.partition(".")[0]
        kind = word in self.kinds and (name == word or word not in self.sessions)
        return name[0].isalpha() and not re.match(r"[A-Z]+-[\dIVXL]", name) and not kind

    def council_year(self, number: int) -> int | None:
        """Return the year of a Security Council resolution, None for one that is later than the table."""
        index = bisect_left(self.council, number)
        return 1946 + index if number > 0 and index < len(self.council) else None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)  # no digits but 0 to 9


def _pattern(root: str, *, backwards: bool = False) -> str:
    """Return the pattern of a root, # for digits; backwards for a text that is read from its end."""
    return "".join(r"\d+" if c == "#" else re.escape(c) for c in (reversed(root) if backwards else root))


def _piece(words: dict[str, Any]) -> str:
    """Return the pattern of one element behind the root; `elements.pieces_of` says what the groups are."""
    loose, bare = "|".join(words["loose"]), "|".join(words["bare_suffixes"])
    word = rf"(?:(?i:{loose})|[A-Z][A-Z0-9]*)(?![A-Za-z0-9])"
    first = rf"(?!(?i:{'|'.join(words['suffixes'])})[.\d]){word}"
    name = rf"{first}(?:\.(?:{_NUMBER}(?:-{_NUMBER})?|{word}))*(?:\({_NUMBER}\)(?=/))?"
    counted = rf"(?i:parts?|vols?|sects?|resumptions?)\.?{_GAP}{ORDINAL}(?:{_AND}{ORDINAL})*"
    return (
        rf"[/.]?{_GAP}(?P<s>{_suffix(words)}|(?i:{bare})(?![A-Za-z-]))"
        rf"|/{_GAP}(?P<n>(?:E?S|SS|OS|ORG)-{_GAP}(?:{_NUMBER}|{ROMAN})(?![A-Za-z0-9])|{_NUMBER}(?:\.\d+(?=/))?|{name})"
        rf"|{_GAP}\({_GAP}(?P<y>(?:19[4-9]|20\d)\d){_GAP}\)"
        rf"|{_GAP}\({_GAP}(?P<r>(?:(?:E?S|ORG)-)?(?:{ROMAN}|(?<=ORG-)\d+)){_GAP}\)"
        rf"|{_GAP}(?P<q>\({_GAP}(?:{counted}|(?i:suppl?|introduction)\.?){_GAP}\))"
        r"| ?(?P<p>[A-Z](?:-[A-Z])?|(?<! )[a-z](?:-[a-z])?)(?![A-Za-z\u0370-\u04ff0-9/'’]|\.[A-Z])"
    )


def _suffix(words: dict[str, Any]) -> str:
    return rf"(?i:{'|'.join(words['suffixes'])})\.?{_GAP}{_NUMBER}(?![A-Za-z0-9])"


def _adopted(words: dict[str, Any]) -> dict[tuple[str, str], Shapes]:
    def fill(shape: str) -> str:
        return re.sub(r"<(\w+)>", lambda match: str(words["fragments"][match[1]]), shape)

    return {
        (row["body"], row["kind"]): tuple((_compile(fill(shape)), row["symbol"]) for shape in row["shapes"])
        for row in words["adopted"]
    }


@cache
def table() -> dict[str, Any]:
    """Return `series.toml` as it is, with its examples and refused numbers."""
    return tomllib.loads((PACKAGE / "series.toml").read_text(encoding="utf-8"))


@cache
def series() -> Series:
    """Return the compiled rules."""
    words = table()
    reverse = "|".join(_pattern(root, backwards=True) for root in words["roots"])
    return Series(
        root=_compile("|".join(map(_pattern, words["roots"]))),
        backwards=_compile(rf"(?:{reverse})(?![A-Z0-9_/@=&?%#])"),
        piece=_compile(_piece(words)),
        lone_suffix=re.compile(rf"(?<![A-Za-z0-9]){_suffix(words)}"),
        repairs=tuple((_compile(row["pattern"]), row["replacement"]) for row in words["repairs"]),
        damaged=_compile("|".join(f"(?:{row['pattern']})" for row in words["repairs"])),
        kinds=words["kinds"],
        organs=frozenset(words["bodies"]),
        sessions=frozenset(words["sessions"]),
        mixed={word.upper(): word for word in words["mixed"]},
        bodies={row["organ"]: row["body"] for row in words["adopted"]},
        adopted=_adopted(words),
        council=tuple(words["council"]),
        supplements=words["supplements"],
        organizations=tuple((_compile(_pattern(root)), code) for root, code in words["organizations"].items()),
    )
