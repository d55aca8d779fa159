"""Fill the ledger with what each input gives, reading only what it does not know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Thread

from kg.build import keys, texts
from kg.build.inputs import Input
from kg.build.ledger import Ledger
from kg.build.outcome import failed
from kg.build.places import is_remote
from kg.build.rows import Row, to_row
from kg.build.workers import Pool

Progress = Callable[[str, int, int], None]  # what is done, how many are done, how many there are
_READERS = 4  # threads that read files for their digests; reading and hashing need no interpreter


class Reading:
    """Reads the inputs of one build, and what is in the archives among them.

    `meanwhile` is called beside, once there is something to read: workers take a moment to start.
    """

    def __init__(
        self, out: Path, ledger: Ledger, workers: Pool, base: str, progress: Progress, meanwhile: Callable[[], None]
    ) -> None:
        self.out = out
        self.ledger = ledger
        self.workers = workers
        self.base = base
        self.progress = progress
        self.meanwhile = meanwhile
        kept = texts.kept(out)
        self.known = {key for key, sha256 in ledger.known() if not sha256 or sha256 in kept}

    def keys(self, found: Sequence[Input]) -> list[str]:
        """Return the key of the outcome of each input, in their order; members of archives follow their archive."""
        with ThreadPoolExecutor(_READERS) as pool:
            waiting = list(zip(found, pool.map(Input.digest, found), strict=True))
        done: list[tuple[Input, str]] = []
        total = 0
        while waiting:
            total += len(waiting)
            keyed = [(one, digest, self._key(one, digest)) for one, digest in waiting]
            settled = self._read([(one, digest, key) for one, digest, key in keyed if key not in self.known], len(done), total)
            keyed = [(one, digest, settled.get(one, key)) for one, digest, key in keyed]
            done += [(one, key) for one, _, key in keyed]
            waiting = [
                (one.member(place, name), f"{digest}:{place}")
                for one, digest, key in keyed
                for place, name in self.ledger.members(key)
            ]
        self.ledger.commit()
        return [key for _, key in sorted(done)]

    def _key(self, found: Input, digest: str | None) -> str:
        return keys.key(digest, found.name, self.base) if digest else keys.passing(found.name)

    def _read(self, new: Sequence[tuple[Input, str | None, str]], before: int, total: int) -> dict[Input, str]:
        """Read inputs into the ledger; return the keys of their outcomes."""
        settled: dict[Input, str] = {}
        if new:
            Thread(target=self.meanwhile).start()
        results = self.workers.map(partial(_row, base=self.base), [one for one, _, _ in new], _lost)
        for (one, digest, key), result in zip(new, results, strict=True):
            if result.status == "lost" or _changed(one, digest, result):
                key = keys.passing(one.name)  # a file that changed meanwhile is read again by the next build
            if result.status == "read":
                texts.keep(self.out, result.sha256, result.content, result.paragraphs)
            self.ledger.keep(key, result)
            settled[one] = key
            self.progress("read", before + len(settled), total)
        return settled


def _row(found: Input, base: str) -> Row:
    from kg.build.unit import outcome  # workers alone load all readers and extractors

    return to_row(outcome(found, base))


def _changed(found: Input, digest: str | None, result: Row) -> bool:
    """Tell whether a file was written again between the moment it was found and the moment it was read."""
    return bool(result.sha256) and not found.inside and not is_remote(found.path) and result.sha256 != digest


def _lost(found: Input, reason: str) -> Row:
    return to_row(failed(found, reason, "lost"))
