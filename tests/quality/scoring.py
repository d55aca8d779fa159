"""Run the scorer, which compares builds of real documents with an answer key made from the official links.

The scorer and the corpus are no part of the project: KG_SCORER and KG_CORPUS say where they are. The scorer forgives what
the official links are careless about, the letters of parts among it, so that 75/253 B and 75/253 C have one spelling and
their citations are compared as one. Works whose spelling is shared are therefore scored apart.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import random
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.conftest import ROOT, SHARED

SCORER = Path(os.environ.get("KG_SCORER", ROOT.parent / "shared" / "tools" / "score.py"))
KEY = SHARED / "key" / "dev.json"
KG = (sys.executable, "-m", "kg")
STYLES = ("clean", "wrapped", "akn")
FIGURES = ("own", "recall", "precision", "whole")
_ALL_LANGUAGES = 6
_SEED = 20261122

Answers = dict[str, Any]  # symbol of a work -> its files by language and the symbols that it links to


@dataclass(frozen=True, slots=True)
class Score:
    """What the scorer says of one language in one style; shares from 0 to 1.

    own: works that were identified. recall: citations found of those that half of the linked versions link. precision:
    found citations that any version links, a lower bound, since some are linked nowhere. whole: works without a fault.
    same: works whose citations are the same in all languages scored, None if one language was.
    """

    language: str
    style: str
    works: int
    own: float
    recall: float
    precision: float
    whole: float
    same: float | None


def missing() -> str | None:
    """Return what is not there and is needed, None if all is."""
    absent = [str(path) for path in (SCORER, KEY) if not path.exists()]
    return f"{' and '.join(absent)} not there: accuracy is measured with the scorer, which needs the corpus" if absent else None


def answers() -> Answers:
    """Return the key of the works that exist in all languages, so that every language is scored on the same works."""
    key: Answers = json.loads(KEY.read_text(encoding="utf-8"))
    return {symbol: work for symbol, work in key.items() if len(work["files"]) == _ALL_LANGUAGES}


def unshared(key: Answers) -> Answers:
    """Return the works of a key that share the spelling which the scorer compares with no other work."""
    loose: Callable[[str], str] = tool("key").loose
    spellings = Counter(loose(symbol) for symbol in json.loads(KEY.read_text(encoding="utf-8")))
    return {symbol: work for symbol, work in key.items() if spellings[loose(symbol)] == 1}


def drawn(key: Answers, size: int) -> Answers:
    """Return that many works of a key, the same ones each time; all of them for 0."""
    return {s: key[s] for s in random.Random(_SEED).sample(sorted(key), size)} if 0 < size < len(key) else key


def fingerprint(key: Answers) -> str:
    """Return a hash that tells whether figures were measured on the same works and answers."""
    return hashlib.sha256(json.dumps(key, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def score(key: Answers, style: str, languages: Sequence[str], folder: Path, kg: Sequence[str] = KG) -> list[Score]:
    """Build and score every work of a key; the builds stay in `folder`, in a folder for each language.

    `kg` starts the command line. Raises RuntimeError if the scorer or a build fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "key.json").write_text(json.dumps(key), encoding="utf-8")
    result = folder / "figures.json"
    options = {
        "--key": folder / "key.json", "--root": SHARED / "unxml", "--style": style, "--lang": ",".join(languages),
        "--kg": shlex.join(kg), "--keep": folder, "--json": result,
    }  # fmt: skip
    command = [sys.executable, str(SCORER), *(str(part) for option in options.items() for part in option)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    figures = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
    if not all(figures.get(language) for language in languages):
        raise RuntimeError(f"the scorer failed for style {style}: {done.stdout[-800:]}{done.stderr[-800:]}")
    return [_score(language, style, figures) for language in languages]


def _score(language: str, style: str, figures: dict[str, Any]) -> Score:
    row = figures[language]
    shares = {name: row[name] for name in FIGURES}
    return Score(language=language, style=style, works=row["works"], same=figures.get("same"), **shares)


@cache
def tool(name: str) -> ModuleType:
    """Return a module that lies beside the scorer."""
    spec = importlib.util.spec_from_file_location(f"scorer_{name}", SCORER.with_name(f"{name}.py"))
    assert spec and spec.loader, name
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
