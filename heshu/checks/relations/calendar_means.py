"""Means over a known stretch of the calendar: 全年发电2.19亿千瓦时，日均60万千瓦时.

A year has 365 or 366 days and 12 months, a half year 6 months, a quarter 3. The mean must be
told of the thing its total is of, and the total of the stretch; closed days are never printed,
so a mismatch counts only where a slip explains it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.checks import clauses, measures
from heshu.checks.candidates import Candidate, Formula, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `average`."""

_MEAN = re.compile(r"(?P<unit>日|月)(?:平)?均|平均每(?P<each>天|日|月)|每(?P<every>天|日|月)平均")
_STRETCHES = ((re.compile(r"全年|年度|年总"), 12), (re.compile(r"上半年|下半年|1[—至-]6月"), 6))
DAYS = 365, 366


_MONTH = re.compile(r"(?<![\d—\-~至到年])(\d{1,2})月份?(?![\d日—\-~至到末底初])")
_BARE = re.compile(r"[，,（(]?(?:日均|平均每天|每天平均)(?:约|达|为)?")
LENGTHS = {2: (28, 29)} | dict.fromkeys((4, 6, 9, 11), (30,))
"""Days of the months that have not 31."""


def _month(figure: Figure) -> tuple[int, ...]:
    """The days of the one month that a total is told of: 12月份完成客运量."""
    begin = figure.passage.begin(figure.passage.segments, figure.start)
    found = {int(month) for month in _MONTH.findall(figure.passage.text[begin : figure.start])}
    month = found.pop() if len(found) == 1 else 0
    return LENGTHS.get(month, (31,)) if 1 <= month <= 12 else ()


def _stretch(figure: Figure) -> int | None:
    """The months that a total is told of."""
    begin = figure.passage.begin(figure.passage.sentences, figure.start)
    words = figure.passage.text[begin : figure.start]
    found = [months for cue, months in _STRETCHES if cue.search(words)]
    return found[0] if len(found) == 1 else None


def _over(count: int, unit: str) -> Formula:
    return Formula(lambda x: x[0] / count, f"{{0}} ÷ {count}{unit}", turns="+")


def _means(context: Context, mean: Figure, total: Figure, *, daily: bool) -> Iterator[Candidate]:
    days = _month(total) if daily else ()
    if days:
        plain = _BARE.fullmatch(mean.lead) and mean.index - total.index == 1 and mean.digits > 2
        tie = Tie.LIKELY if plain else Tie.FOUND
        for count in days:
            yield Candidate(
                "average", mean, (total,), _over(count, "天"), tie, "全月总量的平均",
                slot=("calendar", mean),
            )  # fmt: skip
        return
    months = _stretch(total)
    if months is None or (daily and months != 12):
        return
    names = clauses.kinship(context.label(total), mean.lead)
    tie = Tie.LIKELY if names >= 2 and mean.digits >= 2 else Tie.FOUND
    for count in DAYS if daily else (months,):
        unit = "天" if daily else "个月"
        formula = _over(count, unit)
        yield Candidate(
            "average", mean, (total,), formula, tie, "全期总量的平均", slot=("calendar", mean)
        )


def candidates(context: Context) -> Iterator[Candidate]:
    """Every daily or monthly mean with the total of its year told right before it."""
    for figure in context.figures():
        found = _MEAN.search(figure.lead)
        if not found or not context.is_level(figure) or not measures.is_amount(figure.dimension):
            continue
        unit = found["unit"] or found["each"] or found["every"]
        before = [
            other
            for other in reversed(context.segment(figure))
            if other.index < figure.index
            and other.dimension == figure.dimension
            and other.size > figure.size
            and context.is_level(other)
            and not other.open
        ]
        counted = any(f.fact.unit in {"天", "日"} for f in context.sentence(figure))
        if before and not (counted and unit != "月"):
            daily = unit in {"天", "日"}
            yield from _means(context, figure, before[0], daily=daily)
