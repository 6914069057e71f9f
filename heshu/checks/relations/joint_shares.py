"""A share of several parts together: 三项合占62.7%, 秋茧（早秋、晚秋）合计占47.0%, 上述四者合计占….

The parts are those told before it in the sentence, those named in the bracket, or as many as
the words count. Where the parts are told as shares themselves, their shares add up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.checks import clauses, measures, pairing
from heshu.checks.candidates import Candidate, Formula, Tie
from heshu.checks.relations.sums import SUM
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `share` and `sum_of_parts`."""

JOINT = Formula(lambda x: sum(x[:-1]) / x[-1] * 100, "({parts}) ÷ {last} × 100%")
MOST_BACK = 24
"""Figures looked back to for the parts that a number counts."""
_COUNTED = re.compile(
    r"(?P<n>[两二三四五六七八九十])(?:者|项|类|种|家|国|地|县|区|大[^，。；]{0,6}|税|个[^，。；]{0,6})?"
    r"(?:支出|收入|产品|行业|企业)?(?:合计|合并|共计|共|合|之和|加起来|相加)+占"
)
_NUMBERS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}


def _counted(context: Context, printed: Figure) -> Iterator[Candidate]:
    """三者合计占: as many parts as the words count, shares or amounts."""
    found = _COUNTED.search(context.readings[printed].lead)
    if not found:
        return
    number = _NUMBERS[found["n"]]
    figures = printed.passage.figures[max(0, printed.index - MOST_BACK) : printed.index]
    near = [f for f in reversed(figures) if f.paragraph == printed.paragraph and not f.open]
    shares = [f for f in near if f.dimension == measures.PERCENT and context.role(f) is Role.SHARE]
    if len(shares) >= number:
        sure = len([f for f in shares if f.place == printed.place]) == number
        parts = tuple(reversed(shares[:number]))
        tie = Tie.WORDED if sure else Tie.FOUND
        yield Candidate("sum_of_parts", printed, parts, SUM, tie, f"前述{number}项占比之和")
    base = clauses.base_words(context.readings[printed].lead)
    levels = [f for f in near if measures.is_amount(f.dimension) and context.is_level(f)]
    for dimension in sorted({f.dimension for f in levels}):
        told = [f for f in levels if f.dimension == dimension][:number]
        if len(told) < number:
            continue
        pool = [f for f in context.around(printed, dimension) if f not in told]
        called = pairing.named(context, base, pool) if base else pool
        for whole in called[:6]:
            operands = (*reversed(told), whole)
            tie = Tie.LIKELY if base and whole is called[0] else Tie.FOUND
            yield Candidate("share", printed, operands, JOINT, tie, "前述各项合计的占比")


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
    """Every share that the words say is of several parts."""
    for figure in context.figures():
        if figure.dimension == measures.PERCENT and context.role(figure) is Role.SHARE:
            yield from _counted(context, figure)
            yield from _joint(context, figure)
            yield from _gathered(context, figure)
