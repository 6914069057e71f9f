"""Contribution and pull: 拉动 / 增速 = 贡献率.

A sector that pulls 2.7 of 6.0 points contributes 45 per cent. The growth rate is that of the
whole economy: in the sentence, or the one told of 地区生产总值 before it in the article.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import exactly, measures
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("contribution", Decimal("0.846")),)

CONTRIBUTION = Formula(lambda x: exactly.quotient(x[0], x[1], 100), "{0} ÷ {1} × 100%", turns="+-")
DRAG = Formula(lambda x: -x[0] / x[1] * 100, "−{0} ÷ {1} × 100%")
_DOWN = re.compile(r"向下拉动|下拉|拉低|负向?拉动|拖累")
_RATE = re.compile(r"贡献率[^，。；]*$")
_PULL = re.compile(r"(?:拉动|下拉|拉低|拖累)[^。；]*$")
_WHOLE = re.compile(
    r"(?<!人均)(?<!人均地区)(?:地区)?(?<!人均)生产总值|(?<!人均)GDP|经济总量|经济增长|经济增速|国民经济|全年增速"
)
_SMALLER = re.compile(r"其中|产业|工业|投资|消费|出口|贡献|拉动|人均")
MOST_BACK = 200
"""How many percents are looked through for the growth of the whole."""


def _listed(context: Context, figure: Figure, mark: re.Pattern[str]) -> bool:
    """Whether a cue stands before the figure, or before the list it continues."""
    return bool(mark.search(context.readings[figure].lead))


def _pairs(context: Context, sentence: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each contribution with its pull: in step when there are as many, else the nearest."""
    rates = [f for f in sentence if f.dimension == measures.PERCENT and _listed(context, f, _RATE)]
    pulls = [f for f in sentence if f.dimension == measures.POINT and _listed(context, f, _PULL)]
    if len(rates) == len(pulls):
        yield from zip(rates, pulls, strict=True)
    elif len(rates) == 1 and pulls:
        yield rates[0], min(pulls, key=lambda pull: abs(pull.index - rates[0].index))


def _wholes(context: Context, rate: Figure) -> list[tuple[Figure, Tie]]:
    """The growth rates of the whole economy, nearest before first."""
    figures = rate.passage.figures
    found: list[tuple[Figure, Tie]] = []
    beside: list[tuple[Figure, Tie]] = []
    for other in figures[max(0, rate.index - MOST_BACK) : rate.index + 12]:
        if other.dimension != measures.PERCENT or other.open or other is rate:
            continue
        words = other.passage.clause_of(other)
        same = other.sentence == rate.sentence
        grows = context.role(other) is Role.RATE and "拉动" not in words and "贡献" not in words
        if grows and _of_whole(other) and (same or other.index < rate.index):
            found.append((other, Tie.WORDED))
        elif grows and same:
            beside.append((other, Tie.WORDED))
    found.sort(
        key=lambda item: (item[0].sentence != rate.sentence, abs(item[0].index - rate.index))
    )
    return found or beside


def _of_whole(figure: Figure) -> bool:
    """Whether a rate is the first told after 生产总值 in its sentence, and of nothing smaller."""
    begin = figure.passage.begin(figure.passage.sentences, figure.start)
    words = figure.passage.text[begin : figure.start]
    named = list(_WHOLE.finditer(words))
    if not named:
        return False
    since = words[named[-1].end() :]
    return "%" not in since and not _SMALLER.search(since)


def candidates(context: Context) -> Iterator[Candidate]:
    """Every 贡献率 held against its pull and the growth of the whole."""
    done: set[tuple[int, int]] = set()
    for figure in context.figures():
        if figure.dimension != measures.PERCENT or not _listed(context, figure, _RATE):
            continue
        key = id(figure.passage), figure.sentence
        if key in done:
            continue
        done.add(key)
        for rate, pull in _pairs(context, context.sentence(figure)):
            wholes = _wholes(context, rate)
            for whole, tie in wholes[:8]:
                firm = tie if len(wholes) == 1 or whole.sentence == rate.sentence else Tie.LIKELY
                reason = "拉动点数除以总体增速"
                formula = DRAG if _DOWN.search(context.readings[pull].lead) else CONTRIBUTION
                yield Candidate(
                    "contribution", rate, (pull, whole), formula, firm, reason, anchor=whole
                )
