"""Read what the citation network shows of a part of a graph, as plain data that JSON can keep.

A part holds all triples of its subjects, so that parts are read one by one and joined. Most of the time goes into the IRIs of
mentions, which tell their language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kg import symbols
from kg.citation_graph.sources import Source, least
from kg.sessions import year_of

_ORGANS = frozenset({"GA", "SC", "HRC", "ECOSOC", "CHR", "SCHR", "UNEA", "TC"})
_TALLIES = {"votesInFavour": "inFavour", "votesAgainst": "against", "abstentions": "abstaining"}
# Whose words to show as evidence where a citation was read in several languages.
_LANGUAGES = ("en", "fr", "es", "zh", "ru", "ar")


def part(source: Source) -> dict[str, Any]:
    """Return the works of a part by IRI, its citations sorted (citing, cited, what is shown), the labels of its verbs."""
    works = dict(_works(source))
    labels = {verb.value: words for verb, words in _labels(source.pairs("skos:prefLabel")).items()}
    return {"works": works, "citations": sorted(_citations(source), key=lambda one: one[:2]), "labels": labels}


def _works(source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the IRI of each work with its symbol and the attributes of its node."""
    read = {subject for subject, _ in source.pairs("unr:text")}
    titles = _labels(source.pairs("dcterms:title"))
    names = ("unr:adoptedOn", "dcterms:issued", "unr:adoption", "unr:vote")
    told = {name: least(source.pairs(name)) for name in names}
    tallies = {choice: least(source.pairs(f"unr:{name}")) for name, choice in _TALLIES.items()}
    for subject, literal in source.pairs("dcterms:identifier"):
        adopted, issued, adoption, vote = (told[name].get(subject) for name in names)
        votes = {choice: int(counts[vote].value) for choice, counts in tallies.items() if vote in counts}
        yield (
            subject.value,
            {
                "symbol": literal.value,
                **_named(literal.value, _text(adopted), _text(issued)),
                "read": subject in read,
                "titles": titles.get(subject, {}),
                "vote": votes if vote else None,
                "adoption": adoption.value.partition("#")[2] if adoption else None,
            },
        )


def _named(symbol: str, adopted: str | None, issued: str | None) -> dict[str, Any]:
    """Return the attributes that follow from the symbol of a work and its dates."""
    parsed = symbols.parse(symbol) if symbols.is_valid(symbol) else None
    return {
        "kind": parsed.kind if parsed else "document",
        "organ": parsed.body if parsed and parsed.body in _ORGANS else "other",
        "adopted": adopted,
        "year": int((adopted or issued or "0")[:4]) or (year_of(parsed) if parsed else None),
        "page": symbols.page(parsed) if parsed else None,
    }


def _citations(source: Source) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the IRIs of citing and cited work, and what is shown of the citation."""
    citing, provisions = least(source.pairs("cito:hasCitingEntity")), least(source.pairs("unr:provision"))
    dates, verbs = least(source.pairs("unr:statedDate")), least(source.verbs())
    mentions = {citation: _evidence(found) for citation, found in source.mentions().items()}
    quotes = source.quotes(mention for mention in mentions.values() if mention)
    for citation, cited in source.pairs("cito:hasCitedEntity"):
        quote = quotes.get(mentions.get(citation) or "")
        shown = {
            "provision": provisions[citation].value.partition("#")[2] if citation in provisions else "",
            "verb": _text(verbs.get(citation)),
            "quote": " ".join(quote.split()) if quote else None,
            "date": _text(dates.get(citation)),
        }
        yield citing[citation].value, cited.value, shown


def _evidence(mentions: list[str]) -> str | None:
    """Return the mention to quote, one in the first language that has any."""
    by_language = {mention.partition("#")[2].partition(":")[0]: mention for mention in sorted(mentions)}
    return next((by_language[code] for code in _LANGUAGES if code in by_language), None)


def _labels(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, dict[str, str]]:
    """Map each subject to its words by language, the last by name if it has several in one."""
    found: dict[Any, dict[str, str]] = defaultdict(dict)
    for subject, words in sorted(pairs, key=lambda pair: str(pair[1])):
        found[subject][words.language] = words.value
    return found


def _text(term: Any) -> str | None:
    return None if term is None else str(term.value)
