"""Tell which operative word leads on into a block: that of the paragraph or point that the block goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.operative import Word, is_listed
from kg.model import Block

# A provision, and whether the block is a point of a list without numbers -> the last block of them with an operative word.
_Latest = dict[tuple[str, bool], tuple[int, str]]


def leads(blocks: Sequence[Block], verbs: Sequence[Sequence[Word]]) -> tuple[str | None, ...]:
    """Return for each block the verb that governs its beginning, None where no operative word stands before it.

    It is the last one in what the block is a part of: OP3 for OP3(a). Of a list without numbers no point leads on into another.
    """
    out: list[str | None] = []
    latest: _Latest = {}
    paragraph = ""
    for i, (block, words) in enumerate(zip(blocks, verbs, strict=True)):
        if block.provision.partition("(")[0] != paragraph:
            paragraph, latest = block.provision.partition("(")[0], {}
        listed = is_listed(block.text)
        out.append(_leading(latest, block.provision, listed))
        if words:
            latest[block.provision, listed] = (i, words[-1].verb)
    return tuple(out)


def _leading(latest: _Latest, provision: str, listed: bool) -> str | None:
    wholes = (provision[:end] for end in range(len(provision) + 1)) if latest else ()
    found = [
        latest[key] for whole in wholes for key in ((whole, False), (whole, True)) if key in latest and not (listed and key[1])
    ]
    return max(found)[1] if found else None
