"""Headlines told by their size, with the smaller lines above and below them.

On measured newspaper pages a headline is at least 1.3 times as large as the text; a line between
the two sizes belongs to it when it stands directly above (引题) or below (副题).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.intake.datelines import lead_of
from heshu.intake.punctuation import is_closed
from heshu.intake.readers.pdf.glyphs import Box
from heshu.intake.readers.pdf.segments import Segment, overlap, segments_of
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.intake.readers.pdf.strips import Strip

LARGE = 1.27
"""Times the size of the text from which a line is a headline."""
LARGER = 1.06
"""Times from which a line beside a headline belongs to it."""
MAX_LINES = 4
_SHORTEST = 4
MAX_LENGTH = 60
_ASIDE = 5.0
"""Ems between a headline in the middle and its kicker at the edge at most."""
SAME = 0.88
"""Lines so near the size of the largest are the title too."""


@dataclass(slots=True, eq=False)
class Head:
    """A headline: kicker, title and subtitle, each as its lines."""

    pieces: list[Segment]
    """From top to bottom."""

    @property
    def box(self) -> Box:
        """All its lines together."""
        boxes = [piece.box for piece in self.pieces]
        return Box(
            min(b.x0 for b in boxes), min(b.y0 for b in boxes),
            max(b.x1 for b in boxes), max(b.y1 for b in boxes),
        )  # fmt: skip

    @property
    def size(self) -> float:
        """Of its largest line, in points."""
        return max(piece.size for piece in self.pieces)

    def parts(self) -> dict[str, list[Strip]]:
        """Part name → lines."""
        found: dict[str, list[Strip]] = {}
        seen = False
        for piece in self.pieces:
            if piece.size >= SAME * self.size and not piece.shadow.startswith("--"):
                name, seen = "title", True
            else:
                name = "subtitle" if seen else "kicker"
            found.setdefault(name, []).extend(piece.strips)
        return found


def body_size(strips: Iterable[Strip]) -> float:
    """The size that most characters have, in points; 0 without any."""
    counts = Counter[float]()
    for strip in strips:
        counts[round(strip.size * 4) / 4] += len(strip.glyphs)
    return counts.most_common(1)[0][0] if counts else 0.0


def find_heads(
    strips: Sequence[Strip], body: float, walls: Sequence[Box]
) -> tuple[list[Head], list[Strip]]:
    """The headlines of a page and all other lines.

    Args:
        strips: the lines of a page.
        body: the size of its text.
        walls: pictures and drawn lines, through which no headline goes.
    """
    large = [s for s in strips if s.size >= LARGE * body]
    pieces = [p for p in segments_of(_flat(large), walls) if _could_be(p)]
    pieces += [Segment([s]) for s in large if not s.upright]
    taken = {id(strip) for piece in pieces for strip in piece.strips}
    rest = [s for s in strips if id(s) not in taken]
    heads = _grouped(pieces, rest)
    near = [s for s in rest if s.upright and s.size >= LARGER * body]
    pieces = [p for p in segments_of(near, walls) if _could_be(p)]
    pieces += _small_ones([s for s in rest if s.upright], heads, walls, body)
    for piece in pieces:
        if id(piece.strips[0]) in taken:
            # A subtitle with a dash is found by its size and by its dash.
            continue
        if head := _beside(piece, heads):
            head.pieces = sorted([*head.pieces, piece], key=lambda p: p.top)
            taken |= {id(strip) for strip in piece.strips}
    return heads, [s for s in strips if id(s) not in taken]


def _flat(strips: Iterable[Strip]) -> list[Strip]:
    return [strip for strip in strips if strip.upright]


def _could_be(piece: Segment) -> bool:
    """Whether large lines read as a headline, not as an introduction or a slogan's page."""
    text = "".join(strip.text for strip in piece.strips)
    return (
        len(piece.strips) <= MAX_LINES
        and len(text) <= MAX_LENGTH
        and not (is_closed(text) and not text.endswith(("？", "！", "?", "!", "…", "”")))
        and any(char.isalpha() for char in text)
    )


