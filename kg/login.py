"""Say to a server who one is, in the way that it asks for: Basic or Digest.

Source: RFC 7617 and RFC 7616. Virtuoso takes nothing but Digest, most other stores Basic; a server that gets the one it
did not ask for just refuses.
"""

from __future__ import annotations

from base64 import b64encode
from urllib.error import HTTPError
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
    urlopen,
)

_SECONDS = 60


class Login:
    """A user and a password, and what the server wants to know of them."""

    def __init__(self, user: str, password: str, address: str) -> None:
        """Ask the server at an address what it wants, and try it. Raises HTTPError if it refuses, OSError if it isn't there."""
        self._basic = b64encode(f"{user}:{password}".encode()).decode()
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, address, user, password)
        self._digest = HTTPDigestAuthHandler(passwords)
        self._challenge = _challenge(address)
        nothing = _nothing(address)
        self.sign(nothing)
        with urlopen(nothing, timeout=_SECONDS):
            pass

    def sign(self, request: Request) -> None:
        """Add the header Authorization to a request."""
        scheme, _, parameters = self._challenge.partition(" ")
        if scheme.lower() == "digest":
            answer = self._digest.get_authorization(request, parse_keqv_list(parse_http_list(parameters)))
            request.add_header("Authorization", f"Digest {answer}")
        else:
            request.add_header("Authorization", f"Basic {self._basic}")


def _challenge(address: str) -> str:
    """Return what a server asks for before it lets one write, empty if it asks for nothing."""
    try:
        with urlopen(_nothing(address), timeout=_SECONDS):
            return ""
    except HTTPError as error:
        with error:
            return error.headers.get("WWW-Authenticate", "")


def _nothing(address: str) -> Request:
    """Return a request that adds nothing: what is refused before all of it is sent may end as a broken connection."""
    return Request(address, data=b"", method="POST", headers={"Content-Type": "application/n-triples"})
