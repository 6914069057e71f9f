"""Characters to printed lines: strips of one baseline between two gutters.

The order of the content is only a hint: some programs write a page column by column, some row
by row. So characters are put together by where they stand. A gap ends a strip when it is wide, or
when the lines above and below have theirs at the same place, as between two columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake.raised import raised
from heshu.intake.readers.pdf.gutters import Gutters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.intake.readers.pdf.glyphs import Box, Glyph

NEAR = 0.6
"""Ems between two characters that certainly stand in one line …"""
WIDE = 1.1
"""… or, with a blank typed between them, probably do …"""
FAR = 2.0
"""… and that certainly do not, unless all of a line is spread so."""
TYPED = 2
SPREAD = 5.0
"""Ems between the characters of a title that is spread over its line."""
LIFTED = 0.12
"""Ems above the baseline from which a small digit is raised."""
LEVEL = 0.3
"""Ems by which the baseline of one line may waver."""


_SIGN = 4
"""Characters that a raised sign has at most: [12]."""
_WORDS = 5
_OFTEN = 6
"""So many runs of so many characters begin at the left edge of a column."""


@dataclass(slots=True, eq=False)
class Strip:
    """A printed line, or the part of one that stands in one column."""

    glyphs: list[Glyph]
    page: int
    size: float = 0.0
    """Of most of its characters, in points."""
    font: str = ""
    base: float = 0.0
    x0: float = 0.0
    x1: float = 0.0
    upright: bool = True
    """False for text that runs downwards or stands at an angle."""
    left: float | None = None
    """Where the line begins when a drop cap holds the place in front."""
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Take size, place and text from the characters."""
        self.size = _size(self.glyphs)
        fonts = [glyph.font for glyph in self.glyphs]
        self.font = max(set(fonts), key=lambda font: (fonts.count(font), font))
        if self.upright:
            usual = [g.base for g in self.glyphs if abs(g.size - self.size) < 0.2 * self.size]
            self.base = median(usual or [g.base for g in self.glyphs])
            self.text = _text(self.glyphs, self.size, self.base)
        else:
            self.base = max(glyph.base for glyph in self.glyphs)
            self.text = "".join(glyph.char for glyph in self.glyphs)
        self.x0 = min(glyph.x0 for glyph in self.glyphs)
        self.x1 = max(glyph.x1 for glyph in self.glyphs)

    @property
    def top(self) -> float:
        """The upper edge of its characters."""
        if self.upright:
            return self.base - 0.88 * self.size
        return min(glyph.base for glyph in self.glyphs) - self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its characters."""
        return self.base + 0.12 * self.size

    @property
    def width(self) -> float:
        """From the left edge to the right."""
        return self.x1 - self.x0

    @property
    def order(self) -> int:
        """Its place in the content of the page."""
        return self.glyphs[0].order


def _size(glyphs: Sequence[Glyph]) -> float:
    """The size of a line's letters; signs raised or lowered beside them count little."""
    counts = Counter(round(glyph.size, 2) for glyph in glyphs)
    return max(counts, key=lambda size: (counts[size] * size**2.5, size))


def _gap(left: Glyph, right: Glyph) -> float:
    """The gap between two characters in ems of the larger one."""
    return (right.x0 - left.x1) / max(left.size, right.size)


def _text(glyphs: Sequence[Glyph], size: float, base: float) -> str:
    """The characters with one blank where print leaves more room than around it.

    Small digits above the line are raised ones.
    """
    gaps = [_gap(a, b) for a, b in pairwise(glyphs)]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    chars = [
        raised(g.char) if g.size < 0.75 * size and base - g.base > LIFTED * size else g.char
        for g in glyphs
    ]
    pieces = [chars[0]]
    for char, gap, left, right in zip(chars[1:], gaps, glyphs, glyphs[1:], strict=False):
        latin = left.char.isascii() and right.char.isascii()
        room = 0.16 if latin and left.char.isalnum() and right.char.isalnum() else 0.45
        if gap > usual + room or (right.spaced and gap > usual + 0.12):
            pieces.append(" ")
        pieces.append(char)
    return "".join(pieces)


def strips_of(glyphs: Sequence[Glyph], page: int, rules: Sequence[Box] = ()) -> list[Strip]:
    """The printed lines of a page's upright characters, from top to bottom, left to right.

    Args:
        glyphs: the characters.
        page: its number, 0-based.
        rules: the drawn lines.
    """
    down, across = _down(glyphs)
    gutters = Gutters(across, rules)
    shelf = _Shelf(_runs(across, gutters), gutters)
    found = [Strip(run, page) for run in shelf.joined()]
    found += [Strip(run, page, upright=False) for run in down]
    return sorted(_with_drop_caps(found), key=lambda strip: (strip.base, strip.x0))


