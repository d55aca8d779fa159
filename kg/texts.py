"""The texts kept beside a graph: the stored words of each source, and where its paragraphs lie in them.

`texts/HASH.txt` holds the words, `paragraphs/HASH.tsv` a line for each block of them: role, provision, and the spans of
the stored text that it consists of (code points, end exclusive); page furniture and footnote marks are left out of a block.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kg.cleaning import plain
from kg.errors import NoGraph
from kg.model import Block, Role

TEXTS = "texts"
PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as it was read: its role, the label of its provision, its words."""

    role: Role
    provision: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block lies in the stored text: its role, the label of its provision, its spans (end exclusive)."""

    role: Role
    provision: str
    spans: tuple[tuple[int, int], ...]


def table(blocks: Iterable[Block]) -> str:
    """Return the table of the blocks of a text.

    >>> from kg.model import Offsets
    >>> table([Block(Role.PREAMBULAR, "PP1", "Recalling its", Offsets((0, 10), (7, 20)))])
    'preambular\\tPP1\\t7-17 20-23\\n'
    """
    return "".join(f"{block.role}\t{block.provision}\t{_spans(block)}\n" for block in blocks if block.text)


def _spans(block: Block) -> str:
    starts = [s for s in block.offsets.starts if s < len(block.text)]
    lengths = [b - a for a, b in pairwise([*starts, len(block.text)])]
    return " ".join(f"{at}-{at + size}" for at, size in zip(block.offsets.stored, lengths, strict=False))


def paragraphs(out: Path, sha256: str) -> list[Paragraph]:
    """Return the paragraphs of a text that was kept, in order. Raises NoGraph if it is not there."""
    content, places = kept(out, sha256)
    return [Paragraph(p.role, p.provision, plain("".join(content[a:b] for a, b in p.spans))) for p in places]


def kept(out: Path, sha256: str) -> tuple[str, list[Place]]:
    """Return a text that was kept, as stored, and where its paragraphs lie in it. Raises NoGraph if it is not there."""
    try:
        content = (out / TEXTS / f"{sha256}.txt").read_bytes().decode()
        lines = (out / PARAGRAPHS / f"{sha256}.tsv").read_text("utf-8").splitlines()
    except OSError as error:
        raise NoGraph(
            f"{error.filename}: the text can't be read; build the graph anew with 'kg build PATH... -o {out}'"
        ) from None
    found = []
    for line in lines:
        role, provision, spans = line.split("\t")
        ends = (span.split("-") for span in spans.split())
        found.append(Place(Role(role), provision, tuple((int(a), int(b)) for a, b in ends)))
    return content, found
