"""One document a page: a report, a notice with its annexes, a news story, a short note.

The page is header, body and tail. The body begins at the first sentence, salutation or
numbered heading; the tail holds the signature and date, after which an annex may begin with
a title of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import (
    LEAD_LINES,
    Block,
    BlockKind,
    Draft,
    Drafts,
    Dropped,
    Heading,
    joined,
    take_lead,
)
from heshu.intake.datelines import byline_of, lead_of
from heshu.intake.dates import is_date_line, iso_date
from heshu.intake.furniture import is_chrome, is_links, is_margin
from heshu.intake.header import NUMBER, ORG, read_header, signed_apart
from heshu.intake.kinds import kind_of
from heshu.intake.metadata import DATES, ISSUERS, cells_of, pairs_of
from heshu.intake.numbering import ITEM, label_of
from heshu.intake.punctuation import introduces, is_closed
from heshu.intake.reflow import printed_length
from heshu.intake.tail import REMARK, take_signature, take_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

_ADDRESS = re.compile(r"^(?:各位|同志们|女士们|尊敬的|各[\u3400-\u9fff]{1,12}[:：、,，])")
_ANNEX = re.compile(r"^附(?:件|表|录)? ?[\d一二三四五六七八九十]{0,2}[:：]?$")
_UNIT = re.compile(r"^\(?(?:计量|金额|数量)?单位 ?[:：] ?[\u3400-\u9fff%/、,，. ]{1,16}\)?$")
"""The line above a table that says what its figures count."""
_CONTENTS = frozenset(("目录", "目次", "目錄"))
_LEADER = re.compile(r"[.…·-]*\(?\d*\)?$")
_MINUTES = re.compile(
    r"^(?:会议)?(?:时间|地点|主持人?|出席(?:人员)?|列席(?:人员)?|参会(?:人员|单位|领导)?|参加(?:人员|单位)"
    r"|缺席(?:人员)?|记录人?|议题|主题) ?[:：]"
)
"""The lines that open the minutes of a meeting, two or more of them."""
_LONG = 30.0
_HEADING = 60
_QUESTION = re.compile(r"^[^。；;]+[？?]$")
"""The numbered parts of an interpretation of policy are questions."""
_SUBHEAD = 26.0
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_ORDINAL = re.compile(r"(?:PART|NO)?[. ]*0?[1-9]", re.IGNORECASE)
"""A number on a line of its own above a heading, as channels set it."""
_ABSTRACT = re.compile(r"^\[?(?:摘要|核心提示|导读|编者按|内容提要|阅读提示|提要)[\]:：]")
"""What a site sets before the first paragraph, which may open with its dateline."""
_PHOTO = re.compile(r"\([^()]{1,20}(?:摄|摄影|供图|提供)\)$|^图为|^图[:：]")
"""A caption between two paragraphs is no heading."""
_FIGURES = re.compile(r"[\u3400-\u9fff] +[\d.,\-]+ +[\d.,\-]+(?: +[\d.,\-]+)*$")
"""A numbered line that ends in columns of figures is a row of a table."""
_REACH = 12
"""The body of an annex begins within so many blocks of its title."""


def document_of(blocks: Sequence[Block]) -> Drafts:
    """The article of a document page, and one for each annex behind its signature."""
    drafts = Drafts()
    blocks = _without_contents(_without_links(blocks, drafts), drafts)
    rest = [block for block in blocks if not _is_furniture(block, drafts)]
    begin = 0
    while begin < len(rest):
        body = _body_start(rest, begin)
        end = _annex_start(rest, body)
        drafts.articles.append(article_of(rest[begin:body], rest[body:end], drafts))
        begin = end
    return drafts


def _without_links(blocks: Sequence[Block], drafts: Drafts) -> Sequence[Block]:
    """The page without the list of other pages that a site puts below an article."""
    for i, block in enumerate(blocks):
        if not is_links(block.shadow) or not any(_closes(b) for b in blocks[:i]):
            continue
        if not any(_closes(below) and below.lines[0].width > _LONG for below in blocks[i + 1 :]):
            for below in blocks[i:]:
                drafts.dropped.append(Dropped(below.start, below.end, "chrome"))
            return blocks[:i]
    return blocks


def _closes(block: Block) -> bool:
    return is_closed(block.lines[-1].text)


def _without_contents(blocks: Sequence[Block], drafts: Drafts) -> Sequence[Block]:
    """The page without its table of contents: headings that all come again further down."""
    for i, block in enumerate(blocks[:40]):
        if "".join(block.shadow.split()) not in _CONTENTS:
            continue
        words = [_entry(other.shadow) for other in blocks]
        end = i + 1
        while end < len(blocks) and words[end] in words[end + 1 :]:
            end += 1
        if end > i + 2:
            for entry in blocks[i:end]:
                drafts.dropped.append(Dropped(entry.start, entry.end, "contents"))
            return [*blocks[:i], *blocks[end:]]
    return blocks


def _entry(shadow: str) -> str:
    """A heading without the dots and page number of a table of contents."""
    return _LEADER.sub("", "".join(shadow.split()))


def _is_furniture(block: Block, drafts: Drafts) -> bool:
    """Drop page marks, menus and footers, wherever they stand."""
    line = block.lines[0]
    if len(block.lines) > 1 or pairs_of(line):
        return False
    reason = ""
    if block.kind is BlockKind.MARGIN or is_margin(line.shadow):
        reason = "page-mark"
    elif is_chrome(line.shadow):
        reason = "chrome"
    if reason:
        drafts.dropped.append(Dropped(line.start, line.end, reason))
    return bool(reason)


def _body_start(blocks: Sequence[Block], begin: int) -> int:
    """The first block that is a sentence, a salutation, a dateline or a numbered heading."""
    last = len(blocks) - 1
    minutes = [i for i in range(begin + 1, len(blocks)) if _MINUTES.match(blocks[i].shadow)]
    header = _header_rows(blocks, begin)
    for i in range(begin, len(blocks)):
        block = blocks[i]
        line = block.lines[0]
        if i in header:
            continue
        if len(minutes) > 1 and i == minutes[0]:
            return i
        if pairs_of(line) or block.kind in (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATE):
            continue
        if is_date_line(line.shadow) or line.heading == 1:
            continue
        if i > begin and (line.heading > 1 or _is_row(line) or _UNIT.match(line.shadow)):
            return i
        if len(line.cells) > 2 and _is_row(line):
            return i  # a table with no title above it
        if len(block.lines) > 1 and block.kind is BlockKind.TEXT:
            return i
        if lead_of(line.shadow) or _ADDRESS.match(line.shadow):
            return i
        if (label := label_of(line.shadow)) and label.level <= 3 and i > begin:
            return i
        if _is_sentence(line) and (i > begin or begin == last or line.width > _LONG):
            return i
    # Nothing reads as a sentence: the first line is the title of a list.
    begin += bool(_ANNEX.match(blocks[begin].shadow))
    return min(begin + 1, last) if last > begin else len(blocks)


def _header_rows(blocks: Sequence[Block], begin: int) -> set[int]:
    """The rows of the table at the head of a page, also those whose labels nobody knows."""
    end = begin
    while end < len(blocks) and len(blocks[end].lines[0].cells) in (2, 4, 6):
        end += 1
    rows = range(begin, end)
    known = sum(bool(cells_of(blocks[i].lines[0])) for i in rows)
    return set(rows) if known * 2 >= len(rows) > 1 else set()


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table: three cells and more, two where the format says so."""
    return (len(line.cells) > 1 or line.text.count("\t") >= 2) and not cells_of(line)


