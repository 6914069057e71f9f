"""Shares of one whole add up to 100, and pulls of the parts to the growth of the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.checks import measures
from heshu.checks.candidates import Candidate, Formula, Tie
from heshu.checks.relations.sums import INDUSTRIES, MOST_PARTS, SUM
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.candidates import Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `sum_of_parts`."""

REST = Formula(lambda x: 100 - sum(x), "100% − ({all})")
_STRUCTURE = re.compile(r"结构|构成|比例为|比重分别|贡献率分别")


def _hundred(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """Shares of one whole, or contributions, that leave nothing over."""
    shares = [
        f
        for f in sentence
        if f.dimension == measures.PERCENT
        and not f.open
        and (context.role(f) is Role.SHARE or "贡献率" in context.readings[f].lead)
    ]
    runs = [shares]
    listed = [f for f in shares if context.readings[f].listed or _leads_list(context, f)]
    if len(listed) < len(shares):
        runs.append(listed)
    for run in runs:
        if 3 <= len(run) <= MOST_PARTS:
            text = run[0].passage.text[max(0, run[0].start - 30) : run[0].start]
            industries = INDUSTRIES.search(text) and _STRUCTURE.search(text)
            closed = len(run) == 3 and (industries or "三次产业" in text)
            tie = Tie.WORDED if closed else Tie.FOUND
            yield Candidate("sum_of_parts", run[-1], tuple(run[:-1]), REST, tie, "各占比相加为100%")


def _leads_list(context: Context, figure: Figure) -> bool:
    figures = figure.passage.figures
    after = figures[figure.index + 1 : figure.index + 2]
    return bool(after) and context.readings[after[0]].listed == 1


def _pulls(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """The pulls of the three industries add up to the growth of the whole."""
    pulls = [
        f for f in sentence if f.dimension == measures.POINT and "拉动" in context.readings[f].lead
    ]
    bare = [f for f in pulls if context.readings[f].listed or _leads_list(context, f)]
    if len(bare) != 3:
        return
    figures = bare[0].passage.figures[max(0, bare[0].index - 60) : bare[0].index]
    growth = [
        f
        for f in reversed(figures)
        if f.dimension == measures.PERCENT and context.role(f) is Role.RATE and not f.open
    ]
    for rate in growth[:12]:
        yield Candidate("sum_of_parts", rate, tuple(bare), SUM, Tie.FOUND, "三次产业拉动点数之和")


def candidates(context: Context) -> Iterator[Candidate]:
    """Every sentence with shares or pulls that leave nothing over."""
    for sentence in context.each_sentence():
        yield from _hundred(context, sentence)
        yield from _pulls(context, sentence)
