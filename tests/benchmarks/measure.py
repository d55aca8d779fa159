"""Measure: repeat a call and take the processor's time, run a command and take its time and memory, name the machine."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import Self, TypeVar

import psutil

Result = TypeVar("Result")
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in a unit of ru_maxrss
_LOOK = 0.2  # seconds between looks at the memory
_SET_CHILD_SUBREAPER = 36  # of prctl(2)


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
    """A command that ran: seconds on the clock, seconds of the processors, peak memory in MB.

    Processor time is that of all its processes; `own` leaves out its workers. `peak` is the memory of all of them together,
    what they share counted once; `largest` that of the largest alone.
    """

    wall: float
    cpu: float
    own: float
    peak: float
    largest: float


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


def run(command: Sequence[str], fine: Sequence[int] = (0,)) -> Run:
    """Run a command to its end. Raises RuntimeError if its exit status is not among those that are fine."""
    _adopt_orphans()
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL if 1 in fine else None)
    with _Watch(child.pid) as seen:
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in fine:
        raise RuntimeError(f"{' '.join(command)}: exit status {child.returncode}")
    own, *workers = (each.ru_utime + each.ru_stime for each in (used, *_orphans()))
    largest = max(seen.largest, used.ru_maxrss * _PEAK_UNIT)
    return Run(wall, own + sum(workers), own, max(seen.together, largest) / 1e6, largest / 1e6)


def _adopt_orphans() -> None:
    """Become the parent of processes whose parents end, so that their time is known: Linux can do so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _orphans() -> Iterator[resource.struct_rusage]:
    """Wait for the processes that a command has left, and yield what they used."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


class _Watch:
    """Looks at the memory of a process and its descendants, again and again, in a thread."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.together = self.largest = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_LOOK):
            with suppress(psutil.Error):
                root = psutil.Process(self.pid)
                found = [size for one in (root, *root.children(recursive=True)) if (size := _memory(one))]
                self.together = max(self.together, sum(shared for shared, _ in found))
                self.largest = max(self.largest, *(alone for _, alone in found))


def _memory(process: psutil.Process) -> tuple[int, int] | None:
    """Return the memory of a process in bytes: with its part of what it shares, and with all of that."""
    try:
        found = process.memory_full_info()
    except psutil.Error:  # it has ended meanwhile
        return None
    return getattr(found, "pss", found.uss), found.rss


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
