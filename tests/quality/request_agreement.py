"""Compare what the six language versions of works ask for: `python -m tests.quality.request_agreement [--sample N]`.

A case is a paragraph for which some version gives a value of a field: addressee, session, time, deliverable, or mandate (what
becomes of it, whose, until when). Prints the share of cases in which all versions give the same values, five of six do, and
what each language lacks or has too much against the values that at least four versions give. With `--differences` each of
those is a line.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from kg.errors import ReadError
from kg.language import available
from tests.conftest import SHARED
from tests.quality.requests import FIELDS, facts_of, read_version

MOST = 4  # versions that tell what is right

Place = tuple[str, str, str]  # field, work, paragraph
Case = dict[str, frozenset[str]]  # language -> values


class Difference(NamedTuple):
    """A value that a version lacks, or has and most others have not."""

    language: str
    kind: str
    place: Place
    value: str


def version(where: tuple[str, str]) -> dict[Place, frozenset[str]] | None:
    """Return the values that a work's version in a language gives, None if it can't be read."""
    try:
        found = read_version(*where)
    except ReadError:
        return None
    values: dict[Place, set[str]] = defaultdict(set)
    for field, work, place, value in facts_of(where[0], found.requests if found else ()):
        values[field, work, place].add(value)
    for one in found.mandates if found else ():
        said = (one.change, one.holder, one.until, one.duration)
        values["mandate", where[0], one.provision].add(" ".join(filter(None, said)))
    return {place: frozenset(v) for place, v in values.items()}


def cases(works: Iterable[str]) -> dict[Place, Case]:
    """Return the cases of the works that can be read in all languages."""
    asked = [(work, code) for work in works for code in available()]
    by: dict[str, dict[str, dict[Place, frozenset[str]]]] = defaultdict(dict)
    with ProcessPoolExecutor() as pool:
        for (work, code), one in zip(asked, pool.map(version, asked, chunksize=24), strict=True):
            if one is not None:
                by[work][code] = one
    whole = [one for one in by.values() if len(one) == len(available())]
    return {
        place: {code: one[code].get(place, frozenset()) for code in sorted(one)}
        for one in whole
        for place in sorted({place for values in one.values() for place in values})
    }


def differences(found: dict[Place, Case]) -> Iterator[Difference]:
    """Yield what single versions lack or have too much."""
    for place, case in found.items():
        for value in sorted(frozenset().union(*case.values())):
            having = [code for code in case if value in case[code]]
            if len(having) >= MOST:
                yield from (Difference(code, "lacks", place, value) for code in case if code not in having)
            elif len(having) <= len(case) - MOST:
                yield from (Difference(code, "has too much", place, value) for code in having)


def works(sample: int) -> list[str]:
    """Return the works that the key has in six languages, or a sample of them, the same one each time."""
    key = json.loads((SHARED / "key" / "dev.json").read_text("utf-8"))
    whole = [work for work in sorted(key) if set(available()) <= set(key[work]["files"])]
    return sorted(random.Random(7).sample(whole, sample)) if sample else whole


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="that many works, the same ones each time (0: all)")
    parser.add_argument("--differences", action="store_true", help="print what each language lacks or has too much")
    options = parser.parse_args()
    found = cases(works(options.sample))
    print(f"works in six languages: {len({work for _, work, _ in found})} that ask for something")
    differing = list(differences(found))
    for field in (*FIELDS, "mandate"):
        own = [case for place, case in found.items() if place[0] == field]
        most = [Counter(case.values()).most_common(1)[0][1] for case in own]
        shares = f"the same in all {_share(most, 6)}, in five of six {_share(most, 5)}"
        print(f"{field:11} {len(own):5} cases, {shares}")
        for kind in ("lacks", "has too much"):
            counts = Counter(one.language for one in differing if one.place[0] == field and one.kind == kind)
            print(f"  {kind}: {', '.join(f'{code} {counts[code]}' for code in available())}")
    if options.differences:
        print("\n".join(f"{d.language} {d.kind}: {' '.join(d.place)} {d.value}" for d in sorted(differing)))


def _share(most: list[int], least: int) -> str:
    return f"{sum(count >= least for count in most) / (len(most) or 1):.4f}"


if __name__ == "__main__":
    main()
