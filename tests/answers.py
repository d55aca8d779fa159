"""Compare what was extracted with an answer key of the form of samples.json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.authority import authority
from kg.model import Facts, Request, Role

ADOPTIONS = {"without-vote": "WithoutVote", "recorded-vote": "RecordedVote", "unanimous": "Unanimous"}
CHOICES = {"yes": "inFavour", "no": "against", "abstain": "abstaining"}
DELIVERABLES = {"continue-consideration": "consideration"}
HEADERS = {"header": "HEADER", "title": "HEADER"}

Row = tuple[str, str, str | None]


def expected_citations(key: dict[str, Any]) -> set[Row]:
    """Return (provision, target, stated date) of a key."""
    return {(HEADERS.get(c["paragraph"], c["paragraph"]), c["target"], c["date"]) for c in key["citations"]}


def found_citations(facts: Facts) -> set[Row]:
    """Return (provision, target, stated date) as extracted."""
    return {(c.provision, c.target or f"unresolved {c.mention.quote}", c.date) for c in facts.citations}


def count(facts: Facts, role: Role) -> int:
    """Return how many numbered paragraphs of a role there are, sub-paragraphs not counted."""
    return len({p.label for p in facts.provisions if p.role is role and "(" not in p.label and p.label != "OP0"})


def entities(facts: Facts, kind: str) -> set[str]:
    """Return the codes of the entries of a kind that are named."""
    return {n.entity.removeprefix(f"{kind}/") for n in facts.namings if n.entity.startswith(f"{kind}/")}


def instruments(titles: Iterable[str]) -> set[str]:
    """Return the codes of instruments by their English titles."""
    names = {
        label.text: label.entry.removeprefix("instrument/")
        for label in authority().labels
        if label.language == "en" and label.use == "name" and label.entry.startswith("instrument/")
    }
    return {names[title] for title in titles}


def unmet(facts: Facts, key: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the requests of a key that were not found."""
    return [wanted for wanted in key["requests"] if not any(_answers(found, wanted) for found in facts.requests)]


def _answers(found: Request, wanted: dict[str, Any]) -> bool:
    """Tell whether a request is the one of a key: by paragraph, and by what else the key has."""
    code = wanted.get("addressee")
    session = "/".join(map(str, wanted.get("due_session", ())))
    return (
        found.provision == wanted["paragraph"]
        and (not code or {f"body/{code}", f"state/{code}"} & set(found.addressees) != set())
        and ("kind" not in wanted or DELIVERABLES[wanted["kind"]] in found.deliverables)
        and (not session or session in found.due.sessions)
        and ("due_year" not in wanted or str(wanted["due_year"]) in found.due.dates)
    )


def voters(facts: Facts) -> dict[str, set[str]]:
    """Return the States of each choice."""
    assert facts.ballot
    return {choice: set(states) for choice, states in facts.ballot.voters.items()}
