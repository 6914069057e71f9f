"""Means and conversions: 总量 / 数量 = 人均 户均 亩均 日均, 单价; 12公顷（180亩）.

The count and the total are looked for in the sentence first; a mean whose count or total is
told elsewhere is only ever shown when it holds. Rates on an average population (人均地区生产总值,
出生率) cannot be recomputed from the population at the end of the year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import clauses, cues, exactly, measures, pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.context import AMOUNTS
from heshu.checks.intervals import Interval
from heshu.checks.relations import allowances
from heshu.checks.roles import Role
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (
    Family("average", Decimal("0.834")),
    Family("unit_conversion", Decimal("0.938")),
)

UNIT_OF = {
    "人均": "人", "户均": "户", "亩均": "亩", "日均": "天", "月均": "月", "张均": "张",
    "头均": "头", "只均": "只", "村均": "村", "场均": "场", "次均": "次", "件均": "件",
    "座均": "座", "单均": "单", "亩产": "亩", "单产": "亩", "店均": "家", "校均": "所",
    "班均": "班", "每天": "天", "每日": "天", "劳均": "人", "每人": "人",
}  # fmt: skip
"""The measure word a mean is told by."""
_MEAN = re.compile(rf"(?P<word>{'|'.join(UNIT_OF)})")
_EACH = re.compile(
    r"(?:平均)?(?:每|一)(?P<times>[千万百]|10万)?(?:个(?=家庭户|农户|户))?(?:家庭|农)?(?P<unit>平方公里|平方米|公顷|公里|公斤|立方米|千瓦时|"
    r"亩|户|人口|人|名|个|座|张|头|只|羽|株|村|家|天|日|月|次|件|批|场|套|条|吨|米|台|辆|所|间|艘|处|项|组|幢|栋|匹|眼|盏|棚|度|单|班|架|平方)"
)
_HINT = re.compile(r"[均每一]|亩产|单产")
"""What every word of a mean holds, to tell quickly that there is none."""
_TIMES = {"百": 100, "千": 1000, "万": 10**4, "10万": 10**5}
_AVERAGE_POPULATION = re.compile(
    r"人均(?:地区)?(?:生产总值|GDP)|出生率|死亡率|自然增长率|按年平均人口|人均可支配|人均消费"
)
_YIELD = re.compile(r"亩产|单产")
_IN_PLACE = re.compile(r"全[省市州县区镇乡村]|现有|共有|辖")
"""A count of all there are, of which the mean may be over a part only."""
_IN_ALL = re.compile(r"共|合计|总计|总共|总产|总增")
_RECKONED = re.compile(r"[，,]?[（(]?(?:全年|全月|每年|一年|当月)?按(?:照)?")
"""日均2000人次（按365天计算）: the count told after its mean."""
_SUBGROUP = re.compile(r"按实际|实际采收|参与|有劳动力|脱贫户均|低收入")
TELLING = 3
"""Digits a mean needs to be found by its value alone."""
WIDE = 1 + 1e-6
"""Margin of the rough filter, far above what rounding can make of one division."""
NEAR, FAR = 6, 10
"""Totals and counts tried in the sentence, and elsewhere in the article."""


class Mean(NamedTuple):
    """A figure that is a mean, and what it is a mean over."""

    figure: Figure
    dimension: str
    """Of the count."""
    per: Fraction
    """Base units of the count that one mean is for."""
    times: int
    """Units a mean is for, where more than one: 每千人口."""
    top: str
    """Dimension of the total."""


def _mean(figure: Figure) -> Mean | None:
    """The figure as a mean, or None."""
    top, slash, _bottom = figure.dimension.partition("/")
    if slash:
        return None
    if not (measures.is_amount(figure.dimension) or figure.dimension == measures.BARE):
        return None
    lead = _lead(figure)
    if not _HINT.search(lead) or allowances.read(figure) or lead.count("每") > 1:
        return None
    each = _last(_EACH, lead)
    if each and "比" not in lead[each.end() :]:
        measure = measures.of_unit(each["unit"].replace("人口", "人").replace("日", "天"))
        times = _TIMES.get(each["times"] or "", 1)
        return Mean(figure, measure.dimension, measure.factor * times, times, top)
    word = _last(_MEAN, lead)
    if word and "年均增" not in lead:
        measure = measures.of_unit(UNIT_OF[word["word"]])
        return Mean(figure, measure.dimension, measure.factor, 1, top)
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of a pattern in a text."""
    return next(reversed([*pattern.finditer(text)]), None)


