"""Growth of a whole from the levels and growth of its parts.

收入268.4亿元，下降1.9%：本级47.3亿元，增长6.0%；各县221.1亿元，下降3.5%. The parts taken back
to the year before add up to the whole taken back. Told where it holds; a mismatch may lie in a
revised base, so it is no contradiction.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import exactly, measures
from heshu.checks.candidates import Candidate, Family, Formula, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from heshu.checks.context import Context
    from heshu.checks.series import Chain

FAMILIES = (Family("growth_chain", Decimal("0.614")),)

MOST = 5
"""Parts a whole is made of, at most."""
AHEAD = 12
"""Chains after the whole in which its parts are looked for."""
CLOSE = 0.002
"""How far the parts may be from the whole, rounded as they are, to be taken for all of it."""


def _grown(chain: Chain) -> bool:
    current, rate = chain.current, chain.rate
    return (
        current is not None
        and rate is not None
        and measures.is_amount(current.dimension)
        and current.size > 0
        and not current.open
        and not rate.open
    )


def _formula(whole: Chain, parts: Sequence[Chain]) -> Formula:
    """Levels at even places, rates at odd ones, of the parts in turn; falls are negative."""
    signs = [-1 if part.readings["rate"].falling else 1 for part in parts]
    sign = -1 if whole.readings["rate"].falling else 1

    def compute(x: Sequence[Any]) -> Any:
        now = exactly.total(x[::2])
        before = exactly.total(
            [
                exactly.quotient(level, 100 + s * rate, 100)
                for level, rate, s in zip(x[::2], x[1::2], signs, strict=True)
            ]
        )
        return sign * exactly.growth(now, before)

    below = " + ".join(
        f"{{{2 * n}}} ÷ (1 {'+' if s > 0 else '−'} {{{2 * n + 1}}})" for n, s in enumerate(signs)
    )
    above = " + ".join(f"{{{2 * n}}}" for n in range(len(parts)))
    return Formula(compute, f"({above}) ÷ ({below}) − 1")


def _of(whole: Chain, after: Sequence[Chain]) -> Iterator[Candidate]:
    total, printed = whole.current, whole.rate
    if total is None or printed is None:
        return
    like = [c for c in after if c.current and c.current.dimension == total.dimension]
    for start in range(len(like)):
        size = 0.0
        for count, part in enumerate(like[start : start + MOST], 1):
            size += part.current.size if part.current else 0.0
            if size > total.size * (1 + CLOSE):
                break
            if count > 1 and size > total.size * (1 - CLOSE):
                parts = like[start : start + count]
                operands = [f for c in parts for f in (c.current, c.rate) if f]
                yield Candidate(
                    "growth_chain", printed, tuple(operands), _formula(whole, parts), Tie.FOUND,
                    "由各部分的现值与增速推算总体增速",
                )  # fmt: skip
                return


def candidates(context: Context) -> Iterator[Candidate]:
    """Every grown whole whose grown parts follow it in the article."""
    chains = [chain for chain in context.chains if _grown(chain)]
    for at, whole in enumerate(chains):
        here = whole.current.passage if whole.current else None
        after = [
            chain
            for chain in chains[at + 1 : at + 1 + AHEAD]
            if chain.current and chain.current.passage is here
        ]
        yield from _of(whole, after)
