"""The blocks of a newspaper page to its stories, captions and introductions.

Boundaries come first: a dateline, a headline, a photo credit or a column label ends the story
above. Headlines are assigned afterwards, because a printed page taken out of a PDF often has
them far below their bodies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from heshu.intake import briefs, captions, column_labels, jumps
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
    dated_byline,
    lead_of,
    tail_credit,
    tail_signature,
)
from heshu.intake.dates import iso_date
from heshu.intake.furniture import is_continuation
from heshu.intake.headline_matching import give_headlines
from heshu.intake.numbering import label_of
from heshu.intake.package_labels import label_package
from heshu.intake.subheads import mark_subheads
from heshu.model import ArticleKind, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

_EDITORS_NOTE = re.compile(r"\[?(?:编者按|编前|编前语|编者的话|开栏的话|开栏语|开篇语)[\]:： ]")
"""How the introduction to a series opens."""
_NOTICE = re.compile(r"(?:启事|公告|通告|声明|公示)$")
_LABEL = 5
_SAME_COLUMN = 2.5
"""Ems by which the widest lines of two parts of a story may differ."""


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
        self.ahead: BlockKind | None = None
        """What stands below the text that is being read."""
        self._interrupted: Story | None = None
        self._from = ""
        """The page from which the next story goes on."""
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
        story.draft.onward_from, self._from = self._from, ""
        self.stories.append(story)
        return story

    def label(self, block: Block) -> None:
        """The label of a column closes what is above and names what follows."""
        self.close()
        self._column = block.lines

    def headline(self, block: Block) -> None:
        """A headline closes what is above and waits for a story."""
        if column_labels.is_label(block.shadow):
            self.label(block)
            return
        self.close()
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
        self._interrupted = None
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
            story.draft.issued = story.draft.issued or iso_date(block.shadow)
            shadows = ((line, line.shadow) for line in block.lines)
            spans = ((line, byline_of(text) or dated_byline(text)) for line, text in shadows)
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
        self._cut_caption(story, block.lines[0])
        story.closed = True

    def _cut_caption(self, story: Story, credit: Line) -> None:
        """Part the caption that a credit closes from the story that ran on before it."""
        paragraphs = story.draft.paragraphs
        first = captions.caption_start(story.draft, credit)
        if first:
            caption = Story(Draft(ArticleKind.CAPTION, paragraphs[first:]), closed=True)
            caption.draft.parts["credit"] = story.draft.parts.pop("credit")
            del paragraphs[first:]
            self.stories.append(caption)
            self._interrupted = story
        elif captions.is_whole(story.draft):
            story.draft.kind = ArticleKind.CAPTION

    def text(self, block: Block) -> None:
        """A paragraph: with a dateline it opens a story."""
        lines = [piece for line in block.lines for piece in jumps.parted(line)]
        if is_continuation(lines[0].shadow) or is_continuation(lines[-1].shadow):
            self._between_pages(block, lines)
            return
        lead = lead_of(joined(block.lines[:LEAD_LINES]))
        story = self.current
        credit = tail_credit(joined(block.lines[-2:]))
        short = len(block.lines) <= captions.CREDITED
        photo = short and captions.is_photo(block.shadow)
        brief = bool(story and briefs.is_next(story.draft, block.shadow))
        if lead or photo or brief or (credit and short):
            if brief and story:
                self._column = story.draft.parts["column"]
            running = None if lead or brief else self.current
            story = self.open()
            self._interrupted = running
        elif story is None:
            story = self._resumed(block) or self.open()
        if _EDITORS_NOTE.match(block.shadow) and not story.draft.paragraphs and not story.above:
            story.draft.kind = ArticleKind.INTRO
        if photo:
            story.draft.kind = ArticleKind.CAPTION
        if credit:
            captions.take_credit(story.draft, block, credit)
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

    def _between_pages(self, block: Block, lines: list[Line]) -> None:
        """A paragraph that a mark opens or ends, and the mark."""
        for mark, group in groupby(lines, key=lambda line: is_continuation(line.shadow)):
            part = Block(BlockKind.MARGIN if mark else block.kind, list(group), block.score)
            (self.margin if mark else self.text)(part)

    def _resumed(self, block: Block) -> Story | None:
        """The story that a photo's caption stood in, when this paragraph goes on with it."""
        story = self._interrupted
        if story is None or self._waiting or self.ahead is BlockKind.CREDIT:
            return None
        own = max(line.width for lines in story.draft.paragraphs for line in lines)
        if not own - _SAME_COLUMN <= max(line.width for line in block.lines) <= own + _SAME_COLUMN:
            return None
        if tail_signature(joined(story.draft.paragraphs[-1][-2:])):
            return None
        self._interrupted = None
        # The caption is done with: what goes on is the last story of the page so far.
        self.stories.remove(story)
        self.stories.append(story)
        story.closed = False
        detail = "the story may not go on behind the caption"
        story.draft.doubts.append(Doubt("join", detail, block.start, block.end, 0.7))
        return story

    def margin(self, block: Block) -> None:
        """Page furniture; the date of the paper dates every story."""
        self.issued = self.issued or iso_date(block.shadow)
        if is_continuation(block.shadow):
            self._jump(block.shadow)
        self.dropped.append(Dropped(block.start, block.end, "page-mark"))

    def _jump(self, mark: str) -> None:
        """A story goes on on another page, or comes from one."""
        onward, page = jumps.page_of(mark)
        if not onward:
            self.close()
            self._from = page
        elif self.current:
            self.current.draft.onward = page
            self.close()

    def finish(self) -> None:
        """What is left waiting when the page ends."""
        if self._byline and self.stories:
            self._sign(self.stories[-1], self._byline)
        self._waiting = []


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
    mark_subheads(whole)
    for i, (block, following) in enumerate(zip_longest(whole, whole[1:])):
        desk.ahead = next((b.kind for b in whole[i:] if b.kind is not BlockKind.TEXT), None)
        kind = block.kind
        if kind is BlockKind.HEADLINE and _labels(block, following):
            desk.label(block)
            continue
        if kind is BlockKind.HEADING and not _heads_text(following):
            kind = BlockKind.HEADLINE
        _HANDLERS[kind](desk, block)
    desk.finish()
    for story in desk.stories:
        _finish_story(story.draft, desk.issued)
    articles = sorted(give_headlines(desk.stories, desk.heads), key=lambda draft: draft.start)
    for draft in articles:
        if draft.paragraphs and "byline" not in draft.parts:
            # Of the first of two stories that had run together.
            _take_signature(draft)
        if draft.paragraphs:
            briefs.take_title(draft)
        if draft.kind is ArticleKind.NEWS and _NOTICE.search(joined(draft.parts.get("title", ()))):
            draft.kind = ArticleKind.NOTICE
    label_package(articles)
    return Drafts(articles, desk.dropped)


def _labels(block: Block, following: Block | None) -> bool:
    """Whether a headline is the label of a column: a word or two above a headline or editor's note.

    A kicker says more than five characters can.
    """
    words = block.shadow
    if following is None or len(block.lines) > 1 or not words.isalpha():
        return False
    if following.kind is BlockKind.HEADLINE:
        return len(words) <= _LABEL
    return bool(_EDITORS_NOTE.match(following.shadow)) and len(words) <= 2 * _LABEL


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
    if (
        draft.kind is ArticleKind.NEWS
        and "credit" not in draft.parts
        and captions.is_caption(draft)
    ):
        draft.kind = ArticleKind.CAPTION


def _take_signature(draft: Draft) -> None:
    last = draft.paragraphs[-1][-2:]
    found = tail_signature(joined(last), len(last[0].text) if len(last) > 1 else 0)
    if found is None:
        return
    whole, who = found
    draft.parts["byline"] = pieces(last, *who)
    draft.run_on.add("byline")
    draft.paragraphs[-1][-2:] = pieces(last, 0, whole.start)
    if not draft.paragraphs[-1]:
        draft.paragraphs.pop()
