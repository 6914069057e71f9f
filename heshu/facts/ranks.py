"""Ranks: numbers that tell a place in a comparison (第5位, 前三名, 排名第三, 由70位上升至47位).

第 alone orders a text or names a thing (第一条, 第三中学); words of ranking make it a place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshu.facts.amounts import Amount

_RANKED = re.compile(
    r"(?:排名|排位|位次|位居|位列|名列|排在|排|列|居|跻身|进入|全[国省市州县区镇乡])[^，。；0-9、]{0,9}$"
)
_MOVE = "(?:上升|提升|跃升|升|下降|降|前移|前进|进|退|滑落|跌|下滑)"
_MOVED = re.compile(rf"{_MOVE}(?:至|到)(?:全[国省市州县区])?第?$")
_MOVES = re.compile(rf"{_MOVE}(?:至|到)")
_NOT_LEADING = frozenset("目以之日年月天此提当向节会婚产眼车门生空事午先从")
"""Characters that make another word of 前: 目前3名 are three."""


def numbered(text: str, amount: Amount) -> bool:
    """Whether a number after 第 or 前 is a place: it counts places, or words of ranking lead it."""
    if amount.unit and amount.unit.name in ("位", "名"):
        return True
    if amount.unit or not amount.numeral.value:
        return False
    before = amount.start - 1
    after = text[amount.number_end : amount.number_end + 1]
    return bool(_RANKED.search(text, max(before - 14, 0), before)) and not (
        "\u4e00" <= after <= "\u9fff" and after not in "的和位"
    )


def leading(text: str, amount: Amount) -> bool:
    """Whether 前 before the number makes it a place in a comparison: 前三名, 居全市前5."""
    before = amount.start - 1
    if before < 0 or text[before] != "前" or text[before - 1 : before] in _NOT_LEADING:
        return False
    if amount.unit:
        return amount.unit.name in ("位", "名", "强")
    return numbered(text, amount)


def moved(text: str, amount: Amount) -> bool:
    """Whether 位 counts places and no people: 70位上升至47位, 居全省12位."""
    start, end = amount.start, amount.end
    return bool(
        _MOVED.search(text, max(start - 8, 0), start)
        or _MOVES.match(text, end)
        or _RANKED.search(text, max(start - 14, 0), start)
    )
