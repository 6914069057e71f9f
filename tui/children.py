"""Work of a child process, for what must not load or run where keys are handled."""

from __future__ import annotations

import asyncio
import sys
from subprocess import DEVNULL, PIPE, Popen


async def run_module(*arguments: str, given: bytes = b"") -> bytes | None:
    """What a module run by our own interpreter prints; None when it fails or cannot start.

    The child is ended when this is cancelled. It is waited for in a thread: the pipes of asyncio's
    own children outlive a loop that closes at the wrong moment.
    """
    try:
        child = Popen(  # noqa: S603 - our own interpreter and code
            (sys.executable, "-m", *arguments), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
    except OSError:
        return None
    try:
        printed, _ = await asyncio.to_thread(child.communicate, given)
    finally:
        child.kill()  # which is nothing once it has ended
    return printed if child.returncode == 0 else None
