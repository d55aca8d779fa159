"""Find the input files that a user names: files, folders, standard input; and what lies in archives among them."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.build import archives, places
from kg.errors import ReadError, UsageError

Identity: TypeAlias = tuple[int, int] | None  # of a folder, whatever way leads to it; None if it is not there

STANDARD_INPUT = "-"
LARGEST = 64_000_000  # bytes of one file; the longest official PDF has a third of it
_MOST = 250_000  # bytes that most files do not have: room for the largest is made for those alone that have
_KINDS = ((stat.S_ISFIFO, "a fifo"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """A file to read, or a member of an archive.

    `name` is its path below the folder that the user named, as the report calls it; `inside` is the way into archives:
    the place of the member in each of them.
    """

    name: str
    path: str
    inside: tuple[int, ...] = ()

    def data(self) -> bytes:
        """Return the bytes. Raises ReadError if the file can't be read or is too large."""
        if self.inside:
            return archives.member(self.path, self.inside, self.name, LARGEST)
        try:
            with places.opened(self.path) as file:
                data = file.read(_MOST)
                data += file.read(LARGEST + 1 - len(data)) if len(data) == _MOST else b""
        except OSError as error:
            raise ReadError(f"{self.name}: can't be opened ({error.strerror}); check the path and your permission") from None
        if len(data) > LARGEST:
            raise ReadError(f"{self.name}: more than {LARGEST:,} bytes; give the text of one resolution a file")
        return data

    def digest(self) -> str | None:
        """Return what tells the bytes of the file from others, None if it can't be read."""
        try:
            return places.digest(self.path)
        except OSError:
            return None

    def members(self) -> list[tuple[int, str]] | None:
        """Return place and name of each member of an archive, None if it is none. Raises ReadError if it can't be read."""
        return archives.members(self.path, self.inside, self.name, LARGEST)

    def member(self, place: int, name: str) -> Input:
        """Return a member of an archive as an input."""
        return Input(f"{self.name}/{name}", self.path, (*self.inside, place))


def find(paths: Sequence[str], out: Path, spool: Path) -> tuple[list[Input], list[str]]:
    """Return the files below the paths, sorted by name, and a message for each path that leads to none.

    Hidden files and folders are left out, and `out`, which an earlier build may have written. Standard input is kept in
    the file `spool`. Raises UsageError if no path is given.
    """
    if not paths:
        raise UsageError("nothing to read; name files, folders, or - for standard input")
    own = _identity(out)
    inputs: set[Input] = set()
    problems: list[str] = []
    for path in paths:
        if path == STANDARD_INPUT:
            with spool.open("wb") as kept:
                shutil.copyfileobj(sys.stdin.buffer, kept)
            inputs.add(Input("standard input", str(spool)))
            continue
        told = len(problems)
        found = list(_remote(path) if places.is_remote(path) else _below(Path(path), own, problems))
        if not found and len(problems) == told:
            what = "the folder holds no file" if Path(path).is_dir() else "no such file or folder"
            problems.append(f"{printable(path)}: {what}; check the path")
        inputs.update(found)
    return sorted(inputs), problems


def printable(name: str) -> str:
    """Return a file name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")


def _identity(folder: Path) -> Identity:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _remote(path: str) -> Iterator[Input]:
    for name, address in places.remote_files(path):
        if not any(part.startswith(".") for part in name.split("/")):
            yield Input(name, address)


def _below(top: Path, own: Identity, problems: list[str]) -> Iterator[Input]:
    if top.is_dir():
        yield from _files(top, Path(), {own}, problems)
    elif (kind := _kind(top)) is not None:
        problems.append(f"{printable(str(top))}: {kind}, not a file; give a file or a folder")
    elif top.exists():
        yield Input(printable(top.name), str(top))


def _files(folder: Path, below: Path, seen: set[Identity], problems: list[str]) -> Iterator[Input]:
    """Yield the files of a folder and of the folders in it, each once even where links lead back."""
    identity = _identity(folder)
    if identity in seen:
        return
    seen.add(identity)
    prefix = "" if below == Path() else f"{below.as_posix()}/"
    try:
        with os.scandir(folder) as entries:
            there = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(f"{printable(str(folder))}: can't be listed ({error.strerror}); check your permission")
        return
    for entry in there:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_file(follow_symlinks=False):  # what most are costs no call of the system
            yield Input(printable(f"{prefix}{entry.name}"), str(path))
        elif path.is_dir():
            yield from _files(path, below / entry.name, seen, problems)
        elif (kind := _kind(path)) is not None:
            problems.append(f"{printable(f'{prefix}{entry.name}')}: {kind}, not a file; left out")
        else:
            yield Input(printable(f"{prefix}{entry.name}"), str(path))


def _kind(path: Path) -> str | None:
    """Return what a path is if it is something that can't be read as a file."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return None  # reading it will tell what is wrong
    return next((name for test, name in _KINDS if test(mode)), None)
