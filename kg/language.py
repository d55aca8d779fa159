"""A language is one TOML file of words and patterns; this module reads it and tells the language of a text.

Patterns may use `{date}` and `{months}`, which stand for the language's own. Every rule has `examples` that it must match
and `refuse` strings that it must not; the tests run them.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from typing import Any

from kg import data
from kg.rules import Rule

CODES = ("ar", "en", "es", "fr", "ru", "zh")

# Scripts that tell a language by themselves or leave a few to tell apart by their commonest words.
_SCRIPTS = {
    "Han": re.compile(r"[㐀-鿿]+"),
    "Arabic": re.compile(r"[؀-ۿ]+"),
    "Cyrillic": re.compile(r"[Ѐ-ӿ]+"),
}
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]+")
# A Chinese character says as much as several letters.
_WEIGHT = {"Han": 3, "Arabic": 1, "Cyrillic": 1}


@dataclass(frozen=True, slots=True)
class Language:
    """The words and compiled patterns of a language.

    `units` are signs written together with a number (30号); `clitics`
    are prefixes written together with a word, `assimilations` how they change its first letters; `letters` are the
    language's own letters for parts of resolutions (72/266 باء), `prefixes` its signs for special sessions, and
    `old_session` the pattern of an old session in figures, "(د-3)" for "(III)", `digits` own ones from 0 to 9 that stand before
    it (第二一七A(三)号); `follows` is what may stand behind a
    number that leads on to the word for its kind, `participles` verbs in small letters that carry no decision, `inner` verbs
    that are another's than the body's where they do not open a paragraph; `deliver`
    are words of delivery in requests ("submit"), `not_asked` what stands behind a name that is not asked (秘书长的),
    `cardinals` numbers in words.
    """

    code: str
    name: str
    script: str
    detect: tuple[str, ...]
    unspaced: bool
    kind_follows: bool
    clitics: tuple[str, ...]
    assimilations: tuple[tuple[str, str], ...]
    letters: dict[str, str]
    prefixes: dict[str, str]
    old_session: str | None
    digits: str
    units: str
    words: dict[str, tuple[str, ...]]
    participles: re.Pattern[str] | None
    inner: re.Pattern[str] | None
    glue: dict[str, tuple[str, ...]]
    follows: re.Pattern[str] | None
    shorts: dict[str, tuple[str, ...]]
    months: dict[str, int]
    date: re.Pattern[str]
    ordinals: dict[str, int]
    ordinal: re.Pattern[str]
    cardinals: dict[str, int]
    deliver: re.Pattern[str]
    not_asked: tuple[str, ...]
    votes: dict[str, tuple[str, ...]]
    rules: dict[str, Rule]

    def dates(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, ISO date) for each valid date in a text."""
        found = []
        for match in self.date.finditer(text):
            said = groups(match)
            day, month, year = said.get("day", ""), said.get("month", ""), said.get("year", "")
            number = self.months.get(month.casefold().lstrip("0"), 0)
            if _valid(int(year), number, int(day)):
                found.append((match.start(), match.end(), f"{int(year):04}-{number:02}-{int(day):02}"))
        return found

    def number(self, words: str) -> int | None:
        """Return the value of an ordinal in words, None if a part of it is no number word.

        >>> language("en").number("Seventy-fifth"), language("zh").number("五十六"), language("zh").number("十")
        (75, 56, 10)
        """
        total = 0
        position = 0
        for match in self.ordinal.finditer(words.casefold()):
            if words[position : match.start()].strip(" -‑"):
                return None
            value = self.ordinals[match.group()]
            total = total * value if value in (10, 100) and 0 < total < value else total + value
            position = match.end()
        return total if total and not words[position:].strip() else None

    def count(self, words: str) -> int | None:
        """Return the value of a cardinal in figures or in words, None if it is none.

        >>> language("en").count("60"), language("en").count("eleven"), language("zh").count("十二")
        (60, 11, 12)
        """
        return int(words) if words.isdecimal() else self.cardinals.get(words.casefold()) or self.number(words)


def named(match: re.Match[str], name: str) -> str | None:
    """Return the first group of that name or of its alternatives (year, year2, year3), None if none has matched."""
    return groups(match).get(name)


def groups(match: re.Match[str]) -> dict[str, str]:
    """Return what the groups have matched by their names, the first of alternatives (year, year2, year3)."""
    return {k.rstrip("0123456789"): v for k, v in reversed(match.groupdict().items()) if v is not None}


