"""Stand in for `kg build FOLDER -o OUT` when the scorer scores works again: hand out the graph that was built before.

python -m tests.quality.kept BUILT build FOLDER -o OUT: BUILT holds the builds of an earlier run, a folder a language.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def main(built: str, _build: str, folder: str, _option: str, out: str) -> None:
    """Copy the graph of the language whose renderings lie in `folder`, that is LANGUAGE/in."""
    Path(out).mkdir(parents=True)
    shutil.copy(Path(built) / Path(folder).parent.name / "out" / "graph.ttl", out)


if __name__ == "__main__":
    main(*sys.argv[1:])
