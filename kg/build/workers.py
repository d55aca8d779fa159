"""Run a function over many things in worker processes, each call within a limit of time and memory.

A call that takes too long is stopped with its process, a process that dies takes only its own call with it, and the
others go on. At most a few calls wait for a free worker, so that memory does not grow with the number of things.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

T = TypeVar("T")
R = TypeVar("R")
_WAITING = 8  # calls for each worker


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take: seconds, and megabytes of memory of its process."""

    seconds: float = 60.0
    megabytes: int = 1024


LIMITS = Limits()


class Pool(ABC):
    """What does the work of a build, on one machine or on many: says how a call is submitted, and how its result is fetched."""

    most: int  # calls that may wait at a time

    def map(
        self, function: Callable[[T], R], things: Iterable[T | R], lost: Callable[[T, str], R], ready: type[R] | None = None
    ) -> Iterator[R]:
        """Yield a function's result for each thing, in order.

        Things of the type `ready` are results already; `lost` makes the result of a call that a limit ended.
        """
        waiting: deque[tuple[Any, Any]] = deque()
        for thing in things:
            done = ready is not None and isinstance(thing, ready)
            waiting.append((thing, None if done else self._submit(function, thing)))
            if len(waiting) >= self.most:
                yield self._fetched(*waiting.popleft(), lost)
        while waiting:
            yield self._fetched(*waiting.popleft(), lost)

    def _fetched(self, thing: Any, future: Any, lost: Callable[[T, str], R]) -> R:
        return thing if future is None else self._result(thing, future, lost)

    @abstractmethod
    def _submit(self, function: Callable[[T], R], thing: Any) -> Any:
        """Submit a call; return its future."""

    @abstractmethod
    def _result(self, thing: Any, future: Any, lost: Callable[[T, str], R]) -> R:
        """Return the result of a call when it is there."""


class Workers(Pool):
    """A pool of processes. Use it in a with statement: on leaving, the processes end."""

    def __init__(self, jobs: int | None = None, limits: Limits = LIMITS) -> None:
        jobs = jobs or os.cpu_count() or 1
        self.most = _WAITING * jobs
        self.limits = limits
        self._pool = ProcessPool(jobs, context=_context(), initializer=_limit_memory, initargs=[limits.megabytes])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        (self._pool.stop if kind else self._pool.close)()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _submit(self, function: Callable[[T], R], thing: Any) -> ProcessFuture[Any]:
        return self._pool.schedule(function, args=(thing,), timeout=self.limits.seconds)

    def _result(self, thing: Any, future: Any, lost: Callable[[T, str], R]) -> R:
        try:
            result: R = future.result()
        except OutOfTime:
            return lost(thing, f"took more than {self.limits.seconds:g} seconds; raise the limit or leave the file out")
        except MemoryError:
            return lost(thing, f"needs more than {self.limits.megabytes} MB of memory; raise the limit or leave the file out")
        except ProcessExpired:
            return lost(thing, f"made its reader fail, perhaps for more than {self.limits.megabytes} MB of memory; leave it out")
        return result


def _context() -> multiprocessing.context.BaseContext:
    """Return the way to start processes: from a clean one that has loaded what they need, where the system can."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.build.unit"])
    return context


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1_000_000,) * 2)
