"""The one printer of errors: `heshu: <where>: <what>; <remedy>` on stderr and an exit status.

A traceback helps nobody who works with documents, and it would carry the document's raw
characters to the terminal; it is kept for `HESHU_DEBUG=1`.
"""

from __future__ import annotations

import os
import sys

from heshu.errors import HeshuError

WRONG_USE = 2
SOME_FAILED = 3
OWN_FAULT = 70
"""EX_SOFTWARE of sysexits.h."""
INTERRUPTED = 130
"""128 + SIGINT, as a shell reports it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE."""


def report(error: BaseException, *, where: str = "") -> int:
    """Print an error as one line and give the exit status it stands for.

    Args:
        error: any exception.
        where: the file it happened at, for exceptions that do not say so themselves.
    """
    if isinstance(error, HeshuError):
        return tell(str(error), error.exit_status)
    usage = getattr(error, "format_message", None)
    if usage is not None:  # typer's own complaints, whichever click it was built on
        return tell(_usage_line(error, usage()), WRONG_USE)
    if os.environ.get("HESHU_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError) and error.strerror:
        where = str(error.filename or where)
        return tell(f"{where + ': ' if where else ''}{error.strerror}", OWN_FAULT)
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    place = f"{where}: " if where else ""
    return tell(f"{place}internal error: {what}; HESHU_DEBUG=1 shows where", OWN_FAULT)


def tell(message: str, status: int) -> int:
    """Print one line on stderr, made harmless, and hand the status back."""
    from tui.visible import visible

    line = " ".join(message.split())
    print(f"heshu: {visible(line)}", file=sys.stderr, flush=True)  # noqa: T201 - the printer itself
    return status


def _usage_line(error: BaseException, message: str) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "heshu"
    where = command.removeprefix("heshu").strip()
    what = message.removesuffix(".").replace("Value error, ", "")
    return f"{where + ': ' if where else ''}{what}; see '{command} --help'"


def interrupted() -> int:
    """Ctrl+C: what was committed stays, one line says so."""
    return tell("interrupted; what was already done is kept", INTERRUPTED)


def pipe_closed() -> int:
    """The reader of stdout went away (`| head`): nothing to say."""
    # The interpreter flushes stdout once more at exit and would complain then.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
