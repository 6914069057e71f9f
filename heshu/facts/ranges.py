"""Ranges: two amounts that name the ends of one figure (3%~5%, 1.2-1.5万亩, 9亿—16亿, 五到六成).

由A升到B is no range: those are two levels, one after the other.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.facts import approximation, currencies, figures
from heshu.facts.numerals import EXACT, MAGNITUDES, PLACES
from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.amounts import Amount
    from heshu.facts.shadow import Shadow

_BETWEEN = re.compile(r" ?(?:~{1,2}|-{1,2}|—{1,2}|至|到|\.\.\.) ?")
_TAIL = re.compile(r"(?:(?<=^[一二两三四五六七八九])[百千])?(?P<high>[万亿]*)$(?<=[百千万亿])")
_FAR = 10
"""More characters than a dash and the name of a currency take."""
_LEVELS = re.compile(r"由[^，。；]{0,6}$")


def find(shadow: Shadow, amounts: Sequence[Amount]) -> Iterator[Fact]:
    """The ranges among neighbouring amounts, in order."""
    text = shadow.text
    skip = False
    for first, second in pairwise(amounts):
        if skip:
            skip = False
            continue
        fact = _range(shadow, text, first, second)
        if fact:
            skip = True
            yield fact


def _range(shadow: Shadow, text: str, first: Amount, second: Amount) -> Fact | None:
    if second.start - first.end > _FAR:
        return None
    dashed = second.negative and text[second.start] == "-"
    behind = second.start + 1 if dashed else second.start
    signs = currencies.prefixed(text, first.start), currencies.prefixed(text, second.start)
    if signs[0] and signs[1] and signs[0][1] == signs[1][1]:
        behind = signs[1][0]
    if not 0 < behind - first.end <= 4 or not _BETWEEN.fullmatch(text, first.end, behind):
        return None
    low, high = first.value, second.numeral.value
    if low is None or high is None or not _same_measure(first, second):
        return None
    if second.unit is None and not (first.arabic and second.arabic):
        return None
    if text[first.start - 1 : first.start] in ("第", "每") and first.start:
        return None
    if _LEVELS.search(text, max(first.start - 8, 0), first.start):
        return None
    shared = _shared(text, first, second)
    if shared > 1 and EXACT.multiply(low, Decimal(shared)) <= high:
        low = EXACT.multiply(low, Decimal(shared))
    if low >= high or (second.unit is None and _is_code(text, first, second)):
        return None
    if second.unit is None and figures.structural(text, first.start, first.end):
        return None
    words = approximation.around(text, first.start, second.end)
    kind, unit = figures.kind_of(second.dimension), figures.unit_name(second)
    start = words.start
    if signs[0] and start == first.start and unit in ("", "元", signs[0][1]):
        kind, (start, unit) = FactKind.MONEY, signs[0]
    where = shadow.span(start, words.end)
    return Fact(
        start=where[0],
        end=where[1],
        exact=shadow.original[where[0] : where[1]],
        kind=FactKind.RANGE,
        unit=unit,
        low=figures.scaled(second, low),
        high=figures.scaled(second, high),
        precision=figures.precision(second),
        qualifier=words.qualifier,
        approx=words.approx,
        direction=words.direction,
        of=kind,
        numeral=shadow.span(first.start, second.number_end),
    )


def _shared(text: str, first: Amount, second: Amount) -> int:
    """The magnitude that only the second end prints: 1.2-1.5万亩, 二十至三十万元, 两到三百人."""
    if first.unit is not None or first.magnitude != 1 or first.arabic != second.arabic:
        return 1
    if first.arabic:
        return second.magnitude
    return shared_magnitude(*(text[a.start : a.number_end] for a in (first, second)))


def shared_magnitude(one: str, two: str) -> int:
    """What the magnitude of the second number multiplies the first by: 二十至三十万, 两到三百.

    >>> shared_magnitude("二十", "三十万")
    10000
    """
    if "万" in one or "亿" in one or not (tail := _TAIL.search(two)):
        return 1
    digits = (tail["high"] or "") if len(one) > 1 else tail[0]
    scale = 1
    for char in digits:
        scale *= MAGNITUDES.get(char, 1) * PLACES.get(char, 1)
    return scale


def _same_measure(first: Amount, second: Amount) -> bool:
    if first.unit is None:
        return True
    return second.unit is not None and first.unit.name == second.unit.name


def _is_code(text: str, first: Amount, second: Amount) -> bool:
    """Two bare numbers that belong to a code or a sum: 12-34-56, 3号楼5-201."""
    before, after = text[first.start - 1 : first.start], text[second.end : second.end + 1]
    if (
        before in ("-", "/", ".", "_")
        or after in ("-", "/", "_")
        or after in ("号", "年", "月", "日")
    ):
        return bool(before or after)
    return before.isascii() and before.isalpha()
