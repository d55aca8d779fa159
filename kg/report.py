"""Say what a build read, skipped and could not resolve: report.md for people, report.json for programs."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.build import Built, Outcome, totals

_COUNTS = ("provisions", "citations", "unresolved", "namings", "voters")


def write_reports(built: Built, out: Path) -> None:
    """Write both reports into the folder of a build."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.json").write_text(json.dumps(_data(built), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    (out / "report.md").write_text("\n".join(_markdown(built)) + "\n", "utf-8")


def _data(built: Built) -> dict[str, object]:
    return {
        "triples": built.triples,
        "totals": dict(totals(built.outcomes)),
        "read": [
            {"source": o.source, "symbol": o.symbol, "language": o.language, "sha256": o.sha256, **o.counts}
            for o in built.outcomes
            if o.status == "read"
        ],
        "skipped": [{"source": o.source, "reason": o.reason} for o in built.outcomes if o.status == "skipped"],
        "failed": built.failures,
        "unresolved": [
            {"work": o.symbol, "source": o.source, "provision": p, "words": w, "reason": r}
            for o in built.outcomes
            for p, w, r in o.unresolved
        ],
        "findings": [{"kind": f.kind, "about": f.about, "comment": f.comment} for f in built.findings],
    }


def _markdown(built: Built) -> Iterator[str]:
    sums = totals(built.outcomes)
    works = len({o.symbol for o in built.outcomes if o.status == "read"})
    yield "# What was built"
    yield ""
    yield f"- {sums['read']} texts of {works} works read, {sums['skipped']} files skipped, {len(built.failures)} not readable"
    yield f"- {built.triples:,} triples: " + ", ".join(f"{sums[c]:,} {c}" for c in _COUNTS)
    yield from _section("Not readable", [f"- {_code(f)}" for f in built.failures])
    yield from _section("Skipped", [f"- {_code(o.source)}: {_code(o.reason)}" for o in built.outcomes if o.status == "skipped"])
    yield from _section("Unresolved citations", list(_unresolved(built.outcomes)))
    yield from _section("Findings", list(_findings(built)))
    yield from _section("Texts", list(_texts(built.outcomes)))


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"## {title}", "", *lines)


def _unresolved(outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    for one in outcomes:
        for provision, words, reason in one.unresolved:
            yield f"- {_code(one.symbol)} {provision} ({one.language}): {_code(words)}: {reason}"


def _findings(built: Built) -> Iterator[str]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for finding in built.findings:
        kinds[finding.kind].append(finding.comment)
    for kind, comments in sorted(kinds.items()):
        yield f"### {kind} ({len(comments)})"
        yield ""
        yield from (f"- {_code(c)}" for c in comments)
        yield ""


def _texts(outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    yield "| work | language | file | " + " | ".join(_COUNTS) + " |"
    yield "|---|---|---|" + "---:|" * len(_COUNTS)
    for one in sorted((o for o in outcomes if o.status == "read"), key=lambda o: (o.symbol, o.language)):
        counts = " | ".join(str(one.counts[c]) for c in _COUNTS)
        yield f"| {one.symbol} | {one.language} | {_code(one.source)} | {counts} |"


def _code(words: str) -> str:
    """Return words from a document so that Markdown and HTML in them mean nothing."""
    return " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("`", "\\`")
