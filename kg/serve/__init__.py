"""Serve a build on loopback: a SPARQL endpoint, a page for every IRI, a search; read-only, and nothing asked of the network.

request → app (Starlette) → pool → worker process → Answer
                                     ├── parsed, evaluate   a query of SPARQL 1.1 Protocol
                                     └── pages, search      a page for a reader
"""
