"""The application: routes, the headers that every answer has, and the pools of workers behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.serve import formats, protocol, worker
from kg.serve.description import describe
from kg.serve.limits import LIMIT, Answer, Limits, Refused
from kg.serve.pool import Pool
from kg.store import open_store


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes answer with."""

    triples: int
    limits: Limits
    queries: Pool

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


def application(out: Path, limits: Limits) -> Starlette:
    """Make the application over the build in a folder. Raises NoGraph where there is none."""
    triples = len(open_store(out))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(worker.queries, out, limits)
        app.state.service = Service(triples, limits, pool)
        try:
            yield
        finally:
            pool.close()

    async def sparql(request: Request) -> Response:
        service: Service = request.app.state.service
        return await service.sparql(request)

    return Starlette(
        routes=[Route(path, sparql, methods=["GET", "POST"]) for path in ("/sparql", "/sparql/")],
        middleware=[
            Middleware(
                CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"], expose_headers=[LIMIT]
            )
        ],
        lifespan=lifespan,
    )


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, {**answer.headers, "Content-Type": answer.media_type})
