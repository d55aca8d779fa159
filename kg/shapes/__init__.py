"""Check a graph against the shapes of `ontology/shapes.ttl`.

    shapes.ttl → read → Constraint → compile → SPARQL → check, over the store → Violation

The shapes file is the one source; `reference` runs the same file through pySHACL, for small graphs and to compare.
"""
