"""`heshu serve`: the reader in a browser, for colleagues without SSH."""

import socket
from typing import Annotated

import typer

from tui.commands.options import Db, Lang, Reviewer
from tui.serving import LOOPBACK, PORT

EXAMPLE = "heshu serve --port 8000"


def run(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")
    ] = LOOPBACK,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port.")] = PORT,
    url: Annotated[
        str,
        typer.Option("--url", metavar="URL", help="What browsers call it behind another server."),
    ] = "",
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Serve the reader to browsers, on this machine only unless --host says otherwise.

    Prints the address, with a key without which nothing is served; whoever has it reviews under
    the name of --reviewer. Ctrl+C ends it. Needs `pip install "heshu[web]"`. Exit status:
    0 done, 2 wrong use or an address that is taken, 4 the store cannot be used.
    """
    from heshu.errors import UsageError
    from tui.commands import context
    from tui.serving import reader_command

    context.begin(lang)
    try:
        from tui.serving.server import ReaderServer
    except ImportError as error:
        what = f"the web extra is not installed ({error.name} is missing)"
        raise UsageError(what, remedy='pip install "heshu[web]"') from error
    with context.open_store(db, reviewer, create=True) as store:
        command = reader_command(store.path.absolute(), store.reviewer, lang)
    try:
        # The server would end with a traceback.
        socket.create_server((host, port)).close()
    except OSError as error:
        what = f"cannot listen there ({error.strerror or error})"
        remedy = "choose another with --port or --host"
        raise UsageError(what, where=f"{host}:{port}", remedy=remedy) from error
    ReaderServer(command, host, port, url=url).serve()
