"""A newspaper page to its stories, by what stands where.

Geometry decides which text is one story and which headline is over it; words decide only what
it leaves open: a headline beside its story, a column that nothing joins to another.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.assignment import Coverage, assign
from heshu.intake.captions import is_photo
from heshu.intake.datelines import credit_of, lead_of, tail_credit, taken_on
from heshu.intake.readers.pdf.briefs import briefs_of
from heshu.intake.readers.pdf.columns import Column, columns_of, usual_width
from heshu.intake.readers.pdf.flow import Flow
from heshu.intake.readers.pdf.folio import folio
from heshu.intake.readers.pdf.frames import by_frame
from heshu.intake.readers.pdf.heads import Head, body_size, find_heads
from heshu.intake.readers.pdf.paragraphs import Placed
from heshu.intake.readers.pdf.segments import Segment, overlap, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.intake.readers.pdf.glyphs import Box, PdfSheet
    from heshu.intake.readers.pdf.strips import Strip

CAPTION_LINES = 7
_SIGNED = re.compile(r"[(\[]?[\u3400-\u9fff]{2,4} ?(?:摄|供图|摄影)[)\]]?")
MATCHED = 0.25
"""The share of a headline's words that the body of a story beside it must repeat."""


@dataclass(slots=True, eq=False)
class Printed:
    """What is printed of one article."""

    columns: list[Column] = field(default_factory=list)
    """Its text, in reading order."""
    head: Head | None = None
    package: Head | None = None
    """The headline over several stories of which this is the first."""
    caption: bool = False
    doubt: float = 1.0
    """How sure it is that the headline is its own."""

    @property
    def place(self) -> tuple[float, float]:
        """Where it begins on the page: for sorting."""
        boxes = [column.box for column in self.columns]
        boxes += [head.box for head in (self.head, self.package) if head]
        top = min(boxes, key=lambda box: (box.y0, box.x0))
        return top.y0, top.x0

    @property
    def shadow(self) -> str:
        """Its text for matching."""
        return "".join(column.segment.shadow for column in self.columns)


@dataclass(slots=True, eq=False)
class PrintedPage:
    """A newspaper page taken apart."""

    stories: list[Printed]
    margins: list[Strip]
    """Folio, editors' names and other furniture."""
    body: float
    """Size of its text."""
    font: str


def take_apart(sheet: PdfSheet, strips: Sequence[Strip], margins: Iterable[Strip]) -> PrintedPage:
    """The stories of a page.

    Args:
        sheet: the page, for its pictures and drawn lines.
        strips: its lines.
        margins: those that were found on other pages too, as running heads are.
    """
    aside = folio(sheet, strips) | {id(strip) for strip in margins}
    printed = [s for s in strips if id(s) not in aside]
    body = body_size(printed)
    font = _font(printed, body)
    stories: list[Printed] = []
    for group in by_frame(sheet, printed, body):
        stories += _stories(sheet, group, body, font)
    stories.sort(key=lambda story: story.place)
    return PrintedPage(stories, [s for s in strips if id(s) in aside], body, font)


def _stories(sheet: PdfSheet, strips: Sequence[Strip], body: float, font: str) -> list[Printed]:
    """The stories of a page outside its frames, or inside one of them."""
    walls = [*sheet.pictures, *(r for r in sheet.rules if r.width > r.height)]
    heads, rest = find_heads(strips, body, walls)
    segments = segments_of([s for s in rest if s.upright], walls)
    segments += [Segment([s]) for s in rest if not s.upright]
    columns = columns_of(segments)
    captions = _captions(columns, sheet.pictures, body, font)
    text = [c for c in columns if not any(c in group for group in captions)]
    headed = _headed(Flow(text, heads, sheet.pictures, sheet.rules))
    stories = [brief for story in headed for brief in _briefs(story)]
    return stories + [Printed(group, caption=True) for group in captions]


def _briefs(story: Printed) -> list[Printed]:
    """A story, or the briefs that stand under its label."""
    found = briefs_of(story.head, story.columns) if story.head else []
    if not found:
        return [story]
    parts = [Printed(columns, head) for head, columns in found]
    parts[0].package = story.head
    return parts


def _font(strips: Sequence[Strip], body: float) -> str:
    """What most of the text is set in."""
    fonts = Counter(s.font for s in strips if abs(s.size - body) < 0.06 * body)
    return max(fonts, key=lambda font: (fonts[font], font), default="")


def _captions(
    columns: Sequence[Column],  pictures: Sequence[Box], body: float,
    font: str,
) -> list[list[Column]]:  # fmt: skip
    """The texts below pictures, each with its credit line."""
    usual = usual_width(columns)
    found = [[column] for column in columns if _is_caption(column, pictures, body, font, usual)]
    taken = {id(column) for group in found for column in group}
    for column in columns:
        text = column.segment.shadow
        if id(column) in taken or len(column.segment.strips) > 2 or not is_credit(text):
            continue
        near = [g for g in found if _signs(column, g[-1].box, pictures)]
        if near:
            near[0].append(column)
        elif any(_just_below(p, column.box, column.segment.size) for p in pictures):
            found.append([column])
    return found


def is_credit(text: str) -> bool:
    """Whether a line by a photo is its credit; there two characters and 摄 are a name."""
    return credit_of(text) is not None or _SIGNED.fullmatch(text) is not None


def _just_below(upper: Box, lower: Box, size: float) -> bool:
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return -size < lower.y0 - upper.y1 < 2.6 * size and shared > 0.6 * lower.width


