"""Word borders from a child process: the dictionary must not load where keys are handled."""

from __future__ import annotations

import json

from tui.children import run_module

REACH = 5_000
"""Characters to each side whose words are asked for; beyond, marking goes by kinds of character."""


async def word_borders(text: str, at: int) -> list[int]:
    """The offsets between words of a text around an offset; empty when they cannot be had."""
    low, high = max(at - REACH, 0), min(at + REACH, len(text))
    told = await run_module("heshu.words", given=text[low:high].encode("utf-8", "replace"))
    return [low + offset for offset in json.loads(told)] if told else []
