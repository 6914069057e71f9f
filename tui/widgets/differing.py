"""Which cells of a line look different now: only they have to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from rich.style import Style
    from textual.strip import Strip


def differing(old: Strip, new: Strip) -> tuple[int, int] | None:
    """The first and the end of the cells that two strips draw differently; None if none.

    Characters of two cells are never cut.
    """
    if old == new:
        return None
    was, now = list(old), list(new)
    same = _alike(was, now)
    rest = 0
    if old.cell_length == new.cell_length:
        rest = _alike(was[same:][::-1], now[same:][::-1])
    before, after = (_cells(line[same : len(line) - rest]) for line in (was, now))
    start = sum(segment.cell_length for segment in now[:same])
    first = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    while first and not (before[first][0] and after[first][0]):
        first -= 1
    end = max(len(before), len(after))
    while end > first and before[end - 1 : end] == after[end - 1 : end]:
        end -= 1
    while end < max(len(before), len(after)) and not _is_border(end, before, after):
        end += 1
    return start + first, start + end


def _alike(old: Sequence[Segment], new: Sequence[Segment]) -> int:
    """How many segments at the start are the same, but for one that what follows may lean on."""
    pairs = zip(old, new, strict=False)
    count = next((at for at, (a, b) in enumerate(pairs) if a != b), 0)
    return max(count - 1, 0)


_Drawn = tuple[str, "Style | None"]
"""What one cell shows; the second half of a wide character shows an empty string."""


def _is_border(at: int, *lines: Sequence[_Drawn]) -> bool:
    return all(at >= len(line) or line[at][0] for line in lines)


def _cells(segments: Sequence[Segment]) -> list[_Drawn]:
    drawn: list[_Drawn] = []
    for segment in segments:
        for character in segment.text:
            drawn.append((character, segment.style))
            drawn += [("", segment.style)] * (get_character_cell_size(character) - 1)
    return drawn
