"""Read citations by number in prose: "General Assembly resolutions 70/1 of 25 September 2015 and 71/1".

The grammar is one for all languages. A number becomes a citation when a word for a kind of document ("resolution", 决议)
governs it: before it along an unbroken chain in most languages, behind it in those that `kind_follows`. What speaks for a
body that adopted it is gathered on the way: the body attached to the number or to its list, "its", the body inherited along
the list, bodies named nearby. `kg.extract.resolve` weighs it.
"""

from __future__ import annotations

import re

from kg import symbols
from kg.extract.dating import stated_date
from kg.extract.document import Document
from kg.extract.items import KINDS, Item
from kg.extract.naming import name_before, name_behind
from kg.extract.operative import spaced
from kg.extract.reader import Reader
from kg.extract.resolve import Reading, surely_council
from kg.lexicon import ADOPTING
from kg.model import Role

_SENTENCE = re.compile(r"[;；。؛]|\.\s+[^\W\d_][^\W\d_]")
_BREAKS = frozenset("；;。؛")


def read_prose(document: Document, index: int, parts: list[Item]) -> list[Reading]:
    """Return the numbers of a block that are citations, with the evidence for who adopted what they name."""
    return _Walk(document, index, parts).walk()


class _Walk(Reader):
    """One walk over the items of a block."""

    def walk(self) -> list[Reading]:
        """Return the numbers that are citations, with their evidence."""
        for i, part in enumerate(self.parts):
            if not _BREAKS.isdisjoint(self.gap(i)) and not self._goes_on(i, part):
                self._end_sentence()
            if part.kind in KINDS:
                self._on_kind(i, part)
            elif part.kind in ("body", "short"):
                self._on_body(i, part)
            elif part.kind == "number":
                self._on_number(i, part)
            elif part.kind == "date":
                self._on_date(i)
        self._end_sentence()
        return [r for r in self.readings if self._cites(r)] + self.by_date

    def _goes_on(self, i: int, part: Item) -> bool:
        """Tell whether a number right behind a semicolon is a further item of a list: "44/15, on business; 50/15, on …"."""
        tail = self.gap(i).replace("؛", ";").rpartition(";")[2].strip()
        return part.kind == "number" and bool(self.group) and tail in ("", *self.document.language.glue["joints"])

    def _end_sentence(self) -> None:
        for reading in self.sentence:
            reading.acts = self.acts
        self.group, self.listed, self.own, self.bodies, self.sentence, self.acts = [], [], False, [], [], []
        self.kind = None

    def _on_kind(self, i: int, part: Item) -> None:
        if self.document.language.kind_follows:
            name_before(self, i, part)
            self._governs_before(part)
            return
        self.group = []
        self.listed, self.own = self.attached(i, part.value == "own")
        self.listed = self.listed or (self._acting(i, part) if self.own else self._printed(i))
        self.kind = None if not self.listed and not self.own and self._inside_symbol(i) else part.kind

    def _acting(self, i: int, part: Item) -> list[str]:
        """Return the body whose "its" stands right behind its date: "the Commission adopted on 16 May 1998 its resolution"."""
        its = i if part.value == "own" else i - 1  # one word may say both
        dated = its > 0 and self.parts[its - 1].kind == "date" and not self.gap(its).strip()
        return self.bodies[-1][1] if dated and self.bodies else []

    def _on_date(self, i: int) -> None:
        """Take in the dates of a list, or a document that is named by its date alone."""
        if len(self.group) > 1 and self.parts[i - 1].kind == "number" and not self.document.language.kind_follows:
            self._share_dates(i)
        name_behind(self, i)

    def _inside_symbol(self, i: int) -> bool:
        """Tell whether a footnote names a decision inside the document just cited: "A/68/48, chap. I, decision 44/114"."""
        return self._behind_symbol(i) and not _SENTENCE.search(self.gap(i)) and not self._printed(i)

    def _printed(self, i: int) -> list[str]:
        """Return the body whose resolutions the document just cited prints: "A/69/53, chap. IV, resolution 27/12"."""
        body = symbols.printed_in(self.parts[i - 1].symbols[-1]) if self._behind_symbol(i) else None
        return [body] if body else []

    def _behind_symbol(self, i: int) -> bool:
        """Tell whether item i stands behind a symbol in a footnote, and no word opens a new citation between them."""
        footnote = self.document.text.blocks[self.index].role is Role.FOOTNOTE
        return footnote and i > 0 and self.parts[i - 1].kind == "symbol" and not self._separate(self.gap(i))

    def _governs_before(self, part: Item) -> None:
        """Let a word for a kind govern the numbers before it that have none yet."""
        for reading in self.group:
            reading.kind = part.kind
        self.group = []

    def _separate(self, gap: str) -> bool:
        """Tell whether a word in a gap opens a new citation: "and", "see"."""
        glue = self.document.language.glue
        words = {w for w in re.findall(r"\w+", gap)} if not self.document.language.unspaced else gap
        return any(w in words for w in (*glue["joints"], *glue.get("see", ())) if w.isalpha())

    def _on_body(self, i: int, part: Item) -> None:
        codes = self.codes(part)
        self.bodies.append((part.start, codes))
        if i and self.kind and not self.group and self.parts[i - 1].kind in KINDS and self.tight.fullmatch(self.gap(i)):
            # "resolutions of the Human Rights Council 27/13, 30/4"
            self.listed = [c for c in codes if c in ADOPTING or self.direct.fullmatch(self.gap(i))]
        for reading in self.sentence:
            reading.nearby += [code for code in codes if code in ADOPTING]
            reading.behind += [code for code in codes if code not in ADOPTING]
        self.acts += [(code, day) for day in self._beside(i) for code in codes[:1] if code not in ADOPTING]
        if self._behind_number(i):
            for reading in self.group:  # but "by its resolution 69/313, of the Mechanism"
                adopting = [code for code in codes if code in ADOPTING or not reading.own]
                reading.attached = reading.attached or adopting
            self._share_dates(i + 1)

    def _beside(self, i: int) -> list[str]:
        """Return the dates right before and behind body i: "on 19 May 2016, by the Commission", "the Commission on 16 March"."""
        near = [(k, gap) for k, gap in ((i - 1, i), (i + 1, i + 1)) if 0 <= k < len(self.parts)]
        beside = [self.parts[k] for k, gap in near if self.tight.fullmatch(self.gap(gap).replace(",", " "))]
        return [part.value for part in beside if part.kind == "date"]

    def _behind_number(self, i: int) -> bool:
        """Tell whether body i stands behind the last number of a list, or behind its dates: "61/16 du 20 juin de l’Assemblée"."""
        if not i or not self.group or self.gap(i).strip() not in self.document.language.glue["of"]:
            return False
        i -= 1
        while self.parts[i].kind == "date" and i and self.dated.fullmatch(re.sub(r"[()]", " ", self.gap(i))):
            i -= 1
        return self.parts[i] is self.group[-1].item

    def _share_dates(self, i: int) -> None:
        """Give the numbers of a list the dates that stand behind them: "61/16 et 68/1 de l’Assemblée, des 20 … et 21 …"."""
        dates = []
        while i < len(self.parts) and self.parts[i].kind == "date" and self.dated.fullmatch(self.gap(i)):
            dates.append(self.parts[i].value)
            i += 1
        if len(dates) == len(self.group) and not any(reading.date for reading in self.group[:-1]):
            for reading, date in zip(self.group, dates, strict=True):
                reading.date = date

    def _on_number(self, i: int, part: Item) -> None:
        follows = self.document.language.kind_follows
        if not (self._led_on(i) if follows else self._governed(i)) and not surely_council(self.text, part):
            return
        listed = self._printed(i) if follows else list(self.listed)
        reading = Reading(part, kind=None if follows else self.kind, own=self.own, listed=listed)
        reading.speaker = self.document.speakers[self.index]
        reading.attached, own = self.attached(i)
        reading.own = own or reading.own
        named = [code for _, codes in reversed(self.bodies) for code in codes]
        reading.nearby = [code for code in named if code in ADOPTING]
        reading.others = [code for code in named if code not in ADOPTING]
        self.sentence.append(reading)
        reading.date = stated_date(self.text, self.parts, i, self.document.language)
        if follows:
            self._inherit(reading, i)
        self.readings.append(reading)
        self.group.append(reading)

    def _cites(self, reading: Reading) -> bool:
        """Tell whether a number is a citation: one that stands without its year only if the Council is who adopted it."""
        if self.text[reading.item.start : reading.item.end].isdigit() and not self._of_council(reading):
            return False
        return reading.kind is not None or surely_council(self.text, reading.item)

    def _of_council(self, reading: Reading) -> bool:
        """Tell whether what speaks for a body speaks for the Security Council."""
        bodies = reading.attached or reading.listed
        return "SC" in bodies if bodies else reading.speaker == "SC" and bool(reading.own or not reading.others)

    def _governed(self, i: int) -> bool:
        """Tell whether a number belongs to the word for a kind before it: in a chain, or as a further item of a list."""
        if self.kind is None or not self.loose.fullmatch(self.gap(i)):
            return bool(self.kind and self.group and self._joins(self.gap(i)))
        return self.parts[i - 1].kind in ("number", "date", "self", "body", "short", "symbol", *KINDS)

    def _led_on(self, i: int) -> bool:
        """Tell whether what stands behind a number leads on to the word for its kind, and it is no part of a cited document."""
        behind = self.document.language.follows
        return bool(behind is None or behind.match(self.text, self.parts[i].end)) and not self._inside_symbol(i)

    def _joins(self, gap: str) -> bool:
        """Tell whether a gap ends with what joins the items of a list: "on the 2030 Agenda, 69/313"."""
        tail = gap.rstrip()
        return tail.endswith((",", "，", "、", "،", ";")) or tail.endswith(spaced(self.document.language.code, "joints"))

    def _inherit(self, reading: Reading, i: int) -> None:
        """Let a number inherit the body of the number before it in a list."""
        if self.readings and not reading.attached and not reading.own:
            previous = self.readings[-1]
            between = self.text[previous.item.end : reading.item.start]
            newer = any(start > previous.item.end for start, _ in self.bodies)
            if not newer and _BREAKS.isdisjoint(between):
                reading.listed = previous.attached or previous.listed
                reading.own = previous.own
