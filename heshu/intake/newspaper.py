"""The blocks of a newspaper page to its stories, captions and introductions.

Boundaries come first: a dateline, a headline, a photo credit or a column label ends the story
above. Headlines are assigned afterwards, because a printed page taken out of a PDF often has
them far below their bodies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from heshu.intake import column_labels
from heshu.intake.assignment import Coverage
from heshu.intake.blocks import (
    LEAD_LINES,
    Block,
    BlockKind,
    Draft,
    Drafts,
    Dropped,
    Heading,
    joined,
    pieces,
    take_lead,
)
from heshu.intake.datelines import (
    byline_of,
    credit_of,
    lead_of,
    tail_credit,
    tail_signature,
    taken_on,
)
from heshu.intake.dates import iso_date
from heshu.intake.furniture import is_continuation
from heshu.intake.headline_matching import give_headlines
from heshu.intake.numbering import label_of
from heshu.model import ArticleKind, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.datelines import Span
    from heshu.intake.lines import Line

_CREDITED = 6
"""A caption with its credit behind its last word has at most this many lines."""
_PHOTO = re.compile(
    r"[(\[]?(?:图为|图[①②③④一二三四]?[:：]|图[①②③④]|[上左右下][左右中]?图(?:为|中|是|[:：]))"
)
"""How a caption opens when it says that it is one."""
_ANNOUNCED = 0.05
"""The share of an introduction's words, rare ones counting more, that its stories repeat."""
_SHORT_CAPTION = 4
"""A photo story has at most this many paragraphs."""


@dataclass(slots=True)
class Story:
    """A draft and where it stands among the page's headlines."""

    draft: Draft = field(default_factory=Draft)
    above: list[int] = field(default_factory=list)
    """Numbers of the headline blocks directly above it."""
    closed: bool = False
    """Nothing more belongs to it."""


