"""Spans laid over the blocks of an article, found by the line they cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Laid(NamedTuple):
    """A stretch of one block with the number of what lies there."""

    start: int
    end: int
    number: int


class _Block(NamedTuple):
    """The spans of one block, outer before inner, made ready for searching."""

    laid: list[Laid]
    starts: list[int]
    farthest: list[int]
    """The greatest end so far, which rises where the ends themselves need not."""


_NOTHING: Final = _Block([], [], [])


class Spans:
    """Numbered spans by block; nested and overlapping ones are allowed.

    A block is made ready when it is first asked for, so that thousands of facts cost little
    before they are on screen.
    """

    def __init__(self, spans: Iterable[tuple[int, int, int, int]] = ()) -> None:
        """`spans` are (block, start, end, number)."""
        self._raw: dict[int, list[tuple[int, int, int]]] = {}
        self._ready: dict[int, _Block] = {}
        for block, start, end, number in spans:
            self._raw.setdefault(block, []).append((start, -end, number))

    def _block(self, block: int) -> _Block:
        ready = self._ready.get(block)
        if ready is None:
            if block not in self._raw:
                return _NOTHING
            laid = [Laid(start, -end, number) for start, end, number in sorted(self._raw[block])]
            farthest = list(accumulate((one.end for one in laid), max))
            ready = self._ready[block] = _Block(laid, [one.start for one in laid], farthest)
        return ready

    def over(self, block: int, start: int, end: int) -> Iterator[Laid]:
        """The spans that share a character with a stretch, outer before inner."""
        laid, starts, farthest = self._block(block)
        for at in range(bisect_right(farthest, start), bisect_left(starts, end)):
            if laid[at].end > start:
                yield laid[at]

    def starting(self, block: int, start: int, end: int) -> list[Laid]:
        """The spans that start within a stretch."""
        laid, starts, _ = self._block(block)
        return laid[bisect_left(starts, start) : bisect_left(starts, end)]

    def outermost(self, block: int) -> Iterator[Laid]:
        """The spans of a block that lie in no earlier one, in order, without overlap."""
        reached = -1
        for one in self._block(block).laid:
            if one.start >= reached:
                reached = one.end
                yield one
