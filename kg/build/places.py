"""Open files where they are: on this machine, or at an address such as s3://bucket/name, through fsspec."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from kg.errors import UsageError
from kg.store import NEW, REPLACED


def is_remote(path: str) -> bool:
    """Tell whether a path is an address.

    >>> is_remote("s3://bucket/folder"), is_remote("folder/file.txt")
    (True, False)
    """
    return "://" in path


def opened(path: str) -> IO[bytes]:
    """Open a file for reading. Raises OSError; a fifo in the place of a file does not make the program wait."""
    if is_remote(path):
        system, name = _system(path)
        file: IO[bytes] = system.open(name, "rb")
        return file
    return open(path, "rb", opener=lambda p, flags: os.open(p, flags | getattr(os, "O_NONBLOCK", 0)))


def digest(path: str) -> str:
    """Return what tells the bytes of a file from others: a hash, or what a remote place keeps in its stead. Raises OSError."""
    if is_remote(path):
        system, name = _system(path)
        return str(system.checksum(name))
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def version(path: str) -> str:
    """Return what changes when a file is written again. Raises OSError."""
    return digest(path) if is_remote(path) else str(os.stat(path).st_mtime_ns)


def remote_files(path: str) -> Iterator[tuple[str, str]]:
    """Yield name and address of each file below an address; the name is relative to it."""
    system, name = _system(path)
    top = name.rstrip("/")
    for found in sorted(system.find(top)):
        yield found.removeprefix(top).lstrip("/") or found.rpartition("/")[2], system.unstrip_protocol(found)


@contextmanager
def folder(place: str) -> Iterator[Path]:
    """Give the folder of a build; a remote one is fetched first, and what is in it at the end is sent back."""
    if not is_remote(place):
        yield Path(place)
        return
    system, name = _system(place)
    with TemporaryDirectory(prefix="kg-") as scratch:
        here = Path(scratch, "out")
        if system.exists(name):
            system.get(f"{name.rstrip('/')}/", str(here), recursive=True)
        yield here
        if here.exists():
            _send(system, name.rstrip("/"), here)


def _send(system: Any, name: str, here: Path) -> None:
    """Make a remote folder what a folder here is: first what is new, then what is gone."""
    for left in (NEW, REPLACED):  # there only if a build was stopped
        shutil.rmtree(here / left, ignore_errors=True)
    files = {path.relative_to(here).as_posix(): path for path in sorted(here.rglob("*")) if path.is_file()}
    for relative, path in files.items():
        system.put_file(str(path), f"{name}/{relative}")
    for found in system.find(name):
        if found.removeprefix(f"{name}/") not in files:
            system.rm_file(found)


def _system(path: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, name = url_to_fs(path)
    except ImportError as error:
        raise UsageError(
            f"{path}: needs a package that is not installed ({error}); pip install 'un-resolution-graph[cluster]'"
        ) from None
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None
    return system, str(name)
