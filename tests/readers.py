"""Six parsers that read Turtle, and how many triples each finds: `python -m tests.readers` prints them for ontology/.

Debian has all that are not Python: raptor2-utils (rapper), serdi, node-n3 (N3.js), libapache-jena-java (Jena's riot).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

JAVA = Path("/usr/share/java")
NODE = Path("/usr/share/nodejs")

# What riot needs of Debian's jars: all of them at once are two ways to log, which one of them refuses.
_JARS = (
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3", "guava", "httpclient"),
    *("httpcore", "jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-iri", "slf4j-api", "slf4j-nop", "thrift"),
)
_N3 = """const { Parser } = require("n3");
for (const quad of new Parser().parse(require("fs").readFileSync(process.argv[1], "utf8")))
  console.log(JSON.stringify([quad.subject, quad.predicate, quad.object]));"""


def rdflib_count(path: Path) -> int:
    """Count with rdflib."""
    return len(Graph().parse(path, format="turtle"))


def pyoxigraph_count(path: Path) -> int:
    """Count with pyoxigraph."""
    return len({q.triple for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)})


def rapper_count(path: Path) -> int:
    """Count with raptor."""
    return _lines("rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path))


def serdi_count(path: Path) -> int:
    """Count with serd."""
    return _lines("serdi", "-q", "-i", "turtle", "-o", "ntriples", str(path))


def n3_count(path: Path) -> int:
    """Count with N3.js."""
    return _lines("node", "-e", _N3, str(path), environment={"NODE_PATH": str(NODE)})


def jena_count(path: Path) -> int:
    """Count with Jena."""
    with jena() as java:
        return _lines(*java, "riotcmd.riot", "--output=ntriples", str(path))


@contextmanager
def jena(*more: str) -> Iterator[list[str]]:
    """Give how to start a class of Debian's Jena, with further jars.

    Its jar has its messages where its classes do not look for them; a copy of them comes first.
    """
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(JAVA / "jena-core.jar") as jar:
            for name in jar.namelist():
                if name.startswith("org/apache/jena/ext/xerces/") and name.endswith(".properties"):
                    target = Path(folder) / name.removeprefix("org/apache/jena/ext/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(jar.read(name))
        yield ["java", "-cp", ":".join([folder, *(str(JAVA / f"{name}.jar") for name in (*_JARS, *more))])]


READERS: dict[str, tuple[Callable[[Path], int], tuple[str | Path, ...]]] = {
    "rdflib": (rdflib_count, ()),
    "pyoxigraph": (pyoxigraph_count, ()),
    "rapper": (rapper_count, ("rapper",)),
    "serdi": (serdi_count, ("serdi",)),
    "N3.js": (n3_count, ("node", NODE / "n3")),
    "Jena": (jena_count, ("java", JAVA / "jena-arq.jar")),
}


def missing(reader: str) -> str:
    """Return what a reader needs and is not installed, empty if nothing is."""
    found = (p.exists() if isinstance(p, Path) else bool(shutil.which(p)) for p in READERS[reader][1])
    return ", ".join(str(p) for p, there in zip(READERS[reader][1], found, strict=True) if not there)


def _lines(*command: str, environment: dict[str, str] | None = None) -> int:
    """Return the number of different lines that a program writes; what it complains about is an error."""
    done = subprocess.run(command, capture_output=True, check=False, env=environment and {"PATH": "/usr/bin:/bin", **environment})
    if done.returncode or done.stderr:
        raise ValueError(f"{command[0]}: exit status {done.returncode}: {done.stderr.decode(errors='replace')[:500]}")
    return len(set(done.stdout.splitlines()))


def table(paths: Iterable[Path]) -> None:
    """Print the number of triples that each reader finds in each file."""
    names = [name for name in READERS if not missing(name)]
    print("file", *names, sep="\t")
    for path in paths:
        print(path.name, *(READERS[name][0](path) for name in names), sep="\t")


if __name__ == "__main__":
    from kg import data

    table([Path(a) for a in sys.argv[1:]] or sorted(data.ontology().glob("*.ttl")))
