"""Which cells of a line look different now: only they have to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.strip import Strip


def differing(old: Strip, new: Strip) -> tuple[int, int] | None:
    """The first and the end of the cells that two strips draw differently; None if none.

    Characters of two cells are never cut.
    """
    if old == new:
        return None
    same = _alike(old, new)
    before, after = _cells(old, same), _cells(new, same)
    start = sum(segment.cell_length for segment in list(new)[:same])
    first = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    while first and not (before[first][0] and after[first][0]):
        first -= 1
    end = max(len(before), len(after))
    while end > first and before[end - 1 : end] == after[end - 1 : end]:
        end -= 1
    while end < max(len(before), len(after)) and not _is_border(end, before, after):
        end += 1
    return start + first, start + end


def _alike(old: Strip, new: Strip) -> int:
    """How many segments at the left are the same, but for one that what follows may lean on."""
    pairs = zip(old, new, strict=False)
    count = next((at for at, (a, b) in enumerate(pairs) if a != b), 0)
    return max(count - 1, 0)


_Drawn = tuple[str, "Style | None"]
"""What one cell shows; the second half of a wide character shows an empty string."""


def _is_border(at: int, *lines: Sequence[_Drawn]) -> bool:
    return all(at >= len(line) or line[at][0] for line in lines)


def _cells(strip: Strip, after: int) -> list[_Drawn]:
    """The cells of a strip after so many segments."""
    drawn: list[_Drawn] = []
    for segment in list(strip)[after:]:
        for character in segment.text:
            drawn.append((character, segment.style))
            drawn += [("", segment.style)] * (get_character_cell_size(character) - 1)
    return drawn
