"""Raised figures: exponents and the marks of notes, which are no digits of the figure before them.

`10` and a raised `8` are not 108, and 5.2% with a raised `1` is not 5.2%1. Unicode has the digits
raised, so they can stay where they are printed.
"""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


def raised(text: str) -> str:
    """The same text, of the same length, with its digits and signs raised."""
    return text.translate(_RAISED)
