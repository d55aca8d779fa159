"""Turn the facts of a text into triples, as N-Triples lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Ballot, Facts, Naming, Provision, Role, Text, VoteStatement, Work
from kg.rdf.citations import citation_lines
from kg.rdf.entries import entry_lines, references, work_entry
from kg.rdf.minting import Minting
from kg.rdf.requests import answer_lines, mandate_lines, request_lines
from kg.rdf.terms import address, line, term, text, typed

_PARTS = {
    Role.PREAMBULAR: "PreambularParagraph",
    Role.OPERATIVE: "OperativeParagraph",
    Role.ANNEX: "Annex",
}
_TALLIES = {"inFavour": "votesInFavour", "against": "votesAgainst", "abstaining": "abstentions"}


class Emitter(Minting):
    """Yields the triples of the facts of one text."""

    def __init__(self, facts: Facts, base: str) -> None:
        super().__init__(identifier(facts), facts.text.language, base)
        self.facts = facts

    def triples(self) -> Iterator[str]:
        """Yield all triples of the text's facts but those of mentions, line by line; some of them twice."""
        facts = self.facts
        yield from self._work(facts.work)
        yield from self._text(facts.text)
        for provision in facts.provisions:
            yield from self._provision(provision)
        for citation in facts.citations:
            yield from citation_lines(self, citation)
        for naming in facts.namings:
            yield from self._naming(naming)
        if facts.ballot:
            yield from self._vote(facts.ballot)
        for statement in facts.statements:
            yield from self._statement(statement)
        for request in facts.requests:
            yield from request_lines(self, request)
        for mandate in facts.mandates:
            yield from mandate_lines(self, mandate)
        for answer in facts.answers:
            yield from answer_lines(self, answer)

    def _work(self, work: Work) -> Iterator[str]:
        own = entry_lines(work_entry(self.symbol), self.base)
        self.needs |= references(own, self.base)
        yield from own
        yield from self._values(self.work, "dcterms:title", [text(work.title, self.language)] if work.title else [])
        yield from self._values(self.work, "unr:adoptedOn", [typed(work.adopted, "date")] if work.adopted else [])
        yield from self._values(self.work, "dcterms:issued", [typed(work.issued, "date")] if work.issued else [])
        if work.adoption:
            yield line(self.work, term("unr:adoption"), term(f"unr:{work.adoption}"))
        yield from self._occasion(work)
        for name, found in (("draft", work.drafts), ("onReportOf", work.reports)):
            for symbol in found:
                yield line(self.work, term(f"unr:{name}"), self.document(symbol))
        yield from self._values(self.work, "unr:sponsor", [self.entity(f"state/{s}") for s in work.sponsors])
        for subject in work.subjects:
            if node := address(subject.iri):
                yield line(self.work, term("dcterms:subject"), node)
                self.needs.add(line(node, term("rdfs:label"), text(subject.label, "en")))

    def _occasion(self, work: Work) -> Iterator[str]:
        """Yield body, session, meeting and agenda items."""
        if not work.body:
            return
        yield line(self.work, term("unr:adoptedBy"), self.entity(f"body/{work.body}"))
        session = f"{work.body}/{work.session}" if work.session else work.body
        if work.session:
            yield line(self.work, term("unr:session"), self.entity(f"session/{session}"))
        if work.meeting:
            yield line(self.work, term("unr:meeting"), self.entity(f"meeting/{session}/{work.meeting}"))
        for item in work.agenda_items:
            yield line(self.work, term("unr:agendaItem"), self.entity(f"agenda/{session}/{item}"))

    def _values(self, subject: str, name: str, values: Iterable[str]) -> Iterator[str]:
        return (line(subject, term(name), value) for value in values)

    def _text(self, read: Text) -> Iterator[str]:
        node = self.part(read.language)
        yield line(self.work, term("unr:text"), node)
        yield line(node, term("rdf:type"), term("unr:Text"))
        yield line(node, term("dcterms:language"), text(read.language))
        yield line(node, term("dcterms:source"), text(read.source))
        yield line(node, term("unr:sha256"), text(read.sha256))

    def _provision(self, provision: Provision) -> Iterator[str]:
        node = self.part(provision.label)
        yield line(node, term("rdf:type"), term(f"unr:{_PARTS[provision.role]}"))
        yield line(node, term("dcterms:isPartOf"), self.work)
        yield line(node, term("unr:number"), text(provision.label.removeprefix("PP").removeprefix("OP")))
        yield from self._values(node, "unr:verb", [self.entity(f"verb/{v}") for v in provision.verbs])

    def _naming(self, naming: Naming) -> Iterator[str]:
        entity, provision = self.entity(naming.entity), self.part(naming.provision)
        yield line(self.work, term("unr:mentions"), entity)
        yield line(provision, term("unr:mentions"), entity)
        yield from self.header(naming.provision)
        verb = [("unr:verb", f"verb/{naming.verb}")] if naming.verb else []
        yield self.mention(provision, naming.mention, ("unr:names", naming.entity), *verb)

    def _vote(self, ballot: Ballot) -> Iterator[str]:
        node = self.part("vote")
        yield line(self.work, term("unr:vote"), node)
        yield line(node, term("rdf:type"), term("unr:Vote"))
        for choice, count in ballot.tally.items():
            yield line(node, term(f"unr:{_TALLIES[choice]}"), typed(count, "integer"))
        for choice, states in ballot.voters.items():
            yield from self._values(node, f"unr:{choice}", [self.entity(f"state/{s}") for s in states])

    def _statement(self, statement: VoteStatement) -> Iterator[str]:
        node = self.part(f"vote-statement-{statement.state}")
        yield line(self.work, term("unr:voteStatement"), node)
        yield line(node, term("rdf:type"), term("unr:VoteStatement"))
        yield line(node, term("unr:state"), self.entity(f"state/{statement.state}"))
        yield line(node, term("unr:intended"), text(statement.intended))


def identifier(facts: Facts) -> str:
    """Return the symbol of the work, or a name for a work that was not identified."""
    return facts.work.symbol or f"unidentified/{facts.text.sha256[:16]}"
