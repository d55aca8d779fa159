"""Put what a command has measured between two markers of a page."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT

README = ROOT / "README.md"
RESULTS = ROOT / "tests" / "benchmarks" / "RESULTS.md"


def put(file: Path, name: str, lines: str) -> None:
    """Replace what stands between <!-- name:begin --> and <!-- name:end -->. Raises SystemExit if they are not there."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    text = file.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        raise SystemExit(f"{file}: no place for the figures; add the lines {begin} and {end}")
    head, tail = text.partition(begin)[0], text.partition(end)[2]
    file.write_text(f"{head}{begin}\n{lines}{end}{tail}", encoding="utf-8")
