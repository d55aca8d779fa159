"""Run a function over many things in worker processes, each call within a limit of time and memory.

A call that takes too long is stopped with its process, a process that dies takes only its own call with it, and the
others go on. At most a few calls wait for a free worker, so that memory does not grow with the number of things.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from kg import processes
from kg.errors import KgError
from kg.garbage import collect_rarely

T = TypeVar("T")
R = TypeVar("R")
Call = Callable[[], R]
_WAITING = 8  # calls for each worker


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take: seconds, and megabytes of memory of its process."""

    seconds: float = 60.0
    megabytes: int = 1024


LIMITS = Limits()


class LostCall(KgError):
    """A limit ended a call; the message says which and what to do."""


class _Full(LostCall):
    """A process had no memory left, perhaps for what calls before had filled."""


class Pool(ABC):
    """What does the work of a build, on one machine or on many: says how a call is submitted, and how its result is fetched."""

    most: int  # calls that may wait at a time

    def map(
        self, function: Callable[[T], R], things: Iterable[T | R], lost: Callable[[T, str], R], ready: type[R] | None = None
    ) -> Iterator[R]:
        """Yield a function's result for each thing, in order.

        Things of the type `ready` are results already; `lost` makes the result of a call that a limit ended.
        """
        waiting: deque[tuple[Any, Call[R] | None, Any]] = deque()
        for thing in things:
            call = None if ready is not None and isinstance(thing, ready) else partial(function, cast(T, thing))
            waiting.append((thing, call, call and self._submit(call)))
            if len(waiting) >= self.most:
                yield self._fetched(*waiting.popleft(), lost)
        while waiting:
            yield self._fetched(*waiting.popleft(), lost)

    def _fetched(self, thing: Any, call: Call[R] | None, future: Any, lost: Callable[[T, str], R]) -> R:
        try:
            return thing if call is None else self._result(call, future)
        except LostCall as reason:
            return lost(thing, str(reason))

    @abstractmethod
    def _submit(self, call: Call[R]) -> Any:
        """Submit a call; return its future."""

    @abstractmethod
    def _result(self, call: Call[R], future: Any) -> R:
        """Return the result of a call when it is there. Raises LostCall."""


class Workers(Pool):
    """A pool of processes. Use it in a with statement: on leaving, the processes end."""

    def __init__(self, jobs: int | None = None, limits: Limits = LIMITS) -> None:
        jobs = jobs or os.cpu_count() or 1
        self.most = _WAITING * jobs
        self.limits = limits
        self._pool = self._processes(jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        (self._pool.stop if kind else self._pool.close)()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _processes(self, jobs: int) -> ProcessPool:
        return ProcessPool(
            jobs, context=processes.context(processes.BUILDING), initializer=_prepare, initargs=[self.limits.megabytes]
        )

    def _submit(self, call: Call[R]) -> ProcessFuture[Any]:
        return self._pool.schedule(call, timeout=self.limits.seconds)

    def _result(self, call: Call[R], future: Any) -> R:
        """Return a result; a call that found no memory is made again in a process of its own."""
        try:
            result: R = self._told(future)
        except _Full:
            with self._processes(1) as alone:
                result = self._told(alone.schedule(call, timeout=self.limits.seconds))
        return result

    def _told(self, future: ProcessFuture[R]) -> R:
        try:
            result: R = future.result()
        except OutOfTime:
            raise LostCall(f"took more than {self.limits.seconds:g} seconds; raise the limit or leave the file out") from None
        except MemoryError:
            raise _Full(f"needs more than {self.limits.megabytes} MB of memory; raise the limit or leave the file out") from None
        except ProcessExpired:
            reason = f"made its reader fail, perhaps for more than {self.limits.megabytes} MB of memory; leave it out"
            raise _Full(reason) from None
        return result


def _prepare(megabytes: int) -> None:
    """Set up a worker process: it may have so much memory, where the system can limit it."""
    collect_rarely()
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1_000_000,) * 2)
