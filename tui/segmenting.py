"""Word borders from a child process: the dictionary must not load where keys are handled."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress

REACH = 5_000
"""Characters to each side whose words are asked for; beyond, marking goes by kinds of character."""


async def word_borders(text: str, at: int) -> list[int]:
    """The offsets between words of a text around an offset; empty when they cannot be had."""
    low, high = max(at - REACH, 0), min(at + REACH, len(text))
    with suppress(OSError, ValueError):
        starting = asyncio.ensure_future(
            asyncio.create_subprocess_exec(
                sys.executable, "-m", "heshu.words", stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
        )
        try:
            # A child that is half started when the app closes can be neither used nor ended.
            child = await asyncio.shield(starting)
        except asyncio.CancelledError:
            child = await starting
            child.kill()
            await child.communicate()
            raise
        try:
            told, _ = await child.communicate(text[low:high].encode("utf-8", "replace"))
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()  # else its pipes outlive the loop
        return [low + offset for offset in json.loads(told)]
    return []
