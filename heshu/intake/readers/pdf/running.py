"""What stands on every page of a report: running heads, page numbers, repeated footers.

Told by place and repetition: the same words, figures aside, as large and at the same height of
several pages, above or below all other text; and what is a page mark by its words alone.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from heshu.intake.furniture import is_margin
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.strips import Strip

OUTER = 3
"""So many lines from the head and from the foot of a page may be furniture."""
BAND = 0.14
"""Of the page's height, above and below."""
_NUMBER = re.compile(r"[-—–·.]* ?(?:\d{1,4}|[ivxIVX]{1,5}) ?[-—–·.]*")
_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?: +\d+/\d+)?"
    r"|\d{1,4}[/.]\d{1,2}[/.]\d{1,4},? ?(?:[上下]午)?\d{1,2}:\d{2}(?: ?[AP]M)?"
)
"""What a browser prints around a page: its address, and when it was printed."""
_DIGITS = re.compile(r"\d+")


def running_strips(sheets: Sequence[PdfSheet], pages: Sequence[Sequence[Strip]]) -> list[set[int]]:
    """For each page the `id`s of its lines that are furniture.

    Args:
        sheets: the pages.
        pages: the lines of each, from top to bottom.
    """
    outer = [_outer(sheet, strips) for sheet, strips in zip(sheets, pages, strict=True)]
    seen = Counter(key for strips in outer for key in {_key(strip) for strip in strips})
    enough = max(2, 0.3 * len(pages)) if len(pages) < 8 else max(3, 0.2 * len(pages))
    found: list[set[int]] = []
    for strips in outer:
        marks = {
            id(s) for s in strips
            if is_margin(shadow(s.text)) or _BROWSER.fullmatch(s.text)
            or (_NUMBER.fullmatch(s.text) and _is_alone(s, strips))
            or (seen[_key(s)] >= enough and len(pages) > 1)
        }  # fmt: skip
        found.append(marks)
    return found


def _is_alone(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether nothing else stands on a line's level, as in the last row of a table."""
    near = sum(abs(other.base - strip.base) < 0.5 * strip.size for other in strips)
    return near <= 1


def _key(strip: Strip) -> tuple[str, int, int]:
    """A line's words without its figures, its height on the page, roughly, and its size.

    Two headlines in the same words are of two sizes; a running head is the same on each page.
    """
    words = _DIGITS.sub("#", "".join(shadow(strip.text).split()))
    return words, round(strip.base / 6), round(2 * strip.size)


def _outer(sheet: PdfSheet, strips: Sequence[Strip]) -> list[Strip]:
    """The first and last rows of a page, as far as they stand in its outer bands."""
    bases = sorted({round(strip.base) for strip in strips})
    if not bases:
        return []
    head, foot = bases[: OUTER + 2][-1], bases[-OUTER - 2 :][0]
    return [
        s for s in strips
        if (s.base <= head + 1 and s.base < BAND * sheet.height)
        or (s.base >= foot - 1 and s.base > (1 - BAND) * sheet.height)
    ]  # fmt: skip
