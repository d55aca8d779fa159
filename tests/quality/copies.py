"""Measure how much of a text is read the same in copies that lack or add something: python -m tests.quality.copies [WORKS]

Official files are rendered as text, a paragraph a line, and damaged as copies are: line ends are lost, lines are cut, signs
are put before them, footnote marks become figures. What is read of such a copy is compared with what is read of the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract import extract
from kg.language import available
from kg.model import Facts
from kg.read.plain import read_plain
from tests.conftest import ROOT, SHARED
from tests.marked import put
from tests.quality.scoring import Answers, answers, drawn, missing, tool

README = ROOT / "README.md"
_WORKS = 40
_PAGE = 2_500  # characters
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_WORD = re.compile(r"[㐀-鿿\u3000-\u303f\uff00-\uffef]|[^\s㐀-鿿\u3000-\u303f\uff00-\uffef]+\s*|\s+")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Copy:
    """How a copy is read, summed over works: all counts are of what is read of the text itself too.

    `works` is the number of works and `known` of those with the same symbol; `cited` of cited works and `found` of those;
    `citations` of citations with their provision and `placed` of those in the same provision.
    """

    works: int = 0
    known: int = 0
    cited: int = 0
    found: int = 0
    citations: int = 0
    placed: int = 0

    def with_text(self, text: Facts, copy: Facts) -> Copy:
        """Return the sums with one more work."""
        cited, found = ({c.target for c in one.citations if c.target} for one in (text, copy))
        citations, placed = ({(c.target, c.provision) for c in one.citations} for one in (text, copy))
        return Copy(
            self.works + 1,
            self.known + (text.work.symbol == copy.work.symbol),
            self.cited + len(cited),
            self.found + len(cited & found),
            self.citations + len(citations),
            self.placed + len(citations & placed),
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _wrapped(text: str, width: int, between: str) -> str:
    return between.join("\n".join(_cut(line, width)) for line in _lines(text))


def _cut(line: str, width: int) -> Iterator[str]:
    """Yield the pieces of a line that are no wider; words and figures stay whole, Chinese parts between any two characters."""
    piece = ""
    for word in _WORD.findall(line):
        if len((piece + word).rstrip()) > width and piece:
            yield piece.rstrip()
            piece = ""
        piece += word
    yield piece.rstrip()


def _pages(text: str) -> str:
    whole = " ".join(_lines(text))
    return "\n".join(whole[i : i + _PAGE] for i in range(0, len(whole), _PAGE))


def _marks(text: str, before: str, after: str) -> str:
    return _SUPERSCRIPTS.sub(lambda match: before + match[0].translate(_FIGURES) + after, text)


COPIES: Mapping[str, Callable[[str], str]] = {
    "no blank lines": lambda text: "\n".join(_lines(text)),
    "lines of 72 characters": lambda text: _wrapped(text, 72, "\n\n"),
    "lines of 72, no blank lines": lambda text: _wrapped(text, 72, "\n"),
    "lines of 40 characters": lambda text: _wrapped(text, 40, "\n\n"),
    "the whole document one line": lambda text: " ".join(_lines(text)),
    "each page one line": _pages,
    "quoted in a mail, behind >": lambda text: "\n".join(f"> {line}" for line in text.splitlines()),
    "a bullet before each line": lambda text: "\n".join(f"• {line}" for line in _lines(text)),
    "footnote marks as figures": lambda text: _marks(text, "", ""),
    "footnote marks as [1]": lambda text: _marks(text, "[", "]"),
    "no comma or stop ends a line": lambda text: "\n\n".join(re.sub(r"[,;.，；。،؛]$", "", line) for line in _lines(text)),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}


def measured(key: Answers) -> Iterator[tuple[str, str, Copy]]:
    """Yield (kind of copy, language, how copies of the works of a key are read)."""
    render = tool("akn").text
    for language in available():
        texts = [render(str(SHARED / "unxml" / work["files"][language]), "clean") for work in key.values()]
        whole = [_read(text) for text in texts]
        for name, damage in COPIES.items():
            copy = Copy()
            for text, facts in zip(texts, whole, strict=True):
                copy = copy.with_text(facts, _read(damage(text)))
            yield name, language, copy


def _read(text: str) -> Facts:
    return extract(read_plain(text.encode(), "copy.txt"))


def table(key: Answers) -> list[str]:
    """Return a table in Markdown: the least of six languages, and the language it is of, for each kind of copy."""
    rows: dict[str, list[tuple[str, Copy]]] = {name: [] for name in COPIES}
    for name, language, copy in measured(key):
        rows[name].append((language, copy))
    out = ["| copy | own | cited | in the same provision |", "| --- | ---: | ---: | ---: |"]
    for name, found in rows.items():
        own = min(copy.known / copy.works for _, copy in found)
        cited = min(copy.found / copy.cited for _, copy in found)
        placed, language = min((copy.placed / copy.citations, language) for language, copy in found)
        out.append(f"| {name} | {own:.2f} | {cited:.3f} | {placed:.2f} ({language}) |")
    return out


def main(works: int) -> None:
    """Measure, print a table, and put it into the README."""
    absent = missing()
    if absent:
        sys.exit(absent)
    lines = table(drawn(answers(), works))
    print("\n".join(lines))
    put(README, "copies", "\n".join([*lines, ""]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _WORKS)