def _lead(figure: Figure) -> str:
    """The words before a mean; 每亩产茶9.5公斤、收入900元 goes on with the 每亩 of its clause."""
    lead = figure.lead
    if cues.REACHED.search(lead):
        return figure.passage.clause_of(figure)
    if lead.startswith("、") and not _EACH.search(lead) and not _MEAN.search(lead):
        return figure.passage.clause_of(figure)
    return lead


def _usable(context: Context, mean: Mean, dimension: str) -> list[Figure]:
    pool = context.around(mean.figure, dimension, AMOUNTS)
    if not pool and measures.is_count(dimension):
        pool = _things(context, mean.figure, dimension.removeprefix(measures.COUNT))
    found = [f for f in pool if not f.open and f.size > 0 and not _lately(f)]
    place = mean.figure.place
    near = [f for f in found if f.place == place]
    far = [f for f in found if f.place != place]
    return near[:NEAR] + far[:FAR]


def _lately(count: Figure) -> bool:
    """近12个月: the months gone by, not nearly so many."""
    return count.fact.kind is FactKind.DURATION and count.fact.approx is not None


def _things(context: Context, mean: Figure, unit: str) -> list[Figure]:
    """12个班 counts 班: the general counts whose thing is the word a mean is told for."""
    general = context.around(mean, measures.COUNT + "个", AMOUNTS)
    return [f for f in general if f.passage.text.startswith(unit, f.end)]


def _formula(mean: Mean) -> Formula:
    per = measures.plain(mean.per)
    scale = "" if mean.times == 1 else f" × {mean.times}"
    return Formula(lambda x: exactly.quotient(x[0], x[1], per), "{0} ÷ {1}" + scale, turns="+-")


def _silence(figure: Figure) -> str:
    words = figure.passage.sentence_of(figure)
    clause = figure.passage.clause_of(figure)
    if _AVERAGE_POPULATION.search(clause) or "按年平均人口" in words:
        return "按年平均人口计算，年初人口没有印出"
    return "只就一部分平均，其基数没有印出" if _SUBGROUP.search(clause) else ""


def _pairs(context: Context, mean: Mean, means: Mapping[Figure, Mean]) -> Iterator[Candidate]:
    figure = mean.figure
    totals = [f for f in _usable(context, mean, mean.top) if f is not figure]
    totals = [f for f in totals if f.size > figure.size and f not in means]
    counts = _usable(context, mean, mean.dimension)
    silence, formula = _silence(figure), _formula(mean)
    if not totals or not counts:
        return
    printed = _rounded(figure)
    named = [(_named(context, figure, total), total.size) for total in totals]
    best = max(named)
    alone = _told_before(figure, totals) == 1 == _told_before(figure, counts)
    here = [_counted_here(figure, count) for count in counts]
    sure = [
        is_here and _prime_count(context, figure, c)
        for c, is_here in zip(counts, here, strict=True)
    ]
    for total, score in zip(totals, named, strict=True):
        called = score[0] > 0 or figure.digits >= TELLING
        prime = any(sure) and _prime_total(figure, total, totals)
        parted = total.place == figure.place and total.segment != figure.segment
        charged, rough = _charged(figure, total), figure.fact.approx is not None
        for count, is_here, is_sure in zip(counts, here, sure, strict=True):
            together = total.place == figure.place == count.place or _of_days(mean, total, count)
            named_here = best[0] and score == best and is_here
            firmer = mean.times > 1 or named_here or (prime and is_sure)
            if not together and (rough or (not firmer and _misses(mean, total, count))):
                continue  # only looked for, and far off
            first = total is totals[0] and count is counts[0]
            tie = _tie(figure, total, count, first=first, alone=alone)
            strange = tie is not Tie.FOUND and _of_another(figure, total)
            strange = strange or charged or (parted and not score[0])
            if context.role(figure) is Role.EARLIER or _of_before(count) or strange:
                tie = Tie.FOUND
            elif mean.times > 1 or (tie is Tie.FOUND and (named_here or (prime and is_sure))):
                tie = min(Tie.LIKELY, tie) if mean.times > 1 else Tie.LIKELY
            near = figure.place in {total.place, count.place}
            days = ("days", count) if _of_days(mean, total, count) else None
            far = not days and (not (called or near) or _misses(mean, total, count))
            if tie is Tie.FOUND and (rough or far):
                continue
            if _YIELD.search(figure.lead):
                yield _harvest(mean, total, count, tie, silence)
                continue
            yield Candidate(
                "average", printed, (total, count), formula, tie, "总量除以数量", silence,
                anchor=days, slot=("mean", figure),
            )  # fmt: skip


