"""What must be no more, no less or in between: ranges, subsets, thresholds, ordered lists.

All of these are weak: they catch about one slip in seven, and holding says nothing.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, measures
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie
from heshu.checks.roles import Role
from heshu.model import Approx

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (
    Family("range_order", Decimal("0.167"), weak=True),
    Family("order", Decimal("0.167"), weak=True),
    Family("subset", Decimal("0.130"), weak=True),
    Family("threshold", Decimal("0.167"), weak=True),
    Family("physical_bound", Decimal("0.130"), weak=True),
)

NO_LESS = Formula(lambda x: x[0], "{0}", Compare.AT_LEAST)
NO_MORE = Formula(lambda x: x[0], "{0}", Compare.AT_MOST)
SAME = Formula(lambda x: x[0], "{0}")
YEARS = 1900, 2100
"""A bare number between these before a tilde may be a year."""
NEAR = 14
"""Characters between what is new and all there is."""
HOURS = 8784
"""Of a leap year: no plant gives more than its capacity times these."""
AT_FULL_LOAD = Formula(lambda x: x[0] * HOURS, "{0} × 8784小时", Compare.AT_LEAST)

_LOWEST = re.compile(r"(?:最低|最小|最少|低的|少的|下限)[^，。；]{0,10}$")
_HIGHEST = re.compile(r"(?:最高|最大|最多|高的|多的|上限)[^，。；]{0,10}$")
_EXTREME = re.compile(r".*(?:最[高低大小多少]|[高低多少]的|[上下]限)")
_MEAN = re.compile(r"平均|均|每|亩产|单产")
_MEAN_OF = re.compile(r".*(?:平均|均|每)")
_AFTER_NAME = "，,、的为到达只有"
_TILDE = re.compile(r"^\s*[~～]\s*$|^\s*[—－-]{1,2}\s*$")
_SPREAD = re.compile(r"不等|之间|区间|的?范围")
_DESCENDING = re.compile(r"(?:从|由)(?:高|大|多|强|快)到(?:低|小|少|弱|慢)")
_ASCENDING = re.compile(r"(?:从|由)(?:低|小|少|弱|慢)到(?:高|大|多|强|快)")
_BOUND_WORDS = re.compile(
    r"首次|再次|一举|成功|已经?|突破|超过?|接近|直?逼近?|将近|站上|跨上|迈上|达到|达|，|,|不足|不到|也|历史性|大关|顺利|并"
)
_FIRST = re.compile(r"成为|首个|首次|第一个|首家|首度")
_NEW = re.compile(r"新增[^，。；]{0,10}$")
_IN_ALL = re.compile(r"(?:达到?|总[^，。；]{1,8}|累计[^，。；]{0,8})$")


def _extremes(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """最低…最高…, and the mean told before them."""
    for figure in sentence:
        lead = figure.lead
        highest, lowest = _HIGHEST.search(lead), _LOWEST.search(lead)
        if bool(highest) == bool(lowest):
            continue
        like = [f for f in sentence if f.dimension == figure.dimension and f.index < figure.index]
        like = [f for f in like if context.role(f) is not Role.CHANGE]
        if not like or like[-1].segment != figure.segment:
            continue
        last = like[-1]
        opposite = (_LOWEST if highest else _HIGHEST).search(last.lead)
        if opposite and _one_scale(last, figure):
            formula = NO_MORE if highest else NO_LESS
            yield _weak("range_order", figure, last, formula, "最低与最高")
        means = [f for f in like if _MEAN.search(f.lead) and figure.index - f.index <= 2]
        if means and _mean_of(means[-1], figure):
            formula = NO_MORE if highest else NO_LESS
            yield _weak("range_order", figure, means[-1], formula, "平均数介于最低与最高之间")


def _one_scale(one: Figure, other: Figure) -> bool:
    """Whether lowest and highest are of one thing: 最低气温, 最高气温, not 最低工资, 最高补贴."""
    first, second = (
        _EXTREME.sub("", figure.lead).strip("，,、的为到达只有") for figure in (one, other)
    )
    named = first and second and "的" not in one.lead
    return not named or clauses.alike(first, second)


def _mean_of(mean: Figure, extreme: Figure) -> bool:
    """Whether a mean is of what an extreme is of: 平均雨量, 最大雨量, not 最大小时雨强."""
    first = _MEAN_OF.sub("", mean.lead).strip(_AFTER_NAME)
    second = _EXTREME.sub("", extreme.lead).strip(_AFTER_NAME)
    least = min(2, len(first), len(second))
    return not (first and second) or clauses.alike(first, second, least)


def _middle(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """最高价860万元，最低价798万元，平均价825万元: the mean told after both extremes."""
    for one, other, mean in zip(sentence, sentence[1:], sentence[2:], strict=False):
        figures = (one, other, mean)
        if len({f.dimension for f in figures}) > 1 or not _MEAN.search(mean.lead):
            continue
        if any(context.role(f) is Role.CHANGE for f in figures) or one.segment != mean.segment:
            continue
        for extreme in (one, other):
            lead = extreme.lead
            highest, lowest = _HIGHEST.search(lead), _LOWEST.search(lead)
            if bool(highest) != bool(lowest) and _mean_of(mean, extreme):
                formula = NO_LESS if highest else NO_MORE
                yield _weak("range_order", mean, extreme, formula, "平均数介于最低与最高之间")


def _weak(
    relation: str,
    printed: Figure,
    other: Figure,
    formula: Formula,
    reason: str,
    *,
    tie: Tie = Tie.WORDED,
) -> Candidate:
    return Candidate(
        relation, printed, (other,), formula, tie, reason, weak=True, slot=(printed, other)
    )


def _tildes(sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """180元~120元, 从18元到12元不等: a range told downwards."""
    for one, other in itertools.pairwise(sentence):
        passage = one.passage
        words = passage.between(one, other)
        spread = words in {"到", "至"} and _SPREAD.match(passage.text, other.end)
        alike = one.dimension == other.dimension and one.dimension != measures.BARE
        bare = one.dimension == measures.BARE and other.scale == 1 and "~" in words
        bare = bare and measures.is_amount(other.dimension) and not YEARS[0] < one.size < YEARS[1]
        if (alike or bare) and (_TILDE.match(words) or spread):
            yield _weak("range_order", other, one, NO_MORE, "区间下限不高于上限")


def _sorted(sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """A list told as going from high to low."""
    text = sentence[0].passage.sentence_of(sentence[0])
    down, up = _DESCENDING.search(text), _ASCENDING.search(text)
    if bool(down) == bool(up):
        return
    formula = NO_LESS if down else NO_MORE
    for one, other in itertools.pairwise(sentence):
        listed = re.fullmatch(
            r"(?:、|和|及|以及)[^，。；、\d]{0,8}", one.passage.between(one, other)
        )
        if one.dimension == other.dimension and listed:
            yield _weak("order", other, one, formula, "按大小顺序列出")


def _parts(context: Context, part: Figure) -> Iterator[Candidate]:
    """A part after 其中 is no more than some like level before it."""
    if not context.is_level(part) or part.open or _MEAN.search(part.lead):
        return
    if part.dimension == measures.PERCENT:
        return  # 使用率80%，其中公立医院84%: the rate of a part may be the higher one
    text = part.passage.text
    begin = part.passage.begin(part.passage.sentences, part.start)
    mark = text.rfind("其中", begin, part.start)
    if mark < 0:
        return
    before = [
        figure
        for figure in reversed(context.sentence(part))
        if figure.end <= mark
        and figure.dimension == part.dimension
        and context.is_level(figure)
        and not _MEAN.search(figure.lead)
    ]
    first = not any(
        mark < other.start < part.start for other in context.sentence(part) if other is not part
    )
    near = part.segment == part.passage.count(part.passage.segments, mark)
    if not (near and (first or not re.search(r"[)）]", text[mark : part.start]))):
        return
    for whole in before[:6]:
        firm = first and _heads_inside(context, whole, mark)
        yield Candidate(
            "subset", whole, (part,), NO_MORE, Tie.WORDED if firm else Tie.FOUND,
            "“其中”的部分不超过总数", weak=True, slot=("part", part),
        )  # fmt: skip


def _heads_inside(context: Context, whole: Figure, mark: int) -> bool:
    """Whether no other amount stands between a whole and the 其中 at `mark`."""
    between = [f for f in context.sentence(whole) if whole.index < f.index and f.end <= mark]
    return not any(measures.is_amount(f.dimension) and context.is_level(f) for f in between)


def _additions(one: Figure, other: Figure) -> Iterator[Candidate]:
    """新增5户、达28户: what is new is no more than all there is."""
    if one.dimension != other.dimension or one.sentence != other.sentence:
        return
    passage = one.passage
    if re.search(r"[由从]", other.lead):
        return  # 总数由42张增加到102张: the level before
    new, all_told = _NEW.search(one.lead), _IN_ALL.search(other.lead)
    if new and all_told and len(passage.between(one, other)) <= NEAR:
        yield _weak("subset", other, one, NO_MORE, "新增数不超过总数")
    elif "累计" in other.lead and "累计" not in one.lead:
        yield _weak("subset", other, one, NO_MORE, "当期数不超过累计数", tie=Tie.FOUND)


def _newcomers(context: Context, new: Figure) -> Iterator[Candidate]:
    """登记1402户，…，当年新增155户: what is new is no more than the level told before it."""
    if not _NEW.search(new.lead) or not context.is_level(new):
        return
    following = new.passage.figures[new.index + 1 : new.index + 2]
    if following and following[0].dimension == new.dimension:
        return
    for level in reversed(context.sentence(new)):
        if level.index < new.index - 1 and level.dimension == new.dimension:
            yield _weak("subset", level, new, NO_MORE, "新增数不超过总数", tie=Tie.FOUND)
            return


def _households(one: Figure, other: Figure) -> Iterator[Candidate]:
    """25户76人: a household has at least one member."""
    counts = measures.COUNT + "户", measures.COUNT + "人"
    if (one.dimension, other.dimension) == counts and not one.passage.between(one, other).strip():
        yield _weak("order", other, one, NO_MORE, "户数不超过人数")


NESTED = (
    (re.compile(r"增加值"), re.compile(r"总产值"), "增加值不超过总产值"),
    (re.compile(r"(?:工业|农业|产业|建筑业|服务业|渔业)增加值"), re.compile(r"生产总值|GDP"),
     "行业增加值不超过地区生产总值"),
)  # fmt: skip
"""What is part of what by its definition in national accounts."""


def _by_definition(context: Context, part: Figure) -> Iterator[Candidate]:
    """工业增加值 is part of 工业总产值 and of 地区生产总值."""
    if part.dimension != "money" or not context.is_level(part):
        return
    lead = part.lead
    for inner, outer, reason in NESTED:
        if not inner.search(lead) or outer.search(lead):
            continue
        for whole in context.around(part, "money")[:30]:
            named = outer.search(whole.passage.sentence_of(whole)[:40]) and whole.size >= part.size
            if named and outer.search(_heading(whole)):
                yield _weak("subset", whole, part, NO_MORE, reason, tie=Tie.FOUND)
                break


STAGES = (
    re.compile(r"线索|举报|来电|接报"),
    re.compile(r"受理|协调处理|核查|排查(?:出|发现)?|检查"),
    re.compile(r"立案|查处|整改"),
    re.compile(r"移送|起诉|处罚|刑拘|判决"),
)
"""The stages a case goes through; fewer reach each than the one before."""


def _stage(figure: Figure) -> int | None:
    lead = figure.lead
    found = [at for at, stage in enumerate(STAGES) if stage.search(lead)]
    return found[-1] if found and measures.kin(figure.dimension) == measures.COUNT + "*" else None


def _funnel(sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """核查线索1142条，…立案3件，移送1件: each stage passes on no more than it took in."""
    staged = [(stage, figure) for figure in sentence if (stage := _stage(figure)) is not None]
    for (before, one), (after, other) in itertools.pairwise(staged):
        if before < after and one.size >= other.size:
            yield _weak("order", one, other, NO_MORE, "后一环节不多于前一环节", tie=Tie.FOUND)


def _heading(figure: Figure) -> str:
    """The words from the start of its stretch (；。) up to a figure."""
    begin = figure.passage.begin(figure.passage.segments, figure.start)
    return figure.passage.text[begin : figure.start][-40:]


def _thresholds(context: Context, one: Figure, bound: Figure) -> Iterator[Candidate]:
    """产值10.6亿元，首次突破10亿元: the level told right before keeps to the bound."""
    if one.dimension != bound.dimension or one.sentence != bound.sentence:
        return
    if (
        "出" in bound.fact.exact
        or bound.fact.approx not in {Approx.ABOVE, Approx.BELOW, Approx.UNDER}
        or one.open
    ):
        return
    words = one.passage.between(one, bound)
    if _FIRST.search(words) and clauses.alike(words, clauses.label(one)):
        words = ""
    words = _BOUND_WORDS.sub("", words)
    target = re.search(r"力争|有望|预计|目标|计划|将", one.passage.between(one, bound))
    if not words.strip("、 ") and not target and context.is_level(one):
        yield _weak("threshold", bound, one, SAME, "界限词与所述数值")


_SETTLED = re.compile(
    r"(?:的[^，。；\d]{1,6})?[，,]?(?:实际|目前|现)?(?:达到?|实现|实有|共有?|为|有)"
)


def _settled(context: Context, bound: Figure, level: Figure) -> Iterator[Candidate]:
    """突破100万人次，达98万人次: the level told right after its bound."""
    if bound.dimension != level.dimension or bound.sentence != level.sentence or level.open:
        return
    if bound.fact.approx not in {Approx.ABOVE, Approx.UNDER} or "出" in bound.fact.exact:
        return
    told = _SETTLED.fullmatch(bound.passage.between(bound, level))
    if told and context.is_level(level) and context.is_level(bound):
        yield _weak("threshold", bound, level, SAME, "界限词与所述数值")


def _loads(context: Context, energy: Figure) -> Iterator[Candidate]:
    """What a plant gives in a year is no more than its capacity at full load."""
    if energy.dimension != "energy" or not context.is_level(energy):
        return
    if not re.search(r"发电|电量", energy.passage.clause_of(energy)):
        return
    for power in reversed(context.sentence(energy)):
        mean = _MEAN.search(power.lead)
        if power.dimension == "power" and power.index < energy.index and not mean:
            silence = "装机与发电量的统计范围可能不同"
            yield Candidate(
                "physical_bound", energy, (power,), AT_FULL_LOAD, Tie.WORDED,
                "全年满负荷发电量", silence, weak=True,
            )  # fmt: skip
            return


def candidates(context: Context) -> Iterator[Candidate]:
    """All order relations that the wording names."""
    seen: set[tuple[int, int]] = set()
    for figure in context.figures():
        yield from _parts(context, figure)
        yield from _loads(context, figure)
        figures = figure.passage.figures
        if figure.index:
            yield from _additions(figures[figure.index - 1], figure)
            yield from _thresholds(context, figures[figure.index - 1], figure)
            yield from _settled(context, figures[figure.index - 1], figure)
            yield from _households(figures[figure.index - 1], figure)
        yield from _newcomers(context, figure)
        yield from _by_definition(context, figure)
        key = id(figure.passage), figure.sentence
        if key in seen:
            continue
        seen.add(key)
        sentence = context.sentence(figure)
        yield from _extremes(context, sentence)
        yield from _middle(context, sentence)
        yield from _tildes(sentence)
        yield from _sorted(sentence)
        yield from _funnel(sentence)