class _Desk:
    """The page as it is read from top to bottom."""

    def __init__(self) -> None:
        self.stories: list[Story] = []
        self.heads: list[Block] = []
        self.dropped: list[Dropped] = []
        self.issued = ""
        self._waiting: list[int] = []
        self._column: list[Line] = []
        self._byline: Block | None = None

    @property
    def current(self) -> Story | None:
        """The story that the next paragraph would belong to."""
        story = self.stories[-1] if self.stories else None
        return None if story is None or story.closed or self._waiting else story

    def open(self) -> Story:
        """Begin a story below the headlines that wait."""
        story = Story(above=self._waiting)
        self._waiting = []
        if self._column:
            story.draft.parts["column"] = self._column
            self._column = []
        if self._byline:
            self._sign(story, self._byline)
            self._byline = None
        self.stories.append(story)
        return story

    def headline(self, block: Block) -> None:
        """A headline closes what is above and waits for a story."""
        self.close()
        if column_labels.is_label(block.shadow):
            self._column = block.lines
            return
        self._waiting.append(len(self.heads))
        self.heads.append(block)

    def heading(self, block: Block) -> None:
        """A numbered heading stays inside the story it stands in."""
        label = label_of(block.lines[0].shadow)
        if self.current is None:
            self.headline(block)
            return
        draft = self.current.draft
        printed = block.lines[0].text[: label.end].strip() if label else ""
        level = label.level if label else 1
        draft.headings.append(Heading(level, printed, block.lines, len(draft.paragraphs)))

    def close(self) -> None:
        """End the current story."""
        if self.stories:
            self.stories[-1].closed = True

    def column(self, block: Block) -> None:
        """A column label opens an introduction."""
        story = self.open()
        story.draft.parts["column"] = list(block.lines)
        story.draft.run_on.add("column")
        story.draft.kind = ArticleKind.INTRO

    def byline(self, block: Block) -> None:
        """A byline signs the story above, or opens the one below a headline."""
        story = self.current
        if story and story.draft.paragraphs and "byline" not in story.draft.parts:
            self._sign(story, block)
            story.closed = True
        elif self._byline is None:
            self.close()
            self._byline = block
        else:
            self._byline = Block(BlockKind.BYLINE, self._byline.lines + block.lines)

    def _sign(self, story: Story, block: Block) -> None:
        if block.broken and (span := byline_of(block.shadow)):
            lines = pieces(block.lines, *span)
            story.draft.run_on.add("byline")
        else:
            spans = ((line, byline_of(line.shadow)) for line in block.lines)
            lines = [line.slice(*span) if span else line for line, span in spans]
        story.draft.parts.setdefault("byline", lines)

    def credit(self, block: Block) -> None:
        """A photo credit ends its caption."""
        story = self.current or next(
            (s for s in self.stories[-1:] if "credit" not in s.draft.parts), None
        )
        if story is None or self._waiting:
            self._byline = self._byline or block
            return
        span = credit_of(block.shadow)
        story.draft.run_on.add("credit")
        lines = pieces(block.lines, *span) if span else block.lines
        story.draft.parts.setdefault("credit", lines)
        _cut_caption(self, story)
        story.closed = True

    def text(self, block: Block) -> None:
        """A paragraph: with a dateline it opens a story."""
        lead = lead_of(joined(block.lines[:LEAD_LINES]))
        story = self.current
        credit = tail_credit(joined(block.lines[-2:]))
        photo = len(block.lines) <= _CREDITED and bool(_PHOTO.match(block.shadow))
        if lead or photo or story is None or (credit and len(block.lines) <= _CREDITED):
            story = self.open()
        if photo:
            story.draft.kind = ArticleKind.CAPTION
        if credit:
            _take_credit(story.draft, block, credit)
            story.closed = True
        if lead:
            first = block.lines[0]
            self.dropped.append(Dropped(first.start, first.start + lead.end, "bracket"))
            take_lead(story.draft, block, lead)
        if block.lines:
            story.draft.paragraphs.append(block.lines)
            if block.score < 0.75:
                detail = "a paragraph may begin or end elsewhere"
                story.draft.doubts.append(
                    Doubt("join", detail, block.start, block.end, round(block.score, 2))
                )

    def margin(self, block: Block) -> None:
        """Page furniture; the date of the paper dates every story."""
        self.issued = self.issued or iso_date(block.shadow)
        if is_continuation(block.shadow):
            self.close()
        self.dropped.append(Dropped(block.start, block.end, "page-mark"))

    def finish(self) -> None:
        """What is left waiting when the page ends."""
        if self._byline and self.stories:
            self._sign(self.stories[-1], self._byline)
        self._waiting = []


def _cut_caption(desk: _Desk, story: Story) -> None:
    """Part the caption that a credit closes from the story that ran on before it."""
    paragraphs = story.draft.paragraphs
    taken = [i for i, lines in enumerate(paragraphs) if _tells_photo(lines)]
    first = taken[-1] if taken else _wider_from(paragraphs)
    named = "dateline" in story.draft.parts or "column" in story.draft.parts
    if first and first > 0 and len(paragraphs) - first <= _SHORT_CAPTION:
        caption = Story(Draft(ArticleKind.CAPTION, paragraphs[first:]))
        caption.draft.parts["credit"] = story.draft.parts.pop("credit")
        del paragraphs[first:]
        desk.stories.append(caption)
        caption.closed = True
    elif taken or (not named and len(paragraphs) <= _SHORT_CAPTION):
        story.draft.kind = ArticleKind.CAPTION


def _take_credit(draft: Draft, block: Block, credit: tuple[Span, Span]) -> None:
    """Cut the credit off the end of a caption."""
    whole, who = credit
    last = block.lines[-2:]
    draft.parts["credit"] = pieces(last, *who)
    draft.run_on.add("credit")
    block.lines = [*block.lines[:-2], *pieces(last, 0, whole.start)]
    draft.kind = ArticleKind.CAPTION


def _tells_photo(lines: Sequence[Line]) -> bool:
    text = "".join(line.shadow for line in lines)
    return bool(taken_on(text) or _PHOTO.match(text))


def _wider_from(paragraphs: Sequence[Sequence[Line]]) -> int | None:
    """The paragraph from which the column is half as wide again, as below a photo."""
    widths = [max(line.width for line in lines) for lines in paragraphs]
    for i in range(1, len(widths)):
        if min(widths[i:]) >= 1.5 * max(widths[:i]):
            return i
    return None


