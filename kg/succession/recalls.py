"""Find the resolutions that a text recalls, list by list, and what its words say of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from kg import symbols
from kg.language import Language, language
from kg.model import PARAGRAPHS, Citation, Facts
from kg.succession.words import fold, named, pieces

_NUMBERED = ("PP", "OP")  # their provisions
_LETTER = re.compile(r"[^\W\d_]")
_BREAK = re.compile(r"[,;:.，；：。、،؛]")
_QUOTED = re.compile(r"“([^”]{8,300})”|«([^»]{8,300})»|\"([^\"]{8,300})\"")
_NEAR = 30  # letters between two resolutions of one list; a Chinese character counts for three
_HAN = 3
_BESIDE = 15  # letters between a resolution and the word that opens what is said of it
_TOPIC = 240  # characters that hold most titles
_LITTLE = 0.3  # share of the pieces of the shorter


@dataclass(frozen=True, slots=True)
class Recall:
    """A resolution that a text cites in its paragraphs, and the body that adopted it.

    `provision` is where, `place` counts the lists of the text, `listed` the resolutions of that body in its list. `last`
    tells that the words call it the latest, `subject` which share of the work's title they name, `named` that they quote it
    whole. `title` is the title that they quote right beside, `topic` what they say that it is on, both folded. `plain` tells
    that they say nothing of it, `other` that what they say has little in common with the work's title.
    """

    target: str
    body: str
    provision: str
    place: int
    listed: int
    verb: str | None = None
    date: str | None = None
    last: bool = False
    subject: float = 0.0
    named: bool = False
    title: str | None = None
    topic: str = ""
    plain: bool = False
    other: bool = False


def recalls(facts: Facts, title: str) -> Iterator[Recall]:
    """Yield the resolutions that preambular and operative paragraphs cite; `title` is the work's, folded.

    In footnotes, what counts is a list: "its previous resolutions¹" has it there.
    """
    spoken = language(facts.text.language)
    cited = sorted((c for c in facts.citations if c.target), key=lambda c: (c.mention.start, c.mention.end))
    lists = chain(_in_paragraphs(facts, cited, spoken), _in_footnotes(facts, cited, spoken))
    own = pieces(title)
    for place, (one, before, after) in enumerate(lists, 1):
        yield from _list(one, place, before, after, title, own, spoken)


def _in_paragraphs(facts: Facts, cited: list[Citation], spoken: Language) -> Iterator[tuple[list[Citation], str, str]]:
    """Yield the lists of the paragraphs, with the words before and behind each."""
    content, cited = facts.text.content, [c for c in cited if c.footnote is None]
    starts = [c.mention.start for c in cited]
    for block in facts.text.blocks:
        if block.role not in PARAGRAPHS or not block.text:
            continue
        start, stop = block.offsets.span(0, len(block.text))
        inside = cited[bisect_left(starts, start) : bisect_left(starts, stop)]
        if not inside:
            continue
        lists = _lists(inside, content, spoken)
        edges = [start, *(one[-1].mention.end for one in lists)]
        ends = [*(one[0].mention.start for one in lists[1:]), stop]
        for one, edge, end in zip(lists, edges, ends, strict=False):
            yield one, content[edge : one[0].mention.start], content[one[-1].mention.end : end]


def _in_footnotes(facts: Facts, cited: list[Citation], spoken: Language) -> Iterator[tuple[list[Citation], str, str]]:
    notes: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for one in cited:
        if one.footnote is not None and one.provision.startswith(_NUMBERED):
            notes[one.provision, one.footnote].append(one)
    lists = (one for found in notes.values() for one in _lists(found, facts.text.content, spoken))
    return ((one, "", "") for one in lists if len(one) > 1)


def _lists(cited: list[Citation], content: str, spoken: Language) -> list[list[Citation]]:
    """Part the citations of a block into lists: hardly more than dates and small words between two of one list."""
    lists: list[list[Citation]] = []
    for citation in cited:
        gap = content[lists[-1][-1].mention.end : citation.mention.start] if lists else ""
        if lists and _size(gap, spoken) <= _NEAR:
            lists[-1].append(citation)
        else:
            lists.append([citation])
    return lists


def _list(
    one: list[Citation], place: int, before: str, after: str, title: str, own: frozenset[str], spoken: Language
) -> Iterator[Recall]:
    """Yield the resolutions of a list that stands between some words; `own` are the pieces of the title."""
    bodies = {c.target: body for c in one if c.target and (body := _adopting(c.target))}
    last = bool(spoken.rules["latest"].search(_BREAK.split(before)[-1]))
    subject = named(own, f"{before} {after}")
    whole = bool(title) and title in {fold(q, spoken) for m in _QUOTED.finditer(f"{before} {after}") for q in m.groups() if q}
    quoted = _quoted(before, after, spoken) if len(one) == 1 else None
    speaks, said = _said(before, after, spoken)
    topic = _topic(before, after, spoken) if len(one) == 1 else ""
    other = _other(quoted or said, own)
    for c in one:
        if c.target in bodies:
            body = bodies[c.target]
            listed = list(bodies.values()).count(body)
            where = (c.target, body, c.provision, place, listed)
            yield Recall(*where, c.verb, c.date, last, subject, whole, quoted, topic, not (quoted or speaks), other)


@cache
def _adopting(target: str) -> str | None:
    """Return the body that adopted a resolution, None of anything else."""
    symbol = symbols.parse(target) if symbols.is_valid(target) else None
    return symbol.body if symbol and symbol.kind == "resolution" and not symbol.suffixes else None


def _quoted(before: str, after: str, spoken: Language) -> str | None:
    """Return the title that stands in quotation marks right behind a resolution, in Chinese right before it."""
    found = list(_QUOTED.finditer(before))[-1:] if spoken.kind_follows else list(_QUOTED.finditer(after))[:1]
    for match in found:
        if _size(before[match.end() :] if spoken.kind_follows else after[: match.start()], spoken) <= _NEAR:
            return fold(next(group for group in match.groups() if group), spoken)
    return None


def _said(before: str, after: str, spoken: Language) -> tuple[bool, str]:
    """Return whether words say anything of a resolution, and those that say on what it is: not "in which it requested".

    They stand behind it, in Chinese before it or right behind it.
    """
    about = spoken.rules["about"]
    if spoken.kind_follows and (match := about.search(clause := _BREAK.split(before)[-1])):
        return True, "" if match["does"] else clause[match.end() :]
    match = about.search(after)
    if match is None or _size(after[: match.start()], spoken) > _BESIDE:
        return False, ""
    return True, "" if match["does"] else _BREAK.split(after[match.end() :])[0] or after[match.end() :]


def _topic(before: str, after: str, spoken: Language) -> str:
    """Return the words that open with what a resolution is on, folded: a title, if they hold one, and what comes behind it."""
    about = spoken.rules["about"]
    if spoken.kind_follows:
        matches = list(about.finditer(before))
        return fold(before[matches[-1].end() :][:_TOPIC], spoken) if matches else ""
    match = about.search(after)
    near = match is not None and _size(after[: match.start()], spoken) <= _BESIDE
    return fold(after[match.end() :][:_TOPIC], spoken) if match and near else ""


def _size(words: str, spoken: Language) -> int:
    """Return the number of letters that are no date."""
    return len(_LETTER.findall(spoken.date.sub(" ", words))) * (_HAN if spoken.unspaced else 1)


def _other(said: str, title: frozenset[str]) -> bool:
    """Tell whether words are on another subject than a title."""
    own = pieces(said)
    return bool(own and title) and len(own & title) < _LITTLE * min(len(own), len(title))
