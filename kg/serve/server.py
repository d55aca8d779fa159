"""Run the application under uvicorn, on loopback only."""

from __future__ import annotations

import socket
from pathlib import Path

import uvicorn

from kg.errors import UsageError
from kg.serve.app import application
from kg.serve.limits import Limits

HOST = "127.0.0.1"


def bound(port: int) -> socket.socket:
    """Take a port of loopback; 0 takes any free one. Raises UsageError if it is taken."""
    # the protocol is named so that asyncio sends small answers at once (TCP_NODELAY)
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen(2048)  # from now on a client waits instead of being turned away
    except OSError as error:
        taken.close()
        raise UsageError(f"port {port} of {HOST}: {error.strerror}; choose another with --port") from None
    return taken


def server(out: Path, limits: Limits) -> uvicorn.Server:
    """Make the server of the build in a folder. Raises NoGraph where there is none."""
    app = application(out, limits)
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, ws="none", timeout_keep_alive=30))
