"""Pack what is kept in the ledger: triples repeat themselves, a tenth of their bytes is enough."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import zstandard

_AT_ONCE = 10_000  # lines
_LEVEL = 1  # the next ones take twice the time for a few per cent


def packed(data: bytes) -> bytes:
    """Return bytes in fewer bytes."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def packed_lines(lines: Iterable[str]) -> bytes:
    """Return lines, joined by line feeds, in fewer bytes; they are never all in memory in one piece.

    >>> unpacked(packed_lines(["a b", "c"])), unpacked(packed_lines([]))
    (b'a b\\nc', b'')
    """
    packing = zstandard.ZstdCompressor(level=_LEVEL).compressobj()
    waiting, parts, start = iter(lines), [], ""
    while some := list(islice(waiting, _AT_ONCE)):
        parts.append(packing.compress((start + "\n".join(some)).encode()))
        start = "\n"
    return b"".join([*parts, packing.flush()])


def unpacked(data: bytes) -> bytes:
    """Return what was packed."""
    return zstandard.ZstdDecompressor().decompressobj().decompress(data)
