"""Segments as columns: with their edges, what stands above them, and how they begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake.datelines import byline_of, credit_of, lead_of
from heshu.intake.furniture import is_continuation
from heshu.intake.punctuation import is_closed
from heshu.intake.readers.pdf.segments import Segment, overlap
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import Box
    from heshu.intake.readers.pdf.heads import Head

FULL = 2.0
"""Ems that a full line may leave free."""
_FEW = 3
"""Lines that do not show the edges of their column."""


@dataclass(slots=True, eq=False)
class Column:
    """A segment as the flow sees it."""

    segment: Segment
    edge: float
    """The left edge of its column."""
    right: float
    head: Head | None = None
    """The headline directly above it."""
    above: Column | None = None
    """The text directly above it, no headline between."""
    rank: int = 0
    """Its place among the columns in the order of the content."""

    @property
    def box(self) -> Box:
        """Its printed extent."""
        return self.segment.box

    @property
    def top(self) -> float:
        """Where its text begins, below a byline that opens its first column only."""
        strips = self.segment.strips
        opens = len(strips) > 1 and byline_of(shadow(strips[0].text)) is not None
        return strips[1].top if opens else self.box.y0

    @property
    def top_of_run(self) -> Column:
        """The topmost column above it, no headline between."""
        top, seen = self, set[int]()
        while top.above is not None and id(top) not in seen:
            seen.add(id(top))
            top = top.above
        return top

    @property
    def indented(self) -> bool:
        """Whether its first line begins a paragraph."""
        first = self.segment.strips[0]
        left = first.x0 if first.left is None else first.left
        return left - self.edge >= 1.2 * first.size or lead_of(shadow(first.text)) is not None

    @property
    def ended(self) -> bool:
        """Whether its last line says that nothing follows here: `（下转第2版）`, a credit."""
        last = shadow(self.segment.strips[-1].text)
        return is_continuation(last) or credit_of(last) is not None

    @property
    def cut(self) -> bool:
        """Whether its last line breaks off in mid-sentence."""
        last = self.segment.strips[-1]
        return not is_closed(last.text) and self.room < FULL and not self.ended

    @property
    def room(self) -> float:
        """Ems that its last line leaves free."""
        last = self.segment.strips[-1]
        return (self.right - last.x1) / last.size


def columns_of(segments: Sequence[Segment]) -> list[Column]:
    """The segments with the edges of the columns they stand in.

    A segment of a few lines does not show its edges; the longer ones above and below do.
    """
    found = []
    for segment in segments:
        home = None
        if len(segment.strips) <= _FEW:
            limit = _limit(segment, segments)
            around = [o for o in segments if _holds(o, segment) and o.x1 <= limit + segment.size]
            home = min(around, key=lambda o: (o.width, abs(o.top - segment.top)), default=None)
        edge = home.x0 if home else segment.x0
        found.append(Column(segment, edge, max(segment.x1, home.x1 if home else 0.0)))
    return found


def _limit(segment: Segment, segments: Sequence[Segment]) -> float:
    """Where the next text to the right begins: no column goes on there, a caption above may."""
    return min(
        (
            s.x0 for s in segments
            if s.x0 >= segment.x1 and min(s.bottom, segment.bottom) > max(s.top, segment.top)
        ),
        default=float("inf"),
    )  # fmt: skip


def _holds(other: Segment, segment: Segment) -> bool:
    """Whether a longer segment stands in the same column as a short one."""
    size = segment.size
    return (
        len(other.strips) >= _FEW
        and abs(other.size - size) < 0.1 * size
        and -0.3 * size <= segment.x0 - other.x0 < 2.9 * size
        and segment.x1 <= other.x1 + size
        and overlap(other.box, segment.box) > 0.8
    )


def usual_width(columns: Sequence[Column]) -> float:
    """The width that most of the text is set in; 0 without any."""
    widths = [c.right - c.edge for c in columns for _ in c.segment.strips]
    return median(widths) if widths else 0.0
