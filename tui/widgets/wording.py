"""A fact's value as a person reads it: exact, with its unit, bounds shown as bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.contract import decimal_string

if TYPE_CHECKING:
    from heshu.model import Fact


def figure(number: Decimal) -> str:
    """An exact number with its thousands set apart: 19,800."""
    whole, point, rest = (decimal_string(number) or "").partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else whole + point + rest


def bounds(fact: Fact) -> str:
    """The bounds of a range or an approximation: `≥ 100`, `80 – 100`; empty without bounds."""
    low, high = fact.low, fact.high
    if low is not None and high is not None:
        return f"{figure(low)} – {figure(high)}"
    if low is not None:
        return f"≥ {figure(low)}"
    return "" if high is None else f"≤ {figure(high)}"


def known(timex: str) -> str:
    """A date or period as the engine writes it; nothing where even the year is unknown."""
    return "" if timex.startswith("XXXX") else timex


def value(fact: Fact) -> str:
    """The value with its unit: `19,800 亩`; a range by its bounds, a name by itself."""
    value = fact.value
    number = figure(value) if isinstance(value, Decimal) else known(value or "") or bounds(fact)
    return f"{number} {fact.unit}".strip() if number else ""
