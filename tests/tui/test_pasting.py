"""The rest of a torn paste is not taken for keys."""

from __future__ import annotations

from tui.pasting import QUIET_SECONDS, PasteGuard


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_keys_right_after_a_paste_are_swallowed_and_later_ones_not() -> None:
    clock = Clock()
    guard = PasteGuard(clock)
    assert not guard.swallows()
    guard.pasted()
    assert guard.swallows()
    clock.now += QUIET_SECONDS
    assert not guard.swallows()


def test_a_long_rest_keeps_the_guard_up() -> None:
    clock = Clock()
    guard = PasteGuard(clock)
    guard.pasted()
    for _ in range(10):
        clock.now += QUIET_SECONDS * 0.9
        assert guard.swallows()