def _grouped(pieces: Sequence[Segment], others: Sequence[Strip]) -> list[Head]:
    """Pieces above each other without text between them as one headline each.

    Two side by side below a wider one are two headlines, and the wide one a third.
    """
    heads: list[Head] = []
    for piece in sorted(pieces, key=lambda p: p.top):
        home = next((h for h in heads if _joins(h, piece, pieces, others)), None)
        if home is None:
            heads.append(Head([piece]))
        else:
            home.pieces.append(piece)
    return heads


def _joins(head: Head, piece: Segment, pieces: Sequence[Segment], others: Sequence[Strip]) -> bool:
    last = head.pieces[-1]
    if not (last.strips[-1].upright and piece.strips[0].upright):
        return False
    gap = piece.top - last.bottom
    if not -0.5 * piece.size < gap <= 1.1 * max(last.size, piece.size):
        return False
    if overlap(head.box, piece.box) < 0.5 or _stands_between(last.bottom, piece, others):
        return False
    beside = [
        p for p in pieces
        if p is not piece and p not in head.pieces and abs(p.top - piece.top) < piece.size
        and overlap(head.box, p.box) > 0.5
    ]  # fmt: skip
    return not beside


def _stands_between(bottom: float, piece: Segment, others: Sequence[Strip]) -> bool:
    return any(
        bottom - 0.3 * s.size < s.top and s.bottom < piece.top + 0.3 * s.size
        and min(s.x1, piece.x1) - max(s.x0, piece.x0) > 0
        for s in others
    )  # fmt: skip


def _small_ones(
    rest: Sequence[Strip], heads: Sequence[Head], walls: Sequence[Box], body: float
) -> list[Segment]:
    """Lines no larger than the text that belong to a headline.

    One that stands alone directly above it and in line with it; one with a dash directly below.
    """
    boxes = [head.box for head in heads]
    found = [
        Segment([s]) for s in rest
        if shadow(s.text).startswith("--") and any(_just_below(s, box) for box in boxes)
    ]  # fmt: skip
    for piece in segments_of(rest, walls) if heads else ():
        strip, text = piece.strips[0], piece.shadow
        if len(piece.strips) > 1 or strip.size >= LARGER * body or not _could_be(piece):
            continue
        if text.startswith("(") or len(text) < _SHORTEST or lead_of(text):
            continue
        if any(_heads_up(strip, box) for box in boxes):
            found.append(piece)
    return found


def _just_below(strip: Strip, box: Box) -> bool:
    shared = min(strip.x1, box.x1) - max(strip.x0, box.x0)
    return -0.3 * strip.size < strip.top - box.y1 < 1.5 * strip.size and shared > 0


def _heads_up(strip: Strip, box: Box) -> bool:
    """Whether a line stands close above a box, its left edge or its middle that of the box."""
    if not -0.3 * strip.size < box.y0 - strip.bottom < 0.9 * strip.size:
        return False
    middle = abs(strip.x0 + strip.x1 - box.x0 - box.x1) / 2
    return min(middle, abs(strip.x0 - box.x0)) < 0.6 * strip.size


def _beside(piece: Segment, heads: Sequence[Head]) -> Head | None:
    """The headline that a somewhat larger line stands directly above or below.

    Where there is none, one in the middle of its story whose kicker stands at the story's edge.
    """
    narrow = [h for h in heads if piece.width <= h.box.width + 8 * piece.size]
    over = [head for head in narrow if overlap(head.box, piece.box) >= 0.6]
    return _nearest(piece, over) or _nearest(piece, [h for h in narrow if _is_aside(piece, h)])


def _nearest(piece: Segment, heads: Sequence[Head]) -> Head | None:
    best, nearest = None, 1.8 * piece.size
    for head in heads:
        gap = max(head.box.y0 - piece.bottom, piece.top - head.box.y1)
        if -0.4 * piece.size < gap < nearest:
            best, nearest = head, gap
    return best


def _is_aside(piece: Segment, head: Head) -> bool:
    aside = max(head.box.x0 - piece.x1, piece.x0 - head.box.x1)
    return aside < _ASIDE * piece.size and piece.size < 0.75 * head.size
