"""Read one input and say what became of it: the unit of work of a build, the same on one machine and on many.

An outcome is a pure function of a file's bytes, its name, the base and the rules. It holds all that a build needs of a
text: its own triples, the entries that these refer to, and what it claims that other texts may contradict.
"""

from __future__ import annotations

from dataclasses import replace

from kg import read
from kg.build.inputs import Input
from kg.build.outcome import Outcome, failed, unresolved
from kg.build.packing import packed, packed_lines
from kg.errors import KgError, ReadError
from kg.extract import extract
from kg.findings.claims import claims
from kg.findings.doubts import doubts
from kg.model import Facts, Role
from kg.rdf.emit import Emitter
from kg.succession.record import record
from kg.texts import table


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


def _read(facts: Facts, base: str) -> Outcome:
    waiting = tuple(c for c in facts.citations if c.waits)
    facts = replace(facts, citations=tuple(c for c in facts.citations if not c.waits))
    open_ones = unresolved(facts.citations)
    counts = {
        "citations": len({(c.provision, c.target) for c in facts.citations if c.target}),
        "unresolved": len(open_ones),
        "namings": len({(n.provision, n.entity) for n in facts.namings}),
        "provisions": len(facts.provisions),
        "voters": sum(len(v) for v in facts.ballot.voters.values()) if facts.ballot else 0,
    }
    emitter = Emitter(facts, base)
    lines = packed_lines(dict.fromkeys(emitter.triples()))
    return Outcome(
        source=facts.text.source,
        status="read",
        symbol=emitter.symbol,
        language=facts.text.language,
        sha256=facts.text.sha256,
        content=facts.text.content,
        paragraphs=table(facts.text.blocks),
        lines=lines,
        mentions=packed(emitter.mentions.turtle().encode()),
        needs=sorted(emitter.needs),
        counts=counts,
        unresolved=open_ones,
        claims=claims(facts),
        record=record(facts),
        by_date=waiting,
        findings=doubts(facts),
    )
