"""Which lines of a hard-wrapped page are headlines.

A headline is at most three lines, ends as no sentence does, stands after text that is
finished and before text that starts afresh, and is set narrower or wider than the column or
as a pair of phrases. No sign is certain alone, so each adds to a score.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.datelines import lead_of
from heshu.intake.numbering import ITEM
from heshu.intake.punctuation import CLOSERS, is_closed
from heshu.intake.reflow import printed_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

MAX_LINES = 3
MAX_LENGTH = 40
"""Printed characters; the longest headlines of county papers have about 34."""
ENOUGH = 2.2
"""The score from which a block is taken as a headline."""

_PHRASES = re.compile(r"^\S{4,16}[ \u3000]{1,3}\S{4,16}(?:[ \u3000]{1,3}\S{4,16})?$")
_NO_OPENING = re.compile(rf"^[，。、；：,;:.%！？{re.escape(CLOSERS.replace(chr(34), ''))}]")
_NO_ENDING = re.compile(
    r"[，、,；;。：:∶为和与及或由从把被比至的為與從]$|(?:增加|提高|下降|减少|缩短|上升|达|得|降)到$"
)
"""Signs and words after which something must follow: the line was cut."""
_STOP = re.compile(r"[。；;]")
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
        and not any(lead_of(line.shadow) for line in lines)
        and sum(char.isdigit() for char in text) * 2 <= length
    )


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
