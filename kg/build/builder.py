"""Build a graph: read what is new, then write what follows from all that was read, unless it stands there already."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.build import texts
from kg.build.inputs import find
from kg.build.keys import whole
from kg.build.ledger import Ledger
from kg.build.places import folder
from kg.build.reading import Progress, Reading
from kg.build.report import Built
from kg.build.staging import BUILT, staging
from kg.build.workers import LIMITS, Limits, Workers
from kg.web.assets import made_of

if TYPE_CHECKING:
    from kg.build.cluster import Cluster

_WRITERS = ("kg.build.outputs", "kg.network", "kg.web.page", "pyvis.network")  # take half a second to load


def build(
    paths: Sequence[str],
    out: Path | str,
    base: str,
    *,
    scheduler: str = "",
    jobs: int | None = None,
    limits: Limits = LIMITS,
    language: str = "en",
    progress: Progress = lambda what, done, total: None,
) -> Built:
    """Read everything below the paths into a graph in the folder `out`, and write the other outputs.

    Paths and the folder may be addresses that fsspec knows (s3://bucket/folder). What an earlier build into the same folder
    has read is not read again. `scheduler` is the address of a Dask scheduler, whose workers then do the work instead of
    `jobs` processes here. `language` is that of `network.html`.
    Raises UsageError if there is nothing to read, BuildError if the folder can't be written.
    """
    with TemporaryDirectory(prefix="kg-") as spool, folder(str(out)) as here:
        found, problems = find(paths, here, Path(spool) / "input")
        if not found:
            return Built(Counter(), 0, problems, ())
        fresh = not here.exists()
        with Ledger(here) as ledger, staging(here, ledger) as stage, _workers(scheduler, jobs, limits) as workers:
            keys = Reading(here, ledger, workers, base, progress, _load_writers).keys(found)
            source = whole(keys, (base, language, made_of(), *problems))
            if source and (last := ledger.remembered(BUILT, source, Built)) and stage.untouched():
                built = last
            else:
                from kg.build.outputs import write

                ledger.settle(keys)
                built = write(stage, ledger, workers, base, problems, language, source)
            texts.forget(here, ledger.hashes())
        if fresh and not built.sums["read"]:
            shutil.rmtree(here)
    return built


def _load_writers() -> None:
    """Load what writes the outputs; a build that finds nothing changed does without it."""
    for name in _WRITERS:
        import_module(name)


def _workers(scheduler: str, jobs: int | None, limits: Limits) -> Workers | Cluster:
    if scheduler:
        from kg.build.cluster import Cluster

        return Cluster(scheduler)
    return Workers(jobs, limits)
