"""Build 1,000, 10,000 … files and see what grows: python -m tests.benchmarks.growth [COUNT ...]

The files are the shipped samples in plain text over and over, each time under another number of their own, so that each is a
work of its own with its own citations. Time should grow as the files do, the memory of a process should not.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build.inputs import Input
from kg.build.outcome import outcome
from kg.data import PACKAGE
from kg.rdf.terms import BASE

_COUNTS = (1_000, 10_000)
_LOOK = 0.2  # seconds between looks at the memory


def works() -> list[tuple[str, str]]:
    """Return the English samples whose number can be changed: text and number."""
    out = []
    for path in sorted((PACKAGE / "samples").glob("*.en.txt")):
        symbol = outcome(Input(path.name, str(path)), BASE).symbol
        number = "/".join(symbol.split("/")[-2:])
        text = path.read_text("utf-8", "replace")
        if number.replace("/", "").isdigit() and number in text:
            out.append((text, number))
    return out


def fill(folder: Path, count: int) -> None:
    """Write so many files, none of them of the same work as another."""
    found = works()
    for i in range(count):
        text, number = found[i % len(found)]
        (folder / f"{i:06}.txt").write_text(text.replace(number, f"{number.partition('/')[0]}/{1000 + i // len(found)}"), "utf-8")


def measure(folder: Path, out: Path) -> tuple[float, float]:
    """Build; return the seconds on the clock and the peak memory of the largest process in MB."""
    import psutil

    start = time.monotonic()
    running = subprocess.Popen([sys.executable, "-m", "kg", "build", str(folder), "-o", str(out)], stdout=subprocess.DEVNULL)
    process, peak = psutil.Process(running.pid), 0

    def look() -> None:
        nonlocal peak
        while running.poll() is None:
            for one in (process, *process.children(recursive=True)):
                try:
                    peak = max(peak, one.memory_info().rss)
                except psutil.Error:
                    continue
            time.sleep(_LOOK)

    watching = threading.Thread(target=look)
    watching.start()
    if running.wait():
        raise RuntimeError("the build failed")
    seconds = time.monotonic() - start
    watching.join()
    return seconds, peak / 1e6


def main(counts: tuple[int, ...]) -> None:
    """Measure and print a table."""
    print("| files | seconds | files/s | largest process, MB |\n|---:|---:|---:|---:|")
    for count in counts:
        with TemporaryDirectory() as name:
            (Path(name) / "in").mkdir()
            fill(Path(name) / "in", count)
            seconds, megabytes = measure(Path(name) / "in", Path(name) / "out")
        print(f"| {count:,} | {seconds:,.1f} | {count / seconds:,.0f} | {megabytes:,.0f} |", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or _COUNTS)
