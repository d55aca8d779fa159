"""Values as HTML: what a page repeats hundreds of times is written here, once a value, instead of in a template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from markupsafe import Markup, escape

from kg.serve.pages.graph import Shown
from kg.serve.pages.paragraphs import Piece

_KEPT = 20_000  # values in memory for a language


@cache
def shower(language: str) -> Callable[[Shown], Markup]:
    """Return what writes a value on a page in a language: linked, set apart from the direction of its surroundings.

    >>> shower("en")(Shown("Charte", "/instrument/charter", language="fr"))
    Markup('<a href="/instrument/charter" lang="fr"><bdi>Charte</bdi></a>')
    """

    @lru_cache(maxsize=_KEPT)
    def show(shown: Shown) -> Markup:
        lang = f' lang="{escape(shown.language)}"' if shown.language and shown.language != language else ""
        if shown.href:
            return Markup(f'<a href="{escape(shown.href)}"{lang}><bdi>{escape(shown.text)}</bdi></a>')
        return Markup(f"<bdi{lang}>{escape(shown.text)}</bdi>")

    return show


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
