"""Write the outputs of a build from what the ledger holds of all inputs."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from kg.build.by_date import ByDate, by_date
from kg.build.graph import GraphWriter
from kg.build.keys import digest_of, rules
from kg.build.ledger import Ledger
from kg.build.packing import unpacked
from kg.build.report import Built, Report, write_json, write_markdown
from kg.build.sections import Plan, plans
from kg.build.staging import BUILT, Staging
from kg.build.workers import Pool
from kg.findings.contradictions import contradictions, merged
from kg.model import Finding, Succession
from kg.rdf.entries import References, work_entry
from kg.rdf.findings import finding_lines
from kg.rdf.succession import succession_lines
from kg.succession.successions import successions
from kg.web.assets import made_of

NETWORK = "network.html"
_REFERENCES = "references"  # what entries refer to
REPORTS = {"report.md": write_markdown, "report.json": write_json}


def write(stage: Staging, ledger: Ledger, workers: Pool, base: str, problems: Sequence[str], language: str, source: str) -> Built:
    """Write what is not there as it should be; the old outputs stay if nothing was read.

    `source` is a digest of all that the outputs follow from.
    """
    dated = by_date(ledger)
    built = _found(dated, problems)
    if not built.sums["read"]:
        return built
    planned = _planned(dated, built.findings, base)
    with GraphWriter(stage, ledger, workers, planned, base) as graph:
        built = replace(built, triples=ledger.triples(graph.names))
        _write_network(stage, ledger, graph.names, language)
        for name, form in REPORTS.items():
            with stage.making(name, source) as path:
                form(Report(built, dated.listed), path)
    stage.publish()
    ledger.remember(BUILT, source, built)
    ledger.turn(graph.names)
    return built


def _found(dated: ByDate, problems: Sequence[str]) -> Built:
    """Return what the inputs gave together."""
    sums = Counter[str]()
    failures = [*problems]
    for one in dated.listed():
        sums.update({one.status: 1, **one.counts})
        failures += [one.failure] if one.failure else []
    ledger = dated.ledger
    noted = ledger.following("findings", ("claims", "by_date", "findings"), list[Finding], lambda: _noted(dated))
    return Built(sums, ledger.works(), failures, noted)


def _noted(dated: ByDate) -> list[Finding]:
    return merged((*dated.ledger.findings(), *contradictions(dated.claims)))


def _planned(dated: ByDate, noted: Sequence[Finding], base: str) -> list[Plan]:
    """Return the plans of all sections."""
    ledger, source = dated.ledger, digest_of((base, rules()))
    known = References(base, ledger.remembered(_REFERENCES, source, dict[str, list[str] | None]) or {})
    following = ledger.following("series", ("record",), list[Succession], lambda: successions(ledger.records()))
    extras = _by_entry(noted, following, dated.lines(base), base)
    planned = list(plans(ledger.standing(), extras, known, base))
    if known.grown:
        ledger.remember(_REFERENCES, source, known.found)
    return planned


def _by_entry(
    noted: Iterable[Finding], following: Iterable[Succession], cited: Mapping[str, Iterable[str]], base: str
) -> dict[str, list[str]]:
    """Return the triples of findings, successions and citations by date by the work that each is about."""
    extras: dict[str, set[str]] = defaultdict(set)
    for one in noted:
        extras[work_entry(one.about.partition("#")[0])].update(finding_lines([one], base))
    for succession in following:
        extras[work_entry(succession.work)].update(succession_lines([succession], base))
    for entry, lines in cited.items():
        extras[entry].update(lines)
    return {entry: sorted(lines) for entry, lines in extras.items()}


def _write_network(stage: Staging, ledger: Ledger, names: Iterable[str], language: str) -> None:
    """Write the network from what the sections show of it, unless no section shows anything new."""
    parts = [unpacked(shown) for shown in ledger.shown(names)]
    source = sha256(b"\n".join((rules().encode(), made_of().encode(), language.encode(), *parts))).hexdigest()
    if stage.stands(NETWORK, source):
        return
    from kg.citation_graph.joining import joined
    from kg.network import write as write_page

    with stage.making(NETWORK, source) as path:
        write_page(joined(map(json.loads, parts)), path, language=language)
