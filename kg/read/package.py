"""Read the parts of an office document, which is a zip archive of XML files."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from kg.errors import ReadError
from kg.read.xml import attribute, parse_xml

ZIP = b"PK\x03\x04"
LIMIT = 32_000_000  # bytes of a part, unpacked; the longest resolutions have less than 2 MB
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def members(data: bytes) -> frozenset[str]:
    """Return the names in a zip archive; none if the data are no archive or a damaged one."""
    if not data.startswith(ZIP):
        return frozenset()
    try:
        return frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except _FAULTS:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Package:
    """An office document: the bytes of its archive and its name, for messages."""

    data: bytes
    source: str

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, None if the archive has no such part.

        Raises ReadError if the archive is damaged or encrypted, or the part too large or no XML.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                if name not in archive.NameToInfo:
                    return None
                size = archive.getinfo(name).file_size
                if size > LIMIT:
                    raise ReadError(f"{self.source}: {name} unpacks to {size:,} bytes, the limit is {LIMIT:,}; split the file")
                data = archive.read(name)
        except _FAULTS as error:
            raise ReadError(
                f"{self.source}: damaged or encrypted ({error}); open it in an office program, save it anew"
            ) from None
        return parse_xml(data, f"{self.source}: {name}")

    def related(self, name: str = "") -> dict[str, tuple[str, str]]:
        """Return what a part refers to, the package itself without a name: identifier -> kind, name of the part.

        The kind is the last word of the relationship's type: "footnotes", "header". Addresses outside are left out.
        """
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        out = {}
        for one in root if root is not None else ():
            kind, target = attribute(one, "Type"), attribute(one, "Target")
            if kind and target and attribute(one, "TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                out[attribute(one, "Id") or ""] = kind.rpartition("/")[2], path
        return out
