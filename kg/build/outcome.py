"""What became of an input: all that a build needs of a text is in it, so that the text is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.build.inputs import Input
from kg.findings.claims import Claims
from kg.model import Citation, Finding
from kg.succession.record import Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input (read, skipped, failed, lost, archive) and why; of a text that was read, its facts.

    A lost one reached a limit of time or memory, which it may not do the next time.

    `lines` are its triples, packed N-Triples, but for those of its `mentions`, packed Turtle; `needs` the entries that they refer
    to (IRIs below the base) and the triples about things outside the base; `unresolved` are (provision, words, reason). `by_date`
    are citations of what is named by its date alone, which wait for the dates of other texts. An archive has `members`.
    """

    source: str
    status: str
    reason: str = ""
    symbol: str = ""
    language: str = ""
    sha256: str = ""
    content: str = ""
    paragraphs: str = ""
    lines: bytes = b""
    mentions: bytes = b""
    needs: Sequence[str] = ()
    counts: dict[str, int] = field(default_factory=dict)
    unresolved: Sequence[tuple[str, str, str]] = ()
    claims: Claims | None = None
    record: Record | None = None
    by_date: Sequence[Citation] = ()
    findings: Sequence[Finding] = ()
    members: Sequence[tuple[int, str]] = ()  # place and name

    @property
    def failure(self) -> str:
        """The message of an input that could not be read."""
        return self.reason if self.status in ("failed", "lost") else ""


def failed(found: Input, reason: str, status: str = "failed") -> Outcome:
    """Return the outcome of an input that can't be read."""
    return Outcome(found.name, status, f"{found.name}: {reason}")


def unresolved(citations: Iterable[Citation]) -> tuple[tuple[str, str, str], ...]:
    """Return provision, words and reason of the citations that are not resolved."""
    return tuple((c.provision, c.mention.quote, c.reason or "") for c in citations if c.target is None)
