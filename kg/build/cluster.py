"""Do the work of a build on a cluster: the same calls, over the machines of a Dask scheduler.

A worker that is lost gives its calls to another. Limits of time and memory are the cluster's own: a call that takes a worker
down three times is given up, as a call is that exceeds its limits on one machine.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from kg.build.workers import Call, LostCall, Pool, R
from kg.errors import BuildError, UsageError

_WAITING = 16  # calls for each thread of the cluster
_SECONDS = 10


class Cluster(Pool):
    """The workers of a scheduler; used as `kg.build.workers.Workers` is."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler. Raises UsageError without the package, BuildError if it can't be reached."""
        try:
            from distributed import Client
        except ImportError:
            raise UsageError("a scheduler needs Dask: pip install 'un-resolution-graph[cluster]'") from None
        try:
            client: Any = Client
            self._client = client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BuildError(f"{address}: no scheduler answers ({error}); start one with 'dask scheduler'") from None
        self.most = _WAITING * (sum(self._client.nthreads().values()) or 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._client.close()

    def _submit(self, call: Call[R]) -> Any:
        return self._client.submit(call, pure=False)

    def _result(self, call: Call[R], future: Any) -> R:
        from distributed import KilledWorker

        try:
            result: R = future.result()
        except (KilledWorker, MemoryError):
            raise LostCall("made its reader fail on several workers; leave it out") from None
        return result
