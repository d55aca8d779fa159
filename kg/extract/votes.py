"""Read the recorded vote printed under a resolution, and what States later said they had intended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.document import Document
from kg.language import groups
from kg.model import Ballot, Block, Role, VoteStatement

CHOICES = ("inFavour", "against", "abstaining")
_SEPARATORS = re.compile(r"[,，、،;；؛.。\[\]\s]+")


def ballot(document: Document) -> Ballot | None:
    """Return the recorded vote: what mark-up states, else tally and States as printed."""
    if document.work.ballot:
        return document.work.ballot
    blocks = [(i, b) for i, b in enumerate(document.text.blocks) if b.role is Role.VOTE]
    tally = _tally(document, " ".join(block.text for _, block in blocks))
    if tally is None:
        return None
    voters: dict[str, list[str]] = {c: [] for c in CHOICES}
    unknown: list[tuple[str, str]] = []
    choice = None
    for i, block in blocks:
        for named, start, end in _bracketed(document, block):
            voters[named] += _states(document, i, start, end)[0]
        for start, end, heading in _segments(document, block.text, choice):
            choice = heading
            if choice:
                states, rest = _states(document, i, start, end)
                voters[choice] += states
                unknown += [(choice, name) for name in rest]
    return Ballot(tally, {c: tuple(v) for c, v in voters.items()}, tuple(unknown))


def _tally(document: Document, text: str) -> dict[str, int] | None:
    match = document.language.rules["recorded-vote"].search(text)
    if not match:
        return None
    counts = groups(match)
    return {c: int(counts[c]) if counts[c].isdigit() else 0 for c in CHOICES if c in counts}


def _bracketed(document: Document, block: Block) -> Iterator[tuple[str, int, int]]:
    """Yield the States named in brackets behind a count, as the Security Council's did: "by 14 votes to 1 (Cuba)"."""
    match = document.language.rules["recorded-vote"].search(block.text)
    for group, span in (match.groupdict() if match else {}).items():
        if group.endswith("_names") and span is not None and match:
            yield group.removesuffix("_names"), match.start(group), match.end(group)


def _segments(document: Document, text: str, choice: str | None) -> Iterator[tuple[int, int, str | None]]:
    """Cut a block at the headings "In favour:", "Against:" …; what comes before the first belongs to `choice`."""
    words = {w: c for c in CHOICES for w in document.language.votes[c]}
    pattern = re.compile("(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")\s*[:：]")
    start = 0
    for match in pattern.finditer(text):
        yield start, match.start(), choice
        choice = words[match.group().rstrip(":： ")]
        start = match.end()
    yield start, len(text), choice


def _states(document: Document, index: int, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the States named in a span, and the words that name none.

    The span is scanned by itself: a heading may be glued to the last State before it.
    """
    found: list[str] = []
    rest: list[str] = []
    text = document.text.blocks[index].text[start:end]
    place = 0
    for token in document.lexicon.scan(text):
        codes = token.of("state", "name") or token.of("state", "short")
        if codes:
            found.append(codes[0])
            rest += _SEPARATORS.split(text[place : token.start])
            place = token.end
    rest += _SEPARATORS.split(text[place:])
    joints = document.language.glue["joints"]
    return found, [w for w in rest if w and w not in joints]


def statements(document: Document) -> Iterator[VoteStatement]:
    """Yield what States stated afterwards: "The delegation of Hungary subsequently stated that it had intended to abstain"."""
    rule = document.language.rules["vote-statement"]
    for i, block in enumerate(document.text.blocks):
        match = rule.search(block.text) if block.role in (Role.FOOTNOTE, Role.VOTE) else None
        if match:
            intended = _intended(document, block.text[match.end() :])
            states = dict.fromkeys(c for t in document.tokens[i] for c in t.of("state"))
            if intended:
                yield from (VoteStatement(state, intended) for state in states)


def _intended(document: Document, text: str) -> str | None:
    votes = document.language.votes
    places = [(text.find(w), -len(w), c) for c in CHOICES for w in votes[f"intended_{c}"] if w in text]
    return min(places)[2] if places else None
