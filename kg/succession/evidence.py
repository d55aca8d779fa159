"""Gather what speaks for each resolution that a work may continue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg import symbols
from kg.sessions import fits_series
from kg.succession.mandates import Mandates
from kg.succession.recalls import Recall
from kg.succession.record import Record
from kg.succession.texts import grade, most, shares
from kg.succession.timing import moment, order, precedes, year
from kg.succession.titles import Titles

_YEARS = 4
_LONG = 10  # years: a resolution that is older and not called the latest is not the previous one
_GENERAL = 3  # more works than these of a body and year cite a general resolution
_MANY = 10  # works of a body and year that tell what only one cites
_NAMED, _SAME = 0.6, 0.8  # shares of the title
_PART = 0.75  # of the pieces of the titles of two parts of a resolution
_OPENING = ("OP1", "OP2", "OP3")  # provisions that say what a resolution goes on with; later ones are on details
_RECALLING = frozenset({"recall", "reaffirm", "bearing-in-mind", "decide", "extend"})

Rules = dict[str, set[str]]  # resolution -> the names of what speaks for it


class Evidence:
    """What the records of all texts tell together."""

    def __init__(self, records: Iterable[Record]) -> None:
        given = list(records)
        self._unlettered = _unlettered({record.work for record in given})
        every = list(map(self._meant, given))
        self._titles = Titles(every)
        self._shares = shares(every)
        self._adopted = dict(sorted((record.work, record.adopted) for record in every if record.adopted))
        self._mandates = Mandates(((record.work, record.mandates) for record in every), self._adopted)
        self._works = Counter((body, year(work)) for work, body in {(record.work, record.body) for record in every})
        self._citing: dict[tuple[str, int, str], set[str]] = defaultdict(set)  # (body, year, cited) -> works
        for record in every:
            for recall in record.recalls:
                self._citing[record.body, year(record.work), recall.target].add(record.work)
        self._numbered: dict[tuple[str, int, int], set[str]] = defaultdict(set)
        for work in {record.work for record in every}:
            if at := moment(work):
                self._numbered[at.body, at.session, at.number].add(work)
        self._texts = Counter(record.work for record in every)
        self._recalling = Counter((r.work, target) for r in every for target in {recall.target for recall in r.recalls})
        self._recalls: dict[tuple[str, str], list[Recall]] = {}  # by work and language, as they are asked for

    def recalls(self, record: Record) -> list[Recall]:
        """Return the recalls of resolutions that a text may continue, in the order of the text."""
        own = record.work, record.language
        if own not in self._recalls:
            recalls = self._meant(record).recalls
            self._recalls[own] = [r for r in recalls if r.body == record.body and self._in_question(record, r)]
        return self._recalls[own]

    def work(self, target: str) -> str:
        """Return the work that a symbol means: 75/242 A is 75/242, which got its letter when part B was adopted."""
        return self._unlettered.get(target, target)

    def _meant(self, record: Record) -> Record:
        """Return a record with the works that its recalls mean."""
        if self._unlettered.keys().isdisjoint(recall.target for recall in record.recalls):
            return record
        return replace(record, recalls=tuple(replace(r, target=self.work(r.target)) for r in record.recalls))

    def _in_question(self, record: Record, recall: Recall) -> bool:
        if not precedes(recall.target, record.work) or self._misprinted(record, recall):
            return False
        age, cited = year(record.work) - year(recall.target), self._cited(record, recall.target)
        recent = age <= _YEARS and (cited <= _GENERAL or recall.subject >= _SAME)
        alone = age <= _LONG and cited == 1 and recall.plain and _opens(recall)
        return recall.last or recent or alone

    def _misprinted(self, record: Record, recall: Recall) -> bool:
        """Tell whether most texts of a work do not recall a resolution, or its year is not that of its number."""
        few = 2 * self._recalling[record.work, recall.target] < self._texts[record.work]
        return few or not fits_series(symbols.parse(recall.target))

    def singled_out(self, group: list[Record], target: str) -> bool:
        """Tell whether one work alone of its year recalls a resolution, and with no later one in the same list."""
        lists: dict[tuple[str, int], set[str]] = defaultdict(set)
        for record in group:
            for recall in self.recalls(record):
                lists[record.language, recall.place].add(recall.target)
        last = all(max(listed, key=order) == target for listed in lists.values() if target in listed)
        return last and self._cited(group[0], target) == 1

    def _cited(self, record: Record, target: str) -> int:
        """Return how many works of the same body and year cite a resolution."""
        return len(self._citing[record.body, year(record.work), target])

    def rules(self, group: list[Record]) -> Rules:
        """Return what speaks for each resolution that a work may continue; `group` has its texts in all languages."""
        work, body = group[0].work, group[0].body
        rules: Rules = defaultdict(set)
        equal = self._titles.before(work, body)
        if equal and year(work) - year(equal) <= _LONG:
            rules[equal].add("title")
        if part := self._part_before(work):
            rules[part].add("title")
        if alike := self._shares.get(work, {}):
            newest = max(most(alike), key=order)
            for other, share in alike.items():
                rules[other].add(grade(share) if other == newest else "akin")
        for record in group:
            for target, rule in self._recalled(record):
                rules[target].add(rule)
        cited = [recall for record in group for recall in self.recalls(record)]
        for target in {recall.target for recall in cited}:
            own = [recall for recall in cited if recall.target == target]
            rules[target].update(_in_most(own))
        for target in (recall.target for recall in cited if year(work) - year(recall.target) > _YEARS):
            rules[target] = (rules[target] | {"old"}) - {"often"}
        if renewed := self._mandates.renewed(work):
            rules[renewed].add("mandate")
        for other in rules:
            if self._mandates.as_long(work, other):
                rules[other].add("as-long")
        return {other: said for other, said in rules.items() if self._another_day(work, other)}

    def _part_before(self, work: str) -> str | None:
        """Return the last earlier part of a resolution that was read, if its title is much the same: 75/253 before 75/253 B."""
        at = moment(work)
        parts = self._numbered[at.body, at.session, at.number] if at else set()
        earlier = [o for o in parts if precedes(o, work) and self._titles.nearly(work, o, _PART)]
        return max(earlier, key=order, default=None)

    def _another_day(self, work: str, other: str) -> bool:
        """Tell whether two works were not adopted together, as far as their texts tell."""
        return work not in self._adopted or self._adopted[work] != self._adopted.get(other)

    def _recalled(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield (resolution, rule) for what the recalls of a text say."""
        recalls = self.recalls(record)
        first = min((recall.place for recall in recalls if _opens(recall)), default=0)
        many = self._works[record.body, year(record.work)] >= _MANY
        where: dict[str, set[str]] = defaultdict(set)
        lists: dict[int, set[str]] = defaultdict(set)
        for recall in recalls:
            where[recall.target].add(recall.provision)
            lists[recall.place].add(recall.target)
            yield from ((recall.target, rule) for rule in _of(recall, first))
            if self._titles.nearly(record.work, recall.target):
                yield recall.target, "title"
        yield from ((target, "only") for target in where if many and self._cited(record, target) == 1)
        yield from ((target, "often") for target, provisions in where.items() if len(provisions) > 1)
        yield from ((max(listed, key=order), "list") for listed in lists.values() if len(listed) > 1)


def _unlettered(works: set[str]) -> dict[str, str]:
    """Return part A of the works that were read without a letter, where no part A was read."""
    return {f"{work}A": work for work in works if not work[-1].isalpha() and f"{work}A" not in works}


def _opens(recall: Recall) -> bool:
    return recall.provision.startswith("PP") or recall.provision.partition("(")[0] in _OPENING


def _of(recall: Recall, first: int) -> Iterator[str]:
    """Yield what the place and the words of a recall say."""
    if recall.place == first:
        yield "first"
        if recall.last:  # elsewhere, it is the latest of another subject
            yield "latest"
    if recall.verb in _RECALLING:
        yield "recalled"
    if recall.subject >= _NAMED:
        yield "subject"
    if recall.named:
        yield "named"


def _in_most(recalls: list[Recall]) -> Iterator[str]:
    """Yield what is to be seen only in the languages together: that most recalls say nothing, that all are on another subject."""
    if sum(recall.plain for recall in recalls) > len(recalls) / 2:
        yield "plain"
    if all(recall.other for recall in recalls):
        yield "other"
