"""Facts of an older program found anew in a child process: no dictionary loads at the keyboard."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.children import run_module

if TYPE_CHECKING:
    from pathlib import Path

SETTLED = 0.5
"""Seconds an article stays open before it is worth a process: some are only passed by."""


async def renew(path: Path, article_id: int) -> bool:
    """Whether what an article shows could be found anew; the child ends when this is cancelled."""
    await asyncio.sleep(SETTLED)
    return await run_module("store.renewing", str(path), str(article_id)) is not None
