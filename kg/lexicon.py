"""Find the names and words of a language in a text: one automaton over all labels, longest match first.

Every literal has one or more meanings: an authority entry by its name, by a name that needs context, an operative word,
or a word of the language file ("resolution", "its"). A label with a gap ("Expresses … concern") is found by its first words;
its other words and its entry are the value of a "frame". Blockers are longer words that hide a name inside them (发展中国家
hides 中国).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.authority import Label, authority
from kg.cleaning import squeeze
from kg.language import Language, language

ADOPTING = frozenset({"GA", "SC", "HRC", "ECOSOC", "CHR", "SCHR", "UNEA", "TC"})
_ENTRIES = ("state", "body", "instrument")
_ARTICLE = 5  # characters of an article with the spaces beside it
_OPENING_QUOTES = "“”\"«»„‘’'(["


class Meaning(NamedTuple):
    """What a literal can mean: `kind` is state, body, instrument, verb or a word class; `use` is name, opening, short or not."""

    kind: str
    value: str
    use: str = "name"


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """What a literal of a lexicon can mean; there is one of it, so that what follows from it can be cached by it.

    `values` are those of its meanings by kind and use, by kind alone under (kind, None); `entries` the States, bodies and
    instruments that it names in full ("state/FRA").
    """

    values: Mapping[tuple[str, str | None], tuple[str, ...]]
    entries: tuple[str, ...]

    def of(self, kind: str, use: str | None = None) -> tuple[str, ...]:
        """Return the values of the meanings of a kind, for one use of the name or for any."""
        return self.values.get((kind, use), ())


class Token(NamedTuple):
    """A span of a text and the literal that it is."""

    start: int
    end: int
    literal: Literal

    def of(self, kind: str, use: str | None = None) -> tuple[str, ...]:
        """Return the values of the meanings of a kind, for one use of the name or for any."""
        return self.literal.of(kind, use)


class Lexicon:
    """All literals of a language with their meanings."""

    def __init__(self, spoken: Language, labels: Iterable[Label]) -> None:
        self.language = spoken
        meanings: dict[str, list[Meaning]] = defaultdict(list)
        for label in labels:
            if label.language == spoken.code:
                kind, _, value = label.entry.partition("/")
                head, gap, tail = squeeze(label.text, spoken.unspaced).partition("…")
                meaning = Meaning("frame", f"{tail.strip()}/{value}") if gap else Meaning(kind, value, label.use)
                for form in _forms(head.strip(), spoken):
                    _add(meanings, form, meaning)
        for kind, words in spoken.words.items():
            for word in words:
                for case in {word[0].lower() + word[1:], word[0].upper() + word[1:]}:
                    for form in _forms(squeeze(case, spoken.unspaced), spoken):
                        _add(meanings, form, Meaning(kind, word, "name"))
        self._literals = {words: _literal(meanings[words]) for words in sorted(meanings)}
        self._by_index = list(self._literals.values())
        self._automaton = AhoCorasick(list(self._literals), matchkind=MatchKind.LeftmostLongest)
        self._clitics = frozenset(spoken.clitics)
        adopting = [len(words) for words, one in self._literals.items() if not ADOPTING.isdisjoint(one.of("body"))]
        self._longest = max(adopting, default=0) + _ARTICLE  # characters of a line that names an adopting body

    def scan(self, text: str) -> list[Token]:
        """Return the literals found in a text, in order, without overlaps."""
        found = []
        framed = f" {text} "
        for i, start, end in self._automaton.find_matches_as_indexes(text):
            if self._whole(framed, start, end):
                found.append(Token(start, end, self._by_index[i]))
            elif end - start > 2 and (shorter := self._shorter(framed, start, end)):
                found.append(shorter)
        return found

    def _shorter(self, framed: str, start: int, end: int) -> Token | None:
        """Return the longest literal that is a whole word where a longer one is only the beginning of a word."""
        for stop in range(end - 1, start + 1, -1):
            literal = self._literals.get(framed[start + 1 : stop + 1])
            if literal and self._whole(framed, start, stop):
                return Token(start, stop, literal)
        return None

    def _whole(self, framed: str, start: int, end: int) -> bool:
        """Tell whether a span is a whole word, or a word behind proclitics such as Arabic و and ب.

        `framed` is the text with a space before and behind it, so that every character has neighbours.
        """
        if _JOINS[framed[end]] & _JOINS[framed[end + 1]]:
            return False
        if not _JOINS[framed[start]] & _JOINS[framed[start + 1]]:
            return True
        if not self._clitics:
            return False
        word = start
        while framed[word].isalnum():
            word -= 1
        return framed[word + 1 : start + 1] in self._clitics

    def opens(self, words: str) -> bool:
        """Tell whether a text opens with an operative word, perhaps behind a modifier ("Also recalling", 又回顾)."""
        head = words[:80].lstrip(_OPENING_QUOTES)
        position = 0
        for token in self.scan(head):
            if head[position : token.start].strip():
                return False
            if token.of("verb"):
                return True
            if not token.of("modifiers"):
                return False
            position = token.end
        return False

    def is_body(self, words: str) -> bool:
        """Tell whether a text is the name of an adopting body and nothing more, but for an article."""
        return self.adopting_body(words) is not None

    def has_article(self, words: str) -> bool:
        """Tell whether something stands before the first name in a text: "The Security Council"."""
        tokens = self.scan(words)
        return bool(tokens) and tokens[0].start > 0

    def adopting_body(self, words: str) -> str | None:
        """Return the code of the adopting body that a text names, None if it says anything else."""
        for token in self.scan(words) if len(words) <= self._longest else ():
            for code in token.of("body"):
                if code in ADOPTING and token.end == len(words) and len(words[: token.start].strip(" ’")) <= _ARTICLE - 2:
                    return code
        return None

    def candidates(self, short: str, kind: str) -> tuple[str, ...]:
        """Return the entries of a kind that a short name can stand for."""
        literal = self._literals.get(short)
        return literal.of(kind, "short") if literal else ()


def _literal(meanings: Iterable[Meaning]) -> Literal:
    """Return what a literal can mean; a "not" meaning is none."""
    values: dict[tuple[str, str | None], tuple[str, ...]] = {}
    entries = []
    for meaning in meanings:
        if meaning.use != "not":
            for use in (meaning.use, None):
                values[meaning.kind, use] = (*values.get((meaning.kind, use), ()), meaning.value)
        if meaning.use == "name" and meaning.kind in _ENTRIES:
            entries.append(f"{meaning.kind}/{meaning.value}")
    return Literal(values, tuple(entries))


def _add(meanings: dict[str, list[Meaning]], literal: str, meaning: Meaning) -> None:
    if literal and meaning not in meanings[literal]:
        meanings[literal].append(meaning)


def _forms(literal: str, spoken: Language) -> list[str]:
    """Return a literal and what a proclitic makes of it: الجمعية and للجمعية."""
    changed = [after + literal.removeprefix(before) for before, after in spoken.assimilations if literal.startswith(before)]
    return [literal, *changed]


class _Joins(dict[str, int]):
    """Tells of a character with which neighbours it makes one word: bits that both have in common.

    Letters join letters, digits digits. Letters and digits make a word in Latin letters alone: COP21, but القرار74/282 lacks a
    space. A superscript is a footnote mark; a Chinese character is a word of its own.
    """

    def __missing__(self, character: str) -> int:
        letter, digit = character.isalpha() and not "\u3400" <= character <= "\u9fff", character.isdecimal()
        latin = character.isascii() and (letter or digit)
        return self.setdefault(character, letter | digit << 1 | latin << 2)


_JOINS = _Joins()


# Entries that mean something only where somebody is asked for something: "States", "report".
_ASKED = ("actor/", "deliverable/")


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language, built once."""
    labels = (label for label in authority().labels if not label.entry.startswith(_ASKED))
    return Lexicon(language(code), labels)


@cache
def asked(code: str) -> Lexicon:
    """Return the lexicon of requests: who is asked together, and what for."""
    labels = (label for label in authority().labels if label.entry.startswith(_ASKED))
    return Lexicon(replace(language(code), words={}), labels)
