"""What a worker process can't do, even if a query gets past the parser."""

from __future__ import annotations

import multiprocessing as mp
import platform
import sys
from multiprocessing.connection import Connection

import pyoxigraph as ox
import pytest

from kg.serve import sandbox
from tests.serve.test_hostile import Listener


def _reach_out(pipe: Connection, address: str) -> None:
    held = sandbox.without_network()
    try:
        list(ox.Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
        pipe.send((held, ""))
    except OSError as error:
        pipe.send((held, str(error)))


@pytest.mark.skipif(sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="seccomp is Linux's")
def test_no_socket() -> None:
    listener = Listener()
    context = mp.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_reach_out, args=(there, listener.address))
    process.start()
    held, error = here.recv()
    process.join()
    assert held
    assert "Permission denied" in error
    assert listener.connections == 0
    listener.socket.close()
