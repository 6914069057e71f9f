"""What a change on screen sends to the terminal: the cells that changed, and no code twice.

Textual's own update starts every changed stretch at the left edge of its widget, takes the
scroll bar along, and gives each run of text its full colours and a reset, 46 bytes a run. Over
SSH that is most of a step to the next fact. Here a stretch starts where it starts, and a run
says only what differs from the run before it.

Codes: ECMA-48 (SGR). The compositor is private to Textual; the project pins the release line,
and `tests/tui/test_painting.py` holds both against each other.
"""

# ruff: noqa: SLF001

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.color import ColorSystem
from rich.control import Control
from rich.style import Style
from textual._compositor import Compositor, CompositorUpdate
from textual.color import TRANSPARENT
from textual.geometry import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.color import Color
    from rich.console import Console
    from rich.segment import Segment
    from textual.screen import Screen
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
        self.painted_at = 0.0
        """When the terminal was last sent something, in seconds of the monotonic clock."""

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
        self.painted_at = monotonic()
        wanted: dict[Widget, list[Stretch]] = {}
        for span in self._regions_to_spans(regions):
            for stretch in self._in_sight(*span):
                wanted.setdefault(stretch.widget, []).append(stretch)
        pieces = [piece for widget, of in wanted.items() for piece in _pieces(widget, of)]
        return TightUpdate(sorted(pieces, key=_PLACE))

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

    def _in_sight(self, y: int, first: int, last: int) -> Sequence[Stretch]:
        """The widgets that show at a stretch of a line of the screen."""
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
                found.append(Stretch(a, y, b - a, widget, region))
                left += [span for span in ((start, a), (b, end)) if span[0] < span[1]]
            open_ = left
            if not open_:
                break
        return found


Span = tuple[int, int]


class Stretch(NamedTuple):
    """Some cells of one line of the screen, and the widget that shows there."""

    x: int
    y: int
    cells: int
    widget: Widget
    region: Region
    """Where the widget stands on the screen, with its border."""


class PlainLines:
    """A widget inside whose border and padding its `render_line` is what shows.

    It has no tint, opacity, hatch or links by style. Its lines need not go through the cache that
    Textual keeps of them with their borders, which is an eighth of what a step costs.
    """


Piece = tuple[int, int, "Iterable[Segment]"]
"""The column and line of the screen where some cells of a line stand, and the cells."""

_PLACE: Final = itemgetter(1, 0)


def _pieces(widget: Widget, stretches: Sequence[Stretch]) -> Iterator[Piece]:
    """What a widget shows at some stretches of its lines."""
    region, gutter = stretches[0].region, widget.gutter
    inner = region.shrink(gutter)
    if isinstance(widget, PlainLines) and all(_lies_in(at, inner) for at in stretches):
        drawn = {y: widget.render_line(y - inner.y) for y in {at.y for at in stretches}}
        filters = widget.get_line_filters()
        ground = widget.background_colors[1] if filters else TRANSPARENT
        for at in stretches:
            piece: Iterable[Segment] = drawn[at.y].crop(at.x - inner.x, at.x - inner.x + at.cells)
            for each in filters:
                piece = each.apply(list(piece), ground)
            yield at.x, at.y, piece
        return
    first, last = min(at.y for at in stretches), max(at.y for at in stretches)
    crop = Region(0, first - region.y, region.width, last - first + 1)
    lines = widget.render_lines(crop)
    for at in stretches:
        x = at.x - region.x
        yield at.x, at.y, lines[at.y - first].crop(x, x + at.cells)


def _lies_in(at: Stretch, inner: Region) -> bool:
    return inner.x <= at.x and at.x + at.cells <= inner.right and inner.y <= at.y < inner.bottom


FRAME: Final = 1 / 60
"""Seconds between two paints: keys that arrive faster than that are painted together."""


def paint_now(screen: Screen[Any]) -> None:
    """Send what a key changed without waiting for Textual's next frame.

    There each widget that changed wakes up to tell the screen, which wakes up to start a timer; a
    key that changes four widgets costs a dozen turns of the loop. What needs more than new cells
    (a layout, a scroll, another screen) is left to Textual, and so is a second key in a frame.
    """
    compositor = screen._compositor
    if (
        not isinstance(compositor, TightCompositor)
        or screen is not screen.app.screen
        or screen.app._batch_count
        or monotonic() - compositor.painted_at < FRAME
    ):
        return
    shown = compositor.visible_widgets
    if any(w._layout_required or w._scroll_required or w._recompose_required for w in shown):
        return
    changed = {widget for widget in shown if widget._repaint_required}
    if screen in changed or not changed:
        return
    for widget in changed:
        widget._repaint_required = False
    compositor.update_widgets(changed | screen._dirty_widgets)
    screen._compositor_refresh()


class TightUpdate(CompositorUpdate):
    """Pieces of lines, each with the column and line of the screen it stands at."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """The characters and codes that bring the terminal up to date."""
        system = console._color_system or ColorSystem.TRUECOLOR  # as Strip.render
        sent: list[str] = []
        before = _PLAIN
        for x, y, piece in self.pieces:
            sent.append(Control.move_to(x, y).segment.text)
            before = _write(sent, piece, before, system)
        return "".join([*sent, _RESET])


def _write(sent: list[str], piece: Iterable[Segment], before: Style, system: ColorSystem) -> Style:
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
