"""Compare what the six language versions of a work give: `python -m tests.quality.agreement [--sample N] [--list]`.

Reads the official files of the corpus, language by language, and prints how often the versions agree: on the set of
cited works, on the paragraphs of a citation, on the verb that governs it, on the numbers of paragraphs; then what differs, by
kind. Versions really differ in places, so agreement is not expected to be whole.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.authority import authority
from kg.errors import ReadError
from kg.extract import extract
from kg.extract.items import plain
from kg.findings.claims import Claims, claims
from kg.read import read
from tests.conftest import SHARED
from tests.quality.differing import figures, print_differences

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


class Version(NamedTuple):
    """What one language version gives: citations with their verbs and words, labels of paragraphs, figures, claims."""

    verbs: dict[tuple[str, str], set[str]]
    words: dict[str, set[str]]
    labels: frozenset[str]
    numbers: str
    claims: Claims

    @property
    def cited(self) -> frozenset[str]:
        """The works that it cites."""
        return frozenset(target for _, target in self.verbs)


def version(path: Path) -> Version | None:
    """Return what a file gives, None if it can't be read."""
    try:
        facts = extract(read(path.read_bytes(), path.name))
    except ReadError:
        return None
    verbs: dict[tuple[str, str], set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    for citation in facts.citations:
        if citation.target:
            verbs[citation.provision, citation.target].add(citation.verb or "none")
            words[citation.target].add(plain(citation.mention.quote, facts.text.language))
    labels = frozenset(p.label for p in facts.provisions if "(" not in p.label)
    return Version(dict(verbs), dict(words), labels, figures(b.text for b in facts.text.blocks), claims(facts))


def versions(sample: int) -> dict[str, dict[str, Version]]:
    """Return the versions of the works that the key has in six languages, by work and language."""
    key = json.loads((SHARED / "key" / "dev.json").read_text("utf-8"))
    works = [w for w in sorted(key) if set(LANGUAGES) <= set(key[w]["files"])]
    if sample:
        works = sorted(random.Random(7).sample(works, min(sample, len(works))))
    places = [(work, code, SHARED / "unxml" / key[work]["files"][code]) for work in works for code in LANGUAGES]
    found: dict[str, dict[str, Version]] = defaultdict(dict)
    with ProcessPoolExecutor() as pool:
        for (work, code, _), one in zip(places, pool.map(version, [p for _, _, p in places], chunksize=24), strict=True):
            if one:
                found[work][code] = one
    return {work: by for work, by in found.items() if len(by) == len(LANGUAGES)}


def verb_agreement(found: dict[str, dict[str, Version]]) -> tuple[Counter[str], Counter[tuple[str, str, str]]]:
    """Return how many citations have one verb in all languages, and what a language says against the others.

    A citation has a verb for each of its mentions in the paragraph. Versions are compatible where one verb is what words of
    all can mean: a word of one language may leave two verbs of the others open; the authority file has it as a pair. They agree
    on the node where each verb that stays on it, pairs given way, is one that the words of each version can mean.
    """
    counts: Counter[str] = Counter()
    confusions: Counter[tuple[str, str, str]] = Counter()
    types, members = related("broader"), related("narrower")
    for by in found.values():
        for place in set.intersection(*(set(one.verbs) for one in by.values())):
            said = {code: one.verbs[place] for code, one in by.items()}
            meant = {code: {m for verb in verbs for m in members.get(verb) or {verb}} for code, verbs in said.items()}
            kinds = [{t for verb in verbs for t in types.get(verb, {verb})} for verbs in said.values()]
            most = Counter(map(frozenset, said.values())).most_common(1)[0][1]
            counts["cases"] += 1
            counts["same"] += most == len(said)
            counts["five of six"] += most >= len(said) - 1
            union = set.union(*said.values())
            node = {verb for verb in union if union.isdisjoint(members.get(verb, ()))}
            counts["told apart"] += len(node) == 1
            counts["agree"] += all(node <= meant[code] | verbs for code, verbs in said.items())
            counts["same type"] += bool(set.intersection(*kinds))
            if set.intersection(*meant.values()):
                counts["compatible"] += 1
                continue
            likeliest = Counter(verb for each in meant.values() for verb in each).most_common(1)[0][0]
            lacking = [code for code in by if likeliest not in meant[code]]
            confusions.update((code, likeliest, "+".join(sorted(said[code]))) for code in lacking)
    return counts, confusions


@cache
def related(name: str) -> dict[str, set[str]]:
    """Return the verbs that each verb is related to: its "broader" types, the "narrower" verbs of a pair."""
    triples = ((entry, t) for entry, found in authority().triples.items() if entry.startswith("verb/") for t in found)
    out: dict[str, set[str]] = defaultdict(set)
    for entry, triple in triples:
        if triple.predicate.value.endswith(f"core#{name}"):
            out[entry.removeprefix("verb/")].add(str(triple.object).rpartition("/")[2].rstrip(">"))
    return out


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="that many works, the same ones each time (0: all)")
    parser.add_argument("--list", action="store_true", help="print each cited work that some versions lack, with the reason")
    options = parser.parse_args()
    found = versions(options.sample)
    sets = sum(len({one.cited for one in by.values()}) == 1 for by in found.values())
    places = sum(len({frozenset(one.verbs) for one in by.values()}) == 1 for by in found.values())
    labels = sum(len({one.labels for one in by.values()}) == 1 for by in found.values())
    counts, confusions = verb_agreement(found)
    print(f"works in six languages: {len(found)}")
    print(f"same set of cited works: {sets / len(found):.4f}")
    print(f"same paragraphs for every citation: {places / len(found):.4f}")
    print(f"same paragraph labels: {labels / len(found):.4f}")
    print(f"verb of a citation: {counts['cases']} cases, the same in six {counts['same'] / counts['cases']:.4f}, ", end="")
    print(f"in five of six {counts['five of six'] / counts['cases']:.4f}, ", end="")
    print(f"compatible {counts['compatible'] / counts['cases']:.4f}, ", end="")
    print(f"every verb on the node in all six {counts['agree'] / counts['cases']:.4f}, ", end="")
    print(f"one verb on the node {counts['told apart'] / counts['cases']:.4f}, ", end="")
    print(f"of the same type {counts['same type'] / counts['cases']:.4f}")
    for (code, common, verb), count in confusions.most_common(25):
        print(f"  {code}: {common} > {verb}  {count}")
    print_differences(found, every=options.list)


if __name__ == "__main__":
    main()
