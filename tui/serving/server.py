"""The server: textual-serve's, with our page, a key and a check of where a socket comes from."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from tui.commands import output
from tui.locale import text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

TEMPLATES = Path(__file__).parent / "templates"

POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""What the page may load: nothing from anywhere else."""


class ReaderServer(Server):
    """Serves the reader to whoever has the key."""

    def __init__(self, command: str, host: str, port: int, *, url: str = "", key: str = "") -> None:
        """Prepare to serve.

        Args:
            command: the shell command that runs the reader.
            host: the address to bind.
            port: the port to bind.
            url: the address that browsers use, where another server stands in front.
            key: what a browser must show; a new one when empty.
        """
        shown = f"[{host}]" if ":" in host else host
        super().__init__(
            command,
            host=host,
            port=port,
            title="Heshu 核数",
            public_url=(url or f"http://{shown}:{port}").rstrip("/"),
            templates_path=TEMPLATES,
        )
        self.key = key or secrets.token_urlsafe(16)

    @property
    def address(self) -> str:
        """What a person opens, key included."""
        return f"{self.public_url}/?key={self.key}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; those of several ports are kept apart."""
        return f"heshu-{self.port}"

    def initialize_logging(self) -> None:
        """Keep quiet: stderr is for what a person has to know."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: nobody could connect."""

    def serve(self, debug: bool = False) -> None:
        """Serve until the process is told to end; the address is printed once it answers."""
        self.debug = debug
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._announce)

    def _announce(self, *_: object) -> None:
        output.narrate(text("serve.started"))
        output.write_lines([self.address])
        sys.stdout.flush()  # a script that started us waits for it

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._admit)
        return app

    @property
    def _admit(self) -> Any:
        """Let in who has the key, by address or cookie, and sockets of our own page."""

        @web.middleware
        async def admit(request: web.Request, handler: Handler) -> web.StreamResponse:
            shown = request.query.get("key", "") or request.cookies.get(self.cookie, "")
            if not secrets.compare_digest(shown.encode(), self.key.encode()):
                raise web.HTTPForbidden(text=text("serve.no_key"))
            if "Upgrade" in request.headers and not self._is_ours(request):
                raise web.HTTPForbidden(text=text("serve.foreign"))
            response = await handler(request)
            if not response.prepared:
                self._seal(response)
            return response

        return admit

    def _is_ours(self, request: web.Request) -> bool:
        origin = urlsplit(request.headers.get("Origin", ""))
        return origin.netloc in (urlsplit(self.public_url).netloc, request.host)

    def _seal(self, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        secure = self.public_url.startswith("https:")
        response.set_cookie(self.cookie, self.key, httponly=True, samesite="Strict", secure=secure)
