"""The guard against the rest of a paste.

A paste that holds an ESC ends early for the terminal, and what follows arrives as key presses.
So keys that act are ignored for a moment after a paste, and each one
ignored makes the moment longer.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

QUIET_SECONDS = 0.2


class PasteGuard:
    """Remembers the last paste; `clock` gives seconds and never goes back."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last = float("-inf")

    def pasted(self) -> None:
        """Something was pasted just now."""
        self._last = self._clock()

    def swallows(self) -> bool:
        """Whether a key pressed now is likely the rest of a paste."""
        now = self._clock()
        if now - self._last >= QUIET_SECONDS:
            return False
        self._last = now
        return True


def rest_of_paste(app: App[Any]) -> bool:
    """Whether the key that is being handled should be ignored."""
    guard = getattr(app, "paste_guard", None)
    return isinstance(guard, PasteGuard) and guard.swallows()
