"""What a change on screen sends to the terminal: the cells that changed, and no code twice.

Textual's own update starts every changed stretch at the left edge of its widget, takes the
scroll bar along, and gives each run of text its full colours and a reset, 46 bytes a run. Over
SSH that is most of a step to the next fact. Here a stretch starts where it starts, and a run
says only what differs from the run before it.

Codes: ECMA-48 (SGR). The compositor is private to Textual; the project pins the release line,
and `tests/tui/test_painting.py` holds both against each other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.color import ColorSystem
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor

if TYPE_CHECKING:
    from rich.color import Color
    from rich.console import Console
    from textual.strip import Strip

_PLAIN: Final = Style()
_RESET: Final = "\x1b[0m"

_ATTRIBUTES: Final = (
    ("bold", "1", "22"),
    ("dim", "2", "22"),
    ("italic", "3", "23"),
    ("underline", "4", "24"),
    ("blink", "5", "25"),
    ("reverse", "7", "27"),
    ("strike", "9", "29"),
)
"""Attribute, the code that sets it, the code that takes it away."""


class TightCompositor(Compositor):
    """A compositor whose partial updates are `TightUpdate`s."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last update; None when nothing did."""
        update = super().render_partial_update()
        return update and TightUpdate(update.chops, update.spans, update.chop_ends)


class TightUpdate(ChopsUpdate):
    """The changed stretches of some lines."""

    def render_segments(self, console: Console) -> str:
        """The characters and codes that bring the terminal up to date."""
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as Strip.render
        sent: list[str] = []
        before = _PLAIN
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is None or x >= last or end <= first:
                    continue
                start = max(x, first)
                piece = strip.crop(start - x, min(end, last) - x)
                sent.append(Control.move_to(start, y).segment.text)
                before = _write(sent, piece, before, system)
        return "".join([*sent, _RESET])


def _write(sent: list[str], piece: Strip, before: Style, system: ColorSystem) -> Style:
    for segment in piece:
        style = segment.style or _PLAIN
        if segment.text.isspace() and _as_blank(before) == _as_blank(style):
            sent.append(segment.text)
            continue
        sent += (change(before, style, system), segment.text)
        before = style
    return before


def _as_blank(style: Style) -> tuple[object, ...]:
    """What of a style can be seen on a space."""
    shown = (style.underline or False, style.strike or False, style.reverse or False)
    return (*shown, style.bgcolor, style.color if any(shown) else None)


@lru_cache(maxsize=4096)
def change(before: Style, after: Style, system: ColorSystem) -> str:
    """The codes that turn one style into another; empty when they look the same."""
    # Bold and dim are taken away by one code: the one that stays has to be set again.
    off = dict.fromkeys(
        away for name, _, away in _ATTRIBUTES if getattr(before, name) and not getattr(after, name)
    )
    on = [
        code
        for name, code, away in _ATTRIBUTES
        if getattr(after, name) and (away in off or not getattr(before, name))
    ]
    colours = [
        code
        for old, new, foreground in (
            (before.color, after.color, True),
            (before.bgcolor, after.bgcolor, False),
        )
        if old != new
        for code in _codes(new, system, foreground=foreground)
    ]
    codes = [*off, *on, *colours]
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _codes(colour: Color | None, system: ColorSystem, *, foreground: bool) -> tuple[str, ...]:
    if colour is None:
        return ("39",) if foreground else ("49",)
    return colour.downgrade(system).get_ansi_codes(foreground=foreground)
