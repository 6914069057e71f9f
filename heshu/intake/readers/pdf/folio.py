"""The folio of a newspaper page: which page it is, of which paper and day, and who made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.furniture import is_continuation, is_margin
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.strips import Strip

BAND = 0.09
"""How much of a page's height may be its folio, above and below."""
_LONGEST = 60
_WORD = re.compile(
    r"[\u3400-\u9fff]{2,6}(?:日报|晚报|早报|时报|晨报|快报|商报|都市报|导报|报)"
    r"|(?:星期|周)[一二三四五六日天]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:农历|阴历).{2,10}|今日\d+版|[A-Z]?\d{1,2}|第\d+期"
)
"""Pieces of a folio that only in its company are furniture."""
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_JOINT = re.compile(r"[ |｜·丨/]+")


def folio(sheet: PdfSheet, strips: Sequence[Strip]) -> set[int]:
    """The `id`s of the lines at the head and foot of a page that are its folio."""
    marks = {id(s) for s in strips if _is_mark(shadow(s.text))}
    found: set[int] = set()
    for strip in strips:
        if BAND * sheet.height <= strip.base <= (1 - BAND) * sheet.height:
            if id(strip) in marks and strip.size < 20 and not strip.text.startswith(("(", "（")):
                found.add(id(strip))
        elif id(strip) in marks or _is_beside_marks(strip, strips, marks):
            found.add(id(strip))
    return found


def _is_beside_marks(strip: Strip, strips: Sequence[Strip], marks: set[int]) -> bool:
    """Whether a line stands in a row with marks, and in no column of text."""
    row = sorted(
        (s for s in strips if abs(s.base - strip.base) < max(s.size, strip.size) * 0.8),
        key=lambda s: s.x0,
    )
    row = [s for s in row if id(s) in marks or not _is_in_column(s, strips)]
    whole = shadow(" ".join(s.text for s in row))
    told = _is_mark(whole) or (len(whole) <= _LONGEST and any(id(s) in marks for s in row))
    return strip in row and told


def _is_mark(text: str) -> bool:
    """Whether a line is furniture; where a story goes on is told in its column."""
    if is_continuation(text):
        return False
    return is_margin(text) or (len(text) <= _LONGEST and _is_made_of_marks(text))


def _is_made_of_marks(text: str) -> bool:
    """Whether each piece of a line is a mark, or may be one beside them."""
    pieces = [piece for piece in _JOINT.split(text) if piece]
    sure = sum(is_margin(piece) or _DAY.fullmatch(piece) is not None for piece in pieces)
    return (
        sure > 0
        and len(pieces) > 1
        and all(is_margin(p) or _DAY.fullmatch(p) or _WORD.fullmatch(p) for p in pieces)
    )


def _is_in_column(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a line has one of its size directly above or below, as in a column of text."""
    return any(
        0.8 * strip.size < abs(s.base - strip.base) < 2 * strip.size
        and abs(s.size - strip.size) < 0.06 * strip.size
        and abs(s.x0 - strip.x0) < 2.5 * strip.size and s.width > 4 * s.size
        for s in strips
    )  # fmt: skip
