"""Figures made for what carries no number of its own: names, dates, the terms of a ratio.

A candidate holds figures; a list of names, a day or a year takes part in relations just so, and
its place in the text must be shown like that of any operand.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks.intervals import Interval
from heshu.checks.passage import Figure
from heshu.model import Fact, FactKind, Operand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshu.checks.names import Name
    from heshu.checks.passage import Passage


def whole(passage: Passage, start: int, end: int, fact: Fact, value: int) -> Figure:
    """A fact without a number read as a whole one (a day as its ordinal, a year as itself)."""
    box = Interval.around(Fraction(value), Fraction(0))
    return Figure(
        operand=Operand(passage.article.document, passage.article.index, fact),
        passage=passage,
        start=start,
        end=end,
        index=-1,
        dimension="whole",
        scale=Fraction(1),
        value=Fraction(value),
        half=box,
        full=box,
        paragraph=passage.count(passage.paragraphs, start),
        sentence=passage.count(passage.sentences, start),
        segment=passage.count(passage.segments, start),
        clause=passage.count(passage.clauses, start),
    )


def named(passage: Passage, names: Iterable[Name]) -> tuple[Figure, ...]:
    """One stand-in for each name of a list, counting one."""
    found = []
    for name in names:
        start, end = passage.shadow.span(name.start, name.end)
        exact = passage.shadow.original[start:end]
        fact = Fact(
            start, end, exact, FactKind.PLACE, name.text, field=passage.name, extractor="checks"
        )
        found.append(whole(passage, name.start, name.end, fact, 1))
    return tuple(found)
