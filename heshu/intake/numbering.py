"""The numbering of official documents: 一、 （一） 1. （1） 第X章 一是.

The order of the levels is that of GB/T 9704: 一、 then （一） then 1. then （1）.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from heshu.intake.shadow import SEEN

_CHINESE = "一二三四五六七八九十百"
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_LEVELS = (
    (re.compile(rf"第[{_CHINESE}\d]+[编章部篇]分?(?![\u3400-\u9fff]*条)"), 1),
    (re.compile(rf"第[{_CHINESE}\d]+节"), 2),
    (re.compile(rf"第[{_CHINESE}\d]+条"), 2),
    (re.compile(rf"[{_CHINESE}]{{1,3}}、"), 1),
    (re.compile(rf"[{_FORMAL}]{{1,2}}、"), 1),
    (re.compile(rf"\([{_CHINESE}]{{1,3}}\)"), 2),
    (re.compile(r"\d{1,2}(?:[.、](?!\d)|\. )"), 3),
    (re.compile(r"\(\d{1,2}\)"), 4),
    (re.compile(r"[①-⑳]"), 4),
)
ITEM = re.compile(rf"(?:[{_CHINESE}]{{1,2}}是|第[{_CHINESE}]{{1,2}}(?=[,，]))")
"""一是 二是, 第一，: items that may open a paragraph or run on inside one."""


_OPENINGS = frozenset(f"第({_CHINESE}{_FORMAL}0123456789")


class Label(NamedTuple):
    """The numbering at the head of a line."""

    level: int
    end: int
    """Where the heading's own words begin."""


@lru_cache(maxsize=SEEN)
def label_of(shadow: str) -> Label | None:
    """The numbering a (shadow) line opens with; None when it opens with none."""
    if not shadow or (shadow[0] not in _OPENINGS and not "①" <= shadow[0] <= "⑳"):
        return None
    for pattern, level in _LEVELS:
        if match := pattern.match(shadow):
            return Label(level, match.end())
    return None
