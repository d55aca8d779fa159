"""Stop builds at random moments with SIGKILL, and let the disk be full at every point: nothing may be lost or half there.

python -m tests.stops [TIMES]: kill that many builds, and print what was found. Old and new outputs are told apart by their
bytes; each output must be one or the other, the store must open and hold what one of the two graphs holds, and a build
that is started again must give the new ones.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import store
from kg.data import PACKAGE

SAMPLES = PACKAGE / "samples"
OUTPUTS = ("graph.ttl", "network.html", "report.json", "report.md")
_SEED = 20261122


def contents(out: Path) -> dict[str, str]:
    """Return a digest of each output and of the triples in the store."""
    found = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in OUTPUTS if (out / name).exists()}
    triples = sorted(str(quad) for quad in store.open_store(out).quads_for_pattern(None, None, None))
    return {**found, "store": hashlib.sha256("\n".join(triples).encode()).hexdigest()}


def command(source: Path, out: Path) -> list[str]:
    """Return the command that builds."""
    return [sys.executable, "-m", "kg", "build", str(source), "-o", str(out), "--jobs", "2"]


def build(source: Path, out: Path) -> dict[str, str]:
    """Build to the end and return what is there."""
    subprocess.run(command(source, out), check=True, capture_output=True)
    return contents(out)


def inputs(folder: Path) -> tuple[Path, Path]:
    """Make two folders of inputs that differ in some works."""
    names = sorted(path.name for path in SAMPLES.iterdir())
    for part, kept in (("old", names[:20]), ("new", names[6:])):
        (folder / part).mkdir()
        for name in kept:
            shutil.copy(SAMPLES / name, folder / part)
    return folder / "old", folder / "new"


def kills(times: int) -> Iterator[str]:
    """Kill builds over an old one, and one resumed build in each case; yield what was there after each kill."""
    moment = random.Random(_SEED)
    with TemporaryDirectory() as name:
        folder = Path(name)
        old, new = inputs(folder)
        before = build(old, folder / "before")
        start = time.monotonic()
        after = build(new, folder / "after")
        whole = time.monotonic() - start
        for _ in range(times):
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(folder / "before", out)
            yield _killed(command(new, out), moment.uniform(0, whole * 1.1), out, before, after)
            assert build(new, out) == after, "the resumed build differs from a fresh one"


def _killed(words: list[str], seconds: float, out: Path, before: dict[str, str], after: dict[str, str]) -> str:
    """Start a command, kill it after some seconds, and check what is there."""
    running = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.wait()
    found = contents(out)
    for name, digest in before.items():
        assert found.get(name) in (digest, after[name]), f"{name} is neither the old nor the new one"
    return "old" if found == before else "new" if found == after else "old and new"


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"{count} builds killed; left were {dict(Counter(kills(count)))}; each was taken up and gave the same bytes")
