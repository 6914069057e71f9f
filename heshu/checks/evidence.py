"""Whether a mismatch is one error, or two figures that have nothing to do with one another.

A figure mistyped lies one slip from the truth, a power of ten off, or not far from it; figures
paired wrongly lie anywhere. However plain the wording seems, a gap that none of these explains
speaks against the pairing and not against the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.checks import slips
from heshu.checks.candidates import Compare, Tie
from heshu.checks.judge import repairs

if TYPE_CHECKING:
    from heshu.checks.judge import Outcome

NEAR = 2.0
"""Up to this factor a gap is believed though no slip explains it: 斤 for 公斤, a wrong year."""
TENFOLD = 1.25
"""How far from a power of ten a gap may be that a lost point or a wrong 万 explains."""
POWERS = tuple(10.0**power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))


def plausible(outcome: Outcome) -> bool:
    """Whether a mismatch can be one error: near, off by a power of ten, or one slip away."""
    candidate = outcome.candidate
    if candidate.expected is not None or candidate.formula.compare is Compare.BETWEEN:
        return True
    if len(candidate.operands) == 1 and candidate.tie is Tie.WORDED:
        return True  # 64公顷（340亩）: one thing told twice
    if not all(slips.numeral(figure) for figure in (candidate.printed, *candidate.operands)):
        return True  # no slips are known of spoken numerals
    expected, printed = outcome.expected, candidate.printed.value
    if not expected or not printed:
        return True
    ratio = abs(float(printed / expected))
    near = 1 / NEAR <= ratio <= NEAR
    tenfold = any(1 / TENFOLD <= ratio / power <= TENFOLD for power in POWERS)
    return near or tenfold or bool(repairs(candidate))
