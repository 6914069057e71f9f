"""What make a page is of, and why intake thinks so.

Four makes come to a desk: a hard-wrapped page taken out of a PDF, a web page or file with a
paragraph a line, a whole report without a line break, and either of the first two holding one
document or several stories. The measures are counts over lines; the reasons are kept so that
a reader can see them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.datelines import byline_of, credit_of, dated_byline, lead_of, taken_on
from heshu.intake.dates import is_date_line
from heshu.intake.furniture import is_chrome, is_margin
from heshu.intake.header import NUMBER, ORG
from heshu.intake.metadata import cells_of, labels_in, pairs_of
from heshu.intake.numbering import label_of
from heshu.intake.punctuation import introduces, is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line


class Layout(StrEnum):
    """How lines stand to paragraphs."""

    WRAPPED = "wrapped"
    """A paragraph is several lines of one width."""
    FLOWING = "flowing"
    """A paragraph is one line."""
    DUMP = "dump"
    """Everything is one line."""


class Genre(StrEnum):
    """How many articles to look for, and in which way."""

    NEWSPAPER = "newspaper"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Shape:
    """The make of a page."""

    layout: Layout
    genre: Genre
    score: float
    """How clear the layout is, 0 to 1."""
    reason: str
    """The counts it was told by."""


_WIDEST_COLUMN = 48.0
_WRAPPED = 0.3
"""Likeness from which a page counts as hard-wrapped; seeds and simulated pages are above 0.6."""
_COLUMN = 22.0
_NARROW = 3
"""What narrow columns count for a newspaper: as much as three numbered items for a document."""
_DUMP_LENGTH = 60
_STRUCTURE = re.compile(
    r"各位[\u3400-\u9fff]{2,4}[:：,，]|[。！ ][一二三四五六七八九]、"
    r"|[。 ]\([一二三四五六七八九]\)|[。！] {2,}"
)
_CLAUSE = re.compile(r"(?:[，。、；,.;]|\w{3}[：:]) ?[^，。、；,.;\d]")
_CONTACT = re.compile(
    r"(?:附件?|联系.{1,2}|咨询.{1,2}|举报.{1,2}|电话|邮箱|地址|网址|备注|时间|地点)\d?[:：]"
)
"""Lines at the foot of a notice."""
_POINT = re.compile("[,，。；;]")
_SPEECH = re.compile(
    r"^各位(?:代表|委员|领导|来宾|同志)|^同志们[:：]|^[\u3400-\u9fff]{0,4}主任、各位"
)
_TITLE = re.compile(
    r"(?:工作|决算|预算|情况|草案|执行|审计|调研|统计)的?(?:报告|公报)(?:\([^()]+\))?$"
    r"|^关于.+(?:通知|意见|公告|通告|公示|批复|决定|方案)$"
)
"""How the title of an official document ends."""


def layout_of(lines: Sequence[Line]) -> tuple[Layout, float, str]:
    """The layout of a page's lines, how clear it is, and why."""
    total = sum(line.width for line in lines)
    longest = max(lines, key=lambda line: line.width)
    if longest.width >= _DUMP_LENGTH and longest.width >= 0.6 * total and len(lines) <= 12:
        marks = len(_STRUCTURE.findall(longest.shadow)) + len(labels_in(longest.shadow[:300]))
        if marks >= 2 and (marks >= 3 or len(lines) == 1):
            share = longest.width / total
            return (
                Layout.DUMP,
                share,
                f"one line holds {share:.0%} of the text, {marks} headings in it",
            )
    return _wrapped_or_flowing(lines)