_HANDLERS = {
    BlockKind.HEADLINE: _Desk.headline,
    BlockKind.HEADING: _Desk.heading,
    BlockKind.COLUMN: _Desk.column,
    BlockKind.BYLINE: _Desk.byline,
    BlockKind.CREDIT: _Desk.credit,
    BlockKind.MARGIN: _Desk.margin,
    BlockKind.DATE: _Desk.margin,
    BlockKind.TEXT: _Desk.text,
}


def stories_of(blocks: Sequence[Block]) -> Drafts:
    """The articles of a newspaper page, in the order of their first body line."""
    desk = _Desk()
    whole = _columns_joined(blocks)
    for block, following in zip_longest(whole, whole[1:]):
        kind = block.kind
        if kind is BlockKind.HEADING and not _heads_text(following):
            kind = BlockKind.HEADLINE
        _HANDLERS[kind](desk, block)
    desk.finish()
    for story in desk.stories:
        _finish_story(story.draft, desk.issued)
    articles = sorted(give_headlines(desk.stories, desk.heads), key=lambda draft: draft.start)
    _label_package(articles)
    return Drafts(articles, desk.dropped)


def _label_package(drafts: Sequence[Draft]) -> None:
    """Give the label of a package to the stories around its introduction that it announces.

    Sure only of stories that follow each other without a dateline, share the introduction's
    words and have no label of their own. A label with a figure stays where it is printed.
    """
    intros = [i for i, draft in enumerate(drafts) if draft.kind is ArticleKind.INTRO]
    if not intros:
        return
    coverage = Coverage([_words(draft) for draft in drafts])
    for intro in intros:
        label = drafts[intro].parts["column"]
        if any(char.isdigit() for line in label for char in line.text):
            continue
        for step in (-1, 1):
            at = intro + step
            while 0 <= at < len(drafts) and _announced(drafts, at, intro, coverage):
                drafts[at].parts["column"] = list(label)
                drafts[at].run_on.add("column")
                at += step


def _words(draft: Draft) -> str:
    return joined(draft.parts.get("title", ())) + draft.shadow


def _announced(drafts: Sequence[Draft], at: int, intro: int, coverage: Coverage) -> bool:
    draft = drafts[at]
    if draft.kind is not ArticleKind.NEWS or {"dateline", "column"} & draft.parts.keys():
        return False
    return coverage.of(drafts[intro].shadow, at) >= _ANNOUNCED


def _heads_text(following: Block | None) -> bool:
    """Whether what follows a heading goes on with the story: text without a dateline."""
    if following is None or following.kind is not BlockKind.TEXT:
        return False
    return lead_of(following.lines[0].shadow) is None


def _columns_joined(blocks: Sequence[Block]) -> list[Block]:
    """Neighbouring pieces of one broken column label made one block."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if last and last.kind == block.kind == BlockKind.COLUMN:
            last.lines += block.lines
        else:
            whole.append(block)
    return whole


def _finish_story(draft: Draft, issued: str) -> None:
    """Fields that stand inside the paragraphs: the tail signature, the photo's date."""
    draft.issued = draft.issued or issued
    if draft.paragraphs and "byline" not in draft.parts:
        _take_signature(draft)
    if draft.kind is ArticleKind.NEWS and "credit" not in draft.parts and _is_caption(draft):
        draft.kind = ArticleKind.CAPTION


def _is_caption(draft: Draft) -> bool:
    paragraphs = draft.paragraphs
    return (
        0 < len(paragraphs) <= 2 and "dateline" not in draft.parts and _tells_photo(paragraphs[0])
    )


def _take_signature(draft: Draft) -> None:
    last = draft.paragraphs[-1][-2:]
    found = tail_signature(joined(last))
    if found is None:
        return
    whole, who = found
    draft.parts["byline"] = pieces(last, *who)
    draft.run_on.add("byline")
    draft.paragraphs[-1][-2:] = pieces(last, 0, whole.start)
    if not draft.paragraphs[-1]:
        draft.paragraphs.pop()
