"""Make outputs beside the old ones and put them in their place when all are whole.

Each output appears whole or not at all, whatever stops the program: it is written into a folder of its own, made lasting
(fsync), and moved (rename) in one step. Until then the old ones stay as they are.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from kg import store
from kg.build.ledger import Ledger
from kg.errors import BuildError

BUILT = "built"  # what the ledger remembers of a whole build


class Staging:
    """The folder of outputs that are being made for `out`."""

    def __init__(self, out: Path, ledger: Ledger) -> None:
        self.out = out
        self.folder = out / store.NEW
        self._ledger = ledger
        self._made: dict[str, tuple[str, Future[str]]] = {}
        self._thread = ThreadPoolExecutor(1)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        store.recover(out)

    def stands(self, name: str, source: str) -> bool:
        """Tell whether an output is there as it was made from this source, a digest of all that it follows from."""
        return self._ledger.outputs().get(name, ("", ""))[0] == source and self._unchanged(name)

    def untouched(self) -> bool:
        """Tell whether all outputs are there as the last build left them."""
        outputs = self._ledger.outputs()
        stored = store.digest_of(self.out / store.FOLDER)
        return bool(stored) and outputs.get(store.TURTLE, ("", ""))[0] == stored and all(map(self._unchanged, outputs))

    def _unchanged(self, name: str) -> bool:
        try:
            return self._ledger.outputs()[name][1] == _sha256(self.out / name)
        except OSError:
            return False

    @contextmanager
    def making(self, name: str, source: str) -> Iterator[Path]:
        """Give the path to write an output to; what is there when the with statement ends is made lasting in the background."""
        yield self.folder / name
        self._made[name] = source, self._thread.submit(_lasting, self.folder / name)

    def publish(self) -> None:
        """Move everything that was made to its place: the store first, which takes two steps."""
        made = [(name, source, sha256.result()) for name, (source, sha256) in self._made.items()]
        if (self.folder / store.FOLDER).is_dir():
            store.swap(self.out, self.folder / store.FOLDER)
        for name in self._made:
            (self.folder / name).replace(self.out / name)
        _lasting_renames(self.out)
        self._ledger.record(made)

    def clear(self) -> None:
        """Remove what was not published."""
        self._thread.shutdown(cancel_futures=True)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def staging(out: Path, ledger: Ledger) -> Iterator[Staging]:
    """Make outputs for a folder; what can't be written is a BuildError, and the old outputs stay."""
    stage = None
    try:
        stage = Staging(out, ledger)
        yield stage
    except OSError as error:
        raise BuildError(f"{out}: {_said(error)}; what was there before is unchanged") from error
    except sqlite3.OperationalError as error:
        raise BuildError(f"{out}: {error}; what was there before is unchanged") from error
    finally:
        if stage:
            stage.clear()


def _said(error: OSError) -> str:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "the disk is full" if full else f"can't be written ({error.strerror or error})"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lasting(path: Path) -> str:
    """Make a file lasting; return the hash of its bytes."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return _sha256(path)


def _lasting_renames(folder: Path) -> None:
    """Make renames lasting, where the system lets a folder be opened for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
