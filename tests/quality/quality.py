"""Measure the accuracy of builds against the answer key and compare it with the floors. `make quality` runs this.

Exit status: 0 no figure is below its floor; 1 some are; 2 the scorer or the corpus is not there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.language import available
from tests.marked import README, put
from tests.quality import floors
from tests.quality.scoring import KG, STYLES, Answers, Score, answers, drawn, fingerprint, missing, score, unshared

_COLUMNS = ("language", "style", "works", "own", "recall", "precision", "whole", "same")


def main(arguments: Sequence[str]) -> int:
    """Measure, print, compare; return the exit status."""
    options = _options(arguments)
    if absent := missing():
        print(absent, file=sys.stderr)
        return 2
    key = answers()
    scored = drawn(unshared(key), options.sample)
    with TemporaryDirectory() as folder:
        rows, whole = measure(key, scored, options.style, options.lang, Path(folder))
    print(table(rows))
    if whole:
        print(f"\nThe whole key, with the {len(key) - len(scored)} works whose spelling others share:\n\n{table(whole)}")
    if options.readme:
        put(README, "accuracy", f"{table(rows)}\n{_on_whole(rows, whole)}")
    section = f"sample-{options.sample}" if options.sample else "whole"
    if options.accept:
        floors.accept(rows, section, fingerprint(scored), date.today().isoformat())
    return _compare(rows, section, scored)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quality", description=__doc__)
    parser.add_argument("--lang", type=lambda s: s.split(","), default=list(available()), help="languages: en,zh")
    parser.add_argument("--style", type=lambda s: s.split(","), default=list(STYLES), help="styles: clean,wrapped,akn")
    parser.add_argument("--sample", type=int, default=0, help="that many works, the same ones each time (0: all)")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    parser.add_argument("--accept", action="store_true", help="write floors.toml a little below these figures")
    return parser.parse_args(arguments)


def measure(
    key: Answers, scored: Answers, styles: Sequence[str], languages: Sequence[str], folder: Path
) -> tuple[list[Score], list[Score]]:
    """Return the scores of the works in `scored`, and those of the whole key if `scored` is no sample of it.

    The whole key is built once; the works in `scored` are scored again on the same graphs.
    """
    rows: list[Score] = []
    whole: list[Score] = []
    entire = len(scored) == len(unshared(key))
    for style in styles:
        built = folder / style
        kg: Sequence[str] = KG
        if entire:
            whole += score(key, style, languages, built)
            kg = [sys.executable, "-m", "tests.quality.kept", str(built)]
        rows += score(scored, style, languages, folder / f"{style}-again", kg)
    return rows, whole


def table(rows: Sequence[Score]) -> str:
    """Return the scores as a Markdown table."""
    lines = [_row(_COLUMNS), _row(("---", "---", *("---:",) * (len(_COLUMNS) - 2)))]
    lines += [_row([_cell(getattr(one, name)) for name in _COLUMNS]) for one in rows]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: str | int | float | None) -> str:
    return "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)


def _on_whole(rows: Sequence[Score], whole: Sequence[Score]) -> str:
    """Return a paragraph on the works that were left out of the table."""
    if not whole:
        return ""
    spans = ", ".join(f"{name} {_span(whole, name)}" for name in ("recall", "precision", "whole"))
    left = whole[0].works - rows[0].works
    return (
        f"\nLeft out are {left} works whose symbols differ from another's by the letter of a part alone (75/253, 75/253 B):"
        f"\nthe answer key spells them alike and holds their citations against each other. With them: {spans}.\n"
    )


def _span(rows: Sequence[Score], name: str) -> str:
    values = [getattr(one, name) for one in rows]
    return f"{min(values):.3f} to {max(values):.3f}"


def _compare(rows: Sequence[Score], section: str, scored: Answers) -> int:
    limits = floors.load().get(section)
    if limits is None:
        print(f"\nNo floors for {section}: set them with --accept.")
        return 0
    problems = list(floors.below(rows, limits, fingerprint(scored)))
    print("\n" + ("\n".join(problems) if problems else "No figure is below its floor."))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
