"""Figures by value, as they are typed: `>=5%`, `<3亿元`, `3千万..5亿元`, `=1402户`.

What a figure measures and its base unit are those the checks compare by
(`heshu.checks.measures`): money in 元, areas in 平方米, ‰ as a tenth of a percent, a count only
with its own measure word. All reckoning is in exact fractions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from store.queries.mistakes import QueryError

if TYPE_CHECKING:
    from heshu.model import Fact

_SIGNED = re.compile(r"(>=|=>|<=|=<|≥|≤|≧|≦|>|<|=)(.+)")
_ENDS = re.compile(r"(.*?)(?:\.\.+|…+)(.*)")
_NUMERAL = re.compile(
    r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?[十百千万亿]*|[一二两三四五六七八九十百千万亿零〇点半]+"
)
_SAME_SIGN = {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<=", "≧": ">=", "≦": "<="}


@dataclass(frozen=True, slots=True)
class Amount:
    """A stretch of values in one unit."""

    unit: str
    """As typed; empty for figures of every unit, each in its own."""
    low: Fraction | None
    """In that unit; None for no lower end."""
    high: Fraction | None
    above: bool = False
    """The lower end does not belong to it."""
    below: bool = False
    """The upper end does not belong to it."""

    def holds(self, low: Fraction, high: Fraction, factor: Fraction) -> bool:
        """Whether a figure from `low` to `high` (equal ends: one value) may lie in it.

        `factor` is what the unit of the stretch is in the base unit that the ends are in.
        """
        if self.low is not None:
            end = self.low * factor
            if high < end or (self.above and high == end):
                return False
        if self.high is not None:
            end = self.high * factor
            if low > end or (self.below and low == end):
                return False
        return True


def looks_like(text: str) -> bool:
    """Whether a piece of a query is meant as figures by value; it may still be a wrong one."""
    if _SIGNED.fullmatch(text):
        return True
    ends = _ENDS.fullmatch(text)
    return ends is not None and any(end and _NUMERAL.match(end) for end in ends.groups())


def parse(text: str, at: int) -> Amount:
    """Read figures by value.

    Args:
        text: the piece, folded to half width.
        at: where it stands in the query.

    Raises:
        QueryError: it is no figure, or its ends do not fit together.
    """
    signed = _SIGNED.fullmatch(text)
    if signed:
        sign = _SAME_SIGN.get(signed[1], signed[1])
        number, unit = _figure(signed[2], text, at)
        if sign == "=":
            return Amount(unit, number, number)
        if sign[0] == ">":
            return Amount(unit, number, None, above=sign == ">")
        return Amount(unit, None, number, below=sign == "<")
    ends = _ENDS.fullmatch(text)
    if ends:
        return _between(ends[1], ends[2], text, at)
    number, unit = _figure(text, text, at)
    return Amount(unit, number, number)


def _between(low: str, high: str, text: str, at: int) -> Amount:
    if not low and not high:
        raise QueryError(at, code="not_a_figure", value=text)
    if not low or not high:
        number, unit = _figure(low or high, text, at)
        return Amount(unit, number if low else None, number if high else None)
    first, last = _figure(low, text, at), _figure(high, text, at)
    if not first[1] and last[1]:
        first = _figure(_completed(low, high), text, at)
    unit = last[1] or first[1]
    start, end = first[0], last[0]
    if first[1] and last[1] and first[1] != last[1]:
        from heshu.checks import measures

        one, other = measures.of_unit(first[1]), measures.of_unit(last[1])
        if one.dimension != other.dimension:
            raise QueryError(at, code="unlike_ends", value=text)
        start = start * one.factor / other.factor
    if start > end:
        raise QueryError(at, code="backwards", value=text)
    return Amount(unit, start, end)


def _completed(low: str, high: str) -> str:
    """The first end with what it shares with the second: 3..5亿元 is 3亿元..5亿元."""
    numeral = _NUMERAL.match(high)
    if numeral is None:
        return low
    unit = high[numeral.end() :]
    magnitude = re.search(r"[百千万亿]*$", numeral[0])
    own = re.search(r"[十百千万亿]$", low)
    return low + ("" if own or magnitude is None else magnitude[0]) + unit


def _figure(figure: str, text: str, at: int) -> tuple[Fraction, str]:
    """The number and the unit of one figure."""
    from heshu.facts import numerals

    found = _NUMERAL.match(figure)
    if found is None:
        raise QueryError(at, code="not_a_figure", value=text)
    try:
        value = numerals.parse(found[0]).value
    except ValueError:
        value = None
    if value is None:
        raise QueryError(at, code="not_a_figure", value=text)
    unit = figure[found.end() :].strip()
    if unit == "成":  # 三成 is 30%
        return Fraction(value) * 10, "%"
    return Fraction(value), unit


# ------------------------------------------------------------ what facts are kept as


def measure_of(unit: str) -> tuple[str, Fraction]:
    """What a typed unit measures and what it is in the base unit."""
    from heshu.checks import measures

    found = measures.of_unit(_named(unit))
    return _renamed(found.dimension), found.factor


_ALIASES = {"个点": "个百分点", "百分点": "个百分点", "块": "元", "块钱": "元", "平": "平方米"}
_NAMES = {"percentage_point": "point"}
"""Dimensions of the unit table → what the checks call them for a fact of that kind."""


def _named(unit: str) -> str:
    return _ALIASES.get(unit, unit)


def _renamed(dimension: str) -> str:
    return _NAMES.get(dimension, dimension)


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact's value as it is kept for finding: exact in the base unit of its measure."""

    measure: str
    low: Fraction
    high: Fraction
    scale: Fraction
    """What the printed unit is in the base unit."""


def kept(fact: Fact) -> Kept | None:
    """What a fact is found by; None for one without a number."""
    from heshu.checks import measures
    from heshu.model import FactKind

    ends = _ends(fact)
    if ends is None:
        return None
    low, high = ends
    kind = fact.of if fact.kind is FactKind.RANGE and fact.of else fact.kind
    measure = measures.of_fact(kind, "" if kind is FactKind.FRACTION else fact.unit)
    scale = measure.factor
    return Kept(_renamed(measure.dimension), low * scale, high * scale, scale)


def _ends(fact: Fact) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest value in the printed unit; an open end is the other one."""
    from decimal import Decimal

    if isinstance(fact.value, Decimal):
        return Fraction(fact.value), Fraction(fact.value)
    if isinstance(fact.value, str):
        return _share(fact.value) if fact.kind.value == "fraction" else None
    ends = [Fraction(end) for end in (fact.low, fact.high) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _share(fraction: str) -> tuple[Fraction, Fraction] | None:
    """三分之二 is kept as two thirds of 100 percent."""
    top, _, bottom = fraction.partition("/")
    try:
        part = Fraction(Fraction(top), Fraction(bottom)) * 100
    except (ValueError, ZeroDivisionError):
        return None
    return part, part
