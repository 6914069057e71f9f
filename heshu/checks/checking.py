"""From articles and their facts to findings: pair, judge, write down, put in order."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

from heshu import facts as extraction
from heshu.checks import deciding, judge, telling, working
from heshu.checks.context import Context, Key
from heshu.checks.relations import RELATIONS
from heshu.model import Finding, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from heshu.checks.judge import Outcome
    from heshu.model import Article, Fact, Operand

MOST_SUSPECTS = 3
_WEIGHT = {
    Judgement.INCONSISTENT: 0,
    Judgement.BORDERLINE: 1,
    Judgement.UNDECIDED: 2,
    Judgement.CONSISTENT: 3,
}
_FAMILIES = {family.name: family for module in RELATIONS for family in module.FAMILIES}


def _suspects(outcome: Outcome) -> tuple[Operand, ...]:
    """The two or three figures to look at, those a single slip would explain first."""
    if outcome.verdict is not Judgement.INCONSISTENT:
        return ()
    candidate = outcome.candidate
    first = judge.repairs(candidate)
    rest = [f for f in (candidate.printed, *candidate.operands) if f not in first]
    return tuple(figure.operand for figure in (first + rest)[:MOST_SUSPECTS])


def _finding(outcome: Outcome) -> Finding:
    candidate, box = outcome.candidate, outcome.interval
    scale = candidate.printed.scale
    plain = scale == 1

    def own(value: Fraction | None) -> Fraction | None:
        return value if value is None or plain else value / scale

    return Finding(
        relation=candidate.relation,
        verdict=outcome.verdict,
        printed=candidate.printed.operand,
        operands=tuple(figure.operand for figure in candidate.operands),
        expected=own(outcome.expected),
        interval=None if box is None else (own(box.low), own(box.high)),
        working=working.working(outcome),
        suspects=_suspects(outcome),
        strength=_FAMILIES[candidate.relation].strength,
        candidates=outcome.tried,
        reason=outcome.reason or candidate.reason,
    )


def check(
    articles: Sequence[Article],
    facts: Mapping[Key, Sequence[Fact]] | None = None,
    *,
    norms: bool = False,
) -> list[Finding]:
    """Check all given articles together.

    Args:
        articles: any number, of one document or several.
        facts: the facts of each by (document, index), as `heshu.facts.extract_article` gives
            them; extracted here when not given.
        norms: whether slips against the usage rules are told too, after all arithmetic.

    Returns:
        Findings, inconsistent ones first, then borderline, undecided, consistent; within these
        by falling strength, then in reading order.
    """
    with _uncollected():
        return _check(articles, facts, norms=norms)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Spare the cyclic collector: all that pairing makes is alive until the findings are out."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _check(
    articles: Sequence[Article], facts: Mapping[Key, Sequence[Fact]] | None, *, norms: bool
) -> list[Finding]:
    if facts is None:
        facts = {(a.document, a.index): extraction.extract_article(a) for a in articles}
    context = Context(articles, facts)
    proposed = (candidate for module in RELATIONS for candidate in module.candidates(context))
    outcomes = telling.without_idle(telling.once(deciding.decide(proposed)))
    outcomes.sort(key=lambda outcome: _order(context, outcome))
    findings = [_finding(outcome) for outcome in outcomes]
    context.close()
    if norms:
        from heshu.checks import norms as usage

        findings += usage.check(articles)
    return findings


def _order(context: Context, outcome: Outcome) -> tuple[int, Decimal, tuple[int, int]]:
    strength = _FAMILIES[outcome.candidate.relation].strength
    return _WEIGHT[outcome.verdict], -strength, context.spot(outcome.candidate.printed)
