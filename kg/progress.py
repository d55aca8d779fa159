"""Tell how far a build has come: a bar with rate and time left on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kg.build.reading import Progress

_EVERY = 10.0  # seconds between lines


@contextmanager
def progress() -> Iterator[Progress]:
    """Show progress on standard error while the with statement lasts."""
    if sys.stderr.isatty():
        with _bar() as shown:
            yield shown
    else:
        yield _Lines().show


class _Lines:
    """Lines for a log: none for a build that is done soon."""

    def __init__(self) -> None:
        self.start = self.last = time.monotonic()

    def show(self, what: str, done: int, total: int) -> None:
        """Print a line if the last one was long enough ago."""
        now = time.monotonic()
        if now - self.last > _EVERY:
            self.last = now
            rate = done / (now - self.start)
            left = (total - done) / rate
            print(f"kg: {what} {done:,} of {total:,} ({rate:,.0f} a second, {left:,.0f} seconds left)", file=sys.stderr)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total, rate="")
            speed = bar.tasks[tasks[what]].speed
            bar.update(tasks[what], completed=done, total=total, rate=f"{speed:,.0f}/s" if speed else "")

        yield show
