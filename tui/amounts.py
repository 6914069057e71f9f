"""Values of several figures in one unit, so that they can be read under each other.

The unit is the one most of them are printed in, with 万 or 亿 before it where the figures are that
large; nothing is rounded that has an end within six decimals.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks.measures import COUNT
from tui.widgets.wording import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.checks.agreeing import Measured
    from heshu.model import Fact

_MAGNITUDES = ((10**8, "亿"), (10**4, "万"))
_EXACT_PLACES = 6
_ROUNDED_PLACES = 4
_BARE = frozenset(("percent", "point", "rank", "multiple", "age"))
"""Measures that are not counted in 万."""


class Unit(NamedTuple):
    """A unit to show values in."""

    name: str
    factor: Fraction
    """What it is in the base unit of its measure."""


def unit_of(figures: Sequence[tuple[Fact, Measured]]) -> Unit:
    """The unit that figures of one measure are shown in."""
    if not figures:
        return Unit("", Fraction(1))
    (name, factor), _ = Counter((fact.unit, found.factor) for fact, found in figures).most_common(
        1
    )[0]
    if figures[0][1].measure in _BARE:
        return Unit(name, factor)
    sizes = [abs(found.value / factor) for _, found in figures if found.value is not None]
    middle = median(sizes) if sizes else 0
    for many, word in _MAGNITUDES:
        if middle >= many:
            return Unit(word + name, factor * many)
    return Unit(name, factor)


def number(value: Fraction) -> str:
    """A number with its thousands set apart; ≈ where it has no end within six decimals."""
    exact = value * 10**_EXACT_PLACES
    shown = Decimal(exact.numerator).scaleb(-_EXACT_PLACES) if exact.denominator == 1 else None
    if shown is not None:
        return figure(shown)
    return "≈" + figure(
        round(Decimal(value.numerator) / Decimal(value.denominator), _ROUNDED_PLACES)
    )


def amount(found: Measured, unit: Unit) -> str:
    """A value in a unit, without the unit: 12.5; a range by its ends."""
    if found.value is not None:
        return number(found.value / unit.factor)
    low, high = (
        None if end is None else end / unit.factor for end in (found.box.low, found.box.high)
    )
    if low is not None and high is not None:
        return f"{number(low)} – {number(high)}"
    return f"≥ {number(low)}" if low is not None else f"≤ {number(high or Fraction(0))}"


_NAMES = {"money": "money.CNY", "point": "percentage_point"}
"""What the checks call a dimension → what the table of units calls it."""


def base_unit(measure: str) -> str | None:
    """The unit that values of a measure are kept in: 元, 平方米, 户; None for bare numbers."""
    from heshu.facts import units

    parts = [
        part.removeprefix(COUNT) if part.startswith(COUNT) else units.base(_NAMES.get(part, part))
        for part in measure.split("/")
    ]
    return "/".join(parts) or None
