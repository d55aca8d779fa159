"""Set how often the interpreter looks for garbage among new objects: by itself, too often while tables are loaded."""

from __future__ import annotations

import gc

_NEW = 10_000  # objects; 100,000 are no faster, the interpreter's own 700 take 14 per cent of the time of loading a language


def collect_rarely() -> None:
    """Look for garbage once in ten thousand new objects, in this process and those that it forks."""
    gc.set_threshold(_NEW)
