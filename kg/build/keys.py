"""Name what a build keeps by all that it follows from, so that nothing has to be compared with dates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache

from kg import data

_PASSING = "?"
_RULES = ("*.py", "*.toml", "*.ttl")


def passing(name: str) -> str:
    """Return the key of an outcome that says nothing of the bytes: a file that was locked today may be read tomorrow."""
    return _PASSING + name


def is_passing(key: str) -> bool:
    """Tell whether a key is that of an outcome that the next build does not take over."""
    return key.startswith(_PASSING)


@cache
def rules() -> str:
    """Return a digest of the rules: the package's programs and data."""
    digest = hashlib.sha256()
    for folder in (data.PACKAGE, data.ontology()):
        for path in sorted(p for pattern in _RULES for p in folder.rglob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key(sha256: str, name: str, base: str) -> str:
    """Return the key of an outcome: of the bytes of a file, its name, the base and the rules."""
    return digest_of((sha256, name, base, rules()))


def digest_of(words: Iterable[str]) -> str:
    """Return a digest of some words in their order."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()


def whole(keys: Sequence[str], said: Sequence[str]) -> str:
    """Return a digest of all that a build follows from, none if it is not to be taken over: keys, and what else was said."""
    return "" if any(map(is_passing, keys)) else digest_of((rules(), *said, "", *keys))