def _is_sentence(line: Line) -> bool:
    if line.width > 70:
        return True
    if introduces(line.text):
        return line.width >= 6
    return is_closed(line.text) and (line.width >= 14 or line.text.endswith("。"))


def _annex_start(blocks: Sequence[Block], body: int) -> int:
    """Where the next document on the page begins; the end when there is none."""
    for i in range(body + 1, len(blocks) - 1):
        if blocks[i].lines[0].heading == 1:
            return i
        if _ANNEX.match(blocks[i].shadow) and not is_closed(blocks[i + 1].shadow):
            return i
        if not is_date_line(blocks[i].shadow):
            continue
        following = i + 1
        while following < len(blocks) - 1 and REMARK.match(blocks[following].shadow):
            following += 1
        behind = blocks[following + 1 : following + 1 + _REACH]
        if _is_title(blocks[following]) and _has_body(behind):
            return following
    return len(blocks)


def _is_title(block: Block) -> bool:
    line = block.lines[0]
    return (
        4 <= printed_length(line.text) <= 44
        and not is_closed(line.text)
        and not introduces(line.text)
        and label_of(line.shadow) is None
        and not pairs_of(line)
        and byline_of(line.shadow) is None
        and not line.shadow.startswith("附")
    )


def _has_body(blocks: Sequence[Block]) -> bool:
    return any(
        (_is_sentence(block.lines[0]) and block.lines[0].width > 10) or label_of(block.shadow)
        for block in blocks
    )


def article_of(header: Sequence[Block], body: Sequence[Block], drafts: Drafts) -> Draft:
    """The article of these blocks; what is dropped on the way is entered in `drafts`."""
    draft = Draft()
    lines = [part for block in header for line in block.lines for part in signed_apart(line)]
    if lines and _ANNEX.match(lines[0].shadow):
        draft.parts["column"] = [lines[0]]
        lines = lines[1:]
    drafts.dropped += read_header(lines, draft)
    blocks = [
        Block(BlockKind.TEXT, [part]) if len(parts) > 1 else block
        for block in body
        for parts in (signed_apart(block.lines[0]),)
        for part in parts
    ]
    _read_body(take_tail(blocks, draft, drafts.dropped), draft)
    draft.kind = kind_of(draft)
    _date_and_issuer(draft)
    return draft


