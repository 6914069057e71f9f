"""Growth told of levels: rate, change, points and multiples read off one chain.

Rules: cur/prev−1 = rate; cur−prev = change; change/(cur−change) = rate, and so on, the sign
taken from the verb. Growth of output and value added is told at comparable prices while the
levels are current, so a mismatch there is undecided.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, exactly, measures, pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.series import OWN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure
    from heshu.checks.series import Chain

FAMILIES = (
    Family("growth", Decimal("0.917")),
    Family("increment_rate", Decimal("0.709")),
)

RATE_UP = Formula(lambda x: exactly.growth(x[0], x[1]), "({0} ÷ {1} − 1) × 100%", turns="+-")
RATE_DOWN = Formula(lambda x: -exactly.growth(x[0], x[1]), "(1 − {0} ÷ {1}) × 100%", turns="-+")
STEP_UP = Formula(
    lambda x: exactly.quotient(x[1], exactly.less(x[0], x[1]), 100),
    "{1} ÷ ({0} − {1}) × 100%",
    turns="-+",
)
STEP_DOWN = Formula(
    lambda x: exactly.quotient(x[1], exactly.total(x[:2]), 100),
    "{1} ÷ ({0} + {1}) × 100%",
    turns="-+",
)
STEP_FROM = Formula(lambda x: exactly.quotient(x[1], x[0], 100), "{1} ÷ {0} × 100%", turns="-+")


def _from_chain(context: Context, chain: Chain) -> Iterator[Candidate]:
    rate, current, earlier, change = chain.rate, chain.current, chain.earlier, chain.change
    if rate is None:
        return
    reading = chain.readings["rate"]
    level = current or earlier
    silence = pairing.at_comparable_prices(rate)
    if level:
        silence = silence or pairing.comparable(context, level)
    if current and earlier and chain.one_time("rate", "earlier"):
        formula = RATE_DOWN if reading.falling else RATE_UP
        yield Candidate(
            "growth", rate, (current, earlier), formula, Tie.WORDED, "同句的本期与上期", silence
        )
    if not change or not chain.one_time("change", "rate"):
        return
    if change.dimension == measures.POINT:
        return  # points of a share are no step of a growth
    if current:
        formula = STEP_DOWN if reading.falling else STEP_UP
        yield Candidate(
            "increment_rate",
            rate,
            (current, change),
            formula,
            Tie.WORDED,
            "同句的现值与增量",
            silence,
        )
    elif earlier:
        yield Candidate(
            "increment_rate",
            rate,
            (earlier, change),
            STEP_FROM,
            Tie.WORDED,
            "同句的原值与增量",
            silence,
            slot=("from", rate),
        )


def _orphans(context: Context, chain: Chain, rate: Figure, change: Figure) -> Iterator[Candidate]:
    """Change and rate whose level stands in an earlier sentence under the same name."""
    name = clauses.residue(chain.readings["change"].lead)
    falling = chain.readings["rate"].falling
    formula = STEP_DOWN if falling else STEP_UP
    pool = [o for o in context.around(change, change.dimension) if o.value > change.value]
    against = chain.readings["change"].against
    if against not in OWN_TIME:
        name, formula = clauses.noun(against), STEP_FROM
    for level in pairing.named(context, name, pool)[:8] if name else ():
        silence = pairing.comparable(context, level)
        reason = f"“{name}”的{'现值' if formula is not STEP_FROM else '原值'}在别句"
        yield Candidate(
            "increment_rate", rate, (level, change), formula, Tie.LIKELY, reason, silence
        )


def _prior(context: Context, chain: Chain, earlier: Figure) -> Iterator[Candidate]:
    """均价由20元/公斤升高2元，升幅10%: the level now stands in an earlier sentence."""
    rate, change = chain.rate, chain.change
    name = clauses.noun(chain.label.partition("由")[0].partition("从")[0])
    if rate is None or change is None or not name:
        return
    formula = RATE_DOWN if chain.readings["rate"].falling else RATE_UP
    step = STEP_DOWN if chain.readings["rate"].falling else STEP_UP
    pool = context.around(earlier, earlier.dimension)
    for level in pairing.named(context, name, pool)[:4]:
        silence = pairing.comparable(context, level)
        reason = f"“{name}”的现值在别句"
        yield Candidate("growth", rate, (level, earlier), formula, Tie.LIKELY, reason, silence)
        yield Candidate("increment_rate", rate, (level, change), step, Tie.LIKELY, reason, silence)


def candidates(context: Context) -> Iterator[Candidate]:
    """Rates held against the levels or the change they are told of."""
    for chain in context.chains:
        yield from _from_chain(context, chain)
        if chain.rate and not chain.current:
            if chain.change and not chain.earlier:
                yield from _orphans(context, chain, chain.rate, chain.change)
            elif chain.change and chain.earlier:
                yield from _prior(context, chain, chain.earlier)
