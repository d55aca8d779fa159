"""Find numbers of the Security Council without their year: "resolution 2532", "resolutions 1325 and 2250"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import symbols
from kg.language import Language, language

# The look-behind comes second for speed: a pattern that opens with a figure is tried at figures alone.
_ALONE = re.compile(r"\d(?<![A-Za-z0-9/.,(:–$€£-]\d)\d\d\d?(?![A-Za-z0-9/(–-]|[.,:]\d| ?\()", re.ASCII)
_CLOSE = 12  # characters from a number to the word for resolutions, or to the next number of its list


@cache
def _gap(code: str) -> re.Pattern[str]:
    """Return the pattern of what stands between such numbers: what joins a list; where the word follows, 号 and 第 as well."""
    spoken = language(code)
    words = [*spoken.glue["joints"], *spoken.glue["numbered"], *(spoken.glue["words"] if spoken.kind_follows else ())]
    return re.compile(rf"(?:[\s,،、]|{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})*")


def serials(text: str, spoken: Language, kinds: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, number with its year) in order; `kinds` are the spans of the word for resolutions.

    >>> list(serials("its resolutions 1325, 1888 and 2250 of 2015", language("en"), [(4, 15)]))
    [(16, 20, '1325 (2000)'), (22, 26, '1888 (2009)'), (31, 35, '2250 (2015)')]
    """
    follows, gap = spoken.kind_follows, _gap(spoken.code)
    places = [start if follows else end for start, end in kinds]
    alone = [m for m in _ALONE.finditer(text) if symbols.council_year(int(m[0]))] if places else []
    found = []
    for match in reversed(alone) if follows else alone:
        near, far = (match.end(), match.start()) if follows else match.span()
        if any(
            gap.fullmatch(text, *sorted((near, place)))
            for place in places
            if 0 <= (near - place) * (-1 if follows else 1) < _CLOSE
        ):
            places.append(far)
            found.append((*match.span(), f"{match[0]} ({symbols.council_year(int(match[0]))})"))
    yield from sorted(found)
