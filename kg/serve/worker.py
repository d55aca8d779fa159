"""A worker process: opens the store read-only and answers one job after another until its pipe is closed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.serve import sandbox
from kg.serve.limits import Answer, Limits, Refused, beyond

Handler = Callable[[Any], Answer]


def run(pipe: Connection, setup: Callable[[Path, Limits], Handler], out: Path, limits: Limits) -> None:
    """Say that all is ready, then answer jobs; `setup` opens what is needed and returns what answers a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's backtrace; that it ended is in the answer
    sandbox.without_network()
    handle = setup(out, limits)
    sandbox.within_memory(limits.memory)
    pipe.send(None)  # ready
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_answered(handle, job, limits))


def _answered(handle: Handler, job: object, limits: Limits) -> Answer:
    try:
        return handle(job)
    except Refused as refused:
        return refused.answer()
    except MemoryError:
        return beyond("memory", limits.memory, "ask for less at once").answer()
    except Exception as error:  # a worker outlives whatever a job does to it
        return Answer(f"this should not happen: {type(error).__name__}: {error}\n".encode(), "text/plain; charset=utf-8", 500)


def queries(out: Path, limits: Limits) -> Handler:
    """Open the store for SPARQL queries."""
    from kg.serve.evaluate import answer
    from kg.store import open_store

    store = open_store(out)
    return lambda query: answer(store, query, limits)


def pages(index: Path, told: Limits, out: Path, limits: Limits) -> Handler:
    """Open the store, the texts and the index of the search for pages; one of them tells the limits of queries."""
    from kg.serve.pages.answer import Pages

    return Pages(out, index, told).answer