def _wrapped_or_flowing(lines: Sequence[Line]) -> tuple[Layout, float, str]:
    """Hard-wrapped lines end anywhere, near one width, and hardly any line is wider.

    Where a paragraph is a line, the unfinished lines are headings and labels: few, uneven,
    and narrower than the paragraphs.
    """
    text = [line for line in lines if line.width >= 6 and not _has_own_line(line)]
    running = [line for line in text if not is_closed(line.text)]
    if len(text) < 4 or len(running) < 3:
        return Layout.FLOWING, 0.9, f"{len(running)} of {len(text)} lines of text end unfinished"
    share = len(running) / len(text)
    widths = sorted(line.width for line in running)
    usual = widths[int(len(widths) * 0.6)]
    even = _even_share(running)
    wider = sum(line.width > usual * 1.3 + 2 and is_closed(line.text) for line in text) / len(text)
    prose = sum(bool(_CLAUSE.search(line.text)) for line in running) / len(running)
    likeness = min(share / 0.5, 1) * even * _followed_share(lines) * max(1 - 2.5 * wider, 0)
    # Lists and verses have lines of one width too, but no clauses in them.
    likeness *= min(prose / 0.25, 1)
    reason = (
        f"{share:.0%} of the lines end unfinished, {even:.0%} of those like their neighbours, "
        f"{wider:.0%} of all are finished and wider than {usual:.0f} em"
    )
    if likeness >= _WRAPPED and usual <= _WIDEST_COLUMN:
        return Layout.WRAPPED, round(0.5 + (likeness - _WRAPPED) / (1 - _WRAPPED) / 2, 2), reason
    return Layout.FLOWING, round(0.5 + max(_WRAPPED - likeness, 0) / _WRAPPED / 2, 2), reason


def _even_share(running: Sequence[Line]) -> float:
    """How many unfinished lines are as wide as another one near by.

    Near by, because a page may set its stories in columns of several widths.
    """
    alike = 0
    for i, line in enumerate(running):
        room = max(1.6, line.width * 0.1)
        near = (*running[max(i - 2, 0) : i], *running[i + 1 : i + 3])
        alike += any(
            abs(line.width - other.width) <= room and abs(line.number - other.number) <= 8
            for other in near
        )
    return alike / len(running)


def _has_own_line(line: Line) -> bool:
    """Whether a line is a label, heading, date, byline or menu, which stand alone anywhere."""
    text = line.shadow
    return bool(
        line.text.count("\t") >= 2 or line.marked or
        (label_of(text) and not is_closed(line.text) and line.width < 24)
        or is_date_line(text) or is_chrome(text) or is_margin(text) or byline_of(text)
        or credit_of(text) or pairs_of(line) or cells_of(line) or introduces(line.text)
        or NUMBER.match(text) or ORG.match(text) or _CONTACT.match(text)
    )  # fmt: skip


def _followed_share(lines: Sequence[Line]) -> float:
    """How many unfinished lines have the next one directly below."""
    pairs = [
        (above, below) for above, below in pairwise(lines)
        if above.width >= 6 and not is_closed(above.text) and not _has_own_line(above)
    ]  # fmt: skip
    return sum(not below.blanks for _, below in pairs) / len(pairs) if pairs else 0.0


def _is_narrow(lines: Sequence[Line]) -> bool:
    """Whether the lines are those of a newspaper's columns; an office sets 28 signs and more."""
    widths = sorted(line.width for line in lines if line.width >= 6 and not is_closed(line.text))
    return bool(widths) and widths[int(len(widths) * 0.7)] <= _COLUMN


def genre_of(lines: Sequence[Line], layout: Layout) -> tuple[Genre, str]:
    """Whether to look for several stories or for one document.

    A hard-wrapped page is a newspaper's unless it has the marks of a document; any other is a
    document unless it has those of several stories.
    """
    leads = sum(lead_of(line.shadow) is not None for line in lines)
    photos = sum(bool(credit_of(line.shadow) or taken_on(line.shadow)) for line in lines)
    headings = sum(
        (label := label_of(line.shadow)) is not None and label.level <= 2 for line in lines
    )
    labels = sum(len(pairs_of(line)) for line in lines[:40] if not is_margin(line.shadow))
    speech = any(
        _SPEECH.match(line.shadow) and not _POINT.search(line.shadow[:-1]) for line in lines
    )
    titled = any(_TITLE.search(line.shadow) for line in lines[:6])
    # A date with a reporter's name under each headline, as lists of stories have them.
    leads += sum(
        dated_byline(line.shadow) is not None and not is_closed(above.text)
        for above, line in pairwise(lines)
    )
    reason = f"{leads} datelines, {photos} photos, {headings} numbered headings, {labels} labels"
    news = 2 * (leads - 1) * (leads > 1) + 1.5 * photos + 2.2 * (layout is Layout.WRAPPED)
    news += _NARROW * (layout is Layout.WRAPPED and _is_narrow(lines))
    document = headings + 1.5 * labels + 4 * speech + 1.5 * titled + 0.5
    return (Genre.NEWSPAPER if news > document else Genre.DOCUMENT), reason
