"""The command `kg`: build a graph, ask it, look at a work, explain a file, draw the network, serve it.

Exit status: 0 done; 1 some inputs could not be read, the rest is built, or a shape is violated; 2 wrong usage, or
nothing could be read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg import processes
from kg.errors import KgError
from kg.garbage import collect_rarely

BASE = "https://w3id.org/unres/"
LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")

app = typer.Typer(
    name="kg",
    help="Build and ask a knowledge graph of United Nations resolutions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folder = Annotated[Path, typer.Option("-d", "--dir", help="The folder of a build.")]


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise typer.BadParameter(f"{code!r}: choose {', '.join(LANGUAGES)}")
    return code


Lang = Annotated[str, typer.Option("--lang", help=f"Language of titles and labels: {', '.join(LANGUAGES)}.", callback=_language)]
OUT = Path("output")


@app.callback()
def main_options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Hold what all commands share; `run` reads --debug from the command line itself."""


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help="Files, folders (recursive), or - for standard input.")],
    out: Annotated[str, typer.Option("-o", "--out", help="The folder to write into.")] = str(OUT),
    base: Annotated[str, typer.Option("--base", help="The IRI that all names start with.")] = BASE,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0 takes all cores.")] = 0,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="What one file may take.")] = 60,
    memory: Annotated[int, typer.Option("--memory", min=256, help="Megabytes that reading one file may take.")] = 1024,
    scheduler: Annotated[str, typer.Option("--scheduler", help="A Dask scheduler whose workers do the work.")] = "",
    lang: Lang = "en",
) -> None:
    """Read resolutions into a graph: graph.ttl, network.html, report.md, report.json and store/."""
    if not scheduler:
        processes.context(processes.BUILDING)
    from kg.build import build as build_graph
    from kg.build.workers import Limits
    from kg.progress import progress

    _check_base(base)
    with progress() as shown:
        built = build_graph(
            paths,
            out,
            base,
            scheduler=scheduler,
            jobs=jobs or None,
            limits=Limits(seconds, memory),
            language=lang,
            progress=shown,
        )
    for failure in built.failures:
        _warn(failure)
    if not built.sums["read"]:
        _warn("nothing could be read: no graph was built")
        raise typer.Exit(2)
    for said in built.summary(out):
        typer.echo(said)
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
def diff(
    first: Annotated[str, typer.Argument(help="A work that was read, as a symbol or by its number: 2506 (2020).")],
    second: Annotated[str, typer.Argument(help="The work to compare it with.")],
    folder: Folder = OUT,
    lang: Annotated[str, typer.Option("--lang", help="Language of the texts; one that both have if not given.")] = "",
    html: Annotated[bool, typer.Option("--html", help="Write an HTML page instead.")] = False,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The file of the page; standard output if not given.")] = None,
) -> None:
    """Lay two works side by side: paragraphs added, dropped, moved, changed, and their citations and verbs."""
    from kg.diff.compare import compare
    from kg.diff.page import render
    from kg.diff.terminal import print_comparison
    from kg.store import open_store

    if out and not html:
        raise typer.BadParameter("a file is written with --html only", param_hint="--out")
    found = compare(open_store(folder), folder, first, second, lang)
    if not html:
        print_comparison(found)
    elif out:
        out.write_text(render(found), encoding="utf-8", newline="\n")
        typer.echo(f"{out} written")
    else:
        sys.stdout.write(render(found))


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A file to read.")],
    html: Annotated[bool, typer.Option("--html", help="Write a page that shows the text with every mention marked.")] = False,
    out: Annotated[Path, typer.Option("-o", "--out", help="The page.")] = Path("explain.html"),
    lang: Lang = "en",
) -> None:
    """Say what was found in a file and why: each mention, its rule, its target."""
    from kg.build.explain import facts_of
    from kg.terminal import print_facts

    facts = facts_of(file)
    if not html:
        print_facts(facts)
        return
    from kg.web.explain_page import render

    # a lone surrogate, which a damaged file can leave in the text, has no UTF-8 form
    out.write_text(render(facts, lang), encoding="utf-8", errors="replace", newline="\n")
    typer.echo(f"{out} written")


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
    measures: Annotated[
        Path | None, typer.Option("--measures", help="Write the measures of works as Turtle, too: FILE.ttl.")
    ] = None,
    lang: Lang = "en",
) -> None:
    """Write the interactive citation network, whole or around a work."""
    from kg.citation_graph import citation_graph
    from kg.network import neighbourhood, write, write_measures
    from kg.show import find_work
    from kg.store import base_of, open_store

    store, target = open_store(folder), out or folder / "network.html"
    graph = citation_graph(store)
    if around:
        graph = neighbourhood(graph, find_work(store, around), depth)
    write(graph, target, language=lang)
    if measures:
        write_measures(graph, measures, base_of(store))
    for path in filter(None, (target, measures)):
        typer.echo(f"{path} written")


@app.command()
def export(
    to: Annotated[str, typer.Option("--to", help="csv, gexf, graphml, jsonld, nquads or parquet.")],
    folder: Folder = OUT,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The file or folder; in DIR if not given.")] = None,
    lang: Lang = "en",
) -> None:
    """Write the graph in another format: for stores, for network programs, for spreadsheets."""
    from kg.export import export as write_export

    typer.echo(f"{write_export(folder, to, out, lang)} written")


@app.command()
def push(
    to: Annotated[str, typer.Option("--to", help="The address of a SPARQL 1.1 graph store: http://localhost:7878/store")],
    folder: Folder = OUT,
    graph: Annotated[str, typer.Option("--graph", help="The graph to replace there; the default graph if not given.")] = "",
    user: Annotated[str, typer.Option("--user", help="Log in with this name and the password in KG_PASSWORD.")] = "",
) -> None:
    """Load the graph into a remote store, in the place of what that graph held."""
    from kg.push import push as push_graph

    count = push_graph(folder, to, graph, user)
    typer.echo(f"{count:,} triples loaded into {to}")


@app.command()
def serve(
    folder: Folder = OUT,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port of 127.0.0.1; 0 takes a free one.")] = 8000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="The most that a query may take.")] = 10,
    rows: Annotated[int, typer.Option("--rows", min=1, help="The most rows of an answer.")] = 100_000,
) -> None:
    """Serve pages, search and SPARQL on this machine, read-only."""
    from kg.serve.limits import Limits
    from kg.serve.server import HOST, bound, server

    prepared = server(folder, Limits(seconds=seconds, rows=rows))
    taken = bound(port)
    typer.echo(f"http://{HOST}:{taken.getsockname()[1]}/ shows {folder}; Ctrl-C ends it")
    prepared.run(sockets=[taken])


def _check_base(base: str) -> None:
    if not base.startswith(("http://", "https://")) or not base.endswith(("/", "#")) or any(c in base for c in ' <>"{}|\\^`'):
        raise typer.BadParameter(f"{base!r} is no base IRI; write one like {BASE}", param_hint="--base")


def _warn(message: str) -> None:
    from kg.terminal import harmless

    typer.echo(f"kg: {harmless(message)}", err=True)


def run() -> None:
    """Run the command; an error is a message, never a traceback, unless --debug asks for it."""
    collect_rarely()
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
