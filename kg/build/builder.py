"""Build a graph: read what is new, plan the sections, make those that changed, put the outputs in place of the old ones."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import store
from kg.build import texts
from kg.build.by_date import by_date
from kg.build.cluster import Cluster
from kg.build.graph import GraphWriter
from kg.build.inputs import find
from kg.build.ledger import Ledger
from kg.build.places import folder
from kg.build.reading import Progress, Reading
from kg.build.sections import plans
from kg.build.staging import Staging, staging
from kg.build.workers import LIMITS, Limits, Pool, Workers
from kg.findings import contradictions
from kg.model import Finding, Succession
from kg.rdf.entries import work_entry
from kg.rdf.findings import finding_lines
from kg.rdf.succession import succession_lines
from kg.report import Built, Report, write_json, write_markdown
from kg.succession.successions import successions

NETWORK = "network.html"
REPORTS = {"report.md": write_markdown, "report.json": write_json}


def build(
    paths: Sequence[str],
    out: Path | str,
    base: str,
    *,
    scheduler: str = "",
    jobs: int | None = None,
    limits: Limits = LIMITS,
    language: str = "en",
    progress: Progress = lambda what, done, total: None,
) -> Built:
    """Read everything below the paths into a graph in the folder `out`, and write the other outputs.

    Paths and the folder may be addresses that fsspec knows (s3://bucket/folder). What an earlier build into the same folder
    has read is not read again. `scheduler` is the address of a Dask scheduler, whose workers then do the work instead of
    `jobs` processes here. `language` is that of `network.html`.
    Raises UsageError if there is nothing to read, BuildError if the folder can't be written.
    """
    with TemporaryDirectory(prefix="kg-") as spool, folder(str(out)) as here:
        found, problems = find(paths, here, Path(spool) / "input")
        if not found:
            return Built(Counter(), 0, problems, ())
        fresh = not here.exists()
        with Ledger(here) as ledger, staging(here, ledger) as stage, _workers(scheduler, jobs, limits) as workers:
            ledger.settle(Reading(here, ledger, workers, base, progress).keys(found))
            built = _write(stage, ledger, workers, base, problems, language)
        if fresh and not built.sums["read"]:
            shutil.rmtree(here)
    return built


def _workers(scheduler: str, jobs: int | None, limits: Limits) -> Workers | Cluster:
    return Cluster(scheduler) if scheduler else Workers(jobs, limits)


def _write(stage: Staging, ledger: Ledger, workers: Pool, base: str, problems: Sequence[str], language: str) -> Built:
    """Write the outputs from what the ledger holds; the old ones stay if nothing was read."""
    sums = Counter[str]()
    failures = [*problems]
    dated = by_date(ledger)
    for one in dated.listed():
        sums.update({one.status: 1, **one.counts})
        failures += [one.failure] if one.failure else []
    noted = sorted({*ledger.findings(), *contradictions(dated.claims)})
    built = Built(sums, ledger.works(), failures, noted)
    if not sums["read"]:
        return built
    extras = _by_entry(noted, successions(ledger.records()), dated.lines(base), base)
    planned = list(plans(ledger.standing(), extras, base))
    graph = GraphWriter(stage, ledger, workers, planned, base)
    graph.write()
    _write_network(stage, f"{graph.digest} {language}", language)
    built = replace(built, triples=ledger.triples(graph.names))
    for name, write in REPORTS.items():
        with stage.making(name, "") as path:
            write(Report(built, dated.listed), path)
    stage.publish()
    ledger.turn(graph.names)
    texts.forget(stage.out, ledger.hashes())
    return built


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


def _write_network(stage: Staging, source: str, language: str) -> None:
    if stage.stands(NETWORK, source):
        return
    from kg.citation_graph import citation_graph
    from kg.network import write

    fresh = stage.folder if (stage.folder / store.FOLDER).is_dir() else stage.out
    with stage.making(NETWORK, source) as path:
        write(citation_graph(store.open_store(fresh)), path, language=language)
