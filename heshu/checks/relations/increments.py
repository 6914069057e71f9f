"""Stock and flow: 去年底41户，今年新增6户、退出2户，现有45户.

Before + added − gone = now. 新增 alone is gross: without the exits printed nothing follows.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks import measures
from heshu.checks.candidates import Candidate, Family, Formula, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("increment", Decimal("0.948")),)

_BEFORE = re.compile(r"(?:底|末|年初|原有|原来有|期初|上年|此前)[^，。；]{0,12}$")
_ADDED = re.compile(
    r"(?:新增|增加|新建|迁入|新设|招收|新入|吸收|新招|新注册|净增|纳入|新发展|调入|购入|转入|新成立|成立|"
    r"接收|引进|出生|招录|新引进|买入|入职|流入)[^，。；]{0,8}$"
)
_GONE = re.compile(
    r"(?:退(?:出|社|会|股)|注销|减少|关停|迁出|关闭|淘汰|毕业|调出|流失|出列|转出|取缔|撤销|清退|退保|减员|核减|退网|销售|死亡|转出|退休|辞职|"
    r"离职|调离|报废|拆除|停办|撤并|离任|发放|发出|领用|消耗|调拨|卖出|流出|到期)[^，。；]{0,8}$"
)
_NOW = re.compile(
    r"(?:现有|现存|目前|现在|年末|总数达|达到|达|共有|实有|增至|增加到|余|剩)[^，。；]{0,8}$"
)


def _signed(signs: Sequence[int]) -> Formula:
    shown = "{0}" + "".join(f" {'+' if s > 0 else '−'} {{{n}}}" for n, s in enumerate(signs[1:], 1))
    return Formula(
        lambda x: sum((s * v for s, v in zip(signs, x, strict=True)), Fraction(0)), shown
    )


def _flow(figures: Sequence[Figure]) -> Iterator[Candidate]:
    """One stock before, flows, one stock now, in this order."""
    before, flows, signs = None, [], []
    for figure in figures:
        clause = figure.passage.clause_of(figure)
        lead = figure.lead
        if before is None:
            before = figure if _BEFORE.search(clause) and not _ADDED.search(lead) else None
        elif _GONE.search(lead):
            flows.append(figure)
            signs.append(-1)
        elif _ADDED.search(lead) and not re.search(r"到|至", lead):
            flows.append(figure)
            signs.append(1)
        elif flows and _NOW.search(lead):
            formula = _signed([1, *signs])
            tie = Tie.WORDED if -1 in signs and 1 in signs else Tie.LIKELY
            yield Candidate("increment", figure, (before, *flows), formula, tie, "期初、增减与现数")
            return
        else:
            return


def candidates(context: Context) -> Iterator[Candidate]:
    """Every sentence that tells a stock, its flows and the stock after."""
    seen: set[tuple[int, int, str]] = set()
    for figure in context.figures():
        if not measures.is_amount(figure.dimension) or figure.open:
            continue
        key = id(figure.passage), figure.sentence, figure.dimension
        if key in seen:
            continue
        seen.add(key)
        like = [f for f in context.sentence(figure) if f.dimension == figure.dimension]
        if len(like) >= 3:
            yield from _flow(like)
