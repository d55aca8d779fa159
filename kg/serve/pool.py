"""Worker processes that answer jobs: each job has its process for itself, and a process beyond its time is killed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from kg import processes
from kg.serve import worker
from kg.serve.limits import Answer, Limits, Refused, beyond

Setup = Callable[[Path, Limits], worker.Handler]
# imported once, where processes are forked from: a new worker is there in milliseconds
_PRELOAD = ["kg.serve.evaluate", "kg.serve.worker", "kg.cli"]

_BUSY = "others are being answered; ask again in a moment"


class Pool:
    """A number of workers for one kind of job, and a line of bounded length before them."""

    def __init__(self, setup: Setup, out: Path, limits: Limits) -> None:
        self.limits = limits
        self.waiting = 0
        self._places: SimpleQueue[_Place] = SimpleQueue()
        places = [_Place(setup, out, limits) for _ in range(limits.at_once)]
        for place in places:
            place.awake()
            self._places.put(place)
        self._threads = ThreadPoolExecutor(limits.at_once, "worker")

    async def answer(self, job: object) -> Answer:
        """Answer a job; beyond a limit the answer says so by status and header."""
        if self.waiting >= self.limits.at_once + self.limits.waiting:
            return beyond("at-once", self.limits.at_once, _BUSY).answer()
        self.waiting += 1
        try:
            due = time.monotonic() + self.limits.seconds
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._ask, job, due)
        finally:
            self.waiting -= 1

    def _ask(self, job: object, due: float) -> Answer:
        """Answer a job by a time, what it waited in line included."""
        if time.monotonic() >= due:
            return beyond("at-once", self.limits.at_once, _BUSY).answer()
        place = self._places.get()
        try:
            return place.ask(job, due)
        except Refused as refused:
            return refused.answer()
        finally:
            self._places.put(place)

    def close(self) -> None:
        """End all workers."""
        self._threads.shutdown(cancel_futures=True)
        while not self._places.empty():
            self._places.get().end()


class _Place:
    """A place for one worker process, which is started anew when it had to be killed."""

    def __init__(self, setup: Setup, out: Path, limits: Limits) -> None:
        self.parts = (setup, out, limits)
        self.seconds = limits.seconds
        self.memory = limits.memory
        self.start()

    def start(self) -> None:
        context = processes.context(_PRELOAD)
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=worker.run, args=(other, *self.parts), daemon=True)
        self.process.start()
        self.ready = False
        other.close()

    def awake(self) -> None:
        """Wait until the worker has opened what it needs."""
        if not self.ready:
            self.pipe.recv()
            self.ready = True

    def ask(self, job: object, due: float) -> Answer:
        """Return the answer of the worker. Raises Refused if it is out of time or does not survive the job."""
        try:
            self.awake()
            self.pipe.send(job)
            if not self.pipe.poll(max(0.0, due - time.monotonic())):
                raise beyond("seconds", self.seconds, "make the query narrower: name a work, a State or a verb, or add LIMIT")
            answer: Answer = self.pipe.recv()
        except (EOFError, OSError):
            self.restart()
            raise beyond("memory", self.memory, "the query took more memory or depth than there is") from None
        except Refused:
            self.restart()
            raise
        return answer

    def restart(self) -> None:
        self.end()
        self.start()

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()
