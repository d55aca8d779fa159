"""Keep the stored text of each source and the table of its paragraphs beside the graph, named by its hash."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.texts import PARAGRAPHS, TEXTS

_ENDINGS = {TEXTS: ".txt", PARAGRAPHS: ".tsv"}


def keep(out: Path, sha256: str, content: str, paragraphs: str) -> None:
    """Write a text and the table of its paragraphs; a build that is stopped leaves each whole or not there."""
    for folder, words in ((PARAGRAPHS, paragraphs), (TEXTS, content)):
        place = out / folder
        fresh = place / f"{sha256}.new"
        fresh.write_text(words, encoding="utf-8", errors="replace", newline="\n")
        fresh.replace(place / f"{sha256}{_ENDINGS[folder]}")


def kept(out: Path) -> set[str]:
    """Return the hashes of the texts that are there with their tables; make the folders that are not."""
    for folder in _ENDINGS:
        (out / folder).mkdir(exist_ok=True)
    return set.intersection(*({p.stem for p in (out / f).glob(f"*{end}")} for f, end in _ENDINGS.items()))


def forget(out: Path, wanted: Iterable[str]) -> None:
    """Remove the texts that the graph no longer points into, and what a stopped build left."""
    hashes = set(wanted)
    for folder, ending in _ENDINGS.items():
        for path in (out / folder).glob("*"):
            if path.stem not in hashes or path.suffix != ending:
                path.unlink()
