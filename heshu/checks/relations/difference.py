"""Level minus level: differences, percentage points, balances.

Four wordings: against one's own earlier level (a chain), against someone named
(比全县平均高37公斤), of two levels just told (相差, 差距), and as a balance
(收入总计…支出总计…结转下年…). Points are the same over percents.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, exactly, measures, pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.roles import Reading, Role
from heshu.checks.series import OWN_TIME
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure
    from heshu.checks.series import Chain

FAMILIES = (
    Family("difference", Decimal("0.948")),
    Family("pp_change", Decimal("0.913")),
)

MORE = Formula(lambda x: exactly.less(x[0], x[1]), "{0} − {1}", turns="+-")
LESS = Formula(lambda x: exactly.less(x[1], x[0]), "{1} − {0}", turns="-+")
APART = Formula(lambda x: abs(x[0] - x[1]), "|{0} − {1}|")

_APART = re.compile(r"(?:相差|差距|差额|悬殊|相距|之差|差)(?:为|达|仅|只|只有|约)*$")
_BALANCE = re.compile(
    r"(?:缺席|缺勤|结余|结转|结转下年|盈余|净结余|纯赚|净赚|纯收入|净收入|净得|利润|盈利|落到手里|剩余|余|剩下|还剩|尚余|"
    r"尚有|还有|仍有|缺口|差额|出入|收支相抵|赤字|尚欠|还欠|仍欠|欠|尚缺|未收|未付|待收|待付)[^，。；\d]{0,4}$"
)
_REST = re.compile(r"缺|余|剩|结转|[尚还仍]有|差额|出入|欠|未|待|收支相抵|赤字")
"""Words of what is left of two things told, beside those of profit."""
_AHEAD = re.compile(r"(?:提前|推迟|节省|省下|省|少用|少花|超时|多用|多花)(?:了)?$")
"""By how much a time is shorter or longer than the one told before it."""
_CARRIED = re.compile(r"上年结[转余]|年初结[转余]")
"""A balance brought in from the year before is an addend, not what is left."""
_WITH = re.compile(r"(?:与|和|同|比|较)([^，。；()与和同比较]{1,16}?)(?:的)?(?:相差|差距|差|相比)")
_PLACE = re.compile(r"全[国省市州县区镇乡]")
_TIMED = re.compile(r"月|季度|年|周|旬")
_SAVED = re.compile(r"(?:节约|节省|节支)(?:资金|经费)?(?:了)?$")
"""What is left of a budget that was not all spent."""
_FORMER = re.compile(r"前者|后者|二者|两者")
_SPENT = re.compile(r"支出|开支|成本|费用|花费|扣除|除去|减去|消费|还本|欠|未|没有")


def kind(figure: Figure) -> str:
    """The relation that a change of levels is told as."""
    return "pp_change" if figure.dimension == measures.POINT else "difference"


def level_dimension(figure: Figure) -> str:
    """The dimension of the levels whose difference a figure is."""
    return measures.PERCENT if figure.dimension == measures.POINT else figure.dimension


def signed(reading: Reading) -> Formula:
    """How a change follows from the level now and the level before."""
    return LESS if reading.falling else MORE


def _chained(chain: Chain) -> Iterator[Candidate]:
    change, current, earlier = chain.change, chain.current, chain.earlier
    if change and current and earlier and chain.one_time("change", "earlier"):
        reading = chain.readings["change"]
        plain = not (cues.RISE.search(reading.lead) or cues.FALL.search(reading.lead))
        formula = APART if plain else signed(reading)
        net = "净增" in reading.lead or "新增" in reading.lead
        silence = "新增是毛数，退出数没有印出" if "新增" in reading.lead else ""
        yield Candidate(
            "increment" if net else kind(change), change, (current, earlier), formula, Tie.WORDED,
            "同句的本期与上期", silence,
        )  # fmt: skip


def _prior(context: Context, chain: Chain) -> Iterator[Candidate]:
    """均价由20元/公斤升高2元: the level now stands in an earlier sentence."""
    change, earlier = chain.change, chain.earlier
    name = clauses.noun(chain.label.partition("由")[0].partition("从")[0])
    if change is None or earlier is None or chain.current or not name:
        return
    pool = context.around(earlier, earlier.dimension)
    for level in pairing.named(context, name, pool)[:4]:
        formula = signed(chain.readings["change"])
        reason = f"“{name}”的现值在别句"
        yield Candidate(kind(change), change, (level, earlier), formula, Tie.LIKELY, reason)


def _bracketed(context: Context, change: Figure) -> Iterator[Candidate]:
    """高12公斤(东乡412公斤,全县400公斤): the two levels stand in brackets after it."""
    passage = change.passage
    if passage.text[change.end : change.end + 1] not in "(（":
        return
    close = min(
        (at for at in (passage.text.find(mark, change.end) for mark in ")）") if at > 0), default=0
    )
    inside = [
        figure
        for figure in passage.figures[change.index + 1 : change.index + 4]
        if figure.end <= close and figure.dimension == level_dimension(change)
    ]
    if len(inside) == 2:
        yield Candidate(
            kind(change), change, tuple(inside), signed(context.readings[change]), Tie.WORDED,
            "括号内的两个数",
        )  # fmt: skip


def _own(context: Context, change: Figure) -> list[Figure]:
    """The level a comparison is told of: nearest before it in its sentence, of its dimension."""
    wanted = level_dimension(change)
    roles = {Role.LEVEL, Role.REACHED, Role.RATE, Role.SHARE, Role.TARGET}
    return [
        figure
        for figure in reversed(context.sentence(change))
        if figure.index < change.index
        and figure.dimension == wanted
        and context.role(figure) in roles
    ][:3]


def _against_named(context: Context, change: Figure, name: str) -> Iterator[Candidate]:
    """One's level against the level of someone named elsewhere."""
    formula = signed(context.readings[change])
    if _APART.search(context.readings[change].lead):
        formula = APART
    place = _PLACE.match(name)
    if place and change.dimension == measures.POINT:
        yield from _against_place(context, change, formula, place[0])
    name = clauses.noun(name)
    timed = bool(_TIMED.search(name))
    pool = (
        _percents(change)
        if change.dimension == measures.POINT
        else context.around(change, change.dimension)
    )
    for own in _own(context, change):
        others = [figure for figure in pool if figure is not own]
        for other in _called(context, name, others)[:30]:
            near = pairing.same_sentence(change, other)
            shared = clauses.common(name, _words(context, other))
            called = shared >= (len(name) if timed or not near else 2)
            tie = Tie.LIKELY if called and (near or len(name) > 2) else Tie.FOUND
            reason = f"与“{name}”相比"
            yield Candidate(kind(change), change, (own, other), formula, tie, reason)


