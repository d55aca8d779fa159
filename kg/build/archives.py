"""Look into zip archives, which may lie in one another, without unpacking them to the disk.

Members are named by their place in the archive, so that no name in it, however odd, ever becomes a path. What a member
claims of its size is checked before it is read, and again while it is read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import IO

from kg.build import places
from kg.errors import ReadError

MOST = 20_000  # members of one archive
DEEPEST = 3  # archives in one another
RATIO = 250  # a text is packed to a twentieth, a table of zeros to a thousandth
_HARMLESS = 1_000_000  # bytes below which the ratio says nothing
_MAGIC = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # DOCX, ODT: one document in an archive
_UTF8 = 0x800
_ENCRYPTED = 0x1
_JUNK = "__MACOSX"


def members(path: str, inside: tuple[int, ...], name: str, largest: int) -> list[tuple[int, str]] | None:
    """Return place and name of each member of an archive, None if the file is no archive of documents.

    Hidden members are left out, as hidden files are. Raises ReadError for an archive that is damaged, too deep in
    others, or has too many members.
    """
    if not _begins(path, inside, name, largest):
        return None
    archive = _opened(path, inside, name, largest)
    infos = archive.infolist()
    if _OFFICE.intersection(info.filename for info in infos):
        return None
    if len(inside) >= DEEPEST:
        raise ReadError(f"{name}: archives more than {DEEPEST} deep in one another are not read; unpack it")
    if len(infos) > MOST:
        raise ReadError(f"{name}: {len(infos):,} members, the limit is {MOST:,}; split the archive")
    return list(_documents(infos))


def member(path: str, inside: tuple[int, ...], name: str, largest: int) -> bytes:
    """Return the bytes of a member. Raises ReadError if it is damaged, encrypted or too large."""
    archive = _opened(path, inside[:-1], name, largest)
    info = archive.infolist()[inside[-1]]
    if info.flag_bits & _ENCRYPTED:
        raise ReadError(f"{name}: is encrypted; unpack the archive with its password")
    packed = max(info.compress_size, 1)
    if info.file_size > largest or (info.file_size > _HARMLESS and info.file_size / packed > RATIO):
        raise ReadError(f"{name}: {info.file_size:,} bytes out of {packed:,} packed ones is no document; left out")
    try:
        with archive.open(info) as file:
            data = file.read(largest + 1)
    except Exception as error:  # each way of packing has errors of its own
        raise ReadError(f"{name}: damaged archive ({error}); pack it again") from None
    if len(data) > largest:
        raise ReadError(f"{name}: more than {largest:,} bytes; left out")
    return data


def _documents(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[int, str]]:
    for i, info in enumerate(infos):
        name = _name(info)
        parts = name.replace("\\", "/").split("/")
        if not info.is_dir() and parts[0] != _JUNK and not any(p.startswith(".") and p not in (".", "..") for p in parts):
            yield i, "/".join(p for p in parts if p not in ("", ".", ".."))


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; old programs wrote names in UTF-8 or GB18030 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _begins(path: str, inside: tuple[int, ...], name: str, largest: int) -> bool:
    if inside:
        archive = _opened(path, inside[:-1], name, largest)
        info = archive.infolist()[inside[-1]]
        if info.flag_bits & _ENCRYPTED:
            return False
        try:
            with archive.open(info) as file:
                return file.read(4) in (_MAGIC, _EMPTY)
        except Exception:
            return False  # reading it will tell what is wrong
    try:
        with places.opened(path) as file:
            return file.read(4) in (_MAGIC, _EMPTY)
    except OSError:
        return False


def _opened(path: str, inside: tuple[int, ...], name: str, largest: int) -> zipfile.ZipFile:
    try:
        return _open(path, places.version(path), inside, largest)
    except (zipfile.BadZipFile, OSError, ValueError, IndexError, NotImplementedError) as error:
        raise ReadError(f"{name}: damaged archive ({error}); pack it again") from None


@lru_cache(maxsize=4)
def _open(path: str, version: str, inside: tuple[int, ...], largest: int) -> zipfile.ZipFile:
    """Open an archive once for all its members; `version` changes when it is written again."""
    file: IO[bytes] = io.BytesIO(member(path, inside, path, largest)) if inside else places.opened(path)
    return zipfile.ZipFile(file)
