"""Whether two figures that stand apart, in two texts or two places, say the same.

Both are taken as what their printed digits allow (`heshu.checks.intervals`), in the base unit of
what they measure: 12.5亿元 and 125123万元 agree, 5.2% and 5.3% do not.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import intervals, measures
from heshu.checks.intervals import Interval
from heshu.model import Direction, FactKind

if TYPE_CHECKING:
    from heshu.model import Fact


class Measured(NamedTuple):
    """A figure as it can be held against another one."""

    measure: str
    """The dimension, as `heshu.checks.measures` names it."""
    box: Interval
    """What the printed digits allow, in the base unit; a fall is negative."""
    value: Fraction | None
    """The printed value itself, likewise; None for a range."""
    factor: Fraction
    """What the printed unit is in the base unit."""


def measured(fact: Fact) -> Measured | None:
    """A figure in the base unit of what it measures; None for what is no number."""
    kind = fact.of if fact.kind is FactKind.RANGE and fact.of else fact.kind
    box, value = _box(fact)
    if box is None:
        return None
    measure = measures.of_fact(kind, "" if kind is FactKind.FRACTION else fact.unit)
    box = box.scaled(measure.factor)
    value = None if value is None else value * measure.factor
    if fact.direction is Direction.DOWN:
        low = None if box.high is None else -box.high
        high = None if box.low is None else -box.low
        box, value = Interval(low, high), None if value is None else -value
    return Measured(measure.dimension, box, value, measure.factor)


def _box(fact: Fact) -> tuple[Interval | None, Fraction | None]:
    """What the digits allow in the printed unit, and the printed value."""
    if isinstance(fact.value, Decimal):
        return intervals.boxes(fact)[0], Fraction(fact.value)
    if isinstance(fact.value, str):
        part = _share(fact.value) if fact.kind is FactKind.FRACTION else None
        return (None, None) if part is None else (Interval(part, part), part)
    low, high = (None if end is None else Fraction(end) for end in (fact.low, fact.high))
    return (None, None) if low is None and high is None else (Interval(low, high), None)


def _share(fraction: str) -> Fraction | None:
    """三分之二 as two thirds of 100 percent."""
    top, _, bottom = fraction.partition("/")
    try:
        return Fraction(Fraction(top), Fraction(bottom)) * 100
    except (ValueError, ZeroDivisionError):
        return None


def meet(one: Interval, other: Interval) -> bool:
    """Whether one true value may stand behind both.

    Two stretches that only touch do not: 5.2 and 5.3 are two values, though 5.25 rounds to either.
    """
    if not one.meets(other):
        return False
    if (one.low, one.high) == (other.low, other.high):
        return True
    thin = one.low == one.high or other.low == other.high
    return thin or (one.high != other.low and other.high != one.low)


def agree(one: Fact, other: Fact) -> bool:
    """Whether two figures say the same, within what their digits allow."""
    left, right = measured(one), measured(other)
    if left is None or right is None:
        return one.value is not None and (one.kind, one.value) == (other.kind, other.value)
    return left.measure == right.measure and meet(left.box, right.box)
