"""A share and its base: 部分 / 整体 = 占比.

In real text the base is in another clause or sentence two times out of three. A named base is
looked for by its name, an unnamed one as the owner of 其中, the figure before in the sentence,
then through the paragraph and the article.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, measures, pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.relations import rates
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("share", Decimal("0.788")),)

LINKS = frozenset(("即", "为", "计", ""))
"""Between a share and the part told after it."""
SHARE = Formula(lambda x: x[0] / x[1] * 100, "{0} ÷ {1} × 100%", turns="+-")
JOINT = Formula(lambda x: sum(x[:-1]) / x[-1] * 100, "({parts}) ÷ {last} × 100%")


def _parts(context: Context, printed: Figure) -> Iterator[tuple[Figure, Tie]]:
    """The figure a share is told of: right before it, right after it, or under its name."""
    before = pairing.amounts_before(context, printed)
    stepped = _in_step(context, printed)
    if stepped:
        yield stepped[context.readings[printed].listed], Tie.LIKELY
        return
    subject = context.readings[printed].lead.partition("占")[0]
    name = clauses.noun(subject)
    called = before and clauses.kinship(name, context.label(before[0])) >= 2
    if (before and len(name) < 2) or called:
        yield before[0], Tie.WORDED
        if len(before) > 1 and not printed.passage.between(before[1], before[0]):
            yield before[1], Tie.WORDED  # 29户108人，占…: of either
    elif name:
        for dimension in sorted({figure.dimension for figure in context.paragraph(printed)}):
            if measures.is_amount(dimension):
                pool = context.around(printed, dimension)
                yield from ((f, Tie.LIKELY) for f in pairing.named(context, name, pool)[:3])
    if before:
        yield before[0], Tie.LIKELY if len(name) < 2 else Tie.FOUND
    following = printed.passage.figures[printed.index + 1 : printed.index + 2]
    for after in following:
        linked = printed.passage.between(printed, after).strip("，,、（( ") in LINKS
        if linked and measures.is_amount(after.dimension) and after.sentence == printed.sentence:
            yield after, Tie.LIKELY


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
            yield Candidate("share", printed, (part, whole), SHARE, Tie(firm), reason, anchor=whole)
    yield from _gathered(context, printed)


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
    like = [figure for figure in before if figure.dimension == before[0].dimension]
    return like[:count][::-1] if count > 1 and len(like) >= count else []


def _stated(context: Context, printed: Figure) -> Iterator[Candidate]:
    """占全村314户的75.2%, 为上年的…的80%: the base is printed right before the share."""
    if printed.passage.lead(printed).strip() != "的" or not printed.index:
        return
    base = printed.passage.figures[printed.index - 1]
    words = base.passage.clause_of(base)
    if not re.search(r"占|相当于|为|是|达到?", words) or base.dimension == measures.PERCENT:
        return
    if rates.is_plan(context, base):
        return
    parts = [
        f
        for f in pairing.amounts_before(context, base)
        if f.dimension == base.dimension and not rates.is_plan(context, f)
    ]
    for part in parts[:1]:
        yield Candidate("share", printed, (part, base), SHARE, Tie.WORDED, "基数紧接在前")


_GATHERED = re.compile(r"[（(](?P<names>[^（()）]*、[^（()）]*)[)）](?:合计|共计|共|合)?占")


def _gathered(context: Context, printed: Figure) -> Iterator[Candidate]:
    """A share of parts named in brackets: 秋茧（早秋、晚秋）合计占47.0%."""
    text = printed.passage.text
    found = _GATHERED.search(text, max(0, printed.start - 40), printed.start)
    if not found:
        return
    called = re.split(r"、|和|及|加", found["names"])
    dimensions = {figure.dimension for figure in context.paragraph(printed)}
    for dimension in sorted(d for d in dimensions if measures.is_amount(d)):
        pool = context.around(printed, dimension)
        parts = [next(iter(pairing.named(context, name, pool)), None) for name in called]
        if None in parts or len(set(parts)) < len(parts):
            continue
        known = tuple(part for part in parts if part is not None)
        most = sum(part.size for part in known)
        for whole in [figure for figure in pool if figure.size > most][:12]:
            yield Candidate(
                "share",
                printed,
                (*known, whole),
                JOINT,
                Tie.FOUND,
                "括号内各项合计的占比",
                anchor=whole,
            )


def _joint(context: Context, printed: Figure) -> Iterator[Candidate]:
    """A share of several parts together: 三项合占62.7%."""
    lead = context.readings[printed].lead
    if not any(word in lead for word in ("合占", "合计占", "共占", "之和占", "项占")):
        return
    before = pairing.amounts_before(context, printed)
    parts = [figure for figure in before if figure.dimension == before[0].dimension]
    for count in range(2, min(len(parts), 8)):
        whole = parts[count]
        operands = (*reversed(parts[:count]), whole)
        yield Candidate(
            "share", printed, operands, JOINT, Tie.LIKELY, "同句各项合计的占比", anchor=whole
        )


def candidates(context: Context) -> Iterator[Candidate]:
    """Every 占 figure with its part and the bases it may be a share of."""
    for figure in context.figures():
        if figure.dimension != measures.PERCENT:
            continue
        yield from _stated(context, figure)
        if context.role(figure) is Role.SHARE:
            yield from _joint(context, figure)
            yield from _single(context, figure)
