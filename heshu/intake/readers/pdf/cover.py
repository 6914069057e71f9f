"""Which headline stands over which columns.

First what stands directly below a headline, text or a picture; then the columns beside that whose
tops are level are shared out among the headlines over them, each centred over its own columns or
beginning with the first of them, as headlines are.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from heshu.intake.readers.pdf.glyphs import Box
from heshu.intake.readers.pdf.segments import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.readers.pdf.columns import Column
    from heshu.intake.readers.pdf.heads import Head

GUTTER = 4.0
"""Ems between two columns of one story at most."""
LEVEL = 1.5
"""Ems by which the tops of columns side by side may differ."""
APART = 12.0
"""Ems of nothing at most between text and what goes on below it in the same column."""
ASIDE = 16.0
"""Ems between a headline and text a line lower that is not below it, at most."""
_MANY = 6
"""Headlines over one row of columns at most that are shared out; more are left as they stand."""


class Thing(NamedTuple):
    """A column from edge to edge, or a picture."""

    box: Box
    column: Column | None
    size: float
    """Of the text; of a picture the usual one."""


class Cover:
    """The columns of a page under its headlines."""

    def __init__(
        self, columns: Sequence[Column], heads: Sequence[Head], pictures: Sequence[Box]
    ) -> None:
        self.columns, self.heads, self.pictures = columns, heads, pictures
        self._sides: dict[int, Column] = {}
        """The first column of a headline that stands beside its text, by the headline's `id`."""

    def settle(self) -> None:
        """Enter for each column what stands above it: text or a headline."""
        for column in self.columns:
            near = self._nearest(column)
            column.above = near if self._goes_on_from(column, near) else None
            column.head = self._head(column, near)
        for head in self.heads:
            if (side := self._beside(head)) is not None:
                side.head = head
                self._sides[id(head)] = side
        for run in self._level_runs():
            heads = [
                head for head in self.heads
                if any(
                    t.column.head is head if t.column else self._over(head, t.box) for t in run
                )
            ]  # fmt: skip
            top = min(thing.box.y0 for thing in run)
            nearest = min((top - head.box.y1 for head in heads), default=0.0)
            heads = [h for h in heads if top - h.box.y1 <= 3 * nearest + 6 * run[0].size]
            self._share_out(run, sorted(heads, key=lambda head: head.box.x0))
        for head in self.heads:
            if not any(c.head is head for c in self.columns) and id(head) not in self._sides:
                for column in self._below_aside(head):
                    column.head = head
        for column in self.columns:
            if column.head is not None:
                column.above = None

    def _below_aside(self, head: Head) -> list[Column]:
        """The columns just below a headline over none, in the middle of a story of few lines."""
        box = head.box
        near = [
            c for c in self.columns
            if c.head is None and -0.5 * c.segment.size < c.top - box.y1 < 2.5 * c.segment.size
            and (c.above is None or c.above.box.y1 <= box.y0 + c.segment.size)
            and max(c.edge - box.x1, box.x0 - c.right) < ASIDE * c.segment.size
        ]  # fmt: skip
        if not near:
            return []
        run = [min(near, key=lambda c: max(c.edge - box.x1, box.x0 - c.right))]
        level = [c for c in self.columns if c.head is None and abs(c.top - run[0].top) < 3]
        for c in sorted(level, key=lambda c: -c.edge):
            if -1 < run[0].edge - c.right < GUTTER * c.segment.size:
                run.insert(0, c)
        for c in sorted(level, key=lambda c: c.edge):
            if -1 < c.edge - run[-1].right < GUTTER * c.segment.size:
                run.append(c)
        return run if run[0].indented else []

    def _nearest(self, column: Column) -> Column | None:
        """The nearest text above that shares most of the width."""
        box = column.box
        over = [
            other for other in self.columns
            if other is not column and other.box.y1 <= box.y0 + 0.3 * column.segment.size
            and overlap(other.box, box) > 0.5
        ]  # fmt: skip
        return max(over, key=lambda other: other.box.y1, default=None)

    def _goes_on_from(self, column: Column, near: Column | None) -> bool:
        """Whether no more than a picture lies between text and the nearest above."""
        if near is None:
            return False
        gap = column.box.y0 - near.box.y1
        return gap <= APART * column.segment.size or self.pictured(near.box, column.box)

    def pictured(self, upper: Box, lower: Box) -> bool:
        """Whether a picture lies between two texts and over the lower one."""
        return any(
            upper.y1 - 9 < picture.y0 < picture.y1 < lower.y0 + 9 and overlap(picture, lower) > 0.5
            for picture in self.pictures
        )

    def _head(self, column: Column, near: Column | None) -> Head | None:
        """The nearest headline above the column, or above the picture that pushes it down.

        No other text parts it from the column.
        """
        box, size = column.box, column.segment.size
        whole = Box(column.edge, box.y0, column.right, box.y1)
        limit = near.box.y1 if near else float("-inf")
        over = [
            head for head in self.heads
            if limit - 0.6 * size <= head.box.y0 and head.box.y1 <= box.y0 + 0.6 * size
            and _covers(head.box, whole)
        ]  # fmt: skip
        for picture in sorted(self.pictures, key=lambda picture: -picture.y1):
            between = limit < picture.y0 < picture.y1 < box.y0 + size
            if between and overlap(picture, box) > 0.7 and picture.width > 1.5 * box.width:
                over += [head for head in self.heads if self._over(head, picture)][:1]
                break
        return max(over, key=lambda head: head.box.y1, default=None)

    def _beside(self, head: Head) -> Column | None:
        """The column beside a headline that stands over none, as one set downwards does."""
        box = head.box
        if any(c.head is head for c in self.columns):
            return None
        if any(self._over(head, picture) for picture in self.pictures):
            return None
        best, nearest = None, float("inf")
        for column in self.columns:
            size, own = column.segment.size, column.box
            gap = max(column.edge - box.x1, box.x0 - column.right)
            shared = min(box.y1, own.y1) - max(box.y0, own.y0)
            level = abs(box.y0 - own.y0) < 3 * size or shared > 0.6 * box.height
            if column.head is None and level and shared > 0 and -size < gap < 3 * size:
                # Text stands to the right of its headline rather than to the left.
                gap += 0.0 if column.edge > box.x0 else 2 * size
                if gap < nearest:
                    best, nearest = column, gap
        return best

    def _over(self, head: Head, picture: Box) -> bool:
        """Whether a headline stands directly above a picture."""
        apart = picture.y0 - head.box.y1
        return -head.size < apart < 2.5 * head.size and _covers(head.box, picture)

    def _level_runs(self) -> Iterator[list[Thing]]:
        """Columns and pictures side by side with level tops, from left to right."""
        usual = sorted(c.segment.size for c in self.columns)[len(self.columns) // 2 :]
        things = [
            Thing(Box(c.edge, c.top, c.right, c.box.y1), c, c.segment.size) for c in self.columns
        ]
        things += [Thing(picture, None, usual[0] if usual else 9.0) for picture in self.pictures]
        left = sorted(things, key=lambda thing: thing.box.x0)
        while left:
            run, rest = [left[0]], list["Thing"]()
            for thing in left[1:]:
                (run if _goes_beside(run[-1], thing) else rest).append(thing)
            yield run
            left = rest

    def _share_out(self, run: Sequence[Thing], heads: Sequence[Head]) -> None:
        """Give each column of a run to the headline it stands under.

        Columns in front of the first headline may belong to none of them, if their tops differ.
        """
        if not heads or len(heads) > min(len(run), _MANY):
            return
        best, least = [0, len(run)], float("inf")
        for cuts in combinations(range(len(run)), len(heads)):
            if cuts[0] and _is_level(run[cuts[0] - 1], run[cuts[0]]):
                continue
            ends = [*cuts, len(run)]
            misfit = cuts[0] * 2 * run[0].size + sum(
                self._misfit(head, run[start:end])
                for head, (start, end) in zip(heads, pairwise(ends), strict=True)
            )
            if misfit < least:
                best, least = ends, misfit
        for thing in run[: best[0]]:
            if thing.column is not None and thing.column.head in heads:
                thing.column.head = None
        for head, (start, end) in zip(heads, pairwise(best), strict=True):
            for thing in run[start:end]:
                for column in [thing.column] if thing.column else self._under(thing.box):
                    if not self._shut(column, head):
                        column.head = head

    def _under(self, picture: Box) -> list[Column]:
        """The columns that a picture over them pushes down, its caption between."""
        below = [
            c for c in self.columns
            if c.head is None and overlap(picture, c.box) > 0.7
            and -c.segment.size < c.box.y0 - picture.y1 < 10 * c.segment.size
        ]  # fmt: skip
        top = min((c.box.y0 for c in below), default=0.0)
        return [c for c in below if c.box.y0 - top < 0.5 * c.segment.size]

    def _misfit(self, head: Head, things: Sequence[Thing]) -> float:
        """How ill a headline stands over these, in points."""
        first = self._sides.get(id(head))
        if first is not None:
            return 0.0 if things[0].column is first else 1e6
        box, left, right = head.box, things[0].box.x0, things[-1].box.x1
        centred = abs(box.x0 + box.x1 - left - right) / 2
        juts = max(left - box.x0, 0.0) + max(box.x1 - right, 0.0)
        return min(centred, abs(box.x0 - left) + 0.5) + 2 * juts

    def _shut(self, column: Column, head: Head) -> bool:
        """Whether other text or another headline stands between a headline's top and a column."""
        box, size = column.box, column.segment.size
        others = [h.box for h in self.heads if h is not head]
        others += [c.box for c in self.columns if c is not column]
        return any(
            overlap(other, box) > 0.3 and head.box.y0 + size < other.y1 < box.y0 + 0.5 * size
            for other in others
        )


def _covers(head: Box, box: Box) -> bool:
    shared = min(head.x1, box.x1) - max(head.x0, box.x0)
    return shared > 0.3 * min(box.width, head.width) and shared > 0.12 * box.width


def _goes_beside(left: Thing, right: Thing) -> bool:
    """Whether two things stand next to each other, their tops level."""
    size = max(left.size, right.size)
    gap = right.box.x0 - left.box.x1
    return abs(left.box.y0 - right.box.y0) < LEVEL * size and -size < gap < GUTTER * size


def _is_level(left: Thing, right: Thing) -> bool:
    """Whether the tops of two things are one height, as those of one story's columns."""
    return (
        left.column is None or right.column is None
        or abs(left.box.y0 - right.box.y0) < 0.5 * right.size
    )  # fmt: skip
