"""The working of a finding, as one line a person can follow.

`1241.51万公斤 × 64.72元 = 80350.53万元 ≠ 8130.67万元（9.9倍）`: the operands as printed, the
result in the printed figure's own unit and magnitude, and how far off it is.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import exactly
from heshu.checks.candidates import Compare
from heshu.facts.shadow import fold
from heshu.model import FactKind, Judgement

if TYPE_CHECKING:
    from heshu.checks.judge import Outcome
    from heshu.checks.passage import Figure

MAGNITUDES = (("万亿", 12), ("亿", 8), ("万", 4))
_SPACE = re.compile(r"\s+")
_NO_NUMERAL = re.compile(r"[^0-9.]")
_SIGNS = {
    Judgement.CONSISTENT: "＝",
    Judgement.BORDERLINE: "≈",
    Judgement.INCONSISTENT: "≠",
    Judgement.UNDECIDED: "？",
}
_RELATIONS = {
    Compare.AT_LEAST: "≥", Compare.AT_MOST: "≤", Compare.ABOVE: ">", Compare.BELOW: "<",
}  # fmt: skip
FAR = Fraction(3, 2)
"""From this factor on the working says how many times off the printed figure is."""


def printed(figure: Figure) -> str:
    """A figure as printed, layout spaces taken out."""
    return _SPACE.sub("", figure.fact.exact)


class _Print(NamedTuple):
    """How a figure is printed."""

    mark: str
    """The magnitude it is told in: 万, 亿."""
    power: int
    """The same as a power of ten."""
    places: int
    """How many decimals it has."""


@lru_cache(maxsize=4096)
def _print(exact: str) -> _Print:
    text = fold(exact)
    mark, power = next(((m, p) for m, p in MAGNITUDES if m in text), ("", 0))
    _, _, decimals = _NO_NUMERAL.sub("", text).partition(".")
    return _Print(mark, power, len(decimals))


def decimal(value: Fraction, places: int) -> str:
    """A fraction rounded half up, trailing zeros dropped."""
    quantum = Decimal(1).scaleb(-places)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.quantize(quantum, rounding=ROUND_HALF_UP), "f")


def like(value: Fraction, figure: Figure) -> str:
    """A value in base units, written in the unit and magnitude of a printed figure."""
    mark, power, places = _print(figure.fact.exact)
    number = exactly.quotient(value, figure.scale * 10**power)
    if places or number.denominator != 1:
        places += 1
    return f"{decimal(number, places)}{mark}{_unit(figure) or _suffix(figure)}"


def _unit(figure: Figure) -> str:
    """The unit a result is told in: what is said in 番 is reckoned in 倍."""
    return "倍" if figure.fact.unit == "番" else figure.fact.unit


def _suffix(figure: Figure) -> str:
    return "岁" if figure.fact.kind is FactKind.AGE else ""


def _left(outcome: Outcome) -> str:
    """The formula with the operands in it."""
    candidate = outcome.candidate
    names = [printed(figure) for figure in candidate.operands]
    show = candidate.formula.show
    if "{parts}" in show:
        return show.format(parts=" + ".join(names[:-1]), last=names[-1])
    if "{all}" in show:
        return show.format(all=" + ".join(names))
    return show.format(*names)


def _off(outcome: Outcome) -> str:
    """How many times the larger of expected and printed is the smaller, when far apart."""
    expected, value = outcome.expected, outcome.candidate.printed.value
    if outcome.verdict is not Judgement.INCONSISTENT or not expected or not value:
        return ""
    ratio = expected / value
    if ratio <= 0:
        return ""
    ratio = max(ratio, 1 / ratio)
    return f"（{decimal(ratio, 1)}倍）" if ratio >= FAR else ""


def working(outcome: Outcome) -> str:
    """The working of an outcome."""
    candidate = outcome.candidate
    if candidate.note:
        return candidate.note
    left, right = _left(outcome), printed(candidate.printed)
    compare = candidate.formula.compare
    if compare is Compare.BETWEEN:
        inside = "介于" if outcome.verdict is not Judgement.INCONSISTENT else "不在"
        return f"{right} {inside} {left} 之间"
    if compare is not Compare.EQUAL:
        sign = _RELATIONS[compare]
        holds = outcome.verdict is not Judgement.INCONSISTENT
        return f"{left} {sign} {right}" if holds else f"{left} {sign} {right} 不成立"
    sign = _SIGNS[outcome.verdict]
    if outcome.expected is None:
        return f"{left} {sign} {right}"
    value = like(outcome.expected, candidate.printed)
    same = candidate.operands and candidate.operands[0].scale == candidate.printed.scale
    if candidate.formula.show == "{0}" and same:
        return f"{left} {sign} {right}"
    return f"{left} = {value} {sign} {right}{_off(outcome)}"
