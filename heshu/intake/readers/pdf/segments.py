"""Strips to segments: the lines of one column that stand directly below each other.

After the measures found on newspaper pages: one size (±12 %), leading below 2.2 sizes, edges that
agree but for an indent. Whatever stands between two lines ends the segment above it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake.datelines import credit_of, lead_of
from heshu.intake.furniture import is_continuation
from heshu.intake.punctuation import is_closed
from heshu.intake.readers.pdf.glyphs import Box
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.intake.readers.pdf.strips import Strip

SAME_SIZE = 0.12
LEADING = 2.2
"""Sizes between two baselines of one segment at most."""
INDENT = 3.2
"""Ems by which the left edges of a segment's lines may differ."""


@dataclass(slots=True, eq=False)
class Segment:
    """Lines of a column."""

    strips: list[Strip]
    x0: float = field(init=False, default=float("inf"))
    x1: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        strips, self.strips = self.strips, []
        for strip in strips:
            self.add(strip)

    def add(self, strip: Strip) -> None:
        """Take one more line."""
        self.strips.append(strip)
        self.x0 = min(self.x0, strip.x0 if strip.left is None else strip.left)
        self.x1 = max(self.x1, strip.x1)

    @property
    def size(self) -> float:
        """Of its letters, in points."""
        return self.strips[0].size

    @property
    def font(self) -> str:
        """The font of most of its lines."""
        fonts = [strip.font for strip in self.strips]
        return max(set(fonts), key=lambda font: (fonts.count(font), font))

    @property
    def width(self) -> float:
        """From the left edge to the right."""
        return self.x1 - self.x0

    @property
    def top(self) -> float:
        """The upper edge of its first line."""
        return self.strips[0].top

    @property
    def bottom(self) -> float:
        """The lower edge of its last line."""
        return self.strips[-1].bottom

    @property
    def box(self) -> Box:
        """Its printed extent."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def order(self) -> int:
        """Its place in the content of the page."""
        return self.strips[0].order

    @property
    def shadow(self) -> str:
        """Its text for matching."""
        return shadow("".join(strip.text for strip in self.strips))


def overlap(first: Box, second: Box) -> float:
    """How much of the narrower of two boxes stands above or below the other, 0 to 1."""
    shared = min(first.x1, second.x1) - max(first.x0, second.x0)
    return max(shared, 0.0) / max(min(first.width, second.width), 0.1)


def box_of(strip: Strip) -> Box:
    """The box of a line."""
    return Box(strip.x0, strip.top, strip.x1, strip.bottom)


def segments_of(strips: Iterable[Strip], walls: Sequence[Box] = ()) -> list[Segment]:
    """The segments of a page.

    Args:
        strips: the upright lines, from top to bottom.
        walls: what parts lines besides other lines: pictures and drawn lines.
    """
    found: list[Segment] = []
    open_ones: list[Segment] = []
    for strip in strips:
        box = box_of(strip)
        home = min(
            (s for s in open_ones if _goes_on(s, strip, walls)),
            key=lambda s: (strip.base - s.strips[-1].base, abs(strip.x0 - s.x0)),
            default=None,
        )
        open_ones = [s for s in open_ones if s is home or _stays_open(s, strip, box)]
        if home is None:
            home = Segment([])
            found.append(home)
            open_ones.append(home)
        home.add(strip)
    return found


def _stays_open(segment: Segment, strip: Strip, box: Box) -> bool:
    """Whether lines may still be added to a segment that this line does not belong to."""
    near = strip.base - segment.strips[-1].base <= LEADING * segment.size
    return near and overlap(segment.box, box) <= 0.1


def _goes_on(segment: Segment, strip: Strip, walls: Sequence[Box]) -> bool:
    last, size = segment.strips[-1], segment.size
    down = strip.base - last.base
    if not 0.75 * size < down <= LEADING * size:
        return False
    if abs(strip.size - size) > SAME_SIZE * max(size, strip.size):
        return False
    if lead_of(shadow(strip.text)) or _ends(last):
        return False
    leading = _leading(segment)
    if leading and down > 1.45 * leading + 0.2 * size:
        return False
    left = strip.x0 if strip.left is None else strip.left
    if abs(left - segment.x0) > INDENT * size:
        return False
    if overlap(segment.box, box_of(strip)) < 0.25 and strip.x1 > segment.x0 + size:
        # A word that ends a paragraph may end before the indent above it, or below it.
        alone = len(segment.strips) == 1 and is_closed(last.text)
        if not alone or left < segment.x0 + size:
            return False
    if strip.x1 > segment.x1 + 2.2 * size and len(segment.strips) > 1 and _shows_width(segment):
        return False
    return not any(_between(wall, last, strip) for wall in walls)


def _shows_width(segment: Segment) -> bool:
    """Whether a line goes on in the next; last lines of paragraphs do not show their column."""
    return not all(is_closed(strip.text) for strip in segment.strips)


def _ends(strip: Strip) -> bool:
    """Whether nothing goes on below a line: a photo's credit, `（下转第2版）`."""
    text = shadow(strip.text)
    return credit_of(text) is not None or is_continuation(text)


def _leading(segment: Segment) -> float:
    """The usual distance between the baselines of a segment; 0 when it has one line."""
    bases = [strip.base for strip in segment.strips]
    steps = [b - a for a, b in pairwise(bases)]
    return median(steps) if steps else 0.0


def _between(wall: Box, above: Strip, below: Strip) -> bool:
    """Whether something drawn lies between two lines and covers most of their width."""
    middle = (wall.y0 + wall.y1) / 2
    if not above.base - 0.1 * above.size < middle < below.base - 0.5 * below.size:
        return False
    x0, x1 = max(above.x0, below.x0), min(above.x1, below.x1)
    return min(wall.x1, x1) - max(wall.x0, x0) > 0.5 * (x1 - x0)