def _valid(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= days[month - 1]


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _date_pattern(patterns: list[str], months: list[list[str]]) -> str:
    """Return one pattern for all ways to write a date; group names get a number from the second pattern on."""
    names = _choice(list(chain.from_iterable(months)))
    out = []
    for i, pattern in enumerate(patterns):
        suffix = "" if i == 0 else str(i + 1)
        numbered = re.sub(r"\?P<(\w+)>", lambda m, suffix=suffix: f"?P<{m[1]}{suffix}>", pattern)  # type: ignore[misc]
        out.append(numbered.replace("{months}", names))
    return "|".join(out)


def _plain(pattern: str) -> str:
    """Return a pattern without its group names, to be used inside another."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


def _filled(pattern: str, date: str, months: str) -> str:
    """Return the pattern of a rule with the language's dates and months in their places."""
    return pattern.replace("{date}", f"(?:{_plain(date)})").replace("{months}", f"(?:{months})")


def _build(raw: dict[str, Any]) -> Language:
    months = raw["dates"]["months"]
    date = _date_pattern(raw["dates"]["patterns"], months)
    names = _choice(list(chain.from_iterable(months)))
    rules = {r["id"]: Rule(_filled(r["pattern"], date, names)) for r in raw["rules"]}
    ordinals = {w.casefold(): v for w, v in raw["ordinals"].items()}
    return Language(
        code=raw["code"],
        name=raw["name"],
        script=raw["script"],
        detect=tuple(raw["detect"]),
        unspaced=raw["unspaced"],
        kind_follows=raw["kind_follows"],
        clitics=tuple(raw.get("clitics", ())),
        assimilations=tuple((a, b) for a, b in raw.get("assimilations", ())),
        letters=raw.get("numbers", {}).get("letters", {}),
        prefixes=raw.get("numbers", {}).get("prefixes", {}),
        old_session=raw.get("numbers", {}).get("old_session"),
        digits=raw.get("numbers", {}).get("digits", ""),
        units=raw.get("units", ""),
        words={k: tuple(v) for k, v in raw["words"].items()},
        follows=re.compile(raw["follows"]) if "follows" in raw else None,
        participles=re.compile(raw["participles"]) if "participles" in raw else None,
        inner=re.compile(raw["inner"]) if "inner" in raw else None,
        glue={k: tuple(v) for k, v in raw["glue"].items()},
        shorts={k: tuple(v) for k, v in raw["shorts"].items()},
        months={name.casefold(): i for i, names in enumerate(months, 1) for name in names},
        date=re.compile(date, re.IGNORECASE),
        ordinals=ordinals,
        ordinal=re.compile(_choice(list(ordinals))),
        cardinals={w.casefold(): v for w, v in raw["cardinals"].items()},
        not_asked=tuple(raw["requests"]["not_before"]),
        deliver=_delivery(raw),
        votes={k: tuple(v) for k, v in raw["votes"].items()},
        rules=rules,
    )


def _delivery(raw: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of words of delivery, from their first letter on; behind a proclitic where there are such."""
    opening = "" if raw["unspaced"] or raw.get("clitics") else r"(?<!\w)"
    return re.compile(rf"{opening}(?:{_choice(raw['requests']['deliver'])})", re.IGNORECASE)


def raw(code: str) -> dict[str, Any]:
    """Return a language file as it is written."""
    return tomllib.loads((data.languages() / f"{code}.toml").read_text(encoding="utf-8"))


@cache
def language(code: str) -> Language:
    """Return a language by its code, read once."""
    return _build(raw(code))


@cache
def available() -> tuple[str, ...]:
    """Return the codes of the languages that have a file."""
    return tuple(code for code in CODES if (data.languages() / f"{code}.toml").is_file())


def tell(text: str) -> str | None:
    """Tell the language of a text by its script, then by its commonest words; None if there is no evidence.

    >>> tell("人权理事会，重申 A/RES/70/1"), tell("The General Assembly, recalling its decision on the matter"), tell("123")
    ('zh', 'en', None)
    """
    sample = text[:20000]
    script = _script(sample)
    if script is None:
        return None
    candidates = [language(code) for code in available() if language(code).script == script]
    if len(candidates) < 2:
        return candidates[0].code if candidates else None
    words = Counter(re.findall(r"[^\W\d_]+", sample.casefold()))
    scores = {c.code: sum(words[w] for w in c.detect) for c in candidates}
    best = max(scores, key=lambda c: scores[c])
    return best if scores[best] else None


def _script(sample: str) -> str | None:
    """Return the script that says the most; the letters of most texts, the Latin ones, are counted until they say more."""
    said = {s: sum(map(len, p.findall(sample))) * _WEIGHT[s] for s, p in _SCRIPTS.items()}
    script = max(said, key=lambda s: said[s])
    latin = accumulate(map(len, map(re.Match.group, _LATIN.finditer(sample))))
    if any(letters > said[script] for letters in latin):
        return "Latin"
    return script if said[script] else None
