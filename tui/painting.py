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
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.color import ColorSystem
from rich.control import Control
from rich.style import Style
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.color import Color
    from rich.console import Console
    from textual.strip import Strip
    from textual.widget import Widget

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

    def __init__(self) -> None:
        super().__init__()
        self._known: object = None
        self._parts: Sequence[tuple[Widget, Region, Region]] = ()

    def render_partial_update(self) -> TightUpdate | None:  # type: ignore[override]  # see below
        """What changed since the last update; None when nothing did.

        Textual renders every widget that reaches into the rectangle around all changes, containers
        and scroll bars too. Here only those in sight at a changed stretch are asked, and for no
        more than its lines. The update is displayed and nothing else, so it need not be theirs.
        """
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not regions:
            return None
        stretches = [
            stretch for span in self._regions_to_spans(regions) for stretch in self._in_sight(*span)
        ]
        wanted: dict[Widget, list[int]] = {}
        for stretch in stretches:
            wanted.setdefault(stretch.widget, []).append(stretch.line)
        drawn = {widget: _lines(widget, lines) for widget, lines in wanted.items()}
        return TightUpdate(
            [
                (at.x, at.y, drawn[at.widget][at.line].crop(at.first, at.first + at.cells))
                for at in stretches
            ]
        )

    def _shown(self) -> Sequence[tuple[Widget, Region, Region]]:
        """Every widget in sight, the front first: where it stands, and the part that shows."""
        visible = self.visible_widgets
        if visible is not self._known:
            self._known = visible
            self._parts = [
                (widget, region, region.intersection(clip))
                for widget, (region, clip) in visible.items()
            ]
        return self._parts

    def _in_sight(self, y: int, first: int, last: int) -> Iterator[Stretch]:
        """The widgets that show at a stretch of a line of the screen, from left to right."""
        open_ = [(max(first, 0), min(last, self.size.width))]
        found: list[Stretch] = []
        for widget, region, seen in self._shown():
            if not seen.y <= y < seen.y + seen.height:
                continue
            left: list[Span] = []
            for start, end in open_:
                a, b = max(start, seen.x), min(end, seen.right)
                if a >= b:
                    left.append((start, end))
                    continue
                found.append(Stretch(a, y, b - a, widget, a - region.x, y - region.y))
                left += [span for span in ((start, a), (b, end)) if span[0] < span[1]]
            open_ = left
            if not open_:
                break
        return iter(sorted(found, key=lambda stretch: stretch.x))


Span = tuple[int, int]


class Stretch(NamedTuple):
    """Some cells of one line of the screen, and the widget that shows there."""

    x: int
    y: int
    cells: int
    widget: Widget
    first: int
    """Its cell that stands at `x`."""
    line: int
    """Its line that stands at `y`."""


def _lines(widget: Widget, lines: Sequence[int]) -> dict[int, Strip]:
    """Some lines of a widget in its full width; those between are mostly in its cache."""
    first, last = min(lines), max(lines)
    crop = Region(0, first, widget.region.width, last - first + 1)
    return dict(enumerate(widget.render_lines(crop), first))


class TightUpdate(CompositorUpdate):
    """Pieces of lines, each with the column and line of the screen it stands at."""

    def __init__(self, pieces: Sequence[tuple[int, int, Strip]]) -> None:
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The characters and codes that bring the terminal up to date."""
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as Strip.render
        sent: list[str] = []
        before = _PLAIN
        for x, y, piece in self.pieces:
            sent.append(Control.move_to(x, y).segment.text)
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
