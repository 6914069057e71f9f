"""Places in a ranking: 由第9位升至第5位，前移4位.

Rising means a smaller number; the step is the difference; a place is not beyond the size of the
field; a part of the field cannot rank one worse than the whole field does.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import measures
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (
    Family("rank_change", Decimal("0.6")),
    Family("rank_nesting", Decimal("0.167"), weak=True),
    Family("rank_bound", Decimal("0.13"), weak=True),
)

STEP = Formula(lambda x: abs(x[0] - x[1]), "|{0} − {1}|")
BETTER = Formula(lambda x: x[0], "{0}", Compare.ABOVE)
WORSE = Formula(lambda x: x[0], "{0}", Compare.BELOW)
WITHIN = Formula(lambda x: x[0], "{0}", Compare.AT_LEAST)
NESTED = Formula(lambda x: x[0], "{0}", Compare.AT_MOST)

UP = Formula(lambda x: x[1] - x[0], "{1} − {0}")
DOWN = Formula(lambda x: x[0] - x[1], "{0} − {1}")
_FELL = re.compile(r"退|降|滑|落|后移")
_UP = re.compile(
    r"(?:升|上升|提升|跃升|前移|跃居|跃|进|晋升|攀升|跃进|进位)(?:到|至|为|居)?(?:全[省市州县国区])?第?$"
)
_DOWN = re.compile(
    r"(?:降|下降|下滑|后退|退|跌|滑落|后移|退居)(?:到|至|为|居)?(?:全[省市州县国区])?第?$"
)
_STEP = re.compile(r"(?:前移|后退|上升|提升|下降|下滑|前进|进|升|降|退|后移|提高)(?:了)?$")
SCOPES = ("全镇", "全乡", "全县", "全区", "全市", "全州", "全省", "全国")
"""From the smaller field to the larger; 区 and 县, 州 and 市 stand on one step."""
_STEPS = {"全镇": 0, "全乡": 0, "全县": 1, "全区": 1, "全市": 2, "全州": 2, "全省": 3, "全国": 4}


def _moves(context: Context, ranks: Sequence[Figure]) -> Iterator[Candidate]:
    """Each place reached after one left, with its direction and its step."""
    for now, earlier in itertools.pairwise(ranks):
        if context.role(earlier) is Role.EARLIER and context.role(now) is Role.LEVEL:
            for step in _steps(context, now):
                beside = step.clause == earlier.clause and step.index == earlier.index + 1
                told_after = earlier.index == step.index + 1 and step.index == now.index + 1
                if beside or told_after:
                    falls = _FELL.search(step.lead)
                    formula = DOWN if falls else UP
                    yield Candidate(
                        "rank_change", step, (now, earlier), formula, Tie.WORDED, "与上期位次相比"
                    )
    for before, after in itertools.pairwise(ranks):
        words = before.passage.between(before, after)
        came = re.search(r"(?:由|从)[^，。；]*$", before.passage.clause_of(before))
        up, down = _UP.search(words), _DOWN.search(words)
        if not came or not (up or down):
            continue
        formula = BETTER if up else WORSE
        yield Candidate("rank_change", after, (before,), formula, Tie.WORDED, "位次升降与数字大小")
        for step in _steps(context, before):
            yield Candidate(
                "rank_change", step, (before, after), STEP, Tie.WORDED, "位次变动的步数"
            )


def _steps(context: Context, rank: Figure) -> list[Figure]:
    """The 前移4位 of the sentence."""
    found = [
        figure
        for figure in context.sentence(rank)
        if (
            figure.fact.unit in {"位", "名", "个位次", "位次"}
            or figure.passage.text.startswith("位次", figure.end)
        )
        and _STEP.search(figure.lead)
    ]
    return found if len(found) == 1 else []


def _scope(figure: Figure) -> int | None:
    lead = figure.lead
    steps = [_STEPS[scope] for scope in SCOPES if scope in lead]
    return steps[-1] if steps else None


def _nesting(ranks: Sequence[Figure]) -> Iterator[Candidate]:
    """全州第1位、全省第2位: side by side, of one thing."""
    for one, other in itertools.pairwise(ranks):
        near, far = _scope(one), _scope(other)
        side = re.fullmatch(
            r"[、和，]?(?:居|列|位居|位列)?全[省市州县国区镇乡](?:排名)?第?",
            one.passage.between(one, other),
        )
        if near is None or far is None or near == far or not side:
            continue
        inner, outer = (one, other) if near < far else (other, one)
        yield Candidate(
            "rank_nesting", outer, (inner,), NESTED, Tie.WORDED, "局部位次不低于总体位次", weak=True
        )


def _bounds(context: Context, rank: Figure) -> Iterator[Candidate]:
    """A place among so many: 52县市排名第11位."""
    for figure in context.sentence(rank):
        if figure.index >= rank.index or figure.clause != rank.clause:
            continue
        if measures.is_count(figure.dimension) or figure.dimension == measures.BARE:
            words = figure.passage.text[figure.end : figure.end + 6]
            if re.match(r"(?:个)?(?:县|市|区|州|镇|乡|省)", words) or figure.fact.unit.startswith(
                "县"
            ):
                yield Candidate(
                    "rank_bound",
                    rank,
                    (figure,),
                    WITHIN,
                    Tie.WORDED,
                    "位次不超过参评个数",
                    weak=True,
                )


def candidates(context: Context) -> Iterator[Candidate]:
    """Moves, nestings and bounds of all places."""
    seen: set[tuple[int, int]] = set()
    for figure in context.figures():
        if figure.dimension != measures.RANK:
            continue
        yield from _bounds(context, figure)
        key = id(figure.passage), figure.sentence
        if key in seen:
            continue
        seen.add(key)
        ranks = [
            f
            for f in context.sentence(figure)
            if f.dimension == measures.RANK and not _STEP.search(f.lead)
        ]
        yield from _moves(context, ranks)
        yield from _nesting(ranks)
