"""What is told of all that was found: each set of figures once, and no weak word beside a strong.

Three figures of which one is the product of the others also give a quotient, and a sum is a
difference read backwards. The relation the wording names is told and the other left out: the
firmer pairing, then the one whose result stands last, as a writer puts it. A weak check that
passes (a part is no more than its whole) says nothing where a strong one holds over the same
figures.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from heshu.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.checks.judge import Outcome

Place = tuple[int, int, int]
_RANK = {
    Judgement.CONSISTENT: 3,
    Judgement.BORDERLINE: 2,
    Judgement.INCONSISTENT: 1,
    Judgement.UNDECIDED: 0,
}


def _places(outcome: Outcome) -> frozenset[Place]:
    """Where its figures stand; a term of a ratio has a place of its own."""
    if outcome.places is None:
        candidate = outcome.candidate
        outcome.places = frozenset(
            [
                (id(figure.passage), figure.fact.start, figure.fact.end)
                for figure in (candidate.printed, *candidate.operands)
            ]
        )
    return outcome.places


def _merit(outcome: Outcome) -> tuple[int, int, bool, bool]:
    """How well an outcome tells its figures: its verdict, its pairing, its wording.

    A result told last was reckoned from what came before it; a share is the plainest name of
    a quotient, so that a completion goes before it.
    """
    candidate = outcome.candidate
    last = all(candidate.printed.start >= other.start for other in candidate.operands)
    return _RANK[outcome.verdict], candidate.tie, last, candidate.relation != "share"


def once(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes with every set of three figures or more told by one relation only."""
    groups: dict[frozenset[Place], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[_places(outcome)].append(outcome)
    dropped: set[int] = set()
    for places, group in groups.items():
        if len(places) > 2 and len(group) > 1:
            best = max(group, key=_merit)
            dropped.update(id(outcome) for outcome in group if outcome is not best)
    return [outcome for outcome in outcomes if id(outcome) not in dropped]


def _strong(outcomes: Iterable[Outcome]) -> dict[Place, list[frozenset[Place]]]:
    """The sets of figures that a strong relation holds over, by each of their figures."""
    found: dict[Place, list[frozenset[Place]]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.candidate.weak or outcome.verdict is not Judgement.CONSISTENT:
            continue
        places = _places(outcome)
        for place in places:
            found[place].append(places)
    return found


def without_idle(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes less the weak ones that pass over figures a strong one holds over."""
    strong = _strong(outcomes)

    def idle(outcome: Outcome) -> bool:
        if not outcome.candidate.weak or outcome.verdict is not Judgement.CONSISTENT:
            return False
        places = _places(outcome)
        one = next(iter(places))
        return any(places <= others for others in strong.get(one, ()))

    return [outcome for outcome in outcomes if not idle(outcome)]
