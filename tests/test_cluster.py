"""A build on a cluster, from and to an S3 server: two workers in processes of their own, one of them killed in mid-build."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.build import build
from kg.data import PACKAGE
from kg.errors import BuildError
from kg.rdf.terms import BASE

OUTPUTS = ("graph.ttl", "network.html", "report.json", "report.md")
ACCESS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def started(stack: ExitStack, *words: str, says: str) -> subprocess.Popen[str]:
    """Start a process and wait until it says that it is there."""
    running = stack.enter_context(subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
    stack.callback(running.kill)
    assert running.stdout is not None
    assert any(says in line for line in running.stdout), words
    return running


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start an S3 server with a bucket that holds the samples; return the bucket's address."""
    from moto.server import ThreadedMotoServer

    for name, value in ACCESS.items():
        monkeypatch.setenv(name, value)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    server.start()
    monkeypatch.setenv("FSSPEC_S3_ENDPOINT_URL", f"http://127.0.0.1:{server._port}")
    import fsspec

    fsspec.config.set_conf_env(fsspec.config.conf)
    files = fsspec.filesystem("s3", skip_instance_cache=True)
    files.mkdir("resolutions")
    files.put(f"{PACKAGE}/samples/", "resolutions/in/", recursive=True)
    yield "s3://resolutions"
    server.stop()


@pytest.mark.slow
def test_a_build_on_a_cluster_that_loses_a_worker(storage: str, tmp_path: Path) -> None:
    import fsspec

    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"], [sys.executable, "-m", "distributed.cli.dask_worker"]
    with ExitStack() as stack:
        address = f"tcp://127.0.0.1:{free_port()}"
        started(stack, *dask[0], "--port", address.rpartition(":")[2], "--no-dashboard", says="Scheduler at")
        workers = [
            started(stack, *dask[1], address, "--nthreads", "1", "--no-nanny", "--no-dashboard", says="Registered to")
            for _ in range(2)
        ]

        def kill_one(_: str, done: int, __: int) -> None:
            if done == 5:
                os.kill(workers[0].pid, signal.SIGKILL)

        built = build([f"{storage}/in"], f"{storage}/out", BASE, scheduler=address, progress=kill_one)
        assert (built.sums["read"], list(built.failures)) == (32, [])
        again = build([f"{storage}/in"], f"{storage}/out", BASE, scheduler=address)
        assert again == built
    alone = tmp_path / "alone"
    shutil.copytree(PACKAGE / "samples", tmp_path / "in")
    build([str(tmp_path / "in")], alone, BASE)
    files = fsspec.filesystem("s3")
    for name in OUTPUTS:
        assert files.cat(f"resolutions/out/{name}") == (alone / name).read_bytes()


def test_a_scheduler_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.build.cluster._SECONDS", 1)
    (tmp_path / "lamp.txt").write_text("A/RES/75/900\n", "utf-8")
    with pytest.raises(BuildError, match="no scheduler answers"):
        build([str(tmp_path / "lamp.txt")], tmp_path / "out", BASE, scheduler=f"tcp://127.0.0.1:{free_port()}")
