"""Rates by name and ratios: 完成率, 通车率, 亏损面, 产销率, 生师比, a:b, 结构为a:b:c.

A rate called by its name says nothing of its operands, so it is held against the levels of its
sentence (a plan and what was done of it), and else only shown where some pair gives it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, exactly, measures, pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (
    Family("completion", Decimal("0.807")),
    Family("ratio", Decimal("0.908")),
)

OF = Formula(lambda x: exactly.quotient(x[0], x[1], 100), "{0} ÷ {1} × 100%", turns="+-")
LEFT = Formula(lambda x: -exactly.growth(x[0], x[1]), "(1 − {0} ÷ {1}) × 100%", turns="-+")
QUOTIENT = Formula(lambda x: exactly.quotient(x[0], x[1]), "{0} ÷ {1}", turns="+-")
_PLAN = re.compile(
    r"(?:计划|任务|目标|预算(?!收入|支出|执行|内)|指标|应|核定|限额|需|须|设计|总规模)(?!完成)[^，。；]{0,10}$"
)
_DONE = re.compile(r"完成|已|实际|到位|开工|竣工|入库|支出|收入|下达|兑现|建成")
_NAMED = re.compile(
    r"(?:率|面|度|比例|进度|占比|比重)(?:为|达|达到|是|仅|约|提高到|上升到|升至|降至)*$"
)
_COMPLETION = re.compile(
    r"(?:完成|开工|执行|到位|完工|进度|竣工|兑现|使用|建成|投产)[^，。；]{0,8}$|^[，,]?(?:占|为|达)"
)
_SURE = re.compile(
    r"(?<!增长)(?<!死亡)(?<!出生)(?<!失业)(?<!化)(?<!普及)(?<!覆盖)(?<!毛利)(?<!净利)(?<!容积)"
    r"(?<![利税汇速功频效倍费产绿])(?<!出栏)(?<!负债)率(?:为|达|达到|是|仅|约)?$|(?:产销率|亏损面|药占比)[^，。；]{0,4}$"
)
"""Rates that are told of the two amounts beside them: 满意率, 入住率, 合格率."""
_OVER_FULL = re.compile(r"产销|自给|完成|执行|比")
"""Rates that may pass a hundred."""
_AVERAGED = re.compile(r"出生率|死亡率|自然增长率")
"""Rates on the average population of a year, which is printed nowhere."""
_MEAN = re.compile(r"[日月人户亩]均")
NEAR, FAR = 8, 24


def _pool(context: Context, rate: Figure) -> list[Figure]:
    """The amounts of its sentence left of a rate, nearest first."""
    return [
        figure
        for figure in reversed(context.sentence(rate))
        if figure.index < rate.index
        and measures.is_amount(figure.dimension)
        and (context.is_level(figure) or context.role(figure) is Role.EARLIER)
        and not figure.open
        and not _MEAN.search(figure.lead)
    ][:NEAR]


def is_plan(context: Context, figure: Figure) -> bool:
    """Whether a figure is a plan, a task or a budget that something is held against."""
    lead = figure.lead
    return context.role(figure) is Role.TARGET or bool(_PLAN.search(lead))


def _completions(context: Context, rate: Figure) -> Iterator[Candidate]:
    """What was done of a plan told in the same sentence."""
    pool = _pool(context, rate)
    plans = [figure for figure in pool if is_plan(context, figure)]
    if rate.lead.strip() == "的" and pool and pool[0] not in plans:
        return  # 占总数18.4万人的69.9%: the base stands right before it
    stepped = "分别" in context.readings[rate].lead or context.readings[rate].listed
    following = [
        figure
        for figure in context.sentence(rate)
        if figure.index > rate.index and _PLAN.search(figure.lead)
    ]
    base = clauses.base_words(rate.lead) or ""
    if not plans and not following:
        plans = _planned_before(context, rate)
    for plan in [*plans, *following[:3]]:
        if len(base) > 1 and not (_PLANNED.search(base) or clauses.alike(base, _called(plan))):
            continue  # 占到位资金的91.6%: of what the words name, and of no plan
        done = [f for f in pool if f.dimension == plan.dimension and f not in plans]
        done = [f for f in done if not _OVER.search(f.lead)]
        done = done or _added(context, rate, plan)
        for actual in done[:3]:
            alone = len(plans) + len(following) == 1 and actual is done[0] and not stepped
            alone = alone and sum(f.index > plan.index for f in done) <= 1
            tie = Tie.WORDED if alone and _completes(rate, actual) else Tie.LIKELY
            if stepped or not _of_plan(rate, plan):
                tie = Tie.FOUND  # 分别完成目标任务的56.2%和64.3%: each has a plan of its own
            yield Candidate("completion", rate, (actual, plan), OF, tie, "完成数与计划数")


_OF_PLAN = re.compile(
    r"(?:占|为|完成|达到)(?:了|到)?(?:年度|全年|年初|本年|今年)?(?:计划|任务|目标|预算)的$"
)


def _planned_before(context: Context, rate: Figure) -> list[Figure]:
    """年度计划投资40亿元。…已完成投资36亿元，占年度计划的90%: the plan of the sentence before."""
    if not _OF_PLAN.search(rate.lead):
        return []
    before = [
        figure
        for figure in context.paragraph(rate)
        if figure.sentence == rate.sentence - 1 and is_plan(context, figure)
    ]
    like = {figure.dimension for figure in _pool(context, rate)}
    plans = [figure for figure in before if figure.dimension in like and not figure.open]
    return plans if len(plans) == 1 else []


_OVER = re.compile(r"超[一-龥]{0,2}$")
"""By how much a plan was passed: 比计划14.6亿千瓦时超发1.24亿千瓦时."""
_PLANNED = re.compile(r"计划|任务|目标|预算|指标|年度|全年|应|总")


def _called(plan: Figure) -> str:
    return plan.passage.clause_of(plan)


def _of_plan(rate: Figure, plan: Figure) -> bool:
    """Whether a rate is told beside a plan, or is by its words one of completion."""
    return rate.segment == plan.segment or bool(_COMPLETION.search(rate.lead))


def _added(context: Context, rate: Figure, plan: Figure) -> list[Figure]:
    """目标是新增就业5000人，实际新增5600人: what was done is itself an addition."""
    return [
        f
        for f in reversed(context.sentence(rate))
        if plan.index < f.index < rate.index
        and f.dimension == plan.dimension
        and context.role(f) is Role.CHANGE
        and "新增" in f.lead
        and not context.readings[f].against
    ][:1]


EXCESS = Formula(lambda x: exactly.growth(x[0], x[1]), "({0} ÷ {1} − 1) × 100%")
_EXCESS = re.compile(r"(?:超收|超额完成|超额|超产|超支)(?:了|达)?$")


def _excesses(context: Context, rate: Figure) -> Iterator[Candidate]:
    """预算12.0亿元，实际完成12.6亿元，超收5.0%: by how much a plan was passed."""
    pool = _pool(context, rate)
    plans = [f for f in pool if re.search(r"预算|计划|任务|目标", f.lead)]
    done = [figure for figure in pool if figure not in plans]
    if len(plans) == 1 and done and done[0].dimension == plans[0].dimension:
        operands = (done[0], plans[0])
        yield Candidate("completion", rate, operands, EXCESS, Tie.WORDED, "超过计划的比例")


def _completes(rate: Figure, actual: Figure) -> bool:
    """Whether the words say that the rate is one of completion."""
    lead = rate.lead
    if lead.strip() == "的":
        return True
    done = _DONE.search(actual.lead)
    return bool(_COMPLETION.search(lead)) and bool(done or "完成" in lead)


def _by_name(context: Context, rate: Figure) -> Iterator[Candidate]:
    """A named rate against pairs of like amounts: of its sentence, then of its paragraph."""
    pool = _pool(context, rate)
    beside = (
        len(pool) >= 2
        and pool[1].index == rate.index - 2
        and pool[0].dimension == pool[1].dimension
        and pool[1].segment == rate.segment
    )
    alone = beside and _SURE.search(rate.lead) and _of_these(rate, pool[:2])
    for at, one in enumerate(pool):
        for other in pool[at + 1 :]:
            if one.dimension == other.dimension:
                sure = alone and (one, other) == (pool[0], pool[1])
                yield from _both(rate, one, other, Tie.LIKELY if sure else Tie.FOUND)
    for one in pool[:3]:
        for other in context.around(one, one.dimension)[:FAR]:
            if not pairing.same_sentence(one, other) and other.start < rate.start:
                yield from _both(rate, one, other, Tie.FOUND)
    for part, whole in _after_part(rate, pool):
        yield from _both(rate, part, whole, Tie.LIKELY)
    if not pool:
        yield from _beyond(context, rate)


_CALLED_AFTER = re.compile(r"(?P<stem>[一-龥]{2,4}?)[率面](?:为|达|达到|是|仅|约)?$")


def _after_part(rate: Figure, pool: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """项目214个，…，完工187个，完工率87.4%: the amount a rate is called after, and the largest."""
    found = _CALLED_AFTER.search(rate.lead.strip("，,、；"))
    if found is None:
        return
    parts = [figure for figure in pool if found["stem"] in figure.lead]
    beside = pool[:1] if pool and pool[0].segment == rate.segment else []
    plain = beside and _SURE.search(rate.lead)
    if not parts and plain and any(char in beside[0].lead for char in found["stem"][-2:]):
        parts = beside  # 审结451件，结案率97.4%
    like = [f for f in pool if parts and f.dimension == parts[0].dimension]
    if len(parts) == 1 and like[-1] is not parts[0]:
        whole = like[-1]
        if whole.size == max(figure.size for figure in like):
            yield parts[0], whole


_STEM = re.compile(r"(?P<stem>[一-龥]{1,2})(?:率|面|占比|度)[^率面]*$")


def _of_these(rate: Figure, pair: list[Figure]) -> bool:
    """Whether a rate is called after one of two amounts: 整改率 after 已整改41条."""
    stem = _STEM.search(rate.lead)
    words = "".join(figure.lead for figure in pair)
    return stem is not None and any(char in words for char in stem["stem"])


def _both(rate: Figure, one: Figure, other: Figure, tie: Tie) -> Iterator[Candidate]:
    for top, bottom in ((one, other), (other, one)):
        full = _OVER_FULL.search(rate.lead)
        over = top.size > bottom.size
        if over and top is other:
            tie = Tie.FOUND
        name = "ratio" if over and (full or tie is Tie.FOUND) else "share"
        if tie is not Tie.FOUND and bottom.size > top.size:
            yield Candidate(
                "share",
                rate,
                (top, bottom),
                LEFT,
                tie,
                "余下部分的比率",
                "也可能是另一部分的比率",
                slot=("rate", rate),
            )  # 厂用电率: what did not reach the net
        if bottom.value and top.size < bottom.size * 20:
            yield Candidate(
                name, rate, (top, bottom), OF, tie, "按名称所指的两个数", slot=("rate", rate)
            )


def _beyond(context: Context, rate: Figure) -> Iterator[Candidate]:
    """A rate in a sentence of its own: the last amounts of the paragraph before it."""
    before = [
        figure
        for figure in rate.passage.figures[max(0, rate.index - NEAR * 2) : rate.index]
        if figure.paragraph == rate.paragraph
        and measures.is_amount(figure.dimension)
        and context.is_level(figure)
    ]
    for at, one in enumerate(before):
        for other in before[at + 1 :]:
            if one.dimension == other.dimension:
                yield from _both(rate, one, other, Tie.FOUND)


# ---------------------------------------------------------------- bare quotients and a:b


def _terms(figure: Figure) -> list[tuple[Fraction, int]]:
    """The terms of a ratio and their decimals."""
    if not isinstance(figure.fact.value, str):
        return []
    terms = []
    for term in figure.fact.value.split(":"):
        if not re.fullmatch(r"\d+(?:\.\d+)?", term):
            return []
        terms.append((Fraction(term), len(term.partition(".")[2])))
    return terms


_COEFFICIENT = re.compile(r"(?:折|比|系数|倍数|率)(?:为|达|是)?$")


def _quotients(context: Context, figure: Figure) -> Iterator[Candidate]:
    """A bare coefficient (烘折2.5) against two like amounts of its sentence."""
    pool, lead = _pool(context, figure), figure.lead
    for at, later in enumerate(pool):
        for earlier in pool[at + 1 :]:
            if later.dimension == earlier.dimension and later.value:
                nearest = at == 0 and earlier is pool[1] and _COEFFICIENT.search(lead)
                tie = Tie.LIKELY if nearest else Tie.FOUND
                yield Candidate("ratio", figure, (earlier, later), QUOTIENT, tie, "同句两数之比")


MEN_TO_WOMEN = Formula(lambda x: exactly.quotient(x[0], x[1], 100), "{0} ÷ {1} × 100")


def _sexes(context: Context, figure: Figure) -> Iterator[Candidate]:
    """性别比（以女性为100）: men to women, as counted in the paragraph before it."""
    if not context.is_level(figure) or re.search(r"以[男女]性为$", figure.lead):
        return
    pool = [f for f in context.around(figure, measures.COUNT + "人") if f.start < figure.start]
    men = next((f for f in pool if "男" in f.lead), None)
    women = next((f for f in pool if "女" in f.lead), None)
    if men and women:
        near = pairing.same_sentence(figure, men, women)
        tie = Tie.WORDED if near else Tie.LIKELY
        yield Candidate("ratio", figure, (men, women), MEN_TO_WOMEN, tie, "男性与女性人数之比")


def candidates(context: Context) -> Iterator[Candidate]:
    """Completion rates, rates by name and coefficients."""
    for figure in context.figures():
        role = context.role(figure)
        if figure.dimension == measures.PERCENT:
            lead = figure.lead
            if _EXCESS.search(lead):
                yield from _excesses(context, figure)
            if role in {Role.LEVEL, Role.REACHED, Role.SHARE} or cues.TARGET.search(lead):
                yield from _completions(context, figure)
            named = _NAMED.search(lead) and not _AVERAGED.search(lead)
            if named and role in {Role.LEVEL, Role.REACHED}:
                yield from _by_name(context, figure)
        elif figure.dimension == measures.BARE and "性别比" in figure.passage.sentence_of(figure):
            yield from _sexes(context, figure)
        elif figure.dimension == measures.BARE and figure.size > 0 and role is Role.LEVEL:
            yield from _quotients(context, figure)
