"""Compare what the six language versions of a work give: `python -m tests.quality.agreement [--sample N]`.

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
from kg.read import read
from tests.conftest import SHARED

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


class Version(NamedTuple):
    """What one language version gives: citations with their verbs, and the labels of its paragraphs."""

    verbs: dict[tuple[str, str], set[str]]
    labels: frozenset[str]

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
    for citation in facts.citations:
        if citation.target:
            verbs[citation.provision, citation.target].add(citation.verb or "none")
    return Version(dict(verbs), frozenset(p.label for p in facts.provisions if "(" not in p.label))


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
    all can mean: a word of one language may leave two verbs of the others open; the authority file has it as a pair.
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
            counts["told apart"] += len({verb for verb in union if union.isdisjoint(members.get(verb, ()))}) == 1
            counts["same type"] += bool(set.intersection(*kinds))
            if set.intersection(*meant.values()):
                counts["compatible"] += 1
                continue
            likeliest = Counter(verb for each in meant.values() for verb in each).most_common(1)[0][0]
            lacking = [code for code in by if likeliest not in meant[code]]
            confusions.update((code, likeliest, "+".join(sorted(said[code]))) for code in lacking)
    return counts, confusions


def kind_of(target: str, by: dict[str, Version]) -> str:
    """Return why versions differ on a cited work, as far as their sets tell.

    A corrigendum is often cited in the versions alone that it corrects. A version that lacks a work and cites one of its own
    instead, in the same paragraph, has another number there: a misprint, or a reading error.
    """
    if "Corr." in target:
        return "corrigenda"
    places = {place for one in by.values() for place, cited in one.verbs if cited == target}
    for code, one in by.items():
        others = frozenset.union(*(other.cited for key, other in by.items() if key != code))
        own = {cited for place, cited in one.verbs if place in places and cited not in others}
        if (own and target not in one.cited) or target in own:
            return "another number in one version"
    having = sum(target in one.cited for one in by.values())
    return "in one version alone" if having == 1 else "not in one version" if having == len(by) - 1 else "in some versions"


def differences(found: dict[str, dict[str, Version]]) -> tuple[Counter[str], Counter[str]]:
    """Return how many (work, cited work) some versions lack, and how many works differ by that kind alone."""
    pairs: Counter[str] = Counter()
    works: Counter[str] = Counter()
    for by in found.values():
        union = frozenset.union(*(one.cited for one in by.values()))
        lacking = [target for target in union if any(target not in one.cited for one in by.values())]
        kinds = [kind_of(target, by) for target in lacking]
        pairs.update(kinds)
        works.update({"several kinds"} if len(set(kinds)) > 1 else set(kinds))
    return pairs, works


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
    found = versions(parser.parse_args().sample)
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
    print(f"one verb on the node {counts['told apart'] / counts['cases']:.4f}, ", end="")
    print(f"of the same type {counts['same type'] / counts['cases']:.4f}")
    for (code, common, verb), count in confusions.most_common(25):
        print(f"  {code}: {common} > {verb}  {count}")
    pairs, works = differences(found)
    print("cited works that some versions lack, by kind; works that differ by that kind alone:")
    for kind, count in pairs.most_common():
        print(f"  {kind}: {count}; {works[kind]}")
    print(f"  several kinds: {works['several kinds']} works")


if __name__ == "__main__":
    main()
