"""A build that is killed or that finds the disk full leaves whole outputs, and can be taken up."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.stops import OUTPUTS, build, command, contents, inputs, kills
from tests.variants import variants

_MOUNT = ("unshare", "--user", "--map-root-user", "--mount")


def _can_mount() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run([*_MOUNT, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
def test_killed_at_any_moment() -> None:
    assert set(kills(8)) <= {"old", "new", "old and new"}


def small_disk(kilobytes: int, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script while a folder is a disk of that size."""
    mount = f"mount -t tmpfs -o size={kilobytes}k none {folder} && {script}"
    return subprocess.run([*_MOUNT, "sh", "-c", mount], capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(not _can_mount(), reason="a disk of its own needs user namespaces")
def test_a_full_disk_at_any_point(tmp_path: Path) -> None:
    old, new = inputs(tmp_path)
    before, after = build(old, tmp_path / "before"), build(new, tmp_path / "after")
    size = sum(path.stat().st_size for path in (tmp_path / "before").rglob("*") if path.is_file()) // 1024
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    ends = set()
    for room in range(0, 9000, 1500):
        shutil.rmtree(copy, ignore_errors=True)
        words = " ".join(command(new, disk / "out"))
        script = f"cp -r {tmp_path}/before {disk}/out && {words}; ended=$?; cp -r {disk}/out {copy}; exit $ended"
        done = small_disk(size + 500 + room, disk, script)
        found = contents(copy)
        assert "Traceback" not in done.stderr
        assert all(found.get(name) in (digest, after[name]) for name, digest in before.items()), room
        assert (found == after) if done.returncode == 0 else "unchanged" in done.stderr, (room, done.stderr)
        ends.add(done.returncode)
    assert ends == {0, 2}


@pytest.mark.slow
def test_every_way_to_build_gives_the_same_bytes() -> None:
    assert {name: len(digests) for name, digests in variants(1).items()} == dict.fromkeys((*OUTPUTS, "store"), 1)
