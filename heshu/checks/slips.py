"""The one-symbol slips of a printed figure: what it would say had one key been hit wrongly.

A digit replaced, two neighbouring digits swapped, the point lost or moved one place, 万 for 亿.
A gap that one slip explains supports a likely pairing; it never says which figure is wrong.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks.intervals import Interval
from heshu.facts.shadow import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from heshu.checks.passage import Figure

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DIGITS = "0123456789"


def numeral(figure: Figure) -> str:
    """The bare Arabic numeral of a figure, spaces and thousands commas out; empty if none."""
    found = _NUMERAL.search(re.sub(r"\s", "", fold(figure.fact.exact)))
    return found[0].replace(",", "") if found else ""


class Slip(NamedTuple):
    """A numeral one symbol away from a printed one."""

    text: str
    rough: float
    places: int
    """Its decimals."""


@lru_cache(maxsize=1024)
def _slips(numeral: str) -> tuple[Slip, ...]:
    """Every numeral one symbol away."""
    return tuple(Slip(text, float(text), len(text.partition(".")[2])) for text in _strings(numeral))


def _strings(numeral: str) -> Iterator[str]:
    for at, char in enumerate(numeral):
        if char == ".":
            yield numeral[:at] + numeral[at + 1 :]
            continue
        yield from (numeral[:at] + d + numeral[at + 1 :] for d in _DIGITS if d != char)
        following = numeral[at + 1 : at + 2]
        if following.isdigit() and following != char:
            yield numeral[:at] + following + char + numeral[at + 2 :]
    whole, point, part = numeral.partition(".")
    if whole and part and whole[-1] != part[0]:
        yield f"{whole[:-1]}{part[0]}.{whole[-1]}{part[1:]}"
    if point and len(whole) > 1:
        yield f"{whole[:-1]}.{whole[-1]}{part}"
    if point and len(part) > 1:
        yield f"{whole}{part[0]}.{part[1:]}"
    if not point:  # the point that was lost
        yield from (f"{whole[:at]}.{whole[at:]}" for at in range(len(whole) - 1, 0, -1))


Rough = tuple[float, float]
"""The ends of a box in floating point, for filters only."""


def _any(_: Rough) -> bool:
    return True


def boxes(figure: Figure, near: Callable[[Rough], bool] = _any) -> Iterator[Interval]:
    """The one-unit boxes, in base units, that one slip away from this figure would have.

    `near` tells of the rough ends of a box whether it is worth making: a numeral has dozens of
    slips, nearly all of them far from what is wanted.
    """
    printed = numeral(figure)
    if not printed or figure.fact.approx is not None or not printed.strip("0."):
        return
    factor = abs(figure.value) / Fraction(printed)
    rough, exact = float(factor), not figure.fact.precision
    for string, size, places in _slips(printed):
        middle, width = size * rough, 0.0 if exact else rough / 10**places
        if near((middle - width, middle + width)):
            slack = Fraction(0) if exact else Fraction(1, 10**places) * factor
            yield Interval.around(Fraction(string) * factor, slack)
    if any(mark in figure.fact.exact for mark in "万亿萬億"):
        low, high = figure.rough
        for shift in (Fraction(10**4), Fraction(1, 10**4)):
            if near((low * float(shift), high * float(shift))):
                yield figure.full.scaled(shift)
