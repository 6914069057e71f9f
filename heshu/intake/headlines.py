"""Which lines of a hard-wrapped page are headlines.

A headline is at most three lines, ends as no sentence does, stands after text that is
finished and before text that starts afresh, and is set narrower or wider than the column or
as a pair of phrases. No sign is certain alone, so each adds to a score.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import BlockKind
from heshu.intake.column_labels import is_label
from heshu.intake.datelines import lead_of
from heshu.intake.numbering import ITEM, label_of
from heshu.intake.punctuation import CLOSERS, introduces, is_closed
from heshu.intake.reflow import printed_length
from heshu.intake.sheet import INDENT, is_indented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line
    from heshu.intake.sheet import Sheet

MAX_LINES = 3
MAX_LENGTH = 40
"""Printed characters; the longest headlines of county papers have about 34."""
ENOUGH = 2.2
"""The score from which a block is taken as a headline."""

_WORDS = 5
"""The widest of several subheads of a few words, in ems."""
NEWS_OPENING = re.compile(r"近日|日前|近期|昨日|今日|连日来|\d{1,2}月\d{1,2}日|\d{1,2}日")
"""How the body of a brief begins, and no part of a feature."""
_QUOTES = re.compile("[“”‘’？！?!]")
_LIST = re.compile(r"[一二三四五六七八九十]、[一二三四五六七八九十]、")
"""一、二、三产业 …: numbers in a sentence, no numbering."""
_PHRASES = re.compile(r"^\S{4,16}[ \u3000]{1,3}\S{4,16}(?:[ \u3000]{1,3}\S{4,16})?$")
_NO_OPENING = re.compile(rf"^[，。、；：,;:.%！？{re.escape(CLOSERS.replace(chr(34), ''))}]")
_NO_ENDING = re.compile(
    r"[，、,；;。：:∶为和与及或由从把被比至的為與從]$|(?:增加|提高|下降|减少|缩短|上升|达|得|降)到$"
)
"""Signs and words after which something must follow: the line was cut."""
_STOP = re.compile(r"[。；;]")
ASKED = re.compile(r"(?:本报)?(?:记者|主持人|网友|问|答|[\u3400-\u9fff]{1,4}[长任])[：:]")
"""Who asks or answers in an interview."""
_CRY = re.compile(r"[，,].*[！？!?]$")
"""A call at the end of a sentence with clauses: the last line of a speech, no headline."""


def is_phrase_pair(text: str) -> bool:
    """Whether a text is two or three phrases set apart by a space, as headlines are."""
    match = _PHRASES.match(text.strip())
    return bool(match) and not re.search(r"[，,。、]", text) and not _letter_spaced(text)


def _letter_spaced(text: str) -> bool:
    words = text.split()
    return sum(len(word) for word in words) < 3 * len(words)


def could_be_headline(lines: Sequence[Line]) -> bool:
    """Whether the wording of these lines allows a headline at all."""
    text = "".join(line.text for line in lines)
    length = printed_length(text)
    return (
        4 <= length <= MAX_LENGTH
        and not any(
            is_closed(line.text) and not line.text.endswith(("？", "！", "?", "!"))
            for line in lines
        )
        and not (_STOP.search(text) or _CRY.search(text))
        and not _NO_OPENING.match(lines[0].text)
        and not _NO_ENDING.search(lines[-1].text)
        and not ITEM.match(lines[0].shadow)
        and not ASKED.match(lines[0].text)
        and not any(lead_of(line.shadow) for line in lines)
        and sum(char.isdigit() for char in text) * 2 <= length
    )


def is_short_label(line: Line) -> bool:
    """Whether a line is two or three characters, too few for a headline: 今日谈."""
    return 2 <= line.width <= 3 and line.text.isalpha()


def score(
    lines: Sequence[Line],
    *,
    column: float,
    finished: float,
    gap_above: bool,
    gap_below: bool,
    fresh: float,
    opening: float,
) -> float:
    """How much these lines look like a headline; see ENOUGH.

    Args:
        lines: one to three lines that `could_be_headline` allows.
        column: the width of the text column around, in ems.
        finished: from -2 (the text above runs on) to 1 (it is finished, or there is none).
        gap_above: a blank line or the page's edge is there.
        gap_below: the same below.
        fresh: from -1 (the text below runs on) to 1 (it starts afresh).
        opening: how much they look like the first line of a paragraph, 0 to 1.
    """
    text = " ".join(line.text for line in lines)
    total = finished
    total += 1.5 * text.startswith(("—", "--"))
    total += 0.8 * gap_above + 0.8 * gap_below + (1.2 if fresh > 0 else 0.8) * fresh
    total -= 2.0 * opening
    total += 1.0 * any(is_phrase_pair(line.text) for line in lines)
    clauses = "，" in text or "," in text
    total -= 1.0 * clauses + 0.8 * (clauses and not gap_below)
    total -= 0.4 * ("、" in text)
    return total + _set_apart([line.width for line in lines], column)


def _set_apart(widths: Sequence[float], column: float) -> float:
    """What the widths of a headline's lines say: wider than the column, or much narrower.

    A little narrower says nothing: the first line of a paragraph is that too.
    """
    widest = max(widths)
    if widest >= column + 1.5:
        return 1.0 if widest >= column + 3 else 0.6
    if widest <= column - 3.2:
        return 1.0
    return 0.0


def find_headlines(sheet: Sheet) -> dict[int, tuple[int, float]]:
    """Marks the headlines of a page in its kinds: first line → end and score, bottom up.

    Bottom up, so that what follows a candidate is already known to be a headline or not.
    """
    found: dict[int, tuple[int, float]] = {}
    words = [i for i in range(len(sheet.lines)) if _is_word(sheet, i)]
    for i in words if len(words) > 1 else ():
        sheet.kinds[i] = BlockKind.HEADING
        found[i] = (i + 1, 0.6)
    i = len(sheet.lines) - 1
    while i >= 0:
        size, sure = _numbered_heading(sheet, i), 0.9
        kind = BlockKind.HEADING
        if not size:
            size, sure = _best_headline(sheet, i)
            labelled = size and label_of(sheet.lines[i + 1 - size].shadow)
            kind = BlockKind.HEADING if labelled else BlockKind.HEADLINE
        if not size and _is_subhead(sheet, i):
            size, sure, kind = 1, 0.6, BlockKind.HEADING
        if size:
            found[i + 1 - size] = (i + 1, sure)
            sheet.kinds[i + 1 - size : i + 1] = [kind] * size
        i -= max(size, 1)
    return found


def _best_headline(sheet: Sheet, last: int) -> tuple[int, float]:
    """How many lines up to `last` are most likely a headline, 0 for none, and how surely."""
    best, best_score = 0, ENOUGH
    if _is_piece_title(sheet, last) or _is_label_above(sheet, last):
        return 1, 0.8
    for size in range(1, MAX_LINES + 1):
        first = last - size + 1
        if first < 0 or sheet.special(first):
            break
        # A subtitle is a block of its own, the title above it another.
        below = sheet.lines[first + 1] if size > 1 else None
        if below and (below.blanks or below.shadow.startswith("--")):
            break
        block = sheet.lines[first : last + 1]
        if sheet.habits.marks and is_indented(block[0]) and not sheet.lines[first].blanks:
            continue
        if could_be_headline(block):
            score = _headline_score(sheet, first, last)
            if score >= best_score:
                best, best_score = size, score
    return best, min(1.0, 0.5 + (best_score - ENOUGH) / 2)


def _is_piece_title(sheet: Sheet, i: int) -> bool:
    """Whether line `i` is a title too short for a headline, told by the author's name below.

    Or by the label of a column above: 图片新闻 / 晒秋.
    """
    signed = i + 1 < len(sheet.lines) and sheet.kinds[i + 1] is BlockKind.BYLINE
    line = sheet.lines[i]
    signed = signed or (line.blanks > 0 and i > 0 and is_label(sheet.lines[i - 1].shadow))
    return signed and not sheet.special(i) and line.text.isalpha() and 2 <= line.width <= 3


def _is_label_above(sheet: Sheet, i: int) -> bool:
    """Whether line `i` is the label of a column, too short for a headline, above one."""
    line = sheet.lines[i]
    headed = i + 1 < len(sheet.lines) and sheet.kinds[i + 1] is BlockKind.HEADLINE
    apart = headed and sheet.lines[i + 1].blanks > 0 and (line.blanks > 0 or i == 0)
    return (
        apart
        and not sheet.special(i)
        and is_short_label(line)
        and (sheet.special(i - 1) or sheet.closed[i - 1])
    )


def _is_word(sheet: Sheet, i: int) -> bool:
    """Whether line `i` is a few words between two paragraphs, as several on a page are.

    A brief has a headline as short, but its body opens with a dateline or with when it was.
    """
    line = sheet.lines[i]
    if sheet.special(i) or sheet.special(i + 1) or sheet.special(i - 1) or not line.blanks:
        return False
    below = sheet.lines[i + 1].shadow
    return (
        2 <= line.width <= _WORDS
        and _QUOTES.sub("", line.text).isalpha()
        and line.width <= sheet.column(i) * 0.6
        and sheet.closed[i - 1]
        and not (lead_of(below) or NEWS_OPENING.match(below))
    )


def _numbered_heading(sheet: Sheet, last: int) -> int:
    """How many lines up to `last` are a numbered heading of a report: 0, 1 or 2.

    In a justified column an unfinished line is full unless it is one; so no gap is needed.
    """
    line = sheet.lines[last]
    if sheet.special(last) or is_closed(line.text) or introduces(line.text):
        return 0
    room = min(sheet.column(last), sheet.usual) - 3
    if line.width >= room or last + 1 >= len(sheet.lines):
        return 0
    if line.width > room * 0.6 and sheet.freshness(last + 1) < 0:
        return 0
    for size in (1, 2):
        first = last + 1 - size
        if first < 0 or sheet.special(first) or sheet.closed[first]:
            return 0
        label = label_of(sheet.lines[first].shadow)
        if label and label.level <= 2 and not _LIST.match(sheet.lines[first].shadow):
            above = first - 1
            ended = sheet.special(above) or sheet.closed[above]
            # A heading may stand directly below the one that holds it.
            ended = ended or label_of(sheet.lines[above].shadow) is not None
            return size if ended or introduces(sheet.lines[above].text) else 0
        if sheet.lines[first].blanks or sheet.lines[first].width < room:
            return 0
    return 0


def _is_subhead(sheet: Sheet, i: int) -> bool:
    """Whether line `i` is a word or two over the next paragraph of a story."""
    line = sheet.lines[i]
    if sheet.special(i) or sheet.special(i + 1) or not 2 <= line.width <= 8:
        return False
    if not _QUOTES.sub("", line.text).isalpha() or line.width > sheet.column(i) * 0.6:
        return False
    apart = line.blanks > 0 and i > 0
    return apart and sheet.closed[i - 1] and (line.width <= 5 or sheet.freshness(i + 1) >= 0)


def _headline_score(sheet: Sheet, first: int, last: int) -> float:
    lines = sheet.lines
    above, below = first - 1, last + 1
    return score(
        lines[first:below],
        column=sheet.column(first),
        finished=_finished(sheet, above),
        gap_above=above < 0 or lines[first].blanks > 0 or sheet.special(above),
        gap_below=below == len(lines) or lines[below].blanks > 0 or sheet.special(below),
        fresh=sheet.freshness(below),
        opening=_opens_paragraph(sheet, first, last),
    )


def _finished(sheet: Sheet, last: int, depth: int = 4) -> float:
    """How surely nothing runs on after line `last`, -2 to 1.

    What stands apart above may be a headline itself, of which several can be stacked.
    """
    if sheet.special(last) or sheet.closed[last]:
        return 1.0
    first = last
    while first > 0 and not sheet.lines[first].blanks and last - first < MAX_LINES:
        first -= 1
    block = sheet.lines[first : last + 1]
    below = last + 1
    dash = below < len(sheet.lines) and sheet.lines[below].shadow.startswith("--")
    if not depth or (below < len(sheet.lines) and not sheet.lines[below].blanks and not dash):
        return -2.0
    if len(block) == 1 and is_short_label(block[0]):
        return _finished(sheet, first - 1, depth - 1)
    if not could_be_headline(block) or _finished(sheet, first - 1, depth - 1) < 0:
        return -2.0
    column = sheet.column(first)
    set_apart = all(is_phrase_pair(line.text) or abs(line.width - column) >= 1.5 for line in block)
    return 1.0 if set_apart else 0.3


def _opens_paragraph(sheet: Sheet, first: int, last: int) -> float:
    """How much lines look like the indented head of a paragraph, 0 to 1.

    With the next line directly below they look so by their indent; above a gap, which may be
    a column break, by being as narrow as an indent makes them and the next line full.
    """
    below = last + 1
    if below >= len(sheet.lines) or sheet.special(below):
        return 0.0
    if last > first and sheet.lines[last].width < sheet.column(last) - 1.5:
        # The second line of a paragraph would be full.
        return 0.0
    if sheet.lines[below].blanks:
        column = sheet.column(first)
        narrow = 0.8 <= column - sheet.lines[first].width <= 3.2
        return 0.4 if narrow and sheet.lines[below].width >= column - 1 else 0.0
    indent = sheet.indent(first)
    if indent is None and first == last and sheet.closed[below]:
        # A paragraph of two lines: no full line below to measure by.
        return 0.6 if sheet.column(first) - sheet.lines[first].width <= 4.2 else 0.0
    return 1.0 if indent is not None and INDENT <= indent <= 3.6 else 0.0
