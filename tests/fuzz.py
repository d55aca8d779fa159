"""Feed damaged files to the readers: none may crash them, hang them or fill the memory.

python -m tests.fuzz [CASES] [SEED]: six formats, six languages, five kinds of damage, some cases with several. A case follows
from its number and the seed, so that it can be looked at again. Exit status 1 if a case ended in another way than read,
skipped, or refused with a message.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO

from kg.build.inputs import Input
from kg.build.outcome import Outcome
from kg.build.packing import unpacked
from kg.build.unit import outcome
from kg.build.workers import LIMITS, Workers
from kg.rdf.mentions import Mentioned
from kg.rdf.terms import BASE
from kg.rdf.write import parsed, turtle
from tests.conftest import corpus

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
FORMATS = ("docx", "html", "pdf", "txt", "xml", "zip")
_PAPERS = "papers/made"
_XML = {"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese"}
_ENCODINGS = ("utf-16", "gb18030", "cp1252", "koi8-r", "cp1256", "latin-1", "utf-7")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a case ended: what became of the file, the seconds and the peak memory (MB) of the process so far."""

    case: int
    kind: str
    status: str
    reason: str
    seconds: float
    megabytes: float


# The files that are damaged.


@cache
def seeds(kind: str, language: str) -> tuple[bytes, ...]:
    """Return whole files of a format in a language."""
    if kind in ("docx", "pdf"):
        return tuple(path.read_bytes() for path in sorted(corpus(_PAPERS).glob(f"*.{language}.{kind}"))[:3])
    marked = tuple(path.read_bytes() for path in sorted(corpus("unxml").rglob(f"{_XML[language]}/*.xml"))[:200:70])
    if kind == "xml":
        return marked
    texts = tuple(_text(data) for data in marked)
    if kind == "txt":
        return texts
    if kind == "html":
        return tuple(b"<html><body><p>" + t.replace(b"\n", b"</p>\n<p>") + b"<sup>1</sup></p></body></html>" for t in texts)
    return tuple(_zip({f"{i}.txt": t for i, t in enumerate(texts)}) for _ in range(1))


def _text(data: bytes) -> bytes:
    from kg.read import read

    return read(data, "seed.xml").content.encode()


def _zip(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


# The damage.


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change single bytes."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 30, 300))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def truncate(data: bytes, chance: random.Random) -> bytes:
    """Cut off the end, or the beginning."""
    place = chance.randrange(len(data))
    return data[:place] if chance.random() < 0.8 else data[place:]


def splice(data: bytes, chance: random.Random) -> bytes:
    """Put a part of another file, maybe of another format, into this one."""
    other = chance.choice(seeds(chance.choice(FORMATS), chance.choice(LANGUAGES)))
    start, place = chance.randrange(len(other)), chance.randrange(len(data))
    return data[:place] + other[start : start + chance.randrange(1, 20_000)] + data[place:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """Repeat a block many times."""
    start = chance.randrange(len(data))
    block = data[start : start + chance.choice((1, 3, 40, 2000))]
    return data[:start] + block * chance.choice((2, 50, 3000)) + data[start:]


def recode(data: bytes, chance: random.Random) -> bytes:
    """Write it in another encoding, or read it as if it were in one."""
    encoding = chance.choice(_ENCODINGS)
    if chance.random() < 0.5:
        return data.decode("utf-8", "replace").encode(encoding, "replace")
    return data.decode(encoding, "replace").encode("utf-8", "replace")


DAMAGE: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, truncate, splice, repeat, recode)


def damaged(case: int, seed: int) -> tuple[str, bytes]:
    """Return the format and the bytes of a case; of archives, in most cases a member is damaged and not the archive."""
    chance = random.Random(f"{seed}-{case}")
    kind, language = FORMATS[case % len(FORMATS)], LANGUAGES[case // len(FORMATS) % len(LANGUAGES)]
    data = chance.choice(seeds(kind, language))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if data:
            act = chance.choice(DAMAGE)
            inside = kind in ("docx", "zip") and chance.random() < 0.8 and zipfile.is_zipfile(BytesIO(data))
            data = _inside(data, act, chance) if inside else act(data, chance)
    return kind, data[:8_000_000]


def _inside(data: bytes, act: Callable[[bytes, random.Random], bytes], chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # it was damaged before
        return act(data, chance)
    name = chance.choice(sorted(members))
    members[name] = act(members[name], chance) if members[name] else b"x"
    return _zip(members)


# The run.


def run(case: int, seed: int, folder: str) -> Ended:
    """Read the file of a case as a build does, and write what was found."""
    kind, data = damaged(case, seed)
    start = time.monotonic()
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(data)
        file.flush()
        results = list(_outcomes(Input(f"case-{case}.{kind}", file.name)))
    status = "read" if any(o.status == "read" for o in results) else results[-1].status
    reason = next((o.reason for o in results if "should not happen" in o.reason), results[-1].reason)
    for one in results:
        try:
            _write(one)
        except (AssertionError, SyntaxError) as error:
            status, reason = "lost", f"what was found can't be written: {error}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Ended(case, kind, status, reason, time.monotonic() - start, peak)


def _write(one: Outcome) -> None:
    """Make the Turtle of a text, and read it again: its mentions have not been parsed before."""
    lines = unpacked(one.lines).decode().split("\n") if one.lines else []
    mentions = unpacked(one.mentions) if one.mentions else b""
    turtle(lines, BASE)
    assert sum(1 for _ in parsed(mentions, BASE)) == Mentioned(mentions.decode()).triples


def _outcomes(found: Input) -> Iterator[Outcome]:
    one = outcome(found, BASE)
    yield one
    for place, name in one.members:
        yield from _outcomes(found.member(place, name))


def fuzz(cases: int, seed: int) -> list[Ended]:
    """Run cases in worker processes."""

    def lost(case: int, reason: str) -> Ended:
        return Ended(case, FORMATS[case % len(FORMATS)], "lost", reason, LIMITS.seconds, 0)

    with tempfile.TemporaryDirectory() as folder, Workers(limits=LIMITS) as workers:
        return list(workers.map(partial(run, seed=seed, folder=folder), range(cases), lost))


def bad(ended: Ended) -> bool:
    """Tell whether a case ended in a way that no file may cause."""
    return ended.status == "lost" or "should not happen" in ended.reason


def main(cases: int = 10_000, seed: int = 20261122) -> int:
    """Run, print the figures, and say which cases ended badly."""
    ended = fuzz(cases, seed)
    counts = Counter((e.kind, e.status) for e in ended)
    statuses = sorted({status for _, status in counts})
    print("| format | " + " | ".join(statuses) + " |\n|---|" + "---:|" * len(statuses))
    for kind in FORMATS:
        print(f"| {kind} | " + " | ".join(str(counts[kind, status]) for status in statuses) + " |")
    slowest = max(ended, key=lambda e: e.seconds)
    print(f"{cases} cases, seed {seed}: slowest {slowest.seconds:.1f} s (case {slowest.case}), limit {LIMITS.seconds:g} s;")
    print(f"most memory of a worker {max(e.megabytes for e in ended):.0f} MB, limit {LIMITS.megabytes} MB")
    for one in filter(bad, ended):
        print(f"case {one.case}: {one.status}: {one.reason}", file=sys.stderr)
    return 1 if any(map(bad, ended)) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
