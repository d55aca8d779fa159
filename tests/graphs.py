"""Small citation networks for tests of the page."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import networkx as nx

ORGANS = ("GA", "GA", "GA", "SC", "HRC", "ECOSOC", "other")


def work(**facts: Any) -> dict[str, Any]:
    """Return the attributes of a work; `facts` replace the usual ones."""
    usual = {
        "kind": "resolution",
        "organ": "GA",
        "read": True,
        "titles": {"en": "Lamps for harbours", "zh": "港口的灯"},
        "adopted": "2015-12-17",
        "year": 2015,
        "vote": {"inFavour": 31, "against": 14, "abstaining": 2},
        "adoption": "RecordedVote",
        "page": "https://docs.un.org/en/A/RES/70/1",
    }
    return usual | facts


def citation(**facts: Any) -> dict[str, Any]:
    """Return a citation as an edge has it."""
    usual = {"provision": "PP4", "verb": {"en": "recall", "zh": "回顾"}, "quote": "70/1", "date": "2015-09-25"}
    return usual | facts


def star(leaves: int) -> nx.DiGraph[str]:
    """Return a work that cites so many others; every other one is a Council's and known from citations only."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("A/RES/70/153", **work(titles={"en": "Cooperation of lighthouses"}))
    for i in range(1, leaves + 1):
        council = i % 2 == 0
        symbol = f"A/HRC/RES/23/{i}" if council else f"A/RES/69/{i}"
        facts: dict[str, Any] = (
            {"organ": "HRC", "read": False, "titles": {}, "year": None, "adopted": None} if council else {"year": 2014}
        )
        graph.add_node(symbol, **work(**facts))
        graph.add_edge("A/RES/70/153", symbol, citations=(citation(),))
    return graph


def chain(length: int) -> nx.DiGraph[str]:
    """Return works that each cite the one before."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    symbols = [f"A/RES/70/{i}" for i in range(1, length + 1)]
    graph.add_nodes_from((symbol, work()) for symbol in symbols)
    graph.add_edges_from((b, a, {"citations": (citation(),)}) for a, b in pairwise(symbols))
    return graph


def grown(size: int, links: int) -> nx.DiGraph[str]:
    """Return a large network, grown as citations grow: works of 40 topics from 1946 on, each citing about so many others.

    Most that a work cites is of its topic, and of each topic a few works are cited most. The same on every call.
    """
    chance = random.Random(1)
    graph: nx.DiGraph[str] = nx.DiGraph()
    topics: list[list[str]] = [[] for _ in range(40)]
    for i in range(size):
        session = 1 + i * 79 // size
        symbol = f"A/RES/{session}/{i}"
        topic = chance.choice(topics)
        graph.add_node(
            symbol, **work(year=1945 + session, adopted=f"{1945 + session}-12-17", read=i % 3 == 0, organ=chance.choice(ORGANS))
        )
        for _ in range(links):
            known = topic if chance.random() < 0.85 else chance.choice(topics)
            if known:
                cited = known[int(len(known) * chance.random() ** chance.choice((0.5, 4)))]
                graph.add_edge(symbol, cited, citations=(citation(provision=f"OP{i % 30}"),))
        topic.append(symbol)
    return graph
