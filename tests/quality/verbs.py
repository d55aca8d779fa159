"""Compare the verbs read from the words with those that mark-up names: `python -m tests.quality.verbs [--sample N]`.

AKN4UN gives each preambular paragraph a container whose name is its operative words ("Recalling also"), in the language of
the file; the reader does not look at it. A name agrees if its concept is that of the first verb of the paragraph. The
column `english` holds the verb against the name in the English version, so that one language's words meet another's.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from kg.cleaning import squeeze
from kg.errors import ReadError
from kg.extract.document import document
from kg.extract.operative import Word, operative_words
from kg.extract.work import read_work
from kg.language import language
from kg.lexicon import lexicon
from kg.model import Role
from kg.read import read
from kg.read.akn.words import AKN, words_of
from tests.conftest import SHARED
from tests.quality.agreement import LANGUAGES, related

_OPENING = 50  # characters that tell a paragraph


class Named(NamedTuple):
    """A preambular paragraph: its name in the mark-up, its first verb and the words that it was read from."""

    name: str
    verb: str | None
    words: str


def paragraphs(path: Path, code: str) -> list[Named]:
    """Return the paragraphs of a file that its mark-up names, in order; none if the file can't be read."""
    try:
        text = read(path.read_bytes(), path.name)
    except ReadError:
        return []
    scanned = document(text, read_work(text))
    blocks = zip(text.blocks, scanned.verbs, strict=True)
    first = {_key(b.text): (verbs[0], b.text) for b, verbs in blocks if b.role is Role.PREAMBULAR and verbs}
    return [_named(name, first.get(words)) for name, words in _containers(path)]


def _named(name: str, found: tuple[Word, str] | None) -> Named:
    return Named(name, found[0].verb, found[1][found[0].start :]) if found else Named(name, None, "")


def _containers(path: Path) -> Iterator[tuple[str, str]]:
    for element in etree.parse(path).iter(AKN + "container"):
        name, inner = element.get("name", "").strip(), element.find(AKN + "p")
        if name and inner is not None:
            yield name, _key(words_of(inner).text)


def _key(words: str) -> str:
    return squeeze(words, False)[:_OPENING]


def concept(name: str, code: str) -> str | None:
    """Return the concept of a name, None if no form of the authority file is in it."""
    spoken = language(code)
    plain = squeeze(name, spoken.unspaced)
    return next((word.verb for word in operative_words(plain, lexicon(code).scan(plain), spoken, False)), None)


def agrees(name: str, one: Named, code: str) -> bool:
    """Tell whether a name and the verb that was read agree: one concept, or a pair that holds the other.

    A name cut short ("Expressing") agrees with the phrase that goes on from it ("Expressing its concern").
    """
    told = concept(name, code)
    if told is None:
        last = squeeze(name, language(code).unspaced).rpartition(" ")[2]
        return one.verb is not None and one.words.startswith(last)
    return not meanings(told).isdisjoint(meanings(one.verb))


def meanings(verb: str | None) -> set[str]:
    """Return what a verb can mean: itself, or the verbs of a pair."""
    return related("narrower").get(verb or "") or {verb or "none"}


def works(sample: int) -> dict[str, dict[str, list[Named]]]:
    """Return the named paragraphs of the works of the key, by work and language."""
    key = json.loads((SHARED / "key" / "dev.json").read_text("utf-8"))
    names = sorted(key)
    if sample:
        names = sorted(random.Random(7).sample(names, min(sample, len(names))))
    places = [(w, code, SHARED / "unxml" / key[w]["files"][code]) for w in names for code in LANGUAGES if code in key[w]["files"]]
    out: dict[str, dict[str, list[Named]]] = {}
    with ProcessPoolExecutor() as pool:
        found = pool.map(paragraphs, [p for _, _, p in places], [c for _, c, _ in places], chunksize=24)
        for (work, code, _), named in zip(places, found, strict=True):
            if named:
                out.setdefault(work, {})[code] = named
    return out


def measure(found: dict[str, dict[str, list[Named]]], code: str) -> tuple[Counter[str], Counter[tuple[str, ...]]]:
    """Return how often name and verb agree in a language, and what disagrees: the names, what was read."""
    counts: Counter[str] = Counter()
    wrong: Counter[tuple[str, ...]] = Counter()
    for by in found.values():
        english = by.get("en", [])
        for i, one in enumerate(by.get(code, [])):
            good = agrees(one.name, one, code)
            counts.update(names=1, same=concept(one.name, code) == one.verb is not None, agree=good)
            if not good:
                wrong["own", one.name, str(one.verb)] += 1
            if len(english) == len(by[code]) and (told := concept(english[i].name, "en")):
                good = not meanings(told).isdisjoint(meanings(one.verb))
                counts.update(aligned=1, english=good)
                if not good:
                    wrong["english", english[i].name, one.name, str(one.verb)] += 1
    return counts, wrong


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="that many works, the same ones each time (0: all)")
    parser.add_argument("--show", type=int, default=10, help="that many disagreements a language")
    options = parser.parse_args()
    found = works(options.sample)
    for code in LANGUAGES:
        counts, wrong = measure(found, code)
        print(f"{code}: {counts['names']} names, the same verb {counts['same'] / counts['names']:.4f}, ", end="")
        print(f"agree {counts['agree'] / counts['names']:.4f}; ", end="")
        print(f"{counts['aligned']} aligned with English, agree {counts['english'] / counts['aligned']:.4f}")
        for case, count in wrong.most_common(options.show):
            print("  ", count, *case, sep="\t")


if __name__ == "__main__":
    main()
