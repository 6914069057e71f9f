"""A total between its parts: 城镇增长3.0%、农村增长6.0%，全体增长4.4%.

Rates and means of a whole lie between those of the parts of a true partition, falls counted as
negative. Weak: it catches few slips.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import measures
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie
from heshu.checks.intervals import Interval
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("weighted_bound", Decimal("0.3"), weak=True),)

BETWEEN = Formula(lambda x: x[0], "{all}", Compare.BETWEEN)
PARTITIONS = (
    ("城镇", "农村"), ("男", "女"), ("进口", "出口"), ("城市", "农村"), ("税收", "非税"),
    ("公办", "民办"), ("轻工业", "重工业"), ("内资", "外资"),
    ("新房", "二手房"), ("新建", "二手"),
)  # fmt: skip
_WHOLE = re.compile(r"全体|全部|总体|全班|全年级|整体|合计|进出口|全校|综合|总平均")
_ALL = re.compile(r"(?:全[省市州县区镇乡国])?居民|人均预期寿命|房价平均|住宅平均")
_INSIDE = re.compile(r"[，,；;。]其中")
_INDUSTRIES = re.compile(r"第一、第?二、第?三产业|一二三产|三次产业|一、二、三产")
_OUTPUT = re.compile(r"生产总值|GDP")


def _signed(context: Context, figure: Figure) -> Figure:
    """The figure with its fall as a negative number."""
    if not context.readings[figure].falling:
        return figure
    half, full = figure.half, figure.full
    if not (half.bounded and full.bounded):
        return figure
    return replace(figure, value=-figure.value, half=_minus(half), full=_minus(full))


def _minus(box: Interval) -> Interval:
    low = None if box.high is None else -box.high
    high = None if box.low is None else -box.low
    return Interval(low, high)


def _words(context: Context, figure: Figure) -> str:
    return figure.lead + context.label(figure)


def _partition(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    kinds = {measures.PERCENT, measures.BARE, measures.AGE, "money"}
    usable = [f for f in sentence if f.dimension in kinds and not f.open]
    usable = [f for f in usable if context.role(f) in {Role.RATE, Role.LEVEL}]
    for whole in usable:
        lead = _words(context, whole)
        if not (_WHOLE.search(lead) or _heads_parts(whole) or _of_all(lead)):
            continue
        like = [
            f
            for f in usable
            if f is not whole
            and f.dimension == whole.dimension
            and context.role(f) is context.role(whole)
        ]
        if whole.dimension != measures.PERCENT and not re.search(r"平均|人均预期寿命", lead):
            continue
        means = [f for f in like if "平均" in f.lead]
        if "平均" in lead and len(means) >= 2 and whole.index > means[-1].index:
            yield _bound(context, whole, means, Tie.WORDED)
        for one, other in PARTITIONS:
            named = [(one in _words(context, f), other in _words(context, f), f) for f in like]
            parts = [f for first, second, f in named if first != second]
            firsts = [first for first, second, _ in named if first != second]
            if len(parts) == 2 and firsts[0] != firsts[1]:
                yield _bound(context, whole, parts, Tie.WORDED)


def _of_all(lead: str) -> bool:
    """Whether a rate is of all residents, or of all houses: 全县居民…, named for no part."""
    return bool(_ALL.search(lead)) and not any(part in lead for pair in PARTITIONS for part in pair)


def _heads_parts(whole: Figure) -> bool:
    """Whether 其中 follows a rate at once: 增长5.9%，其中城镇…、农村…."""
    return bool(_INSIDE.match(whole.passage.text, whole.end))


def _bound(context: Context, whole: Figure, parts: Sequence[Figure], tie: Tie) -> Candidate:
    operands = tuple(_signed(context, part) for part in parts)
    return Candidate(
        "weighted_bound", _signed(context, whole), operands, BETWEEN, tie,
        "总体介于各部分之间", weak=True, slot=("bound", whole),
    )  # fmt: skip


def _industries(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """The growth of the whole output lies between those of the three industries."""
    rates = [
        f for f in sentence if f.dimension == measures.PERCENT and context.role(f) is Role.RATE
    ]
    listed = [f for f in rates if context.readings[f].listed]
    if len(listed) != 2:
        return
    first = listed[0].passage.figures[listed[0].index - 1]
    text = first.passage.sentence_of(first)
    if not (_INDUSTRIES.search(text) or "产业" in text):
        return
    back = first.passage.figures[max(0, first.index - 12) : first.index]
    wholes = [
        f
        for f in back
        if f.dimension == measures.PERCENT
        and context.role(f) is Role.RATE
        and _OUTPUT.search(first.passage.text[max(0, f.start - 40) : f.start])
    ]
    for whole in wholes[-1:]:
        yield _bound(context, whole, (first, *listed), Tie.FOUND)


def candidates(context: Context) -> Iterator[Candidate]:
    """Wholes told beside a complete pair of parts, or beside the three industries."""
    seen: set[tuple[int, int]] = set()
    for figure in context.figures():
        key = id(figure.passage), figure.sentence
        if key in seen:
            continue
        seen.add(key)
        sentence = context.sentence(figure)
        if len(sentence) > 2:
            yield from _partition(context, sentence)
            yield from _industries(context, sentence)
