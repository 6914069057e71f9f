"""Subheads of a signed feature, which look like the headlines of stories of their own.

What a reporter signs above the body runs on below each of its subheads; a story of its own is
signed again, by a dateline, a line or names behind its last word. So two or more headlines of one
line below a signed one, none of them signed, are its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.blocks import LEAD_LINES, BlockKind, joined
from heshu.intake.column_labels import is_label
from heshu.intake.datelines import lead_of, tail_credit, tail_signature
from heshu.intake.headlines import NEWS_OPENING
from heshu.intake.reflow import printed_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.blocks import Block

_LONGEST = 16
"""Printed characters of a subhead."""
_LEAST = 2
"""One headline alone may be a story that nobody signed."""


def mark_subheads(blocks: Sequence[Block]) -> None:
    """Turn the headlines that are subheads of a signed feature into headings."""
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.BYLINE and i and blocks[i - 1].kind is BlockKind.HEADLINE:
            found = _subheads(blocks, i + 1)
            for head in found if len(found) >= _LEAST else ():
                head.kind = BlockKind.HEADING


def _subheads(blocks: Sequence[Block], first: int) -> list[Block]:
    """The headlines of one line from `first` on that stand between unsigned text."""
    found: list[Block] = []
    i = _text_end(blocks, first)
    if i == first or _signed(blocks[first], blocks[i - 1]):
        return []
    while i < len(blocks) and _could_be_subhead(blocks[i]):
        end = _text_end(blocks, i + 1)
        if end == i + 1 or _signed(blocks[i + 1], blocks[end - 1]):
            break
        found.append(blocks[i])
        i = end
    # Credits and bylines sign what stands above them.
    if found and i < len(blocks) and blocks[i].kind in (BlockKind.CREDIT, BlockKind.BYLINE):
        found.pop()
    return found


def _text_end(blocks: Sequence[Block], i: int) -> int:
    while i < len(blocks) and blocks[i].kind is BlockKind.TEXT:
        i += 1
    return i


def _could_be_subhead(block: Block) -> bool:
    words = block.shadow
    return (
        block.kind is BlockKind.HEADLINE
        and len(block.lines) == 1
        and printed_length(words) <= _LONGEST
        and not words.startswith("-")
        and not is_label(words)
    )


def _signed(first: Block, last: Block) -> bool:
    """Whether a run of text opens or ends as a story does."""
    opening = joined(first.lines[:LEAD_LINES])
    ending = joined(last.lines[-2:])
    return bool(
        lead_of(opening)
        or NEWS_OPENING.match(opening)
        or tail_signature(ending)
        or tail_credit(ending)
    )
