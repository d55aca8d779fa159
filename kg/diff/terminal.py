"""Print two works side by side on a terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kg.diff.compare import Comparison, Row
from kg.terminal import console, harmless

_STYLES = {"added": "green", "dropped": "red", "moved": "cyan", "changed": "yellow", "same": "dim"}


def print_comparison(found: Comparison) -> None:
    """Print a row for each pair of paragraphs, dropped words marked on the left and added ones on the right.

    Without colours the marks are those of wdiff: [-dropped-] and {+added+}.
    """
    out = console()
    plain = out.no_color or not out.is_terminal
    table = Table(show_edge=False, header_style="bold", show_lines=True)
    table.add_column("", no_wrap=True)
    for side in (found.left, found.right):
        table.add_column(harmless(f"{side.symbol} {side.title}".strip()), ratio=1, overflow="fold")
    for row in found.rows:
        table.add_row(Text(row.kind, style=_STYLES[row.kind]), _left(row, plain), _right(row, plain))
    out.print(table)
    out.print(", ".join(f"{found.count(kind)} {kind}" for kind in _STYLES))


def _left(row: Row, plain: bool) -> Text:
    text = Text()
    if row.left:
        text.append(f"{row.left.provision}  ", style="bold")
        _words(text, [(part.left, part.same) for part in row.parts], "red strike", "[-{}-]" if plain else "{}")
        _changes(text, row.citations.dropped, row.verbs.dropped, "−", "red")
    return text


def _right(row: Row, plain: bool) -> Text:
    text = Text()
    if row.right:
        text.append(f"{row.right.provision}  ", style="bold")
        _words(text, [(part.right, part.same) for part in row.parts], "green underline", "{{+{}+}}" if plain else "{}")
        _changes(text, row.citations.added, row.verbs.added, "+", "green")
    return text


def _words(text: Text, words: list[tuple[str, bool]], style: str, mark: str) -> None:
    for part, same in words:
        if same:
            text.append(harmless(part))
        elif part:
            text.append(mark.format(harmless(part)), style=style)


def _changes(text: Text, cited: tuple[str, ...], verbs: tuple[str, ...], sign: str, style: str) -> None:
    """Add what a paragraph alone cites and its verbs alone."""
    for values in (cited, verbs):
        if values:
            text.append("\n" + harmless(" ".join(f"{sign}{value}" for value in values)), style=style)