def _read_body(blocks: Sequence[Block], draft: Draft) -> None:
    first = 1 if len(blocks) > 1 and _ABSTRACT.match(blocks[0].shadow) else 0
    if blocks and (lead := lead_of(joined(blocks[first].lines[:LEAD_LINES]))):
        take_lead(draft, blocks[first], lead)
        blocks = [block for block in blocks if block.lines]
    outline = _Outline(blocks)
    ordinal: list[Line] = []
    for i, block in enumerate(blocks):
        line = block.lines[0]
        level = outline.level(i)
        if outline.is_ordinal(i):
            ordinal = block.lines
        elif level:
            label = label_of(line.shadow)
            printed = line.text[: label.end].strip() if label else "".join(o.text for o in ordinal)
            lines = [*ordinal, *block.lines]
            draft.headings.append(Heading(level, printed, lines, len(draft.paragraphs)))
            ordinal = []
        elif any(piece.text for piece in block.lines):
            draft.paragraphs.append([piece for piece in block.lines if piece.text])
    if draft.paragraphs and "byline" not in draft.parts:
        take_signature(draft)


class _Outline:
    """Which blocks of a body are headings on lines of their own."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.numbered = any(self._numbered(i) == 1 for i in range(len(blocks)))

    def level(self, i: int) -> int:
        """The level of block `i` as a heading; 0 when it is text."""
        return self._numbered(i) or self._bare(i)

    def is_ordinal(self, i: int) -> bool:
        """Whether block `i` is the number above a heading: 01, PART 2."""
        found = _ORDINAL.fullmatch(self.blocks[i].shadow.strip())
        return found is not None and i + 1 < len(self.blocks) and self._bare(i + 1) > 0

    def _text(self, i: int) -> bool:
        """Whether block `i` is there and is running text."""
        if not 0 <= i < len(self.blocks):
            return False
        return len(self.blocks[i].lines) > 1 or _is_sentence(self.blocks[i].lines[0])

    def _numbered(self, i: int) -> int:
        block = self.blocks[i]
        line = block.lines[0]
        label = label_of(line.shadow)
        text = block.shadow
        if label is None or introduces(text) or len(text) > _HEADING:
            return 0
        if line.cells or _FIGURES.search(text):
            return 0
        if is_closed(text) and not (label.level <= 2 and _QUESTION.search(text)):
            return 0
        if i + 1 >= len(self.blocks):
            return 0
        if label.level <= 2:
            return label.level
        below = label_of(self.blocks[i + 1].shadow)
        return (
            label.level
            if self._text(i + 1) and (below is None or below.level != label.level)
            else 0
        )

    def _bare(self, i: int) -> int:
        """An unnumbered heading: short, unfinished, between two pieces of running text."""
        block = self.blocks[i]
        line = block.lines[0]
        if line.heading and not line.text.endswith("。") and i + 1 < len(self.blocks):
            return max(line.heading - 1, 1)
        if len(block.lines) > 1 or not 3 <= line.width <= _SUBHEAD or i == 0:
            return 0
        if (
            is_closed(line.text)
            or introduces(line.text)
            or re.search(r"[，、,|\t]|[ \u3000]{2}|\d{3}", _YEAR.sub("", line.text))
        ):
            return 0
        if _PHOTO.search(line.shadow):
            return 0
        if ITEM.match(line.shadow) or NUMBER.match(line.shadow) or is_date_line(line.shadow):
            return 0
        before = self._text(i - 1) or bool(self._numbered(i - 1))
        before = before or _ORDINAL.fullmatch(self.blocks[i - 1].shadow.strip()) is not None
        if not before or not self._text(i + 1) or label_of(line.shadow):
            return 0
        return 2 if self.numbered else 1


def _date_and_issuer(draft: Draft) -> None:
    values = {k: " ".join(line.shadow for line in v) for k, v in draft.metadata.items()}
    for name in ("date", "dateline", "subtitle"):
        lines = draft.parts.get(name, ())
        draft.issued = draft.issued or iso_date(" ".join(line.shadow for line in lines))
    for label in DATES:
        draft.issued = draft.issued or iso_date(values.get(label, ""))
    for label in ISSUERS:
        value = "".join(line.text for line in draft.metadata.get(label, ())).strip()
        draft.issuer = draft.issuer or value
    source = "".join(line.text for line in draft.metadata.get("来源", ())).strip()
    if not draft.issuer and ORG.match(source):
        draft.issuer = source