_BARE_DAILY = re.compile(r"[，,（(]?(?:日均|平均每天|每天平均)(?:约|达|为)?")


def _of_days(mean: Mean, total: Figure, count: Figure) -> bool:
    """Whether a daily mean right after its total may be over the days of a holiday told above."""
    return (
        total.place == mean.figure.place
        and mean.figure.index - total.index == 1
        and count.fact.kind is FactKind.DURATION
        and count.place != mean.figure.place
        and count.start < mean.figure.start
        and bool(_BARE_DAILY.fullmatch(mean.figure.lead))
    )


def _rounded(mean: Figure) -> Figure:
    """平均每家26人: a count that is a mean has been rounded to the whole."""
    if mean.fact.precision != 0 or mean.fact.approx is not None:
        return mean
    half = Interval.around(mean.value, mean.scale / 2)
    return replace(mean, half=half, full=Interval.around(mean.value, mean.scale))


def _of_another(mean: Figure, total: Figure) -> bool:
    """Whether a mean names a thing its total does not: 纳税26万元，用工120人，人均工资1.2万元."""
    thing = _THING.search(mean.lead)
    if not thing or not clauses.noun(total.lead):
        return False
    begin = mean.passage.begin(mean.passage.sentences, mean.start)
    counted = thing["name"] in mean.passage.text[begin : mean.start - len(thing["name"])]
    return not counted and not clauses.common(thing["name"], total.passage.clause_of(total))


_CHARGE = re.compile(r"保额|保险金额|保费|成本|工资|租金|标准")


def _charged(mean: Figure, total: Figure) -> bool:
    """Whether a mean names a sum its total is not: 每头保额1500元, 保费收入6842万元."""
    charge = _CHARGE.search(mean.lead)
    return charge is not None and charge[0] not in total.passage.clause_of(total)


def _of_before(count: Figure) -> bool:
    """Whether a count stands in the bracket of an earlier time: 较上年春节（7天）."""
    begin = count.passage.begin(count.passage.clauses, count.start)
    return bool(cues.BRACKETED_BASE.search(count.passage.text[max(0, begin - 24) : begin]))


def _harvest(mean: Mean, total: Figure, area: Figure, tie: Tie, silence: str) -> Candidate:
    """Area times yield is the harvest: 面积 × 单产 = 总产."""
    per = measures.plain(mean.per)
    formula = Formula(lambda x: exactly.product(x[0], x[1], per), "{0} × {1}", turns="+")
    operands, slot = (area, mean.figure), ("yield", mean.figure)
    return Candidate("product", total, operands, formula, tie, "面积与单产", silence, slot=slot)


def _misses(mean: Mean, total: Figure, count: Figure) -> bool:
    """Whether total and count are far from the mean; a pairing merely found must hold."""
    (least, most), (fewest, many) = total.rough, count.rough
    if least <= 0 or fewest <= 0:
        return False
    low, high = mean.figure.rough
    per = mean.per.numerator / mean.per.denominator
    least, most = least / many * per, most / fewest * per
    return least > high * WIDE or most * WIDE < low


def _prime_count(context: Context, mean: Figure, count: Figure) -> bool:
    """Whether the count of a mean of many digits is at hand.

    It stands right before it or is named by it: 每亩桑园, 桑园300亩.
    """
    if mean.digits < TELLING or context.role(mean) is not Role.LEVEL or mean.open:
        return False
    words = mean.passage.clause_of(mean)
    return mean.index - count.index == 1 or clauses.alike(words, context.label(count))


def _prime_total(mean: Figure, total: Figure, totals: Sequence[Figure]) -> bool:
    """Whether a total is plain: right before the mean, or the largest of its kind around."""
    beside = total.place == mean.place and mean.index - total.index == 1
    return beside or total.size == max(figure.size for figure in totals)


def _told_before(mean: Figure, group: Sequence[Figure]) -> int:
    """How many of a group stand before a mean in its sentence."""
    return sum(f.place == mean.place and f.index < mean.index for f in group)


