"""Where each character of a reading text stands in the source it was taken from.

Intake drops line breaks and layout spaces, so a figure of the reading text may be several
runs of the source. Everything is counted in code points, 0-based, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Run = tuple[int, int]
"""A stretch `[start, end)` of a decoded source text."""


class Segment(NamedTuple):
    """`length` characters that stand at `at` in the text and at `start` in the source."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The segments of one text, in text order, without overlap.

    A character in no segment (the newline that joins two paragraphs, a space put between the
    two lines of a title) was made by intake and has no place in the source.
    """

    segments: tuple[Segment, ...] = ()

    @classmethod
    def of_runs(cls, runs: Iterable[Run]) -> SourceMap:
        """The map of a text that is exactly these source runs, one after the other."""
        segments, at = [], 0
        for start, end in runs:
            segments.append(Segment(at, start, end - start))
            at += end - start
        return cls(tuple(segments))

    def _from(self, position: int) -> Iterator[Segment]:
        first = bisect_right(self.segments, position, key=lambda s: s.at)
        return iter(self.segments[max(first - 1, 0) :])

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The source runs under `text[start:end]`, in text order, neighbours joined."""
        found: list[Run] = []
        for at, source, length in self._from(start):
            if at >= end:
                break
            low, high = max(start, at), min(end, at + length)
            if low >= high:
                continue
            run = (source + low - at, source + high - at)
            if found and found[-1][1] == run[0]:
                run = (found.pop()[0], run[1])
            found.append(run)
        return tuple(found)

    def offset(self, position: int) -> int | None:
        """The source offset of the character at `position`; None when it has none."""
        runs = self.runs(position, position + 1)
        return runs[0][0] if runs else None
