"""The page that documents the ontology, made from its Turtle: `python -m kg.web.ontology FILE` writes it."""
