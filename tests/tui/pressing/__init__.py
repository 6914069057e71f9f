"""What each key of the table must do, pressed on a real screen; `test_keys` presses them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.screens.reader import ReaderScreen

    Check = Callable[[Pilot[None], ReaderScreen, str], Awaitable[None]]

CHECKS: dict[str, Check] = {}
"""Key row id → what pressing it must do; called with the key to press."""


def pressing(key_id: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS[key_id] = check
        return check

    return register
