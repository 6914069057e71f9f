"""Totals whose first addend stands in an earlier sentence.

完成86420万元…。加上级补助收入251368万元、上年结余4617万元，收入总计342405万元: final accounts
open the second sentence with 加 and go on from the level the paragraph is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.checks import cues, measures
from heshu.checks.candidates import Tie
from heshu.checks.relations.sums import MOST_PARTS, candidate, goes_on, is_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Candidate, Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `sum_of_parts`."""

MOST_BEFORE = 12
"""Levels of the paragraph tried as the addend the list goes on from."""


def _before(context: Context, first: Figure) -> list[Figure]:
    """The like levels of the paragraph before the sentence of a list, in reading order."""
    figures = first.passage.figures[max(0, first.index - 4 * MOST_BEFORE) : first.index]
    return [
        figure
        for figure in figures
        if figure.paragraph == first.paragraph
        and figure.sentence < first.sentence
        and figure.dimension == first.dimension
        and is_part(context, figure)
    ][:MOST_BEFORE]


def _carried(context: Context, total: Figure) -> Iterator[Candidate]:
    parts = [
        figure
        for figure in context.sentence(total)
        if figure.index < total.index
        and figure.dimension == total.dimension
        and is_part(context, figure)
    ]
    if not parts or len(parts) >= MOST_PARTS:
        return
    for at, head in enumerate(_before(context, parts[0])):
        tie = Tie.FOUND if at else Tie.LIKELY
        yield candidate(total, [head, *parts], tie, "总数续加前句之数")


def candidates(context: Context) -> Iterator[Candidate]:
    """Every total at the end of a sentence that opens with 加."""
    for figure in context.figures():
        if not measures.is_amount(figure.dimension) or not context.is_level(figure):
            continue
        if cues.TOTAL.search(figure.lead) and goes_on(figure):
            yield from _carried(context, figure)
