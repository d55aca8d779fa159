"""What is measured: the same works of the corpus each time; without the corpus, the shipped samples over and over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from kg.data import PACKAGE
from tests.conftest import SHARED
from tests.quality.scoring import answers, drawn, missing, tool

SIZE = 40  # works
_AGAIN = 8  # times that the shipped samples are read


@dataclass(frozen=True, slots=True)
class Sample:
    """Files of one kind: what they are, name and bytes of each, and their pages if they have any."""

    what: str
    files: tuple[tuple[str, bytes], ...]
    pages: int = 0

    @property
    def megabytes(self) -> float:
        """Their size in MB."""
        return sum(len(data) for _, data in self.files) / 1e6


def samples() -> list[Sample]:
    """Return plain text in English and Chinese, and where the corpus is, official mark-up in English and PDF."""
    if absent := missing():
        print(f"{absent}; the shipped samples are read {_AGAIN} times instead, and no AKN XML and no PDF")
        return [Sample(f"plain text {language} (shipped samples)", _shipped(language)) for language in ("en", "zh")]
    works = drawn(answers(), SIZE)
    out = []
    for language in ("en", "zh"):
        texts = {symbol: tool("akn").text(SHARED / "unxml" / work["files"][language]) for symbol, work in works.items()}
        files = tuple((f"{symbol.replace('/', '_')}.txt", text.encode()) for symbol, text in texts.items())
        out.append(Sample(f"plain text {language}", files))
    paths = [SHARED / "unxml" / work["files"]["en"] for work in works.values()]
    out.append(Sample("AKN XML en", tuple((path.name, path.read_bytes()) for path in paths)))
    return [*out, *(_printed(language) for language in ("en", "zh", "ar"))]


def _printed(language: str) -> Sample:
    paths = sorted((SHARED / "papers" / "made").glob(f"*.{language}.pdf"))
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    return Sample(f"PDF {language}", tuple((path.name, path.read_bytes()) for path in paths), pages)


def _shipped(language: str) -> tuple[tuple[str, bytes], ...]:
    found = sorted((PACKAGE / "samples").glob(f"*.{language}.*"))
    return tuple((path.name, path.read_bytes()) for path in found) * _AGAIN


def founding() -> tuple[str, list[Path]]:
    """Return the five founding documents and what they are; without the corpus, five shipped samples in Chinese."""
    found = sorted((SHARED / "founding").glob("*.txt"))
    if found:
        return "five founding documents", found
    return "five shipped samples", sorted((PACKAGE / "samples").glob("*.zh.*"))[:5]
