"""The application: routes, the headers that every answer has, and the pools of workers behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.data import PACKAGE
from kg.serve import formats, protocol, worker
from kg.serve.description import describe
from kg.serve.limits import LIMIT, Answer, Limits, Refused
from kg.serve.pages.answer import Page
from kg.serve.pool import Pool
from kg.serve.search import build
from kg.serve.words import language
from kg.store import open_store

# a page's queries are ours: they are few and end, but may have to wait for others
_PATIENCE, _READERS = 30.0, 200
_STATIC = ("serve/static", "web/shared", "web/bundle")
# only what this server serves, nothing inline: nothing that comes out of a document can run
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# YASGUI's table sets the widths of its columns by style attributes, and brings one style sheet of its own, told by its hash
_GRIPS = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
_EDITOR = POLICY.replace("style-src 'self'", f"style-src 'self' {_GRIPS}; style-src-attr 'unsafe-inline'")


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes answer with."""

    out: Path
    triples: int
    limits: Limits
    queries: Pool
    pages: Pool

    async def sparql(self, request: Request) -> Response:
        """Answer a request of the SPARQL protocol."""
        try:
            query = await protocol.read(request, self.limits)
            if query:
                return _response(await self.queries.answer(query))
            accept, named = request.headers.get("accept", ""), request.query_params.get("format")
            chosen = formats.choose(accept, named, {**formats.GRAPHS, **formats.PAGE})
        except Refused as refused:
            return _response(refused.answer())
        if chosen == "html":
            return RedirectResponse("/query", 303, {"Vary": "Accept"})
        return _response(describe(str(request.url.replace(query="")), self.triples, chosen))

    async def page(self, request: Request) -> Response:
        """Answer a request for a page, and keep the language that it asks for."""
        wanted = request.query_params.get("lang")
        code = language(wanted, request.cookies.get("lang"), request.headers.get("accept-language", ""))
        page = Page(
            path=request.scope["raw_path"].decode("latin-1").removeprefix("/"),
            language=code,
            given=tuple(request.query_params.multi_items()),
            accept=request.headers.get("accept", ""),
            gzip=protocol.takes_gzip(request),
        )
        response = _response(await self.pages.answer(page))
        response.headers["Content-Security-Policy"] = _EDITOR if page.path == "query" else POLICY
        if wanted == code:
            response.set_cookie("lang", code, max_age=31_536_000, samesite="lax", httponly=True)
        return response

    async def text(self, request: Request) -> Response:
        """Answer with a stored text, plain."""
        name = request.path_params["hash"]
        path = self.out / "texts" / f"{name}.txt"
        if not name.isalnum() or not path.is_file():
            return _response(Refused(404, "no such text here").answer())
        return FileResponse(path, media_type="text/plain; charset=utf-8")

    async def network(self, request: Request) -> Response:
        """Answer with the network that was built beside the store; its page has a policy of its own."""
        path = self.out / "network.html"
        if not path.is_file():
            return _response(Refused(404, "no network.html here; 'kg network' writes it").answer())
        return FileResponse(path)


def application(out: Path, limits: Limits) -> Starlette:
    """Make the application over the build in a folder. Raises NoGraph where there is none."""
    store = open_store(out)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with TemporaryDirectory(prefix="kg-") as folder:
            index = Path(folder) / "search.db"
            build(store, index)
            queries = Pool(worker.queries, out, limits)
            pages = Pool(partial(worker.pages, index, limits), out, replace(limits, seconds=_PATIENCE, waiting=_READERS))
            app.state.service = Service(out, len(store), limits, queries, pages)
            try:
                yield
            finally:
                queries.close()
                pages.close()

    everyone = Middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"], expose_headers=[LIMIT]
    )
    return Starlette(routes=_routes(), middleware=[Middleware(Headers), everyone], lifespan=lifespan)


def _routes() -> list[BaseRoute]:
    def to(answer: Callable[[Service, Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            return await answer(request.app.state.service, request)

        return endpoint

    return [
        *(Route(path, to(Service.sparql), methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")),
        Mount("/static", _static()),
        Route("/texts/{hash}.txt", to(Service.text)),
        Route("/network", to(Service.network)),
        Route("/{path:path}", to(Service.page)),
    ]


def _static() -> StaticFiles:
    """Serve scripts and style sheets; the bundle is not there if the package was installed in place without npm."""
    files = StaticFiles()
    files.all_directories = [PACKAGE / folder for folder in _STATIC]
    return files


class Headers:
    """Add to every answer what keeps a browser from taking it for something else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, with_headers)


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.media_type})
