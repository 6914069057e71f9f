"""A share and its base: 部分 / 整体 = 占比.

In real text the base is in another clause or sentence two times out of three. A named base is
looked for by its name, an unnamed one as the owner of 其中, the figure before in the sentence,
then through the paragraph and the article.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, exactly, measures, pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.relations import rates
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("share", Decimal("0.788")),)

NEAR = 16
"""Characters before a bracket in which 占 introduces the base inside it."""
NAMED = 4
"""Levels before a share among which the part is looked for by its name."""
MOST_STATED = 6
"""Parts before a share whose base is printed with it, after a list with 其中."""
LINKS = frozenset(("即", "为", "计", ""))
"""Between a share and the part told after it."""
SHARE = Formula(lambda x: exactly.quotient(x[0], x[1], 100), "{0} ÷ {1} × 100%", turns="+-")


def _parts(context: Context, printed: Figure) -> Iterator[tuple[Figure, Tie]]:
    """The figure a share is told of: right before it, right after it, or under its name."""
    before = pairing.amounts_before(context, printed)
    if _of_age(printed):
        yield from ((figure, Tie.FOUND) for figure in before[:1])
        return
    stepped = _in_step(context, printed)
    if stepped:
        yield stepped[context.readings[printed].listed], Tie.LIKELY
        return
    subject = context.readings[printed].lead.partition("占")[0]
    yield from _called(context, printed, clauses.noun(subject), before)
    following = printed.passage.figures[printed.index + 1 : printed.index + 2]
    for after in following:
        linked = printed.passage.between(printed, after).strip("，,、（( ") in LINKS
        if linked and measures.is_amount(after.dimension) and after.sentence == printed.sentence:
            yield after, Tie.LIKELY


def _called(
    context: Context, printed: Figure, name: str, before: list[Figure]
) -> Iterator[tuple[Figure, Tie]]:
    """The part by the words before 占: of a list under one name none is surely meant."""
    kin = [clauses.kinship(name, context.label(figure)) for figure in before[:NAMED]]
    several = [
        f for f, k in zip(before, kin, strict=False) if k > 1 and f.segment == printed.segment
    ]
    if len(several) > 1 and _listed(several):
        yield from ((figure, Tie.FOUND) for figure in several)
    elif kin and max(kin) > max(kin[0], 1):
        closest = before[kin.index(max(kin))]
        yield closest, Tie.WORDED if closest.segment == printed.segment else Tie.LIKELY
    elif (before and len(name) < 2) or (kin and kin[0] >= 2):
        yield before[0], Tie.WORDED
        if len(before) > 1 and not printed.passage.between(before[1], before[0]):
            yield before[1], Tie.WORDED  # 29户108人，占…: of either
    elif name:
        for dimension in sorted({figure.dimension for figure in context.paragraph(printed)}):
            if measures.is_amount(dimension):
                pool = context.around(printed, dimension)
                for called in pairing.named(context, name, pool)[:3]:
                    label = context.label(called)
                    near = called.paragraph == printed.paragraph and (
                        name in label or label in name
                    )
                    yield called, Tie.LIKELY if near else Tie.FOUND
    if before:
        yield before[0], Tie.LIKELY if len(name) < 2 else Tie.FOUND


def _listed(parts: list[Figure]) -> bool:
    """Whether the parts a share may be of are one list: 正高级142人、副高级318人，高级职称占…."""
    last, before = parts[:2]
    between = last.passage.between(before, last)
    return last.dimension == before.dimension and between.startswith(("、", "和", "，"))


def _of_age(printed: Figure) -> bool:
    """60岁以上的占46%: those of an age, whose number is not printed."""
    before = printed.passage.figures[printed.index - 1] if printed.index else None
    if before is None or before.dimension != measures.AGE or before.clause != printed.clause:
        return False
    return bool(re.match(r"及?以[上下]|以?内|至|的", printed.passage.text[before.end :][:4]))


def _single(context: Context, printed: Figure) -> Iterator[Candidate]:
    lead = context.readings[printed].lead
    base, scoped = clauses.base_words(lead), clauses.scoped(lead)
    seen: set[Figure] = set()
    beside = _in_step(context, printed)
    for part, tie in _parts(context, printed):
        if part in seen:
            continue
        seen.add(part)
        for whole, bond, reason in pairing.wholes(context, part, base, scoped=scoped):
            if whole in beside:
                continue  # one share of the list is no base of another
            firm = min(tie, bond)
            anchor = whole if part.place == printed.place or tie is not Tie.FOUND else None
            yield Candidate(
                "share", printed, (part, whole), SHARE, Tie(firm), reason, anchor=anchor
            )


def _in_step(context: Context, printed: Figure) -> list[Figure]:
    """2.31亿元，…1.37亿元，分别占62.8%和37.2%: the parts in the places of the shares, if any."""
    figures = printed.passage.figures
    place = context.readings[printed].listed
    first = last = printed.index
    first -= place
    while last + 1 < len(figures) and context.readings[figures[last + 1]].listed:
        last += 1
    count = last - first + 1
    before = pairing.amounts_before(context, figures[first])
    beside = [figure for figure in before if figure.segment == printed.segment]
    if len(beside) == count > 1:
        return beside[::-1]  # 事故52起、死亡44人，占总量的60.5%和62.0%
    like = [figure for figure in before if figure.dimension == before[0].dimension]
    return like[:count][::-1] if count > 1 and len(like) >= count else []


def _stated(context: Context, printed: Figure) -> Iterator[Candidate]:
    """占全村314户的75.2%, 为上年的…的80%: the base is printed right before the share."""
    if printed.lead.strip("）) ") != "的" or not printed.index:
        return
    base = printed.passage.figures[printed.index - 1]
    words = base.passage.clause_of(base)
    if base.passage.bracketed(base) and not words:
        begin = base.passage.begin(base.passage.sentences, base.start)
        words = base.passage.text[max(begin, base.start - NEAR) : base.start]
    if not re.search(r"占|相当于|为|是|达到?", words) or base.dimension == measures.PERCENT:
        return
    if rates.is_plan(context, base):
        return
    parts = [
        f
        for f in pairing.amounts_before(context, base)
        if f.dimension == base.dimension and not rates.is_plan(context, f)
    ]
    begin = printed.passage.begin(printed.passage.sentences, printed.start)
    listed = len(parts) > 1 and "其中" in printed.passage.text[begin : parts[0].start]
    tie = Tie.LIKELY if listed else Tie.WORDED
    for part in parts[: MOST_STATED if listed else 1]:
        yield Candidate("share", printed, (part, base), SHARE, tie, "基数紧接在前")


_AMONG = re.compile(r"\s*[当之]?中[，,]?(?:所)?占(?:比|比重)?(?:达到?|为)?")


def _inside(context: Context, printed: Figure) -> Candidate | None:
    """在全县零售总额8亿元中占45%: the base is named before 中占, the part before the base."""
    if not printed.index or not _AMONG.fullmatch(printed.lead):
        return None
    base = printed.passage.figures[printed.index - 1]
    parts = [f for f in pairing.amounts_before(context, base) if f.dimension == base.dimension]
    if not parts or not re.search(r"在|的", base.passage.clause_of(base)):
        return None
    return Candidate("share", printed, (parts[0], base), SHARE, Tie.WORDED, "“中占”之前的基数")


def candidates(context: Context) -> Iterator[Candidate]:
    """Every 占 figure with its part and the bases it may be a share of."""
    for figure in context.figures():
        if figure.dimension != measures.PERCENT:
            continue
        yield from _stated(context, figure)
        inside = _inside(context, figure)
        if inside:
            yield inside
        elif context.role(figure) is Role.SHARE:
            yield from _single(context, figure)
