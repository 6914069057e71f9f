"""Spans laid over the blocks of an article, found by the line they cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Laid(NamedTuple):
    """A stretch of one block with the number of what lies there."""

    start: int
    end: int
    number: int


class Spans:
    """Numbered spans by block; nested and overlapping ones are allowed."""

    def __init__(self, spans: Iterable[tuple[int, int, int, int]] = ()) -> None:
        """`spans` are (block, start, end, number)."""
        by_block: dict[int, list[Laid]] = {}
        for block, start, end, number in spans:
            by_block.setdefault(block, []).append(Laid(start, end, number))
        self._blocks: dict[int, tuple[list[Laid], list[int], list[int]]] = {}
        for block, laid in by_block.items():
            laid.sort(key=lambda one: (one.start, -one.end, one.number))
            farthest = list(accumulate((one.end for one in laid), max))
            self._blocks[block] = laid, [one.start for one in laid], farthest

    def over(self, block: int, start: int, end: int) -> Iterator[Laid]:
        """The spans that share a character with a stretch, outer before inner."""
        if block not in self._blocks:
            return
        laid, starts, farthest = self._blocks[block]
        for at in range(bisect_right(farthest, start), bisect_left(starts, end)):
            if laid[at].end > start:
                yield laid[at]

    def starting(self, block: int, start: int, end: int) -> Iterator[Laid]:
        """The spans that start within a stretch."""
        if block not in self._blocks:
            return
        laid, starts, _ = self._blocks[block]
        yield from laid[bisect_left(starts, start) : bisect_left(starts, end)]

    def outermost(self, block: int) -> Iterator[Laid]:
        """The spans of a block that lie in no earlier one, in order, without overlap."""
        reached = -1
        for one in self._blocks.get(block, ([], [], []))[0]:
            if one.start >= reached:
                reached = one.end
                yield one

    @property
    def blocks(self) -> Iterable[int]:
        """The blocks that have a span."""
        return self._blocks.keys()
