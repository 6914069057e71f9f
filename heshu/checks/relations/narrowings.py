"""A rise or fall that grew wider or narrower: 下降7.2%，降幅比上月（6.2%）扩大1.0个百分点.

The points are the change of a size, whatever its sign: a fall of 12.6% after one of 16.1% has
narrowed by 3.5 points. Both rates must go one way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.checks import exactly, measures
from heshu.checks.candidates import Candidate, Formula, Tie
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `pp_change`."""

WIDER = Formula(lambda x: exactly.less(x[0], x[1]), "{0} − {1}", turns="+-")
NARROWER = Formula(lambda x: exactly.less(x[1], x[0]), "{1} − {0}", turns="-+")
_SIZE = re.compile(r"降幅|跌幅|减幅|涨幅|增幅|增速|升幅")
_WIDER = re.compile(r"(?:扩大|加快|加深|提高|提升|上升|加大)(?:了)?$")
_NARROWER = re.compile(r"(?:收窄|回落|放缓|缩小|减缓|下降|减小)(?:了)?$")
_FALLS = re.compile(r"下降|降幅|跌|减少|减幅|回落|负增长")
_TOLD_AFTER = re.compile(
    r"^[，,（(](?P<time>[^，。；()（）]{1,12}?)(?:为|是)?(?:同比)?(?:增速|增幅|降幅|涨幅|跌幅)?(?:为|是)?"
    r"(?:下降|增长|上涨|下跌|减少|增加)?$"
)
_AGAINST = re.compile(
    r"(?:比|较)(?P<time>[^，。；()（）]{1,14}?)(?:的)?(?:降幅|增幅|涨幅|跌幅|增速)?$"
)


def _falls(figure: Figure) -> bool:
    return bool(_FALLS.search(figure.lead))


def _bases(figure: Figure) -> Iterator[tuple[Figure, Tie]]:
    """The rate of before: printed between 比 and the points, or right after them."""
    figures, passage = figure.passage.figures, figure.passage
    before = figures[figure.index - 1] if figure.index else None
    if before and before.clause == figure.clause and before.dimension == measures.PERCENT:
        if _AGAINST.search(before.lead):
            yield before, Tie.WORDED
        return
    after = figures[figure.index + 1 : figure.index + 2]
    for base in after:
        told = _TOLD_AFTER.match(passage.between(figure, base))
        named = told and told["time"] in passage.clause_of(figure)
        if named and base.dimension == measures.PERCENT:
            yield base, Tie.WORDED


def candidates(context: Context) -> Iterator[Candidate]:
    """Every change in points of a rise or fall whose rate of before stands beside it."""
    for figure in context.figures():
        if figure.dimension != measures.POINT:
            continue
        lead = figure.lead
        wider, narrower = _WIDER.search(lead), _NARROWER.search(lead)
        if not (wider or narrower) or not _SIZE.search(figure.passage.clause_of(figure)):
            continue
        for base, tie in _bases(figure):
            now = [
                other
                for other in reversed(context.sentence(figure))
                if other.index < figure.index
                and other is not base
                and other.dimension == measures.PERCENT
                and context.role(other) in {Role.RATE, Role.LEVEL}
            ]
            if now and _falls(now[0]) == _falls(base) and now[0].clause >= figure.clause - 1:
                formula = WIDER if wider else NARROWER
                yield Candidate(
                    "pp_change", figure, (now[0], base), formula, tie, "涨跌幅前后之差",
                    slot=("size", figure),
                )  # fmt: skip
