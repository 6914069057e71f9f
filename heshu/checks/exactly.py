"""Sums, products and quotients of printed figures, each in one step.

A fraction brings itself to lowest terms after every operation; a formula of two figures is
reckoned thousands of times for one document, so it goes over numerators and denominators and
comes to lowest terms once. Rough numbers, which only the judge's filter uses, pass through.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


def of(number: Decimal) -> Fraction:
    """A decimal as a fraction."""
    return Fraction(*number.as_integer_ratio())


def quotient(above: Any, below: Any, times: Any = 1) -> Any:
    """`above / below * times`; raises ZeroDivisionError where `below` is nothing."""
    if type(above) is float or type(below) is float:
        return above / below * times
    (a, b), (c, d) = above.as_integer_ratio(), below.as_integer_ratio()
    n, m = times.as_integer_ratio()
    return Fraction(a * d * n, b * c * m)


def growth(now: Any, before: Any) -> Any:
    """`(now / before − 1) * 100`; raises ZeroDivisionError where there was nothing before."""
    if type(now) is float or type(before) is float:
        return (now / before - 1) * 100
    (a, b), (c, d) = now.as_integer_ratio(), before.as_integer_ratio()
    old = b * c
    return Fraction((a * d - old) * 100, old)


def product(one: Any, other: Any, per: Any = 1) -> Any:
    """`one / per * other`."""
    if type(one) is float or type(other) is float:
        return one / per * other
    (a, b), (c, d) = one.as_integer_ratio(), other.as_integer_ratio()
    n, m = per.as_integer_ratio()
    return Fraction(a * c * m, b * d * n)


def less(one: Any, other: Any) -> Any:
    """`one − other`."""
    if type(one) is float or type(other) is float:
        return one - other
    (a, b), (c, d) = one.as_integer_ratio(), other.as_integer_ratio()
    return Fraction(a * d - c * b, b * d)


def total(addends: Sequence[Any]) -> Any:
    """The sum of numbers that are all rough or all exact; 0 of nothing."""
    if addends and type(addends[0]) is float:
        return sum(addends)
    above, below = 0, 1
    for addend in addends:
        number, each = addend.as_integer_ratio()
        if each == below:
            above += number
        elif below % each == 0:
            above += number * (below // each)
        elif each % below == 0:
            above, below = above * (each // below) + number, each
        else:
            above, below = above * each + number * below, below * each
    return Fraction(above, below)
