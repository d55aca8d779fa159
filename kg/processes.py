"""The way to start worker processes: from a clean one that has loaded what they need, where the system can.

It loads while this process does other things, so it is begun before these are; hence this module imports next to nothing.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence
from multiprocessing.context import ForkServerContext, SpawnContext

BUILDING = ("kg.build.unit",)  # what the workers of a build need


def context(needed: Sequence[str]) -> ForkServerContext | SpawnContext:
    """Return the way to start processes that need some modules; the clean process is begun if it is not there."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # not on Windows

    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(needed))
    forkserver.ensure_running()
    return found
