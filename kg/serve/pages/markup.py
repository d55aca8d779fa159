"""Values as HTML: what a page repeats hundreds of times is written here, once a value, instead of in a template."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup, escape

from kg.serve.pages.graph import Shown
from kg.serve.pages.paragraphs import Piece
from kg.serve.words import RIGHT_TO_LEFT

_KEPT = 20_000  # values in memory for a language
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Markups:
    """Values on pages in one language; each is written once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.show = lru_cache(maxsize=_KEPT)(self._show)
        self.below = lru_cache(maxsize=_KEPT)(self._below)
        self.cell = lru_cache(maxsize=_KEPT)(self._cell)

    def _show(self, shown: Shown) -> Markup:
        """Return a value, linked, set apart from the direction of its surroundings.

        >>> Markups("en").show(Shown("Charte", "/instrument/charter", language="fr"))
        Markup('<a href="/instrument/charter" lang="fr"><bdi>Charte</bdi></a>')
        """
        lang = f' lang="{escape(shown.language)}"' if shown.language and shown.language != self.language else ""
        if shown.href:
            return Markup(f'<a href="{escape(shown.href)}"{lang}><bdi>{escape(shown.text)}</bdi></a>')
        return Markup(f"<bdi{lang}>{escape(shown.text)}</bdi>")

    def _below(self, shown: Shown) -> Markup:
        """Return the second line of a value, empty if it has none."""
        if not shown.below:
            return Markup()
        spoken = shown.below_language
        lang = f' lang="{escape(spoken)}" dir="{direction(spoken)}"' if spoken and spoken != self.language else ""
        return Markup(f'<small class="below"{lang}>{escape(shown.below)}</small>')

    def _cell(self, shown: Shown) -> Markup:
        """Return a cell of a table; dates and numbers are set as such.

        >>> Markups("en").cell(Shown("12"))
        Markup('<td class="number"><bdi>12</bdi></td>')
        """
        number = shown.text.replace(".", "", 1).isdecimal() and not shown.href
        kind = ' class="date"' if _DATE.fullmatch(shown.text) else ' class="number"' if number else ""
        return Markup(f"<td{kind}>{self.show(shown)}{self.below(shown)}</td>")


@cache
def markups(language: str) -> Markups:
    """Return what writes values in a language, the same each time."""
    return Markups(language)


def direction(language: str) -> str:
    """Return in which direction a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def line(pieces: Iterable[Piece]) -> Markup:
    """Return a line of a text, with its mentions linked and anchored.

    >>> line([Piece("Recalls <it>, "), Piece("70/1", "/doc/A/RES/70/1", "en:9-13")])
    Markup('Recalls &lt;it&gt;, <a href="/doc/A/RES/70/1" id="en:9-13">70/1</a>')
    """
    return Markup("".join(map(_piece, pieces)))


def _piece(piece: Piece) -> str:
    anchor = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
    if piece.href:
        return f'<a href="{escape(piece.href)}"{anchor}>{escape(piece.text)}</a>'
    return f"<span{anchor}>{escape(piece.text)}</span>" if anchor else escape(piece.text)
