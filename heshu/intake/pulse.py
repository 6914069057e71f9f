"""The pulse of a reader at work on a long file: whoever waits for it knows that it gets on.

A yearbook of five hundred pages takes longer than any limit that stops a file made to hang; but
it gives a sign with every page.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 0.5
"""Seconds between two signs at least."""
_told: list[Callable[[], None]] = []
_last = 0.0


def on_beat(tell: Callable[[], None]) -> None:
    """Call `tell` at every sign, in place of what was called before."""
    _told[:] = [tell]


def beat() -> None:
    """Say that a piece of the work, such as a page, is done."""
    global _last
    now = time.monotonic()
    if _told and now - _last >= EVERY:
        _last = now
        _told[0]()
