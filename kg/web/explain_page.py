"""Show a text with everything that was found in it, marked in place: one HTML file without scripts that opens offline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.authority import authority
from kg.model import Block, Facts, Role
from kg.web.assets import environment, hashed, style, words
from kg.web.marks import KINDS, Mark, Target, marks
from kg.web.passages import passages

FOLDER = "explain"
_RIGHT_TO_LEFT = ("ar",)
_CHOICES = ("inFavour", "against", "abstaining")
_NUMBERED = (Role.PREAMBULAR, Role.OPERATIVE, Role.ANNEX)


class Row(NamedTuple):
    """A provision, what is known of a mention in it as (name, value), and the numbers of the marks."""

    provision: str
    known: tuple[tuple[str, str], ...]
    marks: list[int]


@dataclass(slots=True)
class Entry:
    """A target in the page's index: its number, and where it is mentioned, as (number of the mark, mark)."""

    number: int
    target: Target
    places: list[tuple[int, Mark]] = field(default_factory=list)

    @property
    def order(self) -> int:
        """Return the place of its kind."""
        return KINDS.index(self.target.kind)

    @property
    def rows(self) -> list[Row]:
        """Return what is known of its mentions: one row for those of a provision of which the same is known."""
        rows: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}
        for number, mark in self.places:
            rows.setdefault((mark.provision, mark.known), []).append(number)
        return [Row(provision, known, numbers) for (provision, known), numbers in rows.items()]


def render(facts: Facts, language: str) -> str:
    """Return the page that shows what was found in a text; its own words are in the language."""
    found = list(dict.fromkeys(marks(facts, language)))
    shown = passages(facts.text, found)
    entries = _entries(found)
    spoken = words(FOLDER)[language]
    sheet = style(FOLDER)
    return (
        environment(FOLDER)
        .get_template("page.html")
        .render(
            facts=facts,
            stated=_stated(facts, language, spoken["facts"]),
            passages=shown,
            label=lambda block: _label(block, spoken["roles"]),
            hint=lambda mark: _hint(mark, spoken),
            numbers={mark: number for number, mark in enumerate(found)},
            index={entry.target: entry for entry in entries},
            places={piece.note.footnote: piece.note.number for passage in shown for piece in passage.pieces if piece.note},
            legend=_legend(found),
            furniture=sum(passage.block is None for passage in shown),
            words=spoken,
            language=language,
            direction=_direction(language),
            text_direction=_direction(facts.text.language),
            style=sheet,
            hash=hashed(sheet),
        )
    )


def _direction(language: str) -> str:
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def _hint(mark: Mark, spoken: dict[str, Any]) -> str:
    """Return what a pointer on a mark shows."""
    known = (f"{spoken['known'][name]}: {value}" for name, value in mark.known)
    return " · ".join([f"{spoken['kinds'][mark.target.kind]}: {mark.target.name}", *known])


def _entries(found: Sequence[Mark]) -> list[Entry]:
    """Return the targets by kind and name, each with its mentions."""
    targets = sorted({mark.target for mark in found}, key=lambda t: (KINDS.index(t.kind), t.name, t.key))
    entries = {target: Entry(number, target) for number, target in enumerate(targets)}
    for number, mark in enumerate(found):
        entries[mark.target].places.append((number, mark))
    return list(entries.values())


def _legend(found: Sequence[Mark]) -> list[tuple[str, int, int, list[tuple[str, int]]]]:
    """Return (kind, targets, mentions, mentions by rule) of every kind."""
    out = []
    for kind in KINDS:
        of_kind = [mark for mark in found if mark.target.kind == kind]
        rules = Counter(dict(mark.known)["rule"] for mark in of_kind if "rule" in dict(mark.known))
        out.append((kind, len({mark.target for mark in of_kind}), len(of_kind), rules.most_common()))
    return out


def _label(block: Block, roles: dict[str, str]) -> str:
    """Return what stands in the margin of a paragraph: its provision, or what it is."""
    if block.role is Role.FOOTNOTE:
        return block.mark or ""
    return block.provision if block.role in _NUMBERED else roles[block.role.value]


def _stated(facts: Facts, language: str, names: dict[str, str]) -> list[tuple[str, str]]:
    """Return what the text says of its work, in words of the network's page where it has them."""
    work, ballot = facts.work, facts.ballot
    others = words("network")
    values = {
        "source": facts.text.source,
        "language": others[facts.text.language]["name"],
        "body": authority().label(f"body/{work.body}", language) if work.body else "",
        "session": work.session,
        "meeting": work.meeting,
        "agenda": ", ".join(work.agenda_items),
        "adopted": work.adopted,
        "adoption": others[language]["adoption"][work.adoption] if work.adoption else "",
        "vote": " – ".join(str(ballot.tally.get(choice, 0)) for choice in _CHOICES) if ballot else "",
        "paragraphs": str(len(facts.provisions)),
    }
    return [(names[name], value) for name, value in values.items() if value]
