"""Read a request of the SPARQL 1.1 Protocol: a query by GET, by a form or as it is; everything else is refused.

Source: https://www.w3.org/TR/sparql11-protocol/, section 2.
"""

from __future__ import annotations

import asyncio
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.serve.evaluate import Query
from kg.serve.limits import Limits, Refused, beyond

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
_PATIENCE = 30.0  # seconds for the body of a request


async def read(request: Request, limits: Limits) -> Query | None:
    """Return the query of a request, None if it asks for nothing: then it gets the service description.

    Raises Refused: 400 what is wrong, 403 an update, 408 and 413 what takes too long or is too much, 415 an unknown media type.
    """
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        fields += _posted(request.headers.get("content-type", ""), await _body(request, limits))
    names = [name for name, _ in fields]
    if any(name in _UPDATES for name in names):
        raise Refused(403, "an update is not allowed: this endpoint is read-only")
    if names.count("query") > 1:
        raise Refused(400, "several queries in one request; send one")
    values = dict(fields)
    if "query" not in values:
        if request.method == "POST" or "default-graph-uri" in values or "named-graph-uri" in values:
            raise Refused(400, "no query in the request; send it as the parameter 'query'")
        return None
    return Query(
        text=values["query"],
        base=str(request.url.replace(query="")),
        default_graphs=tuple(value for name, value in fields if name == "default-graph-uri" and value),
        named_graphs=tuple(value for name, value in fields if name == "named-graph-uri" and value),
        accept=request.headers.get("accept", ""),
        format=values.get("format"),
        gzip=takes_gzip(request),
    )


def takes_gzip(request: Request) -> bool:
    """Tell whether the client takes a compressed answer."""
    accepted = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    return any(one == "gzip" or (one.startswith("gzip;q=") and one[7:] not in ("0", "0.0")) for one in accepted)


def _posted(content_type: str, body: bytes) -> list[tuple[str, str]]:
    """Return the fields of a body: a form's, or a query that is the whole body."""
    header = Message()
    header["Content-Type"] = content_type or "none/none"
    kind, charset = header.get_content_type(), str(header.get_param("charset", "utf-8"))
    if kind == UPDATE:
        raise Refused(403, "an update is not allowed: this endpoint is read-only")
    if kind not in (FORM, QUERY):
        raise Refused(415, f"{content_type or 'no media type'}: send {FORM} or {QUERY}")
    if charset.lower() not in ("utf-8", "utf8"):
        raise Refused(415, f"charset {charset}: send UTF-8")
    return _fields(body) if kind == FORM else [("query", _decoded(body))]


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise Refused(400, "the parameters are not percent-encoded UTF-8") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refused(400, "the query is not UTF-8") from None


async def _body(request: Request, limits: Limits) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.question:
                    raise beyond("question", limits.question, "the bytes of a request; send a shorter query")
    except TimeoutError:
        raise Refused(408, f"the request was not complete after {_PATIENCE:g} seconds") from None
    except ClientDisconnect:
        raise Refused(400, "the client went away") from None
    return bytes(body)
