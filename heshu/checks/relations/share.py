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
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("share", Decimal("0.788")),)

SHARE = Formula(lambda x: x[0] / x[1] * 100, "{0} ÷ {1} × 100%")
JOINT = Formula(lambda x: sum(x[:-1]) / x[-1] * 100, "({parts}) ÷ {last} × 100%")


def _parts(context: Context, printed: Figure) -> Iterator[tuple[Figure, Tie]]:
    """The figure a share is told of: right before it, right after it, or under its name."""
    before = pairing.amounts_before(context, printed)
    subject = context.readings[printed].lead.partition("占")[0]
    name = clauses.noun(subject)
    if before and len(name) < 2:
        yield before[0], Tie.WORDED
    elif before and clauses.alike(name, context.label(before[0])):
        yield before[0], Tie.WORDED
    elif name:
        for dimension in {figure.dimension for figure in context.paragraph(printed)}:
            if measures.is_amount(dimension):
                pool = context.around(printed, dimension)
                yield from ((f, Tie.LIKELY) for f in pairing.named(context, name, pool)[:3])
    if before:
        yield before[0], Tie.LIKELY if len(name) < 2 else Tie.FOUND
    following = printed.passage.figures[printed.index + 1 : printed.index + 2]
    for after in following:
        linked = printed.passage.between(printed, after).strip("，,、（( ") in {"即", "为", "计", ""}
        if linked and measures.is_amount(after.dimension) and after.sentence == printed.sentence:
            yield after, Tie.LIKELY


def _single(context: Context, printed: Figure) -> Iterator[Candidate]:
    base = clauses.base_words(context.readings[printed].lead)
    seen: set[Figure] = set()
    for part, tie in _parts(context, printed):
        if part in seen:
            continue
        seen.add(part)
        for whole, bond, reason in pairing.wholes(context, part, base):
            firm = min(tie, bond)
            yield Candidate("share", printed, (part, whole), SHARE, Tie(firm), reason, anchor=whole)
    yield from _gathered(context, printed)


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
        most = sum(part.value for part in known)
        for whole in [figure for figure in pool if figure.value > most][:12]:
            yield Candidate(
                "share", printed, (*known, whole), JOINT, Tie.FOUND, "括号内各项合计的占比", anchor=whole
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
        yield Candidate("share", printed, operands, JOINT, Tie.LIKELY, "同句各项合计的占比", anchor=whole)


def candidates(context: Context) -> Iterator[Candidate]:
    """Every 占 figure with its part and the bases it may be a share of."""
    for figure in context.figures():
        if figure.dimension == measures.PERCENT and context.role(figure) is Role.SHARE:
            yield from _joint(context, figure)
            yield from _single(context, figure)
