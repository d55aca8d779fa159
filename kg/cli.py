"""The command `kg`: build a graph, ask it, look at a work, explain a file, draw the network.

Exit status: 0 done; 1 some inputs could not be read, the rest is built, or a shape is violated; 2 wrong usage, or
nothing could be read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import KgError

BASE = "https://w3id.org/unres/"

app = typer.Typer(
    name="kg",
    help="Build and ask a knowledge graph of United Nations resolutions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folder = Annotated[Path, typer.Option("-d", "--dir", help="The folder of a build.")]
Lang = Annotated[str, typer.Option("--lang", help="Language of titles and labels: zh, en, fr, es, ru or ar.")]
OUT = Path("output")


@app.callback()
def main_options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Hold what all commands share; `run` reads --debug from the command line itself."""


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help="Files, folders (recursive), or - for standard input.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write into.")] = OUT,
    base: Annotated[str, typer.Option("--base", help="The IRI that all names start with.")] = BASE,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0 takes all cores.")] = 0,
    lang: Lang = "en",
) -> None:
    """Read resolutions into a graph: graph.ttl, network.html, report.md, report.json and store/."""
    from kg.build import build as build_graph
    from kg.build import totals
    from kg.report import write_reports

    _check_base(base)
    built = build_graph(paths, out, base, jobs or None)
    for failure in built.failures:
        _warn(failure)
    sums = totals(built.outcomes)
    if not sums["read"]:
        _warn("nothing could be read: no graph was built")
        raise typer.Exit(2)
    write_reports(built, out)
    _write_network(out, out / "network.html", lang)
    works = len({o.symbol for o in built.outcomes if o.status == "read"})
    typer.echo(
        f"{sums['read']} texts of {works} works: {sums['citations']:,} citations ({sums['unresolved']:,} unresolved), "
        f"{len(built.findings):,} findings, {built.triples:,} triples in {out}"
    )
    if sums["skipped"]:
        typer.echo(f"{sums['skipped']} files skipped: see {out / 'report.md'}")
    if built.failures:
        raise typer.Exit(1)


@app.command()
def query(
    sparql: Annotated[str, typer.Argument(help="SPARQL, a file that ends in .rq, or the name of a shipped query.")] = "",
    folder: Folder = OUT,
    format_: Annotated[str, typer.Option("--format", help="table, csv, json or ttl.")] = "",
) -> None:
    """Ask the graph in SPARQL; without a query, list the shipped ones."""
    from kg import sparql as asking
    from kg.store import base_of, open_store
    from kg.terminal import print_table

    if not sparql:
        print_table(asking.Table(("query", "what it answers"), tuple(asking.shipped().items())))
        return
    format_ = format_ or ("table" if sys.stdout.isatty() else "csv")
    if format_ not in asking.FORMATS:
        raise typer.BadParameter(f"{format_!r}: choose {', '.join(asking.FORMATS)}", param_hint="--format")
    text = asking.text_of(sparql)
    store = open_store(folder)
    result = asking.run(store, text)
    if format_ == "table":
        print_table(asking.table(result, base_of(store)))
    else:
        for part in asking.write(result, format_):
            sys.stdout.write(part)


@app.command()
def show(
    symbol: Annotated[str, typer.Argument(help="A symbol in any spelling, or the number of a work that was read: 70/153.")],
    folder: Folder = OUT,
    lang: Lang = "en",
) -> None:
    """Show one work: what it is, what it cites and who cites it, its vote."""
    from kg.show import card
    from kg.store import open_store
    from kg.terminal import print_card

    print_card(card(open_store(folder), symbol, lang))


@app.command()
def explain(file: Annotated[Path, typer.Argument(help="A file to read.")]) -> None:
    """Say what was found in a file and why: each mention, its rule, its target."""
    from kg.extract import extract
    from kg.inputs import Input
    from kg.read import read
    from kg.terminal import print_facts

    facts = extract(read(Input(file.name, file, 0).data(), file.name))
    print_facts(facts)


@app.command()
def check(
    folder: Folder = OUT,
    pyshacl: Annotated[bool, typer.Option("--pyshacl", help="Let pySHACL check: the reference, slow, for small graphs.")] = False,
) -> None:
    """Check that a graph keeps its promises (SHACL), and count its findings; exit status 1 if a shape is violated."""
    from kg.shapes.check import check as check_store
    from kg.shapes.check import findings
    from kg.shapes.reference import check_with_pyshacl
    from kg.shapes.report import report
    from kg.store import base_of, open_store
    from kg.terminal import harmless

    store = open_store(folder)
    results = check_with_pyshacl(store) if pyshacl else check_store(store)
    for line in report(results, findings(store), base_of(store)):
        typer.echo(harmless(line))
    if any(r.total for r in results):
        raise typer.Exit(1)


@app.command()
def network(
    folder: Folder = OUT,
    around: Annotated[str, typer.Option("--around", help="Only what is near this work.")] = "",
    depth: Annotated[int, typer.Option("--depth", min=1, help="How many citations away.")] = 1,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The file; network.html in the folder if not given.")] = None,
    lang: Lang = "en",
) -> None:
    """Write the interactive citation network, whole or around a work."""
    target = out or folder / "network.html"
    _write_network(folder, target, lang, around, depth)
    typer.echo(f"{target} written")


def _write_network(folder: Path, target: Path, lang: str, around: str = "", depth: int = 1) -> None:
    from kg.citation_graph import citation_graph
    from kg.network import neighbourhood, write
    from kg.show import find_work
    from kg.store import open_store

    store = open_store(folder)
    graph = citation_graph(store)
    if around:
        graph = neighbourhood(graph, find_work(store, around), depth)
    write(graph, target, language=lang)


def _check_base(base: str) -> None:
    if not base.startswith(("http://", "https://")) or not base.endswith(("/", "#")) or any(c in base for c in ' <>"{}|\\^`'):
        raise typer.BadParameter(f"{base!r} is no base IRI; write one like {BASE}", param_hint="--base")


def _warn(message: str) -> None:
    from kg.terminal import harmless

    typer.echo(f"kg: {harmless(message)}", err=True)


def run() -> None:
    """Run the command; an error is a message, never a traceback, unless --debug asks for it."""
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")
    try:
        app()
    except KgError as error:
        if debug:
            raise
        _warn(str(error))
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if debug:
            raise
        _warn(f"this should not happen: {type(error).__name__}: {error}; run 'kg --debug ...' and report what it prints")
        sys.exit(2)
