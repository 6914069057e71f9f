"""Exact intervals over printed digits.

A printed figure is a string with a precision: 80万公斤 says 79.5万–80.5万. Two boxes are kept
of every figure, half a unit and one unit of its last printed digit to each side; where the
half-unit boxes of both sides of an equation meet it holds, where only the one-unit boxes meet
it is borderline. One unit is the width at which no true pairing of the measured documents is
alarmed. Counts printed to the last unit have no width. Approximation words have fixed boxes.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import exactly
from heshu.model import Approx, FactKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from heshu.model import Fact

ABOUT = Fraction(5, 100)
"""约 左右 上下: no width is agreed on; five per cent is a choice."""
NEARLY = Fraction(90, 100)
"""近 接近: from this share of the printed figure up to it."""
OPEN_MORE = "余多来"
"""Words that open a figure by at most one unit of its last non-zero digit."""
NOTHING = Decimal(0)
MOST_CORNERS = 6
"""More operands than this are only ever added up, so two corners bound the result."""


class Interval(NamedTuple):
    """A closed interval of exact numbers; None is an open side."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def around(cls, value: Fraction, slack: Fraction) -> Interval:
        """`value` with `slack` to each side."""
        if not slack:
            return cls(value, value)
        return cls(exactly.less(value, slack), exactly.total((value, slack)))

    @property
    def bounded(self) -> bool:
        """True when both sides are closed."""
        return self.low is not None and self.high is not None

    def scaled(self, factor: Fraction) -> Interval:
        """Both ends times a positive factor."""
        if factor == 1:
            return self
        low = None if self.low is None else exactly.product(self.low, factor)
        high = None if self.high is None else exactly.product(self.high, factor)
        return Interval(low, high)

    def reaches(self, other: Interval) -> bool:
        """True when some number of this interval is at least some number of the other."""
        return self.high is None or other.low is None or self.high >= other.low

    def meets(self, other: Interval) -> bool:
        """True when the two have a number in common."""
        return self.reaches(other) and other.reaches(self)


def combine(
    formula: Callable[[Sequence[Fraction]], Fraction],
    boxes: Sequence[Interval],
    turns: str = "",
) -> Interval | None:
    """What a formula gives over boxes: the hull of its values at all their corners.

    The formula must be monotone in each operand, as every relation here is for figures of one
    sign. Where `turns` says how (see `Formula.turns`), two corners are enough. Returns None
    when a box is open or a corner divides by nothing.
    """
    ends: list[tuple[Fraction, Fraction]] = []
    for low, high in boxes:
        if low is None or high is None:
            return None
        ends.append((low, high))
    corners: Iterable[tuple[Fraction, ...]]
    if turns and all(low.numerator >= 0 for low, _ in ends):
        first, rest = turns[0] == "+", turns[-1] == "+"
        ways = [first, *[rest] * (len(ends) - 1)]
        corners = [
            tuple([pair[not way] for pair, way in zip(ends, ways, strict=True)]),
            tuple([pair[way] for pair, way in zip(ends, ways, strict=True)]),
        ]
    elif len(boxes) > MOST_CORNERS:
        corners = zip(*ends, strict=True)
    else:
        corners = product(*(dict.fromkeys(pair) for pair in ends))
    try:
        values = [formula(corner) for corner in corners]
    except ZeroDivisionError:
        return None
    if len(values) == 2:
        one, other = values
        return Interval(other, one) if other < one else Interval(one, other)
    return Interval(min(values), max(values))


def _last_place(value: Fraction, precision: Fraction) -> Fraction:
    """The place of the last non-zero digit: 10 for 1340, 1000 for 2000."""
    if value == 0 or value.denominator != 1:
        return precision
    place, whole = 1, abs(value.numerator)
    while whole % (place * 10) == 0:
        place *= 10
    return Fraction(place)


def _approximate(fact: Fact, value: Fraction, precision: Fraction) -> Interval:
    """The fixed box of a figure with an approximation or bound word."""
    match fact.approx:
        case Approx.ABOUT:
            return Interval.around(value, abs(value) * ABOUT)
        case Approx.BELOW:
            return Interval(value * NEARLY, value)
        case Approx.UNDER | Approx.AT_MOST:
            return Interval(None, value)
        case Approx.ABOVE if any(word in fact.exact for word in OPEN_MORE):
            return Interval(value, value + _last_place(value, precision))
        case _:
            return Interval(value, None)


def boxes(fact: Fact, *, slack: Fraction | None = None) -> tuple[Interval, Interval]:
    """The half-unit and the one-unit box of a figure, in its printed unit.

    Args:
        fact: a fact with a number as its value.
        slack: the unit of the last printed digit where it differs from `fact.precision`.
    """
    value = exactly.of(fact.value) if isinstance(fact.value, Decimal) else Fraction(0)
    precision = exactly.of(fact.precision or NOTHING) if slack is None else slack
    if fact.kind is FactKind.AGE and fact.approx is None:
        year = Interval.around(value, Fraction(1))
        return year, year
    if fact.approx is not None:
        box = _approximate(fact, value, precision)
        return box, box
    if not precision:
        box = Interval(value, value)
        return box, box
    return Interval.around(value, precision / 2), Interval.around(value, precision)
