"""Segments to chains: which column goes on in which other.

Three witnesses: where a column stands (below, or right of one whose top is level), how its last
line ends and the next begins (a sentence cut in two goes on without an indent), and the order of
the content, which is believed only as far as it proves right where the first two are sure. The
best partners for all at once are an assignment, solved exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.assignment import assign
from heshu.intake.datelines import lead_of
from heshu.intake.punctuation import is_closed
from heshu.intake.readers.pdf.columns import FULL
from heshu.intake.readers.pdf.cover import APART, GUTTER, Cover
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.columns import Column
    from heshu.intake.readers.pdf.glyphs import Box
    from heshu.intake.readers.pdf.heads import Head
    from heshu.intake.readers.pdf.segments import Segment

LEAST = 0.9
"""A partner below this is none."""


@dataclass(slots=True, eq=False)
class Flow:
    """The columns of a page with what stands between them."""

    columns: list[Column]
    heads: Sequence[Head]
    pictures: Sequence[Box] = ()
    rules: Sequence[Box] = ()
    trust: float = field(default=0.0)
    """How far the order of the content is believed, 0 to 1."""
    _cover: Cover = field(init=False)

    def __post_init__(self) -> None:
        for rank, column in enumerate(sorted(self.columns, key=lambda c: c.segment.order)):
            column.rank = rank
        self._cover = Cover(self.columns, self.heads, self.pictures)
        self._cover.settle()
        self.trust = self._trust()

    def _trust(self) -> float:
        """How often text cut in two goes on in the next column of the content."""
        ranked = sorted(self.columns, key=lambda c: c.rank)
        cut = [(a, b) for a, b in pairwise(ranked) if a.cut]
        whole = [c for c in ranked if _is_whole(c.segment)]
        if len(whole) < 0.8 * len(ranked):
            return 0.0
        if not cut:
            return 0.5
        right = sum(not b.indented and b.head is None for _, b in cut)
        return max(2 * right / len(cut) - 1, 0.0)

    def chains(self) -> list[list[Column]]:
        """The columns that follow each other, each chain in reading order."""
        gains = [[max(self._gain(a, b) - LEAST, 0.0) for b in self.columns] for a in self.columns]
        following = assign(gains)
        wanted = [None if j is None else self.columns[j] for j in following]
        return _chained(self.columns, wanted, gains)

    def _gain(self, a: Column, b: Column) -> float:
        """What it is worth to read `b` after `a`; 0 when it cannot be."""
        if a is b or abs(a.segment.size - b.segment.size) > 0.08 * a.segment.size:
            return 0.0
        root = a.top_of_run
        if b.head is not None and b.head is not root.head:
            return 0.0
        gain = self._place(a, b, root)
        if gain <= 0:
            return 0.0
        gain += _words(a, b)
        if a.segment.font != b.segment.font:
            gain -= 0.8
        if abs(a.right - a.edge - b.right + b.edge) > 0.15 * (a.right - a.edge):
            gain -= 0.5
        if self.trust:
            gain += self.trust * (1.0 if b.rank == a.rank + 1 else -0.5)
        return gain

    def _place(self, a: Column, b: Column, root: Column) -> float:
        """What their places on the page say."""
        size = a.segment.size
        if b.above is a:
            apart = (b.box.y0 - a.box.y1) / size
            if any(_lies_between(rule, a.box, b.box) for rule in self.rules):
                return 0.9
            pictured = any(_lies_between(picture, a.box, b.box) for picture in self.pictures)
            return 2.0 if pictured or apart < 4 else 1.2 if apart < 12 else 0.6
        if b.above is not None and b.above.top_of_run is root:
            # Further down in the same run, something else between.
            return 0.4
        gap = (b.edge - a.right) / size
        if gap > -1.0:
            return self._to_the_right(a, b, root, gap)
        if b.box.y0 >= a.box.y1 - size and b.edge < a.edge:
            # Down to the next band of a story that a picture parts.
            near = b.box.y0 - a.box.y1 <= APART * size or self._cover.pictured(a.box, b.box)
            return 0.5 if near else 0.0
        return 0.0

    def _to_the_right(self, a: Column, b: Column, root: Column, gap: float) -> float:
        size = a.segment.size
        if gap > GUTTER and not self._filled(a, b):
            return 0.3 if root.head is not None and b.head is root.head else 0.0
        blocked = any(
            c is not a and c is not b and a.right - size < c.edge and c.right < b.edge + size
            and _beside(c.box, b.box)
            for c in self.columns
        )  # fmt: skip
        if blocked:
            return 0.2
        parted = -0.3 * any(_parts_columns(rule, a, b) for rule in self.rules)
        if b.head is not None:
            return 1.7 + parted
        if b.above is not None:
            return 0.4 + parted
        level = abs(b.top - root.top) / size
        if level < 2:
            return 1.6 + parted
        if root.head is not None and abs(b.box.y0 - root.head.box.y0) < 2.5 * size:
            return 1.3 + parted
        return 0.5 + parted

    def _filled(self, a: Column, b: Column) -> bool:
        """Whether a picture fills the room between two columns."""
        return any(
            picture.x0 > a.right - 2 * a.segment.size and picture.x1 < b.edge + 2 * a.segment.size
            for picture in self.pictures
        )


def _is_whole(segment: Segment) -> bool:
    """Whether the lines of a segment follow each other in the content."""
    strips = segment.strips
    return all(
        a.glyphs[-1].order + 3 >= b.glyphs[0].order > a.glyphs[0].order for a, b in pairwise(strips)
    )


def _words(a: Column, b: Column) -> float:
    """What the end of one column and the start of the other say."""
    if a.ended or lead_of(shadow(b.segment.strips[0].text)):
        return -3.0
    if a.cut:
        return -2.5 if b.indented else 1.5
    if is_closed(a.segment.strips[-1].text) and a.room >= FULL:
        return 0.3 if b.indented else -1.2
    return 0.1


def _lies_between(thing: Box, upper: Box, lower: Box) -> bool:
    middle = (thing.y0 + thing.y1) / 2
    x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
    shared = min(thing.x1, x1) - max(thing.x0, x0)
    return upper.y1 - 4 < middle < lower.y0 + 4 and shared > 0.5 * (x1 - x0)


def _beside(first: Box, second: Box) -> bool:
    return min(first.y1, second.y1) - max(first.y0, second.y0) > 0


def _parts_columns(rule: Box, a: Column, b: Column) -> bool:
    """Whether an upright line stands between two columns."""
    if rule.width > rule.height or not a.right - 3 < rule.x0 < b.edge + 3:
        return False
    shared = min(rule.y1, a.box.y1, b.box.y1) - max(rule.y0, a.box.y0, b.box.y0)
    return shared > 0.5 * min(a.box.height, b.box.height)


def _chained(
    columns: Sequence[Column], following: Sequence[Column | None], gains: Sequence[Sequence[float]]
) -> list[list[Column]]:
    """Chains from each column's successor; a ring is opened where it is weakest."""
    number = {id(column): i for i, column in enumerate(columns)}
    after = {i: number[id(b)] for i, b in enumerate(following) if b is not None}
    left = set(range(len(columns)))
    chains: list[list[Column]] = []
    while left:
        starts = sorted(left - set(after.values()))
        if not starts:
            weakest = min(left, key=lambda i: gains[i][after[i]])
            starts = [after.pop(weakest)]
        chain, i = list["Column"](), starts[0]
        while i in left:
            left.discard(i)
            chain.append(columns[i])
            if i not in after:
                break
            i = after[i]
        chains.append(chain)
    return chains
