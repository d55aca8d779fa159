"""Extract facts from texts: one extractor a kind of thing, all called in one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kg.extract import answers, citing, mandates, names, requests, verbs, votes
from kg.extract.document import Document, document
from kg.extract.work import read_work
from kg.model import Facts, Text


class Extractor(Protocol):
    """Reads one kind of thing out of a document."""

    def __call__(self, document: Document, /) -> Iterable[object]: ...


# Field of Facts -> what fills it. To add an extractor is to add a line.
EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("provisions", verbs.extract),
    ("citations", citing.extract),
    ("namings", names.extract),
    ("unclear", names.unclear),
    ("statements", votes.statements),
    ("requests", requests.extract),
    ("mandates", mandates.extract),
    ("answers", answers.extract),
)


def extract(text: Text) -> Facts:
    """Return all that is found in a text."""
    scanned = document(text, read_work(text))
    found = {field: tuple(extractor(scanned)) for field, extractor in EXTRACTORS}
    return Facts(text=text, work=scanned.work, ballot=votes.ballot(scanned), **found)  # type: ignore[arg-type]
