"""Turn findings into triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from kg.model import Finding
from kg.rdf.terms import iri, line, term, text


def finding_lines(found: Iterable[Finding], base: str) -> Iterator[str]:
    """Yield the triples of findings; a finding is a part of the work that it is about."""
    for one in found:
        work = one.about.partition("#")[0]
        key = sha256(one.comment.encode()).hexdigest()[:8]
        node = iri(base, "doc/", work, f"#finding-{one.kind}-{key}")
        yield line(node, term("rdf:type"), term("unr:Finding"))
        yield line(node, term("unr:about"), iri(base, "doc/", one.about))
        yield line(node, term("unr:kind"), text(one.kind))
        yield line(node, term("unr:ofKind"), iri(base, "finding/", one.kind))
        yield line(node, term("rdfs:comment"), text(one.comment, "en"))
        yield from (line(node, term("unr:evidence"), iri(base, "doc/", place)) for place in one.evidence)
