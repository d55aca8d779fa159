"""Write graph.ttl and the store: sections that did not change are taken over from the last build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg import store
from kg.build.ledger import Ledger, Section
from kg.build.packing import unpacked
from kg.build.sections import DATASET, Described, Job, Plan, quads, section
from kg.build.staging import Staging
from kg.build.workers import Pool
from kg.errors import BuildError
from kg.rdf.write import header

# The share of sections up to which the old store is brought up to date; beyond, loading a new one is as fast.
_PATCH = 0.1


def digest_of(sections: Mapping[str, str]) -> str:
    """Return the digest of a graph from those of its sections; its description follows from the others."""
    said = (f"{name} {digest}" for name, digest in sorted(sections.items()) if name != DATASET)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


class GraphWriter:
    """Writes the graph that is planned; `ledger` knows the sections of the last one.

    In a with statement: graph.ttl and the sections are there at its beginning, the store at its end, so that what needs the
    sections alone is made while the store is loaded.
    """

    def __init__(self, stage: Staging, ledger: Ledger, workers: Pool, planned: list[Plan], base: str) -> None:
        self.stage = stage
        self.ledger = ledger
        self.workers = workers
        self.planned = planned
        self.base = base
        self.old = ledger.sections()
        self.names = {plan.name: plan.digest for plan in planned}
        self.digest = digest_of(self.names)
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as ending:
            self._write(ending)
            self._ending = ending.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ending.__exit__(kind, error, trace)

    def _write(self, ending: ExitStack) -> None:
        """Write what is not yet there; `ending` waits for what goes on in the background."""
        there = store.digest_of(self.stage.out / store.FOLDER)
        if there == self.digest == digest_of(self.old) and self.stage.stands(store.TURTLE, self.digest):
            self.names = self.old
            return
        fresh = self.stage.folder / store.FOLDER
        with self.stage.making(store.TURTLE, self.digest) as path:
            if there and there == digest_of(self.old) and len(self._changed()) <= _PATCH * len(self.names):
                for _ in self._written(path):
                    pass
                self._update(fresh)
            else:
                loading = ending.enter_context(store.Loading(fresh, path, header(self.base), self.digest))
                for end in self._written(path):
                    loading.reach(end)
                loading.reach(path.stat().st_size, last=True)

    def _written(self, path: Path) -> Iterator[int]:
        """Write graph.ttl; yield its length whenever it has grown by whole statements."""
        with path.open("wb") as file:
            file.write(header(self.base))
            for turtle in self._sections():
                file.write(turtle)
                file.flush()
                yield file.tell()

    def _changed(self) -> list[str]:
        return [name for name in self.names.keys() | self.old.keys() if self.names.get(name) != self.old.get(name)]

    def _sections(self) -> Iterator[bytes]:
        """Yield the sections, and at last the description of it all, as Turtle; keep those that are new."""
        described = Described(self.base)
        for one in self.workers.map(section, map(self._wanted, self.planned), _lost, ready=Section):
            described.count(one)
            yield self._kept(one)
        yield self._kept(described.section())

    def _kept(self, made: Section) -> bytes:
        if self.old.get(made.name) != made.digest:
            self.ledger.add(made)
        self.names[made.name] = made.digest
        return unpacked(made.turtle)

    def _wanted(self, plan: Plan) -> Job | Section:
        """Return a section as it stands, or what is needed to make it."""
        if self.old.get(plan.name) == plan.digest:
            return self.ledger.section(plan.name)
        return Job(plan, tuple(self.ledger.triples_of(plan.keys)), self.base)

    def _update(self, fresh: Path) -> None:
        """Bring the store up to date: what the changed sections no longer hold goes, what they hold now comes."""
        gone: set[ox.Quad] = set()
        new: set[ox.Quad] = set()
        for name in self._changed():
            before = quads(self.ledger.section(name), self.base) if name in self.old else set()
            after = quads(self.ledger.added(name), self.base) if name in self.names else set()
            gone |= before - after
            new |= after - before
        store.update(fresh, self.stage.out / store.FOLDER, gone - new, new - gone, self.digest)


def _lost(job: Job, reason: str) -> Section:
    raise BuildError(f"{job.plan.name}: making this part of the graph {reason}")
