"""Columns of briefs: each item a story of its own, without a headline or with one in brackets.

简讯 or 要闻速览 stands above; ▲ or 【标题】 stands before each item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, BlockKind, joined, pieces

if TYPE_CHECKING:
    from heshu.intake.blocks import Draft

_COLUMN = re.compile(
    r"简讯|短讯|快讯|速递|速览|短波|集锦|集装箱|一句话|传真|要闻|播报|动态|新闻$|资讯|扫描|点击|撷英"
)
"""What the label of a column of briefs has in it."""
_BULLET = re.compile("[▲●■◆★◎※□○△◇☆•]")
_HEAD = re.compile(r"\[(?P<title>[^\[\]]{4,24})\] ?(?=[^ ])")


def is_next(draft: Draft, shadow: str) -> bool:
    """Whether a (shadow) paragraph below those of `draft` is the next item of its column."""
    if not draft.paragraphs or not _COLUMN.search(joined(draft.parts.get("column", ()))):
        return False
    first = joined(draft.paragraphs[0][:2])
    if _HEAD.match(shadow):
        return _HEAD.match(first) is not None
    return bool(_BULLET.match(shadow)) and first[0] == shadow[0]


def take_title(draft: Draft) -> None:
    """Give an item the title that stands in brackets before its text."""
    if not _COLUMN.search(joined(draft.parts.get("column", ()))) or "title" in draft.parts:
        return
    block = Block(BlockKind.TEXT, draft.paragraphs[0])
    if found := _HEAD.match(block.shadow):
        draft.parts["title"] = pieces(block.lines, *found.span("title"))
        draft.run_on.add("title")
        draft.paragraphs[0] = pieces(block.lines, found.end(), len(block.shadow))
