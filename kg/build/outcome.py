"""Read one input and say what became of it: the unit of work of a build, the same on one machine and on many.

An outcome is a pure function of a file's bytes, its name, the base and the rules. It holds all that a build needs of a
text: its own triples, the entries that these refer to, and what it claims that other texts may contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg import read
from kg.build.inputs import Input
from kg.build.packing import packed
from kg.errors import KgError, ReadError
from kg.extract import extract
from kg.findings import Claims, claims, doubts
from kg.model import Citation, Facts, Finding, Role
from kg.rdf.emit import Emitter
from kg.succession.record import Record, record
from kg.texts import table


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input (read, skipped, failed, lost, archive) and why; of a text that was read, its facts.

    A lost one reached a limit of time or memory, which it may not do the next time.

    `lines` are its own triples, N-Triples, packed; `needs` the entries that they refer to (IRIs below the base)
    and the triples about things outside the base; `unresolved` are (provision, words, reason). `by_date` are citations of what
    is named by its date alone, which wait for the dates of other texts. An archive has `members`.
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


def outcome(found: Input, base: str) -> Outcome:
    """Read one input and return what became of it; what is wrong with one file never stops the others."""
    try:
        return _outcome(found, base)
    except ReadError as error:
        return failed(found, str(error).removeprefix(f"{found.name}: "))
    except KgError as error:
        return failed(found, str(error))
    except MemoryError:
        raise
    except Exception as error:
        return failed(found, f"this should not happen: {type(error).__name__}: {error}; report it with the file")


def failed(found: Input, reason: str, status: str = "failed") -> Outcome:
    """Return the outcome of an input that can't be read."""
    return Outcome(found.name, status, f"{found.name}: {reason}")


def _outcome(found: Input, base: str) -> Outcome:
    members = found.members()
    if members is not None:
        return Outcome(found.name, "archive", members=tuple(members))
    data = found.data()
    facts = extract(read.read(data, found.name))
    if not facts.work.symbol and not any(b.role is Role.FORMULA for b in facts.text.blocks):
        reason = "no resolution: neither a symbol nor an enacting formula was found"
        return Outcome(found.name, "skipped", reason)
    return _read(facts, base)


def unresolved(citations: Iterable[Citation]) -> tuple[tuple[str, str, str], ...]:
    """Return provision, words and reason of the citations that are not resolved."""
    return tuple((c.provision, c.mention.quote, c.reason or "") for c in citations if c.target is None)


def _read(facts: Facts, base: str) -> Outcome:
    waiting = tuple(c for c in facts.citations if c.named and c.target is None)
    facts = replace(facts, citations=tuple(c for c in facts.citations if c not in waiting))
    open_ones = unresolved(facts.citations)
    counts = {
        "citations": len({(c.provision, c.target) for c in facts.citations if c.target}),
        "unresolved": len(open_ones),
        "namings": len({(n.provision, n.entity) for n in facts.namings}),
        "provisions": len(facts.provisions),
        "voters": sum(len(v) for v in facts.ballot.voters.values()) if facts.ballot else 0,
    }
    emitter = Emitter(facts, base)
    lines = "\n".join(dict.fromkeys(emitter.triples()))
    return Outcome(
        source=facts.text.source,
        status="read",
        symbol=emitter.symbol,
        language=facts.text.language,
        sha256=facts.text.sha256,
        content=facts.text.content,
        paragraphs=table(facts.text.blocks),
        lines=packed(lines.encode()),
        needs=sorted(emitter.needs),
        counts=counts,
        unresolved=open_ones,
        claims=claims(facts),
        record=record(facts),
        by_date=waiting,
        findings=doubts(facts),
    )
