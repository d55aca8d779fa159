"""Join ranges of the stored content into the text that extractors see, and keep every character's place.

Nothing is lost on the way: a `Range` leaves out only mark-up, footnote marks and superfluous spaces, and `Offsets` tells
where each character that is left stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from kg.model import Offsets
from kg.spelling import DIGITS, HYPHENS, SPACES

# Length-preserving: odd spaces and hyphens, full-width letters, digits and signs become plain ones.
_PLAIN = {
    **dict.fromkeys(SPACES + "\n", " "),
    **dict.fromkeys(HYPHENS, "-"),
    **{chr(code): digit for code, digit in DIGITS.items()},
    **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    "\uff08": "(", "\uff09": ")", "\uff0f": "/", "\ufeeb": "ه", "\ufee9": "ه", "\uff3b": "[", "\uff3d": "]", "\uff0e": ".",
    "'": "’", "\u02bc": "’",
}  # fmt: skip
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")

HAN = r"㐀-鿿豈-﫿，。、；：？！《》〈〉“”‘’（）【】「」―…"
_SPACES = re.compile("   *")  # two at least: the engine looks for two, and for each space where a repeat says so
_BESIDE_HAN = re.compile(rf" (?:(?<=[{HAN}] ) *+|(?<!  ) *+(?=[{HAN}]))")  # a run of spaces is tried at its first one alone
# Soft hyphens, direction marks, and Arabic tatweel and vowel signs, which some write and some do not.
_INVISIBLE = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")

Range = tuple[int, int]


def plain(text: str) -> str:
    """Return a text of the same length with plain spaces, hyphens, digits, brackets and apostrophes."""
    return _ODD.sub(lambda match: _PLAIN[match[0]], text)


def squeeze(text: str, unspaced: bool) -> str:
    """Return a line as patterns want it: plain, stripped, no spaces beside Chinese characters."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", plain(text))).strip()
    return _BESIDE_HAN.sub("", text) if unspaced else text


def _spans(text: str, unspaced: bool) -> list[Range]:
    """Return the spans of a joined text that are superfluous."""
    spans = [m.span() for m in _INVISIBLE.finditer(text)]
    spans += [(m.start() + 1, m.end()) for m in _SPACES.finditer(text)]
    if unspaced:
        spans += [m.span() for m in _BESIDE_HAN.finditer(text)]
    spans.sort()
    return spans


def clean(content: str, ranges: Iterable[Range], unspaced: bool) -> tuple[str, Offsets]:
    """Join ranges of the content with a space between them, drop superfluous spaces, and map what is left.

    >>> clean("Recalling  its reso-\\nlution", [(0, 20), (21, 27)], False)[0]
    'Recalling its reso-lution'
    """
    pieces: list[str] = []
    starts: list[int] = []
    stored: list[int] = []
    length = last = 0
    for start, end in ranges:
        line_end = _line_end(content, last, start) if pieces else -1
        if line_end >= 0 and _spaced(pieces[-1], content[start]):
            starts.append(length)
            stored.append(line_end)  # the joining space stands for it
            pieces.append(" ")
            length += 1
        pieces.append(plain(content[start:end]))
        starts.append(length)
        stored.append(start)
        length += end - start
        last = end
    return _drop("".join(pieces), starts, stored, unspaced)


def _line_end(content: str, start: int, end: int) -> int:
    """Return where a line ends between two ranges; where line ends are lost, a space is there in its stead; else -1."""
    found = content.find("\n", start, end)
    return start if found < 0 and content[start:end][:1].isspace() else found


def _spaced(before: str, sign: str) -> bool:
    """Tell whether a line end stands for a space."""
    return not before.endswith(("-", "/", "(", " ")) and sign not in "-/)"


def _drop(text: str, starts: list[int], stored: list[int], unspaced: bool) -> tuple[str, Offsets]:
    """Leave the superfluous spans out of a joined text and of its map."""
    spans = _spans(text, unspaced)
    lead = len(text) - len(text.lstrip())
    tail = len(text.rstrip())
    if not spans and not lead and tail == len(text):
        return text, Offsets(tuple(starts), tuple(stored))
    spans = [*([(0, lead)] if lead else []), *[s for s in spans if s[0] >= lead and s[1] <= tail], (tail, len(text))]
    source = Offsets(tuple(starts), tuple(stored))
    kept: list[str] = []
    new_starts: list[int] = []
    new_stored: list[int] = []
    position = length = 0
    for start, end in spans:
        if start > position:
            cuts = [position, *starts[bisect_right(starts, position) : bisect_left(starts, start)], start]
            for a, _ in pairwise(cuts):
                new_starts.append(length + a - position)
                new_stored.append(source.at(a))
            kept.append(text[position:start])
            length += start - position
        position = max(position, end)
    return "".join(kept), Offsets(tuple(new_starts) or (0,), tuple(new_stored) or (0,))
