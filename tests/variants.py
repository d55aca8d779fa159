"""Build the samples in every way that must make no difference, and count the variants of each output: one.

python -m tests.variants [SEEDS]: that many hash seeds, two orders of the files, 1, 2 and 4 processes,
fresh and over an older build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stops import contents, inputs


def variants(seeds: int) -> dict[str, set[str]]:
    """Return the digests that each output had."""
    found: dict[str, set[str]] = defaultdict(set)
    with TemporaryDirectory() as name:
        folder = Path(name)
        old, new = inputs(folder)
        files = sorted(map(str, new.iterdir()))
        _build([str(old)], folder / "before", "0", 2)
        for seed, order, jobs, over in product(range(seeds), (1, -1), (1, 2, 4), (False, True)):
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            if over:
                shutil.copytree(folder / "before", out)
            _build(files[::order], out, str(seed), jobs)
            for output, digest in contents(out).items():
                found[output].add(digest)
    return found


def _build(paths: list[str], out: Path, seed: str, jobs: int) -> None:
    command = [sys.executable, "-m", "kg", "build", *paths, "-o", str(out), "--jobs", str(jobs)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    counts = {name: len(digests) for name, digests in variants(times).items()}
    print(f"{times * 12} builds; variants of each output: {counts}")
    sys.exit(0 if set(counts.values()) == {1} else 1)
