"""Frames and tinted grounds: what stands in one is apart from all that stands outside.

A frame counts when a headline stands in it together with text: an advertisement, a boxed story.
One around text only is an ornament of the story that its headline stands over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.readers.pdf.heads import LARGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.pdf.glyphs import Box, PdfSheet
    from heshu.intake.readers.pdf.strips import Strip

MOST = 0.75
"""The share of a page's lines from which a frame is the page's own."""


def by_frame(sheet: PdfSheet, strips: Sequence[Strip], body: float) -> list[list[Strip]]:
    """The lines outside all frames, then those of each frame, in their order.

    A line belongs to the smallest frame around it.
    """
    frames = sorted(
        (f for f in set(sheet.frames) if _is_apart(f, strips, body)),
        key=lambda box: (box.width * box.height, box),
    )
    groups: dict[Box | None, list[Strip]] = {None: []}
    for strip in strips:
        home = next((frame for frame in frames if _holds(frame, strip)), None)
        groups.setdefault(home, []).append(strip)
    return [group for group in groups.values() if group]


def _is_apart(frame: Box, strips: Sequence[Strip], body: float) -> bool:
    held = [s for s in strips if _holds(frame, s)]
    if not held or len(held) > MOST * len(strips) or _cuts(frame, strips):
        return False
    heads = [s for s in held if s.size >= LARGE * body]
    text = [s for s in held if s.size < LARGE * body]
    over = min((s.top for s in text), default=0.0)
    return bool(text) and any(head.top < over + body or not head.upright for head in heads)


def _cuts(frame: Box, strips: Sequence[Strip]) -> bool:
    """Whether a line of text stands half in a frame."""
    return any(
        frame.y0 < s.base - 0.35 * s.size < frame.y1
        and (s.x0 + s.size < frame.x0 < s.x1 - s.size or s.x0 + s.size < frame.x1 < s.x1 - s.size)
        for s in strips
    )  # fmt: skip


def _holds(frame: Box, strip: Strip) -> bool:
    middle = strip.base - 0.35 * strip.size if strip.upright else (strip.top + strip.bottom) / 2
    return (
        frame.x0 - 1 <= strip.x0 and strip.x1 <= frame.x1 + 0.6 * strip.size
        and frame.y0 < middle < frame.y1
    )  # fmt: skip
