"""Ask HermiT and the OWL API, both in owlready2's jar, whether an ontology is consistent and in OWL 2 DL. Needs Java."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rdflib import OWL, Graph


@dataclass(frozen=True, slots=True)
class Verdict:
    """What HermiT and the profile checker say; the classes that can have no member, by their IRIs."""

    consistent: bool
    unsatisfiable: tuple[str, ...]
    violations: tuple[str, ...]


def judge(graph: Graph) -> Verdict:
    """Classify an ontology; imports are left out, so that nothing is fetched."""
    started()
    from jpype import JClass

    ontology = _loaded(graph)
    profile = JClass("org.semanticweb.owlapi.profiles.OWL2DLProfile")().checkOntology(ontology)
    configuration = JClass("org.semanticweb.HermiT.Configuration")()
    configuration.ignoreUnsupportedDatatypes = True  # xsd:date and xsd:gYear are not in OWL 2's datatype map
    reasoner = JClass("org.semanticweb.HermiT.Reasoner")(configuration, ontology)
    consistent = bool(reasoner.isConsistent())
    empty = [str(c.getIRI()) for c in reasoner.getUnsatisfiableClasses().getEntities()] if consistent else []
    return Verdict(consistent, tuple(sorted(empty)), tuple(sorted(map(str, profile.getViolations()))))


def started() -> None:
    """Start the Java machine, once; without Java the test is skipped, but in CI it fails."""
    if not shutil.which("java"):
        message = "java is not there: install default-jre-headless"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    jpype = pytest.importorskip("jpype")
    owlready2 = pytest.importorskip("owlready2")
    if not jpype.isJVMStarted():
        jpype.startJVM(classpath=[str(Path(owlready2.__file__).parent / "hermit" / "HermiT.jar")])


def _loaded(graph: Graph) -> Any:
    from jpype import JClass

    alone = Graph()
    for triple in graph:
        if triple[1] != OWL.imports:
            alone.add(triple)
    manager = JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ontology.owl"
        alone.serialize(path, format="xml")
        return manager.loadOntologyFromOntologyDocument(JClass("java.io.File")(str(path)))
