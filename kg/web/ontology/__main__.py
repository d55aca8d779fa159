"""Write the page that documents the ontology."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.web.ontology.page import render


def main(arguments: list[str]) -> int:
    """Write the page into the file that is named; return the exit status."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: python -m kg.web.ontology FILE", file=sys.stderr)
        return 2
    target = Path(arguments[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render("en"), encoding="utf-8")
    print(f"{target} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
