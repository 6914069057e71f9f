"""Multiples: 是…的n倍, 增加n倍, 翻n番, 年均增长.

cur/prev = n; cur/prev − 1 = n for 增加了n倍; cur/prev = 2ⁿ for 翻n番; for a yearly mean over n
years cur/prev = (1 + p)ⁿ. A multiple of one digit means half a unit to each side.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks import cues, exactly, measures
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.intervals import Interval
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure
    from heshu.checks.series import Chain

FAMILIES = (
    Family("multiple", Decimal("0.784")),
    Family("cagr", Decimal("0.784")),
)

TIMES = Formula(lambda x: exactly.quotient(x[0], x[1]), "{0} ÷ {1}", turns="+-")
TIMES_MORE = Formula(lambda x: x[0] / x[1] - 1, "{0} ÷ {1} − 1", turns="+-")
NEARLY = Fraction(1, 10)
"""How far from 2ⁿ a level may be that is said to have doubled n times."""
_MEAN = re.compile(r"[人户亩年月日]均|平均|每")
_MORE = re.compile(r"(?:增加|增长|提高|上升|扩大|多|高|超)(?:了|出)?(?:约|近)?$")


def _doubled(figure: Figure) -> Figure | None:
    """翻n番 read as the multiple 2ⁿ, give or take a tenth; None for a broken n."""
    if figure.value.denominator != 1 or not 0 < figure.value < 20 or figure.open:
        return None
    low, high = figure.full.low, figure.full.high
    if figure.fact.approx is not None and low is not None and high is not None:
        ends = Fraction(2 ** int(low)), Fraction(2 ** int(high))
        box = Interval(*ends)
        return replace(figure, value=ends[0], half=box, full=box)  # 一番多
    times = Fraction(2 ** int(figure.value))
    box = Interval.around(times, times * NEARLY)
    return replace(figure, value=times, half=box, full=box)


def _multiple(chain: Chain) -> Iterator[Candidate]:
    figure, current, earlier = chain.multiple, chain.current, chain.earlier
    if not (figure and current and earlier):
        return
    lead = figure.lead
    if figure.fact.unit == "番":
        doubled = _doubled(figure)
        if doubled is None:
            return
        figure, formula = doubled, TIMES
    elif _MORE.search(lead) or cues.RISE.search(lead):
        formula = TIMES_MORE
    else:
        formula = TIMES
    yield Candidate("multiple", figure, (current, earlier), formula, Tie.WORDED, "同句的本期与基期")


def _of_base(context: Context, figure: Figure) -> Iterator[Candidate]:
    """2480万元，是五年前620万元的4倍: the base is printed right before the multiple."""
    if figure.fact.unit != "倍" or figure.lead.strip() != "的" or not figure.index:
        return
    base = figure.passage.figures[figure.index - 1]
    if base.fact.kind is FactKind.DURATION:
        return  # 是上个五年的1.8倍
    levels = [
        level
        for level in reversed(context.sentence(base))
        if level.index < base.index and level.dimension == base.dimension
    ]
    if not _MEAN.search(base.lead):
        levels = [f for f in levels if not _MEAN.search(f.lead)] or levels
    for level in levels[:1]:
        yield Candidate("multiple", figure, (level, base), TIMES, Tie.WORDED, "基数紧接在前")


def candidates(context: Context) -> Iterator[Candidate]:
    """Multiples of an earlier level, and yearly means over the years between two levels."""
    for chain in context.chains:
        yield from _multiple(chain)
        yield from _yearly(context, chain)
    for figure in context.figures():
        if figure.dimension == measures.MULTIPLE:
            yield from _of_base(context, figure)


_YEARS = re.compile(
    r"(?<![\d第十])(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:个)?年(?:间|来|里|内|中)?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|(?=[—\-~至到]+(?:19|20)\d\d年))")
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}


def _span(figure: Figure, chain: Chain) -> int | None:
    """The number of years between the two levels: by their years, else as worded."""
    text = figure.passage.sentence_of(figure)
    years = sorted({int(year) for year in _YEAR.findall(text)})
    if len(years) >= 2:
        return years[-1] - years[0]
    worded = _YEARS.search(text)
    if not worded or chain.current is None:
        return None
    number = worded["n"]
    return int(number) if number.isdigit() else _DIGITS[number]


def _yearly(context: Context, chain: Chain) -> Iterator[Candidate]:
    rate, current, earlier = chain.yearly, chain.current, chain.earlier
    if not (rate and current and earlier):
        return
    years = _span(rate, chain)
    if not years or years > 60:
        return
    after = rate.passage.text[rate.end : rate.end + 12]
    words = chain.label + context.label(current) + rate.passage.clause_of(rate) + after
    silence = "增速按可比价格计算" if cues.STRICT_CONSTANT_PRICES.search(words) else ""
    formula = Formula(lambda x: root(x[0] / x[1], years), f"({{0}} ÷ {{1}})^(1/{years}) − 1")
    yield Candidate(
        "cagr", rate, (current, earlier), formula, Tie.WORDED, f"{years}年的首末两值", silence
    )


SCALE = 10**12
"""Roots are taken to this many parts: far finer than any printed rate."""


def root(ratio: Fraction, years: int) -> Fraction:
    """The yearly growth in per cent that makes `ratio` over `years`, by bisection over integers.

    Rounded down to a hundred-billionth of a point; exact arithmetic has no roots.
    """
    low, high = 0, SCALE * max(2, int(ratio) + 1)
    while high - low > 1:
        middle = (low + high) // 2
        if Fraction(middle, SCALE) ** years <= ratio:
            low = middle
        else:
            high = middle
    return (Fraction(low, SCALE) - 1) * 100
