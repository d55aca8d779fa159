"""Measure: repeat a call and take the processor's time, run a command and take its time and memory, name the machine."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Result = TypeVar("Result")
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the best and the median of the repetitions, in `unit`.

    `limit` is what the best must not pass, `least` what it must reach.
    """

    what: str
    unit: str
    best: float
    median: float
    limit: float | None = None
    least: float | None = None

    @property
    def bound(self) -> str:
        """What the best is held to, in words."""
        return f"at least {self.least:g}" if self.least is not None else f"{self.limit:g}" if self.limit is not None else ""

    @property
    def passes(self) -> bool:
        """Tell whether the best keeps to its bound."""
        return (self.limit is None or self.best < self.limit) and (self.least is None or self.best >= self.least)


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ran: seconds on the clock, seconds of the processors, peak memory in MB."""

    wall: float
    cpu: float
    peak: float


def timed(call: Callable[[], Result], repeat: int) -> tuple[list[float], Result]:
    """Return the seconds of processor time of each of `repeat` calls, and the last result.

    Time on the clock would measure what else the machine does.
    """
    seconds = []
    for _ in range(repeat):
        start = time.process_time()
        result = call()
        seconds.append(time.process_time() - start)
    return seconds, result


def rate(what: str, unit: str, amount: float, seconds: Sequence[float], least: float | None = None) -> Row:
    """Return the row of an amount done a second."""
    return Row(what, unit, amount / min(seconds), amount / median(seconds), least=least)


def lowest(what: str, unit: str, values: Iterable[float], limit: float | None = None) -> Row:
    """Return the row of values of which the lowest is the best."""
    found = list(values)
    return Row(what, unit, min(found), median(found), limit)


def run(command: Sequence[str]) -> Run:
    """Run a command to its end. Raises RuntimeError if it fails.

    A child's peak memory is never below its parent's at its start, so measure commands before anything large is loaded.
    """
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit status {child.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _PEAK_UNIT / 1e6)


def machine() -> str:
    """Return what the figures were measured on."""
    busy = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {_model()}, Python {platform.python_version()} on {platform.system()}{busy}"


def _model() -> str:
    """Return the model of the processor."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            return next(line.partition(":")[2].strip() for line in info if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()
