"""What a figure measures and in which base unit, so that only like is held against like.

Money is counted in 元, mass in 公斤 and so on by the table of `heshu.facts.units`; a count is
held only against the same measure word, with the words for persons taken as one. A rate has
the dimension of its parts: 元/公斤 is money by mass.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from heshu.facts import units
from heshu.model import FactKind

PERSONS = frozenset(["人", "名", "位", "口", "口人", "员", "人口"])
"""Measure words for persons: 25名 may be counted again as 25人."""
ALIASES = {"宗地": "宗", "地块": "块", "场次": "场"}
"""Measure words printed with the thing they count."""
HEADS = frozenset(["家", "户", "个", "座", "处", "所", "间", "项", "条", "宗", "件", "起", "例"])
"""Measure words that another may stand in for within one sum (187条, 24座 = 318个)."""
PERCENT, POINT, RANK, MULTIPLE, AGE, DAYS, BARE = (
    "percent", "point", "rank", "multiple", "age", "days", "bare",
)  # fmt: skip
COUNTED = frozenset(
    ["count", "household", "person", "person_time", "person_day", "service", "trips"]
)
"""Dimensions of the unit table whose members are only held against the same word."""
YUAN = "money.CNY"
"""The dimension of money where no other currency is named; here just `money`."""
COUNT = "count:"
"""Prefix of the dimension of a count; the measure word follows."""

NOT_ADDED = frozenset(
    {PERCENT, POINT, RANK, MULTIPLE, AGE, BARE}
    | {
        "temperature",
        "current",
        "voltage",
        "frequency",
        "pressure",
        "noise",
        "resistance",
        "bandwidth",
    }
)
"""Dimensions of which no sum is a whole: rates, places, and measurements of a state."""

_BY_KIND = {
    FactKind.PERCENT: PERCENT,
    FactKind.PERCENTAGE_POINT: POINT,
    FactKind.RANK: RANK,
    FactKind.MULTIPLE: MULTIPLE,
    FactKind.AGE: AGE,
    FactKind.FRACTION: PERCENT,
}


class Measure(NamedTuple):
    """A dimension and what one printed unit is in the dimension's base unit."""

    dimension: str
    factor: Fraction


@lru_cache(maxsize=4096)
def of_unit(unit: str) -> Measure:
    """The measure of a unit as facts carry it (亩, 元/公斤, 人次)."""
    if not unit:
        return Measure(BARE, Fraction(1))
    above, slash, below = unit.partition("/")
    if slash:
        top, bottom = of_unit(above), of_unit(below)
        return Measure(f"{top.dimension}/{bottom.dimension}", top.factor / bottom.factor)
    unit = ALIASES.get(unit, unit)
    if unit in PERSONS:
        return Measure(COUNT + "人", Fraction(1))
    dimension = units.dimension(unit)
    if not dimension or dimension in COUNTED:
        return Measure(COUNT + unit, Fraction(1))
    return Measure(dimension.replace(YUAN, "money"), units.factor(unit))


def of_fact(kind: FactKind, unit: str) -> Measure:
    """The measure of a fact of this kind and unit."""
    dimension = _BY_KIND.get(kind)
    if dimension is None:
        return of_unit(unit)
    return Measure(dimension, Fraction(1, 10) if unit == "‰" else Fraction(1))


def is_count(dimension: str) -> bool:
    """Whether the dimension counts things or people."""
    return dimension.startswith(COUNT)


def is_amount(dimension: str) -> bool:
    """Whether figures of this dimension can be parts of a whole: not a rate, share or rank."""
    return "/" not in dimension and dimension.partition(".")[0] not in NOT_ADDED


def kin(dimension: str) -> str:
    """The dimension, things counted by any general measure word taken as one kind."""
    if is_count(dimension) and dimension.removeprefix(COUNT) in HEADS:
        return COUNT + "*"
    return dimension


def plain(number: Fraction) -> Fraction | int:
    """A whole fraction as an integer, which is quicker to reckon with."""
    return number.numerator if number.denominator == 1 else number
