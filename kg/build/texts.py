"""Keep the stored text of each source beside the graph, named by its hash: the mentions in the graph point into it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = "texts"


def keep(out: Path, sha256: str, content: str) -> None:
    """Write a text; a build that is stopped leaves it whole or not there."""
    folder = out / FOLDER
    folder.mkdir(exist_ok=True)
    fresh = folder / f"{sha256}.new"
    fresh.write_text(content, encoding="utf-8", errors="replace", newline="\n")
    fresh.replace(_path(folder, sha256))


def kept(out: Path) -> set[str]:
    """Return the hashes of the texts that are there."""
    return {path.stem for path in (out / FOLDER).glob("*.txt")}


def forget(out: Path, wanted: Iterable[str]) -> None:
    """Remove the texts that the graph no longer points into, and what a stopped build left."""
    folder = out / FOLDER
    names = {_path(folder, sha256).name for sha256 in wanted}
    for path in folder.glob("*"):
        if path.name not in names:
            path.unlink()


def _path(folder: Path, sha256: str) -> Path:
    return folder / f"{sha256}.txt"
