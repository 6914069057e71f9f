"""Facts of an older program found anew in a child process: no dictionary loads at the keyboard."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SETTLED = 0.5
"""Seconds an article stays open before it is worth a process: some are only passed by."""


async def renew(path: Path, article_id: int) -> bool:
    """Whether what an article shows could be found anew; the child ends when this is cancelled."""
    await asyncio.sleep(SETTLED)
    command = (sys.executable, "-m", "store.renewing", str(path), str(article_id))
    with suppress(OSError):
        child = await asyncio.create_subprocess_exec(
            *command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
        )
        try:
            return await child.wait() == 0
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()  # else its pipes outlive the loop
    return False