def _signs(column: Column, caption: Box, pictures: Sequence[Box]) -> bool:
    """Whether a credit line ends a caption: below it, within the width of the two or the photo."""
    box, size = column.box, column.segment.size
    if not -size < box.y0 - caption.y1 < 2.6 * size:
        return False
    if _just_below(caption, box, size):
        return True
    over = [p for p in pictures if overlap(p, caption) > 0.7 and p.y1 <= caption.y0 + size]
    return any(p.x0 - size < box.x0 and box.x1 < p.x1 + size for p in over)


def _is_caption(
    column: Column, pictures: Sequence[Box], body: float, font: str, usual: float
) -> bool:
    segment, text = column.segment, column.segment.shadow
    told = bool(taken_on(text) or is_photo(text) or tail_credit(text))
    over = next((p for p in pictures if _just_below(p, column.box, segment.size)), None)
    most = 2 * CAPTION_LINES if told and over else CAPTION_LINES
    if len(segment.strips) > most or lead_of(text):
        return False
    if over is None:
        return told
    odd = segment.font != font or abs(segment.size - body) > 0.04 * body
    fits = segment.x0 > over.x0 - segment.size and segment.x1 < over.x1 + segment.size
    wide = segment.width > 1.25 * usual
    return told or (fits and (odd or wide))


def _headed(flow: Flow) -> list[Printed]:
    """The chains of a page joined to stories, each with its headline."""
    owned: dict[int, Printed] = {}
    loose: list[Printed] = []
    chains = sorted(flow.chains(), key=lambda chain: (chain[0].edge, chain[0].box.y0))
    for chain in chains:
        head = chain[0].head
        if head is None:
            loose.append(Printed(chain))
        elif id(head) in owned and not _is_own(chain):
            owned[id(head)].columns += chain
        elif id(head) in owned:
            loose.append(Printed(chain))
        else:
            owned[id(head)] = Printed(chain, head)
    stories = list(owned.values())
    _reunite(stories, loose)
    for story in [s for s in loose if not _is_own(s.columns)]:
        home = _home(story, stories)
        if home is not None:
            home.columns += story.columns
            loose.remove(story)
    free = [head for head in flow.heads if id(head) not in owned]
    stories += loose
    _match(free, stories)
    return stories


def _reunite(stories: Sequence[Printed], loose: list[Printed]) -> None:
    """Put the beginning of a story before the text under its headline.

    A headline may stand over the last of its columns only, a photo over the first; then the text
    below it begins in mid-sentence, and near by a text begins under no headline.
    """
    for story in stories:
        first = story.columns[0]
        if first.indented or story.head is None:
            continue
        floor = story.head.box.y1 - 2 * first.segment.size
        starts = [
            other for other in loose
            if other.columns[0].indented and other.columns[-1].cut
            and other.columns[0].box.y0 >= floor and other.columns[0].edge < first.edge
        ]  # fmt: skip
        if starts:
            home = min(starts, key=lambda o: _distance(o.columns[-1].box, first.box))
            story.columns = home.columns + story.columns
            loose.remove(home)


def _is_own(chain: Sequence[Column]) -> bool:
    """Whether a chain begins as a story does."""
    return lead_of(chain[0].segment.shadow[:80]) is not None


def _home(story: Printed, stories: Sequence[Printed]) -> Printed | None:
    """The story that a chain without a headline goes on."""
    first = story.columns[0]
    if first.indented:
        return None
    cut = [s for s in stories if s.columns[-1].cut]
    pool = cut or [s for s in stories if s.columns[-1].rank + 1 == first.rank]
    if not pool:
        return None
    return min(pool, key=lambda s: _distance(s.columns[-1].box, first.box))


def _distance(a: Box, b: Box) -> float:
    across = max(b.x0 - a.x1, a.x0 - b.x1, 0.0)
    down = max(b.y0 - a.y1, a.y0 - b.y1, 0.0)
    return across + down


def _match(heads: Sequence[Head], stories: list[Printed]) -> None:
    """Give headlines with no text below them to stories without one, by words and place."""
    bare = [story for story in stories if story.head is None]
    coverage = Coverage([story.shadow for story in stories])
    places = [stories.index(story) for story in bare]
    gains = []
    for head in heads:
        words = "".join(s.text for piece in head.pieces for s in piece.strips)
        size = head.size
        row = []
        for story, place in zip(bare, places, strict=True):
            gain = coverage.of(words, place)
            near = _distance(head.box, story.columns[0].box)
            gain += 0.4 if near < 2.5 * size else 0.1 if near < 8 * size else 0.0
            row.append(gain if gain >= MATCHED else 0.0)
        gains.append(row)
    for head, column in zip(heads, assign(gains) if bare else [None] * len(heads), strict=True):
        if column is not None:
            bare[column].head, bare[column].doubt = head, 0.55
        else:
            _leave(head, stories)


def _leave(head: Head, stories: list[Printed]) -> None:
    """A headline that no text takes: over several stories it is their package's."""
    below = [
        s for s in stories
        if s.head is not None and 0 <= s.head.box.y0 - head.box.y1 < 3 * head.size
        and overlap(s.head.box, head.box) > 0.5
    ]  # fmt: skip
    if below:
        min(below, key=lambda s: s.place).package = head
        return
    stories.append(Printed([], head, doubt=0.2))


def placed(columns: Sequence[Column]) -> list[Placed]:
    """The lines of a story, each in its column."""
    found: list[Placed] = []
    for column in columns:
        strips = column.segment.strips
        steps = [b.base - a.base for a, b in pairwise(strips)]
        usual = sorted(steps)[len(steps) // 2] if steps else 0.0
        for strip, step in zip(strips, [0.0, *steps], strict=True):
            found.append(Placed(strip, column.edge, column.right, step / usual if usual else 0.0))
    return found
