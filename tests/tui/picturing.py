"""A screen as text: what stands in each row, and a digest of its colours in two themes.

Pictures (SVG) of all screens would weigh a hundred times more and could not be read in a diff.
Here a row of a snapshot is `LIGHT DARK│words`: a changed word is seen as such, and a changed
colour or attribute tells which row it is in, and under which theme.
"""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING

import pytest
from textual._context import visible_screen_stack
from textual.screen import Screen
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size
    from textual.pilot import Pilot
    from textual.strip import Strip

THEMES = ("heshu-light", "heshu-dark")
_FIRST_AND_SECOND = THEMES[::-1]
"""The app starts with the dark one."""
_ROUNDS = 3
"""What a change of size asks for may ask for something itself."""
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_DIGEST = 4


def hold_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cursor blinks, and the colours do not hang on whose terminal it is."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)
    for name in ("NO_COLOR", "HESHU_THEME", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


def runs(strip: Strip) -> list[tuple[int, str]]:
    """Width in cells and look of each stretch of a row that looks the same throughout."""
    looked = [(_look(segment.style), segment.cell_length) for segment in strip]
    return [(sum(n for _, n in same), look) for look, same in groupby(looked, lambda one: one[0])]


def _look(style: object) -> str:
    if style is None:
        return ""
    named = [name for name in _ATTRIBUTES if getattr(style, name)]
    colours = (getattr(style, "color", None), getattr(style, "bgcolor", None))
    return " ".join([*(colour.name if colour else "-" for colour in colours), *named])


def digest(strip: Strip) -> str:
    return hashlib.sha256(repr(runs(strip)).encode()).hexdigest()[:_DIGEST]


async def picture(pilot: Pilot[None], sizes: Sequence[tuple[int, int]]) -> str:
    """All rows of what the terminal shows now, at each of the sizes.

    Laying out and styling is most of the time of a test, so the second theme starts with the size
    that the first one ended with, and no more is drawn than what is looked at.
    """
    looks: dict[tuple[str, tuple[int, int]], list[str]] = {}
    rows = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "_compositor_refresh", _leave_undrawn)
        for theme in _FIRST_AND_SECOND:
            pilot.app.theme = theme
            for size in _onward(sizes, pilot.app.size):
                strips = await _strips(pilot, size)
                rows[size] = [strip.text.rstrip() for strip in strips]
                looks[theme, size] = [digest(strip) for strip in strips]
    return "\n".join(
        _sheet(size, rows[size], [looks[theme, size] for theme in THEMES]) for size in sizes
    )


def _leave_undrawn(screen: Screen[object]) -> None:
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()


def _onward(sizes: Sequence[tuple[int, int]], now: Size) -> Sequence[tuple[int, int]]:
    return sizes if sizes[-1] != now else sizes[::-1]


async def _strips(pilot: Pilot[None], size: tuple[int, int]) -> list[Strip]:
    app = pilot.app
    if app.size != size:
        await pilot.resize_terminal(*size)
    await app.workers.wait_for_complete()
    for _ in range(_ROUNDS):
        await pilot.pause(0)
        for behind in app._background_screens:
            behind._on_timer_update()  # a pause sees to the screen in front only
    app.screen.refresh()
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def _sheet(size: tuple[int, int], rows: list[str], looks: list[list[str]]) -> str:
    width, height = size
    drawn = zip(*looks, rows, strict=True)
    lines = [f"{' '.join(digests)}│{said}\n" for *digests, said in drawn]
    return f"{width}x{height}\n{''.join(lines)}"


async def settled(pilot: Pilot[None]) -> None:
    """Nothing is left to do."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
