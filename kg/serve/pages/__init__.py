"""Pages for readers: every IRI of the graph as HTML, Turtle or JSON-LD, in six languages."""