def turned_strips(glyphs: Sequence[Glyph], page: int) -> list[Strip]:
    """Text at another angle than the page's, in the order of the content."""
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        last = groups[-1][-1] if groups else None
        apart = last and max(abs(glyph.x0 - last.x0), abs(glyph.base - last.base))
        if last is None or apart is None or apart > 2.5 * max(last.size, glyph.size):
            groups.append([])
        groups[-1].append(glyph)
    return [Strip(group, page, upright=False) for group in groups]


_COLUMN = 3
"""So many characters below each other are text that runs downwards."""


def _down(glyphs: Sequence[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The runs of text set downwards, as some headlines are, and all other characters.

    Below each other in the content, one em apart, and nothing beside them.
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last and _is_below(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    down = [run for run in runs if len(run) >= _COLUMN]
    if not down:
        return [], list(glyphs)
    rows = sorted((glyph.base, glyph.x0, glyph.x1, glyph.order) for glyph in glyphs)
    down = [run for run in down if _stands_alone(run, rows)]
    taken = {glyph.order for run in down for glyph in run}
    return down, [glyph for glyph in glyphs if glyph.order not in taken]


def _is_below(above: Glyph, glyph: Glyph) -> bool:
    size = above.size
    middle = (glyph.x0 + glyph.x1 - above.x0 - above.x1) / 2
    return (
        abs(glyph.size - size) < 0.1 * size
        and abs(middle) < 0.3 * size
        and 0.8 * size < glyph.base - above.base < 1.7 * size
    )


def _stands_alone(run: Sequence[Glyph], rows: Sequence[tuple[float, float, float, int]]) -> bool:
    """Whether no other character stands on the lines of these within an em."""
    own = {glyph.order for glyph in run}
    for glyph in run:
        near = LEVEL * glyph.size
        i = bisect_left(rows, (glyph.base - near,))
        while i < len(rows) and rows[i][0] <= glyph.base + near:
            _, x0, x1, order = rows[i]
            gap = max(x0 - glyph.x1, glyph.x0 - x1)
            if order not in own and gap < 0.5 * glyph.size:
                return False
            i += 1
    return True


def _runs(glyphs: Iterable[Glyph], gutters: Gutters) -> list[list[Glyph]]:
    """Characters that follow each other in the content and on the page without a gap."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last and _goes_on(last, glyph) and not gutters.part(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _goes_on(left: Glyph, right: Glyph) -> bool:
    small, large = sorted((left.size, right.size))
    gap = (right.x0 - left.x1) / large
    if not -0.6 <= gap <= NEAR:
        return False
    if small > 0.75 * large:
        return abs(left.base - right.base) <= LEVEL * large
    return _is_raised(left, right) and gap < 0.3


def _is_raised(left: Glyph, right: Glyph) -> bool:
    """Whether one of two is a small sign raised or lowered beside the other: m², H₂O.

    A drop cap stands on the line of its small neighbour.
    """
    small, large = sorted((left.size, right.size))
    return small > 0.45 * large and 0.08 * large < abs(left.base - right.base) <= 0.5 * large


class _Shelf:
    """Runs of characters by their baselines, to find what stands beside and around each."""

    def __init__(self, runs: list[list[Glyph]], gutters: Gutters) -> None:
        self.gutters = gutters
        self.runs = sorted(runs, key=lambda run: run[0].base)
        self._bases = [run[0].base for run in self.runs]
        self._starts = Counter(round(run[0].x0) for run in self.runs if len(run) > _WORDS)
        """How often a longer run begins at each point across the page."""

    def around(self, base: float, reach: float) -> range:
        """The numbers of the runs whose baseline is within `reach` of `base`."""
        return range(bisect_left(self._bases, base - reach), bisect_left(self._bases, base + reach))

    def joined(self) -> list[list[Glyph]]:
        """The runs put together to lines, each from left to right."""
        order = sorted(range(len(self.runs)), key=lambda i: self.runs[i][0].x0)
        ends: dict[int, list[Glyph]] = {}
        owner: dict[int, list[Glyph]] = {}
        for i in order:
            run = self.runs[i]
            line = self._line_before(run, owner)
            if line is None and len(run) <= _SIGN and (around := self._line_around(run, owner)):
                owner[i] = around
                continue
            if line is None:
                line = []
                ends[i] = line
            line.extend(run)
            owner[i] = line
        return list(ends.values())

    def _line_before(self, run: list[Glyph], owner: dict[int, list[Glyph]]) -> list[Glyph] | None:
        """The line that this run goes on."""
        first = run[0]
        best, nearest = None, SPREAD
        # Half an em of the larger of the two: a small run may be raised or lowered.
        reach = 0.5 if len(run) > _SIGN else 1.1
        for j in self.around(first.base, reach * first.size):
            line = owner.get(j)
            if line is None or line is best:
                continue
            last = line[-1]
            gap = _gap(last, first)
            if gap < nearest and self._belongs(line, last, run, gap):
                best, nearest = line, gap
        return best

    def _line_around(self, run: list[Glyph], owner: dict[int, list[Glyph]]) -> list[Glyph] | None:
        """The line that a raised sign was put into, where it leaves room for it."""
        first = run[0]
        for j in self.around(first.base, 1.1 * first.size):
            line = owner.get(j)
            if line is None or not line[0].x0 < first.x0 < line[-1].x0:
                continue
            at = bisect_right(line, first.x0, key=lambda glyph: glyph.x0)
            left, right, room = line[at - 1], line[at], 0.3 * first.size
            fits = left.x1 - room < first.x0 and run[-1].x1 - room < right.x0
            if fits and first.size < 0.75 * left.size and _is_raised(left, first):
                line[at:at] = run
                return line
        return None

    def _belongs(self, line: list[Glyph], last: Glyph, run: list[Glyph], gap: float) -> bool:
        first = run[0]
        small, large = sorted((last.size, first.size))
        level = abs(last.base - first.base)
        if gap < -0.6 or small < 0.45 * large or self.gutters.part(last, first):
            return False
        if small < 0.75 * large or level > LEVEL * small:
            return gap < 0.3 and small < 0.75 * large and _is_raised(last, first)
        if gap <= NEAR:
            return True
        beside, across = self._around_gap(last, first)
        if not across and self._is_edge(first.x0):
            return False
        if gap <= WIDE or first.spaced == TYPED:
            parted = beside >= 2 and across <= beside
            return not parted and (gap <= FAR or _is_spread(line, run, gap))
        if gap <= FAR:
            # So wide a gap is one column's only where lines above and below run across it.
            return across > 2 * beside
        return _is_spread(line, run, gap) and not beside

    def _is_edge(self, x: float) -> bool:
        """Whether many lines of the page begin here: the left edge of a column."""
        here = sum(self._starts[round(x) + step] for step in (-1, 0, 1))
        return here >= _OFTEN

    def _around_gap(self, left: Glyph, right: Glyph) -> tuple[int, int]:
        """How many lines above and below have a gap here too, and how many run across it."""
        size = max(left.size, right.size)
        beside, across = 0, 0
        for j in self.around(left.base, 7 * size):
            run = self.runs[j]
            if abs(run[0].base - left.base) <= LEVEL * size or run[0].size > 1.25 * size:
                continue
            x0, x1 = run[0].x0, run[-1].x1
            if x0 < left.x1 - 0.2 * size and x1 > right.x0 + 0.2 * size:
                across += 1
            elif abs(x0 - right.x0) < 0.4 * size or abs(x1 - left.x1) < 0.4 * size:
                beside += 1
        return beside, across


def _is_spread(line: list[Glyph], run: list[Glyph], gap: float) -> bool:
    """Whether single characters stand at one distance from each other: 通　　知."""
    if len(run) > 1 or len(line) > 8:
        return False
    gaps = [_gap(a, b) for a, b in pairwise(line)]
    return all(abs(other - gap) < 0.35 * gap for other in gaps)


def _with_drop_caps(strips: list[Strip]) -> list[Strip]:
    """The strips with each large first character put at the head of its paragraph."""
    caps = [s for s in strips if len(s.glyphs) <= 2 and s.upright]
    for cap in caps:
        beside = [
            s for s in strips
            if s is not cap and s.upright and 1.6 * s.size <= cap.size <= 6 * s.size
            and -0.3 * s.size <= s.x0 - cap.x1 <= max(1.2 * s.size, 0.7 * cap.size)
            and cap.top - 0.5 * s.size <= s.base - 0.5 * s.size <= cap.bottom
            and len(s.glyphs) > 3
        ]  # fmt: skip
        if len(beside) < 2:
            continue
        first = min(beside, key=lambda s: s.base)
        for strip in beside:
            strip.left = cap.x0
        first.glyphs = [*cap.glyphs, *first.glyphs]
        base, size, font = first.base, first.size, first.font
        first.measure()
        first.base, first.size, first.font = base, size, font
        strips = [s for s in strips if s is not cap]
    return strips
