"""Find the input files that a user names: files, folders, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError, UsageError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A file to read; `name` is its path below the folder that the user named, as the report calls it."""

    name: str
    path: Path | None
    size: int

    def data(self) -> bytes:
        """Return the bytes. Raises ReadError if the file can't be read."""
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise ReadError(f"{self.name}: can't be opened ({error.strerror}); check the path and your permission") from None


def find(paths: Sequence[str], out: Path) -> tuple[list[Input], list[str]]:
    """Return the files below the paths, sorted by name, and a message for each path that leads to none.

    Hidden files and folders are left out, and `out`, which an earlier build may have written. Raises UsageError if no
    path is given.
    """
    if not paths:
        raise UsageError("nothing to read; name files, folders, or - for standard input")
    inputs: set[Input] = set()
    problems: list[str] = []
    for path in paths:
        found = [i for i in _below(path) if i.path is None or not i.path.resolve().is_relative_to(out.resolve())]
        if not found:
            where = Path(path)
            problems.append(
                f"{path}: {'the folder holds no file' if where.is_dir() else 'no such file or folder'}; check the path"
            )
        inputs.update(found)
    return sorted(inputs, key=lambda i: (i.name, str(i.path))), problems


def _below(path: str) -> Iterator[Input]:
    if path == STANDARD_INPUT:
        yield Input("standard input", None, 0)
        return
    top = Path(path)
    if top.is_dir():
        for file in sorted(p for p in top.rglob("*") if p.is_file()):
            relative = file.relative_to(top)
            if not any(part.startswith(".") for part in relative.parts):
                yield Input(relative.as_posix(), file, file.stat().st_size)
    elif top.exists():
        yield Input(top.name, top, top.stat().st_size)
