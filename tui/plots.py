"""Plots in characters, drawn by plotext and handed on as plain lines.

Only characters go on: colours and escapes of the library are taken off, so that what tells two
things apart is a sign, and a terminal without colours shows the same. The library takes half a
second to load; `load` does it, in a thread if need be. It draws by machine code: where that cannot
be loaded there are no plots, and the tables say it all.
"""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING, Any

from tui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.indicators import Dots

LEAST = (24, 5)
"""Cells and lines below which nothing can be read from a plot."""

_TICK_CELLS = 9
"""Room for a tick of the lower axis."""

_FRAME_LINES = 3
"""Of a plot: its frame above and below, and the ticks of the lower axis."""

_MOST_TICKS = 6
"""Of the left axis."""


def load() -> bool:
    """Import the library, after which plots take milliseconds; whether there will be any."""
    try:
        import plotext  # noqa: F401 - for its side effect
    except (ImportError, OSError):
        return False
    return True


def _figure(width: int, height: int) -> Any:
    import plotext

    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(width, height)
    return figure


def _lines(figure: Any) -> list[str]:
    import plotext

    drawn = visible(plotext.uncolorize(str(figure.build())))
    return [line.rstrip() for line in drawn.rstrip("\n").split("\n")]


def scatter(
    drawn: Sequence[Dots], ticks: Sequence[tuple[float, str]], width: int, height: int
) -> list[str]:
    """Dots over time, those of one owner joined by a fine line, the last drawn on top.

    Returns no line when there is nothing to draw or no room for it.
    """
    if not any(one.points for one in drawn) or not _fits(width, height):
        return []
    figure = _figure(width, height)
    for one in drawn:
        if one.joined and len(one.points) > 1:
            line = figure.signal(*_axes(one.points), marker="braille")
            figure.draw(line.lines(True))
    for one in drawn:
        figure.draw(figure.signal(*_axes(one.points), marker=one.sign))
    chosen = _thinned(ticks, max(width // _TICK_CELLS, 2))
    figure.ruler("x").ticks([at for at, _ in chosen], [name for _, name in chosen])
    values = [y for one in drawn for _, y in one.points]
    _even(figure, min(values), max(values), height)
    return _lines(figure)


def _even(figure: Any, low: float, high: float, height: int) -> None:
    """Ticks at lines that are equally far apart: those of the library are rounded to lines."""
    if low == high:
        figure.ruler("y").lim(low - 1, high + 1)
        figure.ruler("y").ticks([low], [f"{low:g}"])
        return
    gaps = height - _FRAME_LINES - 1
    count = next((n for n in range(min(gaps, _MOST_TICKS - 1), 1, -1) if gaps % n == 0), 1)
    step = (high - low) / count
    whole = low == int(low) and step == int(step)
    decimals = 0 if whole else max(0, 1 - floor(log10(step)))
    at = [low + step * n for n in range(count + 1)]
    figure.ruler("y").lim(low, high)
    figure.ruler("y").ticks(at, [f"{value:.{decimals}f}" for value in at])


def _fits(width: int, height: int) -> bool:
    return width >= LEAST[0] and height >= LEAST[1] and load()


def _axes(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


def _thinned(ticks: Sequence[tuple[float, str]], most: int) -> Sequence[tuple[float, str]]:
    """At most so many of them, the last one always."""
    step = -(-len(ticks) // most)
    return ticks if step <= 1 else [*reversed(ticks[::-1][::step])]


def bars(names: Sequence[str], heights: Sequence[int], width: int, height: int) -> list[str]:
    """A bar for each name; names are ASCII. No line when there is no bar or no room."""
    if not heights or not _fits(width, height):
        return []
    figure = _figure(width, height)
    most = max(width // _TICK_CELLS, 2)
    figure.draw(figure.bar(list(range(len(heights))), list(heights)))
    chosen = _thinned(list(zip(map(float, range(len(names))), names, strict=True)), most)
    figure.ruler("x").ticks([at for at, _ in chosen], [name for _, name in chosen])
    gaps = height - _FRAME_LINES - 1
    _even(figure, 0, -(-max(heights) // gaps) * gaps, height)
    return _lines(figure)
