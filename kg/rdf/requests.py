"""Turn requests, mandates and the answers to requests into triples."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Answer, Mandate, Request
from kg.rdf.minting import Minting
from kg.rdf.terms import line, term, typed


def request_lines(names: Minting, request: Request) -> Iterator[str]:
    """Yield the triples of a request of a provision of the work."""
    node = names.part(f"{request.provision}-request-{request.number}")
    yield line(names.part(request.provision), term("unr:request"), node)
    yield line(node, term("rdf:type"), term("unr:Request"))
    yield line(node, term("unr:verb"), names.entity(f"verb/{request.verb}"))
    entries = [("addressee", entry) for entry in request.addressees] + [("recipient", entry) for entry in request.recipients]
    entries += [("deliverable", f"deliverable/{name}") for name in request.deliverables]
    entries += [("dueSession", f"session/{session}") for session in request.due.sessions]
    for name, entry in entries:
        yield line(node, term(f"unr:{name}"), names.entity(entry))
    for date in request.due.dates:
        yield line(node, term("unr:dueDate"), dated(date))
    for period in request.due.periods:
        yield line(node, term("unr:frequency"), typed(period, "duration"))
    for mention in request.mentions:
        yield names.mention(node, mention)


def mandate_lines(names: Minting, mandate: Mandate) -> Iterator[str]:
    """Yield the triples of a mandate that a provision establishes, extends or ends."""
    node = names.part(f"{mandate.provision}-mandate-{mandate.number}")
    yield line(names.part(mandate.provision), term("unr:mandate"), node)
    yield line(node, term("rdf:type"), term("unr:Mandate"))
    yield line(node, term("unr:change"), term(f"unr:{mandate.change}"))
    if mandate.holder:
        yield line(node, term("unr:holder"), names.entity(mandate.holder))
    if mandate.until:
        yield line(node, term("unr:until"), typed(mandate.until, "date"))
    if mandate.duration:
        yield line(node, term("unr:duration"), typed(mandate.duration, "duration"))
    yield names.mention(node, mandate.mention)


def answer_lines(names: Minting, answer: Answer) -> Iterator[str]:
    """Yield that a report answers what a resolution asks for: the citation of the report says so."""
    citation = names.part(f"{answer.provision}-{answer.report}")
    yield line(citation, term("unr:inResponseTo"), names.document(answer.resolution))
    yield names.mention(citation, answer.mention)


def dated(date: str) -> str:
    """Return a date as exact as it is stated: a day, a month or a year.

    >>> dated("2022-01")
    '"2022-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    return typed(date, {4: "gYear", 7: "gYearMonth"}.get(len(date), "date"))