def _against_place(
    context: Context, change: Figure, formula: Formula, place: str
) -> Iterator[Candidate]:
    """本市增速6.8%，全省增速5.9%，高于全省0.9个百分点: two rates, one of them the place's."""
    before = [f for f in context.sentence(change) if f.index < change.index]
    rates = [f for f in before if f.dimension == measures.PERCENT]
    theirs = [f for f in rates if place in f.lead]
    ours = [f for f in rates if f not in theirs]
    if len(theirs) == len(ours) == 1:
        tie = Tie.WORDED if len(before) == 2 else Tie.LIKELY
        yield Candidate("pp_change", change, (ours[0], theirs[0]), formula, tie, f"与{place}相比")


def _percents(change: Figure) -> list[Figure]:
    """The percents before a figure in its article, rates and shares included, nearest first."""
    figures = change.passage.figures
    near = figures[max(0, change.index - 40) : change.index]
    return [f for f in reversed(near) if f.dimension == measures.PERCENT]


def _words(context: Context, figure: Figure) -> str:
    """The clause and the label: a name may stand at the clause's head."""
    return figure.passage.clause_of(figure) + context.label(figure)


def _called(context: Context, name: str, pool: list[Figure]) -> list[Figure]:
    """The figures whose clause names `name`; for a bare average word, those that say so."""
    scored = [(clauses.common(name, _words(context, figure)), figure) for figure in pool]
    named = [(score, figure) for score, figure in scored if score >= min(2, max(len(name), 1))]
    named.sort(key=lambda item: -item[0])
    found = [figure for _, figure in named]
    return found + [figure for figure in pool[:30] if figure not in found]


