"""The values that flow from readers to triples: all frozen, all plain.

    file -> read -> Text (blocks) -> extract -> Facts -> triples

A `Text` is one language version of a work. Its `content` is the text as stored; its `blocks` are the paragraphs that
extractors see: joined, without page furniture and footnote marks, each character mapped back to its place in `content`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block is in its document."""

    COVER = "cover"
    TITLE = "title"
    FORMULA = "formula"  # "The General Assembly,"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    HEADING = "heading"
    ANNEX = "annex"
    ADOPTION = "adoption"  # date and meeting under the last paragraph
    VOTE = "vote"
    FOOTNOTE = "footnote"


# Roles of the paragraphs in which a body says what it recalls and what it decides.
PARAGRAPHS = (Role.PREAMBULAR, Role.OPERATIVE)


@dataclass(frozen=True, slots=True)
class Offsets:
    """Places of a block's characters in the stored content.

    `starts[i]` is a position in the block from which on characters lie at `stored[i]` and the following code points.

    >>> offsets = Offsets((0, 5), (100, 120))
    >>> offsets.at(4), offsets.at(5), offsets.span(3, 7)
    (104, 120, (103, 122))
    """

    starts: tuple[int, ...] = (0,)
    stored: tuple[int, ...] = (0,)

    def at(self, position: int) -> int:
        """Return the place in the stored content of the character at `position`."""
        i = bisect_right(self.starts, position) - 1
        return self.stored[i] + position - self.starts[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stored span (end-exclusive) of a non-empty span of the block."""
        return self.at(start), self.at(end - 1) + 1


@dataclass(frozen=True, slots=True)
class Link:
    """An official hyperlink: a span of a block and the address it points to."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a cover line or a footnote.

    `provision` is the label of the provision that it belongs to: HEADER, PP3, OP12, OP12(a), ANNEX; of a footnote, the
    provision where its mark stands. `notes` are the footnote marks that stand in the block: (position, mark).
    A footnote has its `mark`, and its `anchor`: the index of the block and the position where the mark stands.
    """

    role: Role
    provision: str
    text: str
    offsets: Offsets = Offsets()
    notes: tuple[tuple[int, str], ...] = ()
    mark: str | None = None
    anchor: tuple[int, int] | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that the source states: its IRI and its label."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A recorded vote: the tally that is stated and the States named, each by its code (FRA).

    A State that is named twice is there twice. `unknown` holds (choice, name) for names that no authority entry has. Choices
    are "inFavour", "against", "abstaining".
    """

    tally: dict[str, int]
    voters: dict[str, tuple[str, ...]]
    unknown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class VoteStatement:
    """A later statement of the vote that a State had intended: `state` code and its `intended` choice."""

    state: str
    intended: str


@dataclass(frozen=True, slots=True)
class Work:
    """What a text says of its own work. Dates are ISO 8601 (2015-12-17); unknown is None or empty."""

    symbol: str | None = None
    kind: str = "document"
    body: str | None = None
    session: str | None = None  # as in the IRI: "70", "S-27", "2021"
    title: str | None = None
    adopted: str | None = None
    issued: str | None = None
    meeting: str | None = None  # number of the meeting: "80"
    agenda_items: tuple[str, ...] = ()
    adoption: str | None = None  # WithoutVote, RecordedVote, Unanimous, Acclamation
    drafts: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()  # symbols of the reports on which it was adopted
    sponsors: tuple[str, ...] = ()  # State codes
    unknown_sponsors: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    ballot: Ballot | None = None

    @property
    def day(self) -> str | None:
        """The day on which the work was adopted, else issued."""
        return self.adopted or self.issued


@dataclass(frozen=True, slots=True)
class Text:
    """One language version of a work, read from one file.

    `source` is the file's name without its folder; `content` the stored text (NFC); `sha256` that of the file's bytes.
    `stated` is what mark-up states of the work, None where the words are all there is; `unread` names the parts of the file
    that hold no words, and why: "page 3 is a picture without text (a scan)".
    """

    source: str
    language: str
    content: str
    sha256: str
    blocks: tuple[Block, ...]
    stated: Work | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a text that names something: code points of the stored content, end-exclusive, and the rule that read it."""

    start: int
    end: int
    quote: str
    rule: str


BODY_UNNAMED = ("own-body", "shape")  # rules of mentions in which no word near the number names the body


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision of a work cites another work.

    `target` is the canonical symbol, None if it could not be resolved; then `reason` says why, and `candidates` what it
    could have been. `link` is the official hyperlink that lies on its words. `named` is the body and kind ("SC resolution")
    of a document that the words name by its date alone.
    """

    provision: str
    target: str | None
    mention: Mention
    verb: str | None = None
    footnote: str | None = None
    date: str | None = None
    pinpoint: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    link: str | None = None
    named: str | None = None

    @property
    def waits(self) -> bool:
        """Tell whether other texts may resolve it: by the dates that they state."""
        return self.named is not None and self.target is None


@dataclass(frozen=True, slots=True)
class Naming:
    """A provision names a State, a body or an instrument; `entity` is its IRI below the base: "state/FRA".

    `verb` is the operative word that governs it there.
    """

    provision: str
    entity: str
    mention: Mention
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class ShortName:
    """A provision uses a short name that no context defines: "the Committee"; `candidates` are entries that it can mean."""

    provision: str
    candidates: tuple[str, ...]
    mention: Mention


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered part of a work: its label (PP3, OP12(a)), its role and its operative verbs, each once, in order."""

    label: str
    role: Role
    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: sessions ("GA/76"), dates as exact as stated ("2022", "2022-01-31"), periods ("P1Y": every year)."""

    sessions: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sessions or self.dates or self.periods)


@dataclass(frozen=True, slots=True)
class Request:
    """What a provision asks of somebody, or decides that has a consequence; `number` counts those of a provision from 1.

    `addressees` and `recipients` are entries below the base ("body/SG", "actor/states"), `deliverables` names of concepts
    ("report"). A body's decision about its own work has no addressee.
    """

    provision: str
    number: int
    verb: str
    mentions: tuple[Mention, ...]
    addressees: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    due: Due = Due()


@dataclass(frozen=True, slots=True)
class Answer:
    """A provision says that a report answers a resolution; both are canonical symbols."""

    provision: str
    report: str
    resolution: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Mandate:
    """A provision establishes, extends or ends a mandate: `change` is Establishment, Extension or Termination.

    `holder` is the entry that holds it ("body/UNMISS"), None if no authority entry is named; `until` its last date,
    `duration` how long it lasts ("P3Y"), where the text states them.
    """

    provision: str
    number: int
    change: str
    mention: Mention
    holder: str | None = None
    until: str | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something a reader of the graph should know is doubtful; `about` is a symbol or a citation's fragment.

    `kind` is an entry of the authority file of findings ("date-conflict"); `evidence` are fragments of the graph's nodes that
    it rests on: mentions, citations, texts, a vote.
    """

    kind: str
    about: str
    comment: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """A work continues another: the previous resolution of the same series.

    `rules` say what speaks for it; `citations` are the fragments of its citations of that resolution, if it cites it.
    """

    work: str
    previous: str
    rules: tuple[str, ...]
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one text."""

    text: Text
    work: Work
    provisions: tuple[Provision, ...] = ()
    citations: tuple[Citation, ...] = ()
    namings: tuple[Naming, ...] = ()
    unclear: tuple[ShortName, ...] = ()
    ballot: Ballot | None = None
    statements: tuple[VoteStatement, ...] = ()
    requests: tuple[Request, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    answers: tuple[Answer, ...] = ()
