"""Build a graph from files: only what is new is read, and every output appears whole or not at all.

    inputs -> reading (workers) -> ledger -> sections -> graph.ttl, store -> network.html, reports

A worker reads one file into an outcome; the ledger keeps outcomes from build to build; a section is what the graph says of
one work. What follows from several texts, such as findings, comes from a pass over the ledger.
"""

from kg.build.builder import build

__all__ = ["build"]