def _two_before(context: Context, gap: Figure) -> Iterator[Candidate]:
    """城镇…2318元，农村1842元，相差476元: the two levels just told."""
    wanted = level_dimension(gap)
    like = [
        f for f in reversed(context.sentence(gap)) if f.index < gap.index and f.dimension == wanted
    ]
    levels = [f for f in like if context.is_level(f)]
    before = levels if len(levels) >= 2 else [f for f in like if context.role(f) is not Role.CHANGE]
    if len(before) >= 2:
        tie = Tie.WORDED if len(before) == 2 else Tie.LIKELY
        yield Candidate(kind(gap), gap, (before[1], before[0]), APART, tie, "同句的前两个数")


_GAP = re.compile(r"缺口|赤字|差额|逆差")
"""A balance told without its sign: what was spent may be the larger."""


def _balance(context: Context, rest: Figure) -> Iterator[Candidate]:
    """What is left of one level when another is taken off."""
    before = [
        figure
        for figure in context.sentence(rest)
        if figure.index < rest.index
        and figure.dimension == rest.dimension
        and context.is_level(figure)
    ]
    totals = [figure for figure in before if cues.TOTAL.search(figure.lead)]
    formula = APART if _GAP.search(rest.lead) else MORE
    if len(totals) == 2:
        yield Candidate("difference", rest, tuple(totals), formula, Tie.WORDED, "两个总计之差")
    elif len(before) >= 2:
        whole, off = before[-2:]
        spent = _SPENT.search(off.passage.clause_of(off)) or _SPENT.search(off.lead)
        tie = Tie.WORDED if spent and len(before) == 2 else Tie.LIKELY
        if not spent and (whole.size < off.size or not _REST.search(rest.lead)):
            tie = Tie.FOUND  # a profit beside a turnover: what was taken off may be elsewhere
        yield Candidate("difference", rest, (whole, off), formula, tie, "同句的总数与所减之数")
        for other in before[:-2][-3:]:
            yield Candidate(
                "difference", rest, (other, off), MORE, Tie.FOUND, "同句的总数与所减之数"
            )
    else:
        yield from _balance_beyond(context, rest)


def _balance_beyond(context: Context, rest: Figure) -> Iterator[Candidate]:
    """A balance whose two sides stand in other sentences: an income and a spending."""
    pool = [f for f in context.around(rest, rest.dimension)[:24] if f.size > rest.size]
    spent = [f for f in pool if _SPENT.search(_words(context, f))][:6]
    earned = [f for f in pool if f not in spent and "收入" in _words(context, f)][:6]
    for income in earned:
        for cost in spent:
            yield Candidate("difference", rest, (income, cost), MORE, Tie.FOUND, "收入与支出在别句")


def candidates(context: Context) -> Iterator[Candidate]:
    """Every change, gap and balance with the two levels it lies between."""
    for chain in context.chains:
        yield from _chained(chain)
        yield from _prior(context, chain)
    for figure in context.figures():
        if figure.dimension in {measures.PERCENT, measures.RANK, measures.MULTIPLE}:
            continue
        reading = context.readings[figure]
        if _SAVED.search(reading.lead) and not reading.against and figure.fact.unit == "元":
            yield from _balance(context, figure)
            continue
        former = reading.role is Role.CHANGE and _FORMER.search(figure.passage.clause_of(figure))
        if former and figure.dimension != measures.POINT:
            yield from _two_before(context, figure)
            continue
        ahead = figure.fact.kind is FactKind.DURATION and _AHEAD.search(reading.lead)
        if ahead and reading.against in OWN_TIME:
            yield from _two_before(context, figure)
        elif reading.role is Role.CHANGE:
            yield from _bracketed(context, figure)
            if reading.against not in OWN_TIME:
                yield from _against_named(context, figure, reading.against)
        elif _APART.search(reading.lead):
            named = _WITH.search(reading.lead)
            if named:
                yield from _against_named(context, figure, named[1])
            else:
                yield from _two_before(context, figure)
        elif (
            _BALANCE.search(reading.lead)
            and not reading.listed
            and not _CARRIED.search(reading.lead)
            and measures.is_amount(figure.dimension)
        ):
            yield from _balance(context, figure)
