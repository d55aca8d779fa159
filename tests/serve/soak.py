"""Ask a server everything, hostile queries among it, and watch its memory: python -m tests.serve.soak OUT [MINUTES]

Exit status 1 if an answer is wrong or the memory of the server and its workers grows by more than a fifth after warming up.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

from kg.serve.limits import Limits
from tests.serve.hostile import queries
from tests.serve.load import works
from tests.serve.serving import Served, served

GROWTH = 1.2
WARM = 0.25  # of the time


def main(out: Path, minutes: float) -> int:
    """Print the memory once in a twentieth of the time; return the exit status."""
    end, sizes, wrong, asked = time.monotonic() + 60 * minutes, [], 0, 0
    step = 3 * minutes
    with served(out, Limits(seconds=1)) as running:
        read, hostile = itertools.cycle(works(out)), itertools.cycle(queries("http://127.0.0.1:9/").values())
        due = time.monotonic() + step
        while time.monotonic() < end:
            wrong += _round(running, next(read), next(hostile))
            asked += 4
            if time.monotonic() >= due:
                due += step
                sizes.append(_memory())
                print(f"{asked:8} requests {sizes[-1] / 2**20:8.0f} MB", flush=True)
    warm = max(sizes[: max(1, int(len(sizes) * WARM))])
    print(f"{wrong} wrong answers; memory {sizes[-1] / warm:.2f} of what it was when warm")
    return int(wrong > 0 or sizes[-1] > GROWTH * warm)


def _round(running: Served, work: str, hostile: str) -> int:
    """Ask for a page, its data, a search and a hostile query; say and count what was not answered as it must be."""
    path = "/doc/" + work.partition("/doc/")[2]
    asked = {p: running.ask(p, Accept="text/html") for p in (path, path + "?format=ttl", f"/search?q={path[5:12]}")}
    wrong = [f"{p}: {reply.status} {reply.body[:100]!r}" for p, reply in asked.items() if reply.status != 200]
    reply = running.ask("/sparql", "POST", hostile.encode(), Content_Type="application/sparql-query")
    if reply.status < 400:
        wrong.append(f"{hostile[:100]}: {reply.status}")
    for one in wrong:
        print(one, flush=True)
    return len(wrong)


def _memory() -> int:
    """Return the resident memory of this process and all below it, in bytes (Linux)."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = (int(fields[1]), int(fields[21]))
    ours, before = {os.getpid()}, 0
    while len(ours) > before:
        before = len(ours)
        ours |= {process for process, (parent, _) in parents.items() if parent in ours}
    return sum(parents[process][1] for process in ours) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 10))
