"""Say what a build read, skipped and could not resolve: report.md for people, report.json for programs."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.build.outcome import Outcome
from kg.counted import counted
from kg.findings.kinds import kinds
from kg.model import Finding

_COUNTS = ("provisions", "citations", "unresolved", "namings", "voters")


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: sums of what was found, works read, a message for each input that could not be read."""

    sums: Counter[str]
    works: int
    failures: Sequence[str]
    findings: Sequence[Finding]
    triples: int = 0

    def summary(self, out: str) -> Iterator[str]:
        """Yield the lines that tell a user what is now in the folder `out`."""
        cited = f"{counted(self.sums['citations'], 'citation')} ({self.sums['unresolved']:,} unresolved)"
        found = f"{counted(len(self.findings), 'finding')}, {counted(self.triples, 'triple')}"
        yield f"{counted(self.sums['read'], 'text')} of {counted(self.works, 'work')}: {cited}, {found} in {out}"
        if self.sums["skipped"]:
            yield f"{counted(self.sums['skipped'], 'file')} skipped: see {out}/report.md"


@dataclass(frozen=True, slots=True)
class Report:
    """What the reports are made of; `listed` goes through the outcomes of a status in their order, as often as it is called."""

    built: Built
    listed: Callable[[str], Iterable[Outcome]]

    def read(self) -> Iterable[Outcome]:
        """Return the outcomes of the texts that make up the graph."""
        return self.listed("read")

    def skipped(self) -> Iterable[Outcome]:
        """Return the outcomes of the inputs that were skipped."""
        return self.listed("skipped")


def write_json(report: Report, path: Path) -> None:
    """Write the report for programs, an item a line."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(f'{{"triples": {report.built.triples},\n"totals": {json.dumps(dict(sorted(report.built.sums.items())))}')
        for name, items in _lists(report):
            file.write(f',\n"{name}": [')
            for i, item in enumerate(items):
                file.write(("," if i else "") + "\n " + json.dumps(item, ensure_ascii=False))
            file.write("]")
        file.write("}\n")


def _lists(report: Report) -> Iterator[tuple[str, Iterable[Any]]]:
    yield (
        "read",
        ({"source": o.source, "symbol": o.symbol, "language": o.language, "sha256": o.sha256, **o.counts} for o in report.read()),
    )
    yield "skipped", ({"source": o.source, "reason": o.reason} for o in report.skipped())
    yield "failed", report.built.failures
    yield (
        "unresolved",
        (
            {"work": o.symbol, "source": o.source, "provision": provision, "words": words, "reason": reason}
            for o in report.read()
            for provision, words, reason in o.unresolved
        ),
    )
    yield "kinds", _kinds(report.built.findings)
    yield (
        "findings",
        ({"kind": f.kind, "about": f.about, "comment": f.comment, "evidence": f.evidence} for f in report.built.findings),
    )


def _kinds(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """Yield the kinds of findings with how many there are of each, none included."""
    counts = Counter(finding.kind for finding in findings)
    return ({"count": counts[kind.name], **asdict(kind)} for kind in kinds().values())


def write_markdown(report: Report, path: Path) -> None:
    """Write the report for people."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(f"{line}\n" for line in _markdown(report))


def _markdown(report: Report) -> Iterator[str]:
    sums = report.built.sums
    yield "# What was built"
    yield ""
    unread = f"{counted(sums['skipped'], 'file')} skipped, {len(report.built.failures)} not readable"
    yield f"- {counted(sums['read'], 'text')} of {counted(report.built.works, 'work')} read, {unread}"
    yield f"- {report.built.triples:,} triples: " + ", ".join(f"{sums[c]:,} {c}" for c in _COUNTS)
    yield from _section("Not readable", (f"- {_code(f)}" for f in report.built.failures))
    yield from _section("Skipped", (f"- {_code(o.source)}: {_code(o.reason)}" for o in report.skipped()))
    yield from _section("Unresolved citations", _unresolved(report.read()))
    yield from _section("Findings", _findings(report.built.findings))
    yield from _section("Texts", _texts(report.read()))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a section, unless it has no lines."""
    for i, line in enumerate(lines):
        yield from ("", f"## {title}", "", line) if i == 0 else (line,)


def _unresolved(read: Iterable[Outcome]) -> Iterator[str]:
    for one in read:
        for provision, words, reason in one.unresolved:
            yield f"- {_code(one.symbol)} {provision} ({one.language}): {_code(words)}: {reason}"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the findings by kind, with what the kind is, how sure such findings are, and what would settle them."""
    comments: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        comments[finding.kind].append(finding.comment)
    for name, said in sorted(comments.items()):
        kind = kinds()[name]
        yield f"### {name} ({len(said)}{', tentative' if kind.tentative else ''})"
        yield ""
        yield f"{kind.definition} To settle it: {kind.settled_by}"
        yield from (("", f"How sure: {kind.sureness}.") if kind.sureness else ())
        yield ""
        yield from (f"- {_code(c)}" for c in said)
        yield ""


def _texts(read: Iterable[Outcome]) -> Iterator[str]:
    yield "| work | language | file | " + " | ".join(_COUNTS) + " |"
    yield "|---|---|---|" + "---:|" * len(_COUNTS)
    for one in sorted(read, key=lambda o: (o.symbol, o.language)):
        counts = " | ".join(str(one.counts[c]) for c in _COUNTS)
        yield f"| {one.symbol} | {one.language} | {_code(one.source)} | {counts} |"


def _code(words: str) -> str:
    """Return words from a document so that Markdown and HTML in them mean nothing."""
    return " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("`", "\\`")
