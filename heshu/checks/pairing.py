"""Where the other figure of a relation is looked for: clause, sentence, owner, paragraph, beyond.

Every search returns figures in the order of trust, so that the first is the reading a person
would take and the rest are alternatives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, measures
from heshu.checks.candidates import Tie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure


def same_sentence(one: Figure, *others: Figure) -> bool:
    """Whether all stand in one sentence of one passage."""
    place = one.place
    for other in others:  # noqa: SIM110 - asked for every pair of figures
        if other.place != place:
            return False
    return True


def amounts_before(context: Context, figure: Figure) -> list[Figure]:
    """The levels of its sentence left of a figure that can be a part or a whole, nearest first."""
    return [
        other
        for other in reversed(context.sentence(figure))
        if other.index < figure.index
        and measures.is_amount(other.dimension)
        and context.is_level(other)
    ]


def named(context: Context, name: str, pool: Iterable[Figure]) -> list[Figure]:
    """The figures of a pool whose subject shares words with a name, the closest first."""
    scored = [(clauses.kinship(name, context.label(figure)), figure) for figure in pool]
    found = [(score, figure) for score, figure in scored if score >= min(2, len(name))]
    found.sort(key=lambda pair: -pair[0])
    return [figure for _, figure in found]


Base = tuple["Figure", Tie, str]
"""A figure that something may be a share of, its tie and the reason."""
NAMED, BESIDE, BEYOND = 6, 4, 30
"""Bases tried by their name, in the sentence before, and elsewhere."""


def wholes(context: Context, part: Figure, base: str | None, *, scoped: bool = False) -> list[Base]:
    """What a part may be a share of, each with its tie and the reason, likeliest first.

    Args:
        context: what there is to look through.
        part: the figure that is a share of something.
        base: the words for the base (全县支出), scope words off; empty or None if unnamed.
        scoped: whether the base is that of a whole place (全镇), so the largest of its kind.
    """
    every = context.around(part, part.dimension)
    pool = [other for other in every if other.size >= part.size]
    if base and len(base) <= 2 and not named(context, base, pool):
        base = ""  # 占总户数的: the unit named again says nothing
    found = _owner(context, part, base or "", pool)
    if base:
        found += _by_name(context, part, base, every, pool)
    if scoped and pool:
        found += _largest(context, part, pool)
    if not base:
        found += _beside(part, pool)
    if not found and not base:
        found += [(other, Tie.LIKELY, BEFORE) for other in _smaller(context, part)]
    known = {id(other) for other, _, _ in found}
    elsewhere = bool(base) and not found
    rest = [other for other in pool if id(other) not in known][:BEYOND]
    ties = (Tie.FOUND if elsewhere else _tie_beyond(part, other) for other in rest)
    return found + [(o, tie, "同段或全文的同单位数") for o, tie in zip(rest, ties, strict=True)]


BEFORE = "同句在前的同单位数"


def _owner(context: Context, part: Figure, base: str, pool: list[Figure]) -> list[Base]:
    """The total that a 其中 hangs on; less sure when the words name another base."""
    owner = owner_of(part, pool)
    if owner is None:
        return []
    firm = not base and owner.segment == part.segment
    strange = base and not clauses.kinship(base, context.label(owner))
    tie = Tie.WORDED if firm else Tie.FOUND if strange else Tie.LIKELY
    return [(owner, tie, "“其中”所属的总数")]


def _by_name(
    context: Context, part: Figure, base: str, every: list[Figure], pool: list[Figure]
) -> list[Base]:
    """The figures called as the base is, first the closest though it is less than the part."""
    reason = f"基数“{base}”与该数的名称相合"
    found = [
        (other, Tie.LIKELY, reason)
        for other in named(context, base, every)[:1]
        if other not in pool
        and clauses.common(base, context.label(other)) >= 3
        and len(context.label(other)) >= 3
    ]
    for other in named(context, base, pool)[:NAMED]:
        shared = clauses.common(base, context.label(other))
        tie = Tie.WORDED if same_sentence(part, other) and shared >= 3 else Tie.LIKELY
        found.append((other, tie if shared >= min(3, len(base)) else Tie.FOUND, reason))
    return found


def _largest(context: Context, part: Figure, pool: list[Figure]) -> list[Base]:
    """The largest of its kind, for a share of a whole place."""
    largest = max(pool, key=lambda other: other.size)
    alike = clauses.common(context.label(largest), context.label(part)) >= 1
    return [(largest, Tie.LIKELY, "全域总数：全文同类数中最大者")] if alike else []


def _beside(part: Figure, pool: list[Figure]) -> list[Base]:
    """The like figures before it in its sentence; sure when there is one in its segment."""
    near = [other for other in pool if same_sentence(part, other) and other.index < part.index]
    alone = len(near) == 1 and near[0].segment == part.segment
    tie = Tie.WORDED if alone else Tie.LIKELY
    return [(other, tie, BEFORE) for other in near[:BESIDE]]


def _smaller(context: Context, part: Figure) -> list[Figure]:
    """The one like level before a part in its segment, though less than the part itself."""
    near = [
        other
        for other in context.around(part, part.dimension)
        if same_sentence(part, other) and other.index < part.index and other.segment == part.segment
    ]
    return near[:1]


def _tie_beyond(part: Figure, other: Figure) -> Tie:
    close = other.passage is part.passage and other.paragraph == part.paragraph
    return Tie.LIKELY if close and other.index < part.index else Tie.FOUND


def owner_of(part: Figure, pool: Iterable[Figure]) -> Figure | None:
    """The total a 其中 hangs on: the last level of the dimension before it in the sentence."""
    text = part.passage.text
    begin = part.passage.begin(part.passage.sentences, part.start)
    mark = text.rfind("其中", begin, part.start)
    if mark < 0:
        return None
    before = [o for o in pool if same_sentence(part, o) and o.end <= mark]
    return max(before, key=lambda other: other.start, default=None)


def comparable(context: Context, figure: Figure) -> str:
    """Why the growth of a figure is not to be held against its levels; empty when it may be."""
    words = f"{context.label(figure)} {figure.passage.clause_of(figure)}"
    if cues.CONSTANT_PRICES.search(words):
        return "增速按可比价格计算，现价总量之比只供参考"
    return ""


def at_comparable_prices(figure: Figure) -> str:
    """The same, where the rate itself says so (可比口径, 不变价)."""
    words = figure.passage.clause_of(figure)
    return "增速为可比口径" if cues.COMPARABLE.search(words) else ""
