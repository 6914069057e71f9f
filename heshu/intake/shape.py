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
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake.datelines import credit_of, lead_of, taken_on
from heshu.intake.metadata import pairs_of
from heshu.intake.numbering import label_of
from heshu.intake.punctuation import is_closed

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
_DUMP_LENGTH = 1500
_STRUCTURE = re.compile(r"各位代表[:：,，]|[。！ ][一二三四五六七八九]、|[。 ]\([一二三四五六七八九]\)|[。！] {2,}")
_SPEECH = re.compile(r"^各位(?:代表|委员|领导|来宾|同志)|^同志们[:：]")


def layout_of(lines: Sequence[Line]) -> tuple[Layout, float, str]:
    """The layout of a page's lines, how clear it is, and why."""
    total = sum(line.width for line in lines)
    longest = max(lines, key=lambda line: line.width)
    if longest.width >= _DUMP_LENGTH and longest.width >= 0.6 * total and len(lines) <= 12:
        marks = len(_STRUCTURE.findall(longest.shadow))
        if marks >= 3:
            share = longest.width / total
            return Layout.DUMP, share, f"one line holds {share:.0%} of the text, {marks} headings in it"
    return _wrapped_or_flowing(lines)


def _wrapped_or_flowing(lines: Sequence[Line]) -> tuple[Layout, float, str]:
    """Hard-wrapped lines end anywhere, most of them near the same width; paragraphs do not."""
    text = [line for line in lines if line.width >= 6]
    if len(text) < 4:
        return Layout.FLOWING, 0.7, f"only {len(text)} lines of text"
    unclosed = [line for line in text if not is_closed(line.text)]
    running = [line for line in unclosed if label_of(line.shadow) is None and not pairs_of(line)]
    open_share = len(running) / len(text)
    usual = median(line.width for line in running) if running else 0.0
    near = sum(abs(line.width - usual) <= max(3.0, usual * 0.15) for line in running)
    even = near / len(running) if running else 0.0
    follows = _followed_share(lines)
    score = 0.4 * min(open_share / 0.6, 1) + 0.3 * even + 0.3 * follows
    wrapped = open_share >= 0.4 and follows >= 0.4 and 6 <= usual <= _WIDEST_COLUMN and even >= 0.35
    reason = f"{open_share:.0%} of the lines end unfinished, {even:.0%} of those near {usual:.0f} em"
    if wrapped:
        return Layout.WRAPPED, round(min(score, 1.0), 2), reason
    return Layout.FLOWING, round(max(1.0 - score, 0.3), 2), reason


def _followed_share(lines: Sequence[Line]) -> float:
    """How many unfinished lines have the next one directly below."""
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.width >= 6 and not is_closed(a.text)]
    return sum(not below.blanks for _, below in pairs) / len(pairs) if pairs else 0.0


def genre_of(lines: Sequence[Line], layout: Layout) -> tuple[Genre, str]:
    """Whether to look for several stories or for one document.

    A hard-wrapped page is a newspaper's unless it has the marks of a document; any other is a
    document unless it has those of several stories.
    """
    leads = sum(lead_of(line.shadow) is not None for line in lines)
    photos = sum(bool(credit_of(line.shadow) or taken_on(line.shadow)) for line in lines)
    headings = sum((label := label_of(line.shadow)) is not None and label.level <= 2 for line in lines)
    labels = sum(len(pairs_of(line)) for line in lines[:40])
    speech = any(_SPEECH.match(line.shadow) for line in lines)
    reason = f"{leads} datelines, {photos} photos, {headings} numbered headings, {labels} labels"
    news = 2 * (leads - 1) * (leads > 1) + 1.5 * photos + 2.2 * (layout is Layout.WRAPPED)
    document = headings + 1.5 * labels + 4 * speech + 0.5
    return (Genre.NEWSPAPER if news > document else Genre.DOCUMENT), reason
