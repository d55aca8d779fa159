"""Read what a text says of its own work on the cover, in its title and below its last paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg import symbols
from kg.extract.items import KINDS, chain, items
from kg.extract.resolve import symbol_of
from kg.language import Language, groups, language
from kg.lexicon import ADOPTING, Lexicon, lexicon
from kg.model import PARAGRAPHS, Block, Role, Text, Work
from kg.read.numerals import agenda_items
from kg.symbols import Symbol


def read_work(text: Text) -> Work:
    """Return what the words of a text, or its mark-up where there is any, state of its work."""
    return text.stated if text.stated else _Cover(text).work()


def _likelier(printed: Symbol | None, derived: Symbol | None) -> Symbol | None:
    """Return the symbol on the cover, but the one that the heading's number gives where the cover has the wrong year."""
    if printed and derived and printed.body == derived.body == "SC" and printed.number == derived.number:
        return derived
    return printed or derived


class _Cover:
    """The blocks of a text that speak of the work as such."""

    def __init__(self, text: Text) -> None:
        self.language: Language = language(text.language)
        self.lexicon: Lexicon = lexicon(text.language)
        self.cover = [b for b in text.blocks if b.role in (Role.COVER, Role.TITLE)]
        self.formula = [b for b in text.blocks if b.role is Role.FORMULA]
        self.body = [b for b in text.blocks if b.role in PARAGRAPHS]
        self.end = [b for b in text.blocks if b.role in (Role.ADOPTION, Role.VOTE)]

    def work(self) -> Work:
        """Put together what the blocks state."""
        body = self._body()
        number, title = self._number()
        printed = self._printed()
        symbol = _likelier(printed, self._derived(body, number)) or self._headed(body)
        session = self._session() or (symbol.session if symbol and symbol.body in ("GA", "HRC", "ECOSOC") else None)
        return Work(
            symbol=symbols.format(symbol) if symbol else None,
            kind=symbol.kind if symbol else "document",
            body=symbol.body if symbol and symbol.body else body,
            session=session,
            title=title or None,
            adopted=self._adopted(),
            issued=self._issued(),
            meeting=self._meeting(),
            agenda_items=self._agenda(),
            adoption=self._adoption(),
            reports=self._reports(symbol),
        )

    def _matches(self, rule: str, blocks: Iterable[Block]) -> Iterator[re.Match[str]]:
        pattern = self.language.rules[rule]
        return (m for b in blocks if (m := pattern.search(b.text)))

    def _first(self, rule: str, group: str, blocks: Iterable[Block]) -> str | None:
        return next((m[group] for m in self._matches(rule, blocks)), None)

    def _meeting(self) -> str | None:
        for match in self._matches("meeting", [*self.end, *self.cover]):
            if match["number"]:
                return match["number"]
            number = self.language.number(match.groupdict().get("ordinal") or "")
            if number:
                return str(number)
        return None

    def _body(self) -> str | None:
        named = (self.lexicon.adopting_body(b.text.rstrip(",，، ")) for b in [*self.formula, *reversed(self.cover)])
        alone = next((code for code in named if code), None)
        return alone or next((c for b in self.cover for c in self._named(b)), None)

    def _named(self, block: Block) -> Iterator[str]:
        """Yield the adopting bodies that a line such as "Adopted by the Security Council" names."""
        if self.language.rules["adopted"].search(block.text):
            yield from (c for t in self.lexicon.scan(block.text) for c in t.of("body", "name") if c in ADOPTING)

    def _number(self) -> tuple[str | None, str]:
        """Return the work's number and its title; a resolution with a serial number has none."""
        for match in self._matches("number", self.cover):
            said = groups(match)
            if "serial" in said:
                return said["serial"], ""
            part = f" {said['part']}" if "part" in said else ""
            return f"{said['number']}{part}", said.get("title", "").strip()
        return None, ""

    def _derived(self, body: str | None, number: str | None) -> Symbol | None:
        """Return the symbol that follows from the body and the number; without a body, from the one body that it fits."""
        tried = (symbol_of(code, kind, number or "") for code in ((body,) if body else ("SC", "ECOSOC")) for kind in KINDS[:2])
        return next(filter(None, tried), None)

    def _headed(self, body: str | None) -> Symbol | None:
        """Return the resolution of the body whose name a line above the formula begins with, as pages on the web have it."""
        glue = chain(self.language.code, "words")
        for block in self.cover if self.formula else ():
            found: dict[str, str] = {}
            last = 0
            for part in items(block.text, self.language, self.lexicon.scan(block.text)):
                if part.kind in found or not glue.fullmatch(block.text[last : part.start]):
                    break
                found[part.kind] = part.value
                last = part.end
            kind = next((kind for kind in KINDS if kind in found), None)
            if body and kind and "number" in found and found.get("body") == body:
                return symbol_of(body, kind, found["number"])
        return None

    def _printed(self) -> Symbol | None:
        for block in self.cover:
            found = [f for f in symbols.find(block.text) if f.end == len(block.text)]
            whole = found and (found[0].start == 0 or (block.role is Role.COVER and len(block.text) < 60))
            if whole and not self.language.rules["reports"].search(block.text):
                return found[0].symbols[0]
        return None

    def _session(self) -> str | None:
        for match in self._matches("session", self.cover):
            said = groups(match)
            if "year" in said:
                return said["year"]
            number = self.language.number(said.get("ordinal", ""))
            if number:
                prefix = "ES-" if "emergency" in said else "S-" if "special" in said else ""
                return f"{prefix}{number}"
        return None

    def _agenda(self) -> tuple[str, ...]:
        return tuple(item for match in self._matches("agenda", self.cover) for item in agenda_items(match["items"]))

    def _adopted(self) -> str | None:
        statement = self.body[:1] if not self.formula else []
        for match in self._matches("adopted", [*self.cover, *statement]):
            for _, _, date in self.language.dates(match.group()):
                return date
        return next((d for b in self.end if b.role is Role.ADOPTION for _, _, d in self.language.dates(b.text)), None)

    def _issued(self) -> str | None:
        """Return the date that stands alone on the cover; covers in other languages carry it in English."""
        for block in self.cover:
            for spoken in (self.language, language("en")):
                for start, end, date in spoken.dates(block.text):
                    if (start, end) == (0, len(block.text)):
                        return date
        return None

    def _adoption(self) -> str | None:
        ways = {"without-vote": "WithoutVote", "recorded-vote": "RecordedVote", "unanimous": "Unanimous"}
        return next((way for rule, way in ways.items() for _ in self._matches(rule, self.end)), None)

    def _reports(self, own: Symbol | None) -> tuple[str, ...]:
        rule = self.language.rules["reports"]
        found = (f for b in self.cover if rule.search(b.text) for f in symbols.find(b.text))
        return tuple(dict.fromkeys(symbols.format(s) for f in found for s in f.symbols if s != own))
