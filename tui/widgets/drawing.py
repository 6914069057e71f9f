"""One display line as a strip: gutter, indent, styled text, padding."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.theme import component
from tui.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.page import Line, Page
    from tui.widgets.looks import Looks
    from tui.widgets.marks import Gutter, Layer

Sign = tuple[int, str]
"""An offset in a block and the sign that stands after the character before it."""

WIDE_GUTTER = 5
NARROW_GUTTER = 2
NARROW_BELOW = 40
"""Panes narrower than this show one sign a line instead of four."""

MARGIN_FOR_SIGNS = 2
"""Cells kept free at the right, so that the signs of a finding find room on a full line."""

LABEL = component("label")
SIGN = component("sign")
GUTTER = component("gutter")
CURRENT = component("gutter-current")
INCONSISTENT = component("gutter-inconsistent")


def gutter_width(pane: int) -> int:
    """Cells of the gutter of a pane so many cells wide."""
    return NARROW_GUTTER if pane < NARROW_BELOW else WIDE_GUTTER


def text_width(pane: int, measure: int) -> int:
    """Cells of a line of text in a pane, at most `measure`."""
    reserve = 0 if pane < NARROW_BELOW else MARGIN_FOR_SIGNS
    return min(pane - gutter_width(pane) - reserve, measure)


def left_margin(pane: int, width: int) -> int:
    """Cells left of the gutter that centre a page of this width in a wider pane."""
    return max(pane - gutter_width(pane) - width - MARGIN_FOR_SIGNS, 0) // 2


def signs_that_fit(page: Page, line: Line, signs: Sequence[Sign], pane: int) -> Sequence[Sign]:
    """The signs for which a line has room; what does not fit is told by the gutter alone."""
    if not signs:
        return ()
    room = pane - left_margin(pane, page.width) - gutter_width(pane)
    return signs[: max(room - page.lead_of(line) - cells(page.shown(line)), 0)]


def runs(text: str, layers: Iterable[Layer], start: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Text from an offset on in stretches of one look each, with their component classes."""
    end = start + len(text)
    laid = [(max(a, start), min(b, end), name) for a, b, name in layers if a < end and b > start]
    borders = sorted({start, end, *(a for a, _, _ in laid), *(b for _, b, _ in laid)})
    for low, high in pairwise(borders):
        names = tuple(name for a, b, name in laid if a <= low and high <= b)
        yield text[low - start : high - start], names


def draw_gutter(signs: Gutter, width: int, styles: Looks) -> list[Segment]:
    """The signs beside a line; a narrow gutter shows the most telling one."""
    looks = (CURRENT, GUTTER, INCONSISTENT, GUTTER)
    order = (signs.current, signs.verdict, signs.finding, signs.note)
    drawn = [
        Segment(sign, styles(look)) if sign != " " else Segment(" ", styles())
        for sign, look in zip(order, looks, strict=True)
    ]
    if width >= WIDE_GUTTER:
        return [*drawn, Segment(" ", styles())]
    telling = (drawn[at] for at in (0, 2, 1, 3) if drawn[at].text != " ")
    return [next(telling, Segment(" ", styles())), Segment(" ", styles())]


def draw(
    page: Page,
    line: Line,
    layers: Iterable[Layer],
    signs: Gutter,
    styles: Looks,
    *,
    after: Sequence[Sign] = (),
    pane: int,
    number: int,
) -> Strip:
    """The strip of one line.

    Args:
        page: the page the line is of.
        line: the line.
        layers: the looks over its block, later ones on top.
        signs: for the gutter.
        styles: component classes → style.
        after: signs to set after characters, where a look ends, as far as there is room.
        pane: cells of the whole strip; a page narrower than the pane is centred.
        number: the line's number, put with each character for mouse selection.
    """
    block = page.layout.blocks[line.block]
    role = component(block.role)
    lead = page.lead_of(line)
    after = signs_that_fit(page, line, after, pane)
    written: list[Segment] = []
    at, used = line.start, lead
    for piece in page.pieces(line):
        at = piece.start
        if piece.at > used:
            written.append(Segment(" " * (piece.at - used), styles(role)))
            used = piece.at
        for part, names in runs(page.written(line, piece), layers, at):
            written += Strip([Segment(part, styles(role, *names))]).apply_offsets(at, number)
            at += len(part)
            used += cells(part)
            for sign in (sign for end, sign in after if end == at):
                written += Strip([Segment(sign, styles(role, SIGN))]).apply_offsets(at, number)
                used += cells(sign)
    margin = left_margin(pane, page.width)
    left = [Segment(" " * margin, styles())] if margin else []
    left += draw_gutter(signs, gutter_width(pane), styles)
    if lead:
        left.append(Segment(page.lead_text(line), styles(role, LABEL)))
    used += margin + gutter_width(pane)
    rest = Strip([Segment(" " * max(pane - used, 0), styles())])
    strip = Strip(
        [
            *Strip(left).simplify(),
            *written,
            *rest.apply_offsets(at, number),
        ]
    )
    return strip.adjust_cell_length(pane, styles())