def _tie(mean: Figure, total: Figure, count: Figure, *, first: bool, alone: bool) -> Tie:
    """Firm when total and count are the only ones of the sentence and both stand before."""
    if not total.place == mean.place == count.place:
        return Tie.FOUND
    if count.index > mean.index:
        reckoned = _RECKONED.fullmatch(mean.passage.between(mean, count))
        beside = (
            total.index + 2 == mean.index + 1 == count.index and total.clause >= mean.clause - 1
        )
        beside = beside and count.segment == mean.segment and mean.digits > 1
        likely = (reckoned and first) or beside
        return Tie.LIKELY if likely and total.index < mean.index else Tie.FOUND
    if total.index > mean.index:
        next_told = total.index == mean.index + 1 and _IN_ALL.search(total.lead)
        return Tie.LIKELY if next_told else Tie.FOUND
    if (
        alone
        and total.segment == mean.segment
        and min(total.clause, count.clause) >= mean.clause - 3
    ):
        return Tie.LIKELY if _IN_PLACE.search(count.lead) else Tie.WORDED
    return Tie.LIKELY if first else Tie.FOUND


_THING = re.compile(
    r"(?:[人户亩日月次件场]均|平均每.)(?P<name>(?!为|达|约|是|有|补贴|补助|发放|分得|分到|领到|领取|获|得|拿到|收到|增|减|享受)[^，。；\d]{2,6})$"
)
_OVER = re.compile(r"(?:每[亩户人张头座名个]|户均|亩均|人均)(?P<name>[^，。；\d]{2,})$")


def _named(context: Context, mean: Figure, total: Figure) -> int:
    """How much of its total's name the words of a mean hold: 户均养蚕收入, 卖茧收入."""
    found = _OVER.search(_lead(mean))
    label, lead = context.label(total), mean.lead
    shared = max(
        clauses.common(found["name"] if found else lead, label), clauses.common(lead, label)
    )
    return shared if shared >= 2 else 0


def _counted_here(mean: Figure, count: Figure) -> bool:
    """Whether the count stands before the mean in its sentence."""
    return count.index < mean.index and pairing.same_sentence(mean, count)


_RECAST = re.compile(r"^[（(，,]?(?:折合?|约合|合|即|相当于|折算为?)?[^，。；\d]{0,4}$")


def _conversions(figure: Figure) -> Iterator[Candidate]:
    """12公顷(180亩): the same amount in two units, side by side."""
    after = figure.passage.figures[figure.index + 1 : figure.index + 2]
    if not after or not pairing.same_sentence(figure, after[0]):
        return
    other, words = after[0], figure.passage.between(figure, after[0])
    if other.dimension != figure.dimension or other.scale == figure.scale:
        return
    if measures.is_count(figure.dimension) or figure.dimension.startswith("money"):
        return
    bracket = words in {"(", "（", "(折", "(合", "(即", "(折合", "(约合"} or _RECAST.match(words)
    if bracket and (words[:1] in "(（" or "折" in words or "合" in words or "即" in words):
        same = Formula(lambda x: x[0], "{0}")
        yield Candidate("unit_conversion", other, (figure,), same, Tie.WORDED, "同一数量的两种单位")


_MORE_EACH = re.compile(r"[户人亩]均(?:增收|增产|减支|增支|节约|节省|增加)")


def _added(context: Context, mean: Mean) -> Iterator[Candidate]:
    """1.5万户共增收4500万元，户均增收3000元: what was added, by those it was added to."""
    figure = mean.figure
    if not _MORE_EACH.search(figure.lead):
        return
    here = [f for f in context.sentence(figure) if f.index < figure.index and not f.open]
    following = figure.passage.figures[figure.index + 1 : figure.index + 2]
    told = [f for f in following if f.place == figure.place and _IN_ALL.search(f.lead)]
    totals = [
        f
        for f in [*here, *told]
        if f.dimension == mean.top and context.role(f) is Role.CHANGE and f.size > figure.size
    ]
    counts = [f for f in here if f.dimension == mean.dimension and context.is_level(f)]
    if len(totals) == len(counts) == 1 and not context.readings[totals[0]].against:
        operands = (totals[0], counts[0])
        yield Candidate(
            "average", _rounded(figure), operands, _formula(mean), Tie.WORDED, "总增量除以数量",
            slot=("mean", figure),
        )  # fmt: skip


def candidates(context: Context) -> Iterator[Candidate]:
    """Every mean with totals and counts, every amount told in two units."""
    read = ((figure, _mean(figure)) for figure in context.figures())
    means = {figure: mean for figure, mean in read if mean is not None}
    for figure in context.figures():
        yield from _conversions(figure)
        if figure not in means:
            continue
        if context.role(figure) in AMOUNTS:
            yield from _pairs(context, means[figure], means)
        elif context.role(figure) is Role.CHANGE:
            yield from _added(context, means[figure])
