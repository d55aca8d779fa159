"""Write the mentions of a text as Turtle, to stand below the header of a graph.

Three of four triples of a graph are about mentions, and only the text that one stands in says anything of it. So they need
no merging, and travel as what they become. Each triple has a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from kg.model import Mention
from kg.rdf.terms import line, term, text

_CLASS = " a unr:Mention ;\n"
_NEXT = " ;\n\t"
_QUOTE = re.compile(rf"^(<.*>){_CLASS}(?:.*\n){{3}}\tunr:quote (.*) [;.]$", re.MULTILINE)


class Mentions:
    """The mentions in one text, each once."""

    def __init__(self, node: str, language: str) -> None:
        """`node` is the IRI of the text, as N-Triples."""
        self._text = node
        self._start = node.removesuffix(">")
        self._language = language
        self._said: dict[tuple[int, int], dict[str, None]] = {}  # of each span

    def add(self, mention: Mention, *more: str) -> str:
        """Take in a mention, and what else is said of it ("unr:names state:FRA"); return its IRI."""
        said = self._said.setdefault((mention.start, mention.end), {})
        said.update(dict.fromkeys((f"unr:quote {text(mention.quote, self._language)}", f"unr:rule {text(mention.rule)}", *more)))
        return f"{self._start}:{mention.start}-{mention.end}>"

    def turtle(self) -> str:
        """Return a statement for each mention, in the order of their places."""
        return "".join(
            f"{self._start}:{start}-{end}>{_CLASS}\tunr:inText {self._text} ;\n\tunr:start {start} ;\n\tunr:end {end}"
            f"{_NEXT}{_NEXT.join(said)} .\n"
            for (start, end), said in sorted(self._said.items())
        )


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of some texts, as they were written."""

    turtle: str

    @property
    def triples(self) -> int:
        """How many triples there are."""
        return self.turtle.count("\n")

    @property
    def classes(self) -> Counter[str]:
        """How many nodes there are, by class."""
        return Counter({term("unr:Mention"): self.turtle.count(_CLASS)})

    def quotes(self, wanted: Set[str]) -> list[str]:
        """Return the words of some mentions, given by their IRIs as N-Triples, as N-Triples lines."""
        found = _QUOTE.findall(self.turtle) if wanted else ()
        return [line(node, term("unr:quote"), words) for node, words in found if node in wanted]
