"""The verdict on a proposed relation, by exact intervals over the printed digits.

The half-unit boxes meet: consistent. Only the one-unit boxes meet: borderline. Neither:
inconsistent. Measured on true pairings of real documents, the one-unit rule alarms none of
them and still catches three slips in four.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from heshu.checks import slips
from heshu.checks.candidates import Candidate, Compare, Slot, Tie
from heshu.checks.intervals import Interval, combine
from heshu.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.checks.passage import Figure


MOST_LIKELY = 3
"""Likely pairings of one figure whose gap a slip may explain: with more, some slip always does."""
MOST_TRIED = 20
"""Pairings tried beyond which a borderline match is taken for chance."""
FILTER = 1e-6
"""Relative margin of the rough filter, far above what rounding can make of one formula."""
FEW = 4
"""Operands up to which all corners are tried roughly; more are only ever added up."""
TELLING = 2
"""Digits a printed figure needs before a slip that explains a gap counts as support."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A candidate with its verdict; values in the base unit of the printed figure."""

    candidate: Candidate
    verdict: Judgement
    expected: Fraction | None = None
    interval: Interval | None = None
    """From the one-unit boxes of the operands."""
    tried: int = 1
    reason: str = ""


def _holds(compare: Compare, expected: Interval, printed: Interval) -> bool:
    """Whether some number of one box stands to some number of the other as it should."""
    match compare:
        case Compare.AT_LEAST:
            return expected.reaches(printed)
        case Compare.AT_MOST:
            return printed.reaches(expected)
        case Compare.ABOVE:
            return _strictly(expected, printed)
        case Compare.BELOW:
            return _strictly(printed, expected)
        case _:
            return expected.meets(printed)


def _strictly(high: Interval, low: Interval) -> bool:
    return high.high is None or low.low is None or high.high > low.low


def _hull(boxes: Sequence[Interval]) -> Interval | None:
    lows = [box.low for box in boxes if box.low is not None]
    highs = [box.high for box in boxes if box.high is not None]
    if len(lows) < len(boxes) or len(highs) < len(boxes):
        return None
    return Interval(min(lows), max(highs))


def _expect(candidate: Candidate, boxes: Sequence[Interval]) -> Interval | None:
    """What the operands allow, given a box for each."""
    if candidate.expected is not None:
        return Interval.around(candidate.expected, Fraction(0))
    if candidate.formula.compare is Compare.BETWEEN:
        return _hull(boxes)
    if len(boxes) == 1 and candidate.formula.compare is not Compare.EQUAL:
        return _through(candidate, boxes[0])
    return combine(candidate.formula.compute, boxes)


def _through(candidate: Candidate, box: Interval) -> Interval:
    """One operand through a rising formula, an open side staying open."""
    compute = candidate.formula.compute
    low = None if box.low is None else compute([box.low])
    high = None if box.high is None else compute([box.high])
    return Interval(low, high, box.sources)


def _mentions(candidate: Candidate) -> Judgement | None:
    """Two mentions of one figure: equal precision needs equal digits, else the coarser holds."""
    one, other = candidate.operands[0], candidate.printed
    if one.fact.approx is not None or other.fact.approx is not None:
        return None
    units = [Fraction(f.fact.precision or 0) * f.scale for f in (one, other)]
    gap, unit = abs(one.value - other.value), max(units)
    if units[0] == units[1]:
        return Judgement.CONSISTENT if gap == 0 else Judgement.INCONSISTENT
    if 2 * gap <= unit:
        return Judgement.CONSISTENT
    return Judgement.BORDERLINE if gap <= unit else Judgement.INCONSISTENT


def _far(candidate: Candidate) -> bool:
    """Whether the figures miss each other by so much that exact reckoning can be spared.

    A filter for pairings that were only looked for: most of them are chance and far off. It
    never tells a verdict; whatever is told has been reckoned exactly.
    """
    if candidate.formula.compare is not Compare.EQUAL or candidate.expected is not None:
        return False
    sides = [figure.rough for figure in candidate.operands]
    low, high = candidate.printed.rough
    ends = product(*sides) if len(sides) <= FEW else zip(*sides, strict=True)
    try:
        corners = [candidate.formula.compute(end) for end in ends]
    except ZeroDivisionError:
        return False
    margin = FILTER * (abs(low) + abs(high) + 1)
    return bool(min(corners) > high + margin or max(corners) < low - margin)


def judge(candidate: Candidate) -> Outcome:
    """The outcome of one candidate; undecided when an operand is open to one side."""
    loose = _expect(candidate, [figure.full for figure in candidate.operands])
    if loose is None:
        return Outcome(candidate, Judgement.UNDECIDED, reason="有一项只是界限，无法计算")
    expected = candidate.expected
    if expected is None and candidate.formula.compare is not Compare.BETWEEN:
        expected = candidate.formula.compute([figure.value for figure in candidate.operands])
    compare, printed = candidate.formula.compare, candidate.printed
    exact = _mentions(candidate) if candidate.exact else None
    if exact is not None:
        verdict = exact
    elif not _holds(compare, loose, printed.full):
        verdict = Judgement.INCONSISTENT
    else:
        strict = _expect(candidate, [figure.half for figure in candidate.operands])
        holds = strict is not None and _holds(compare, strict, printed.half)
        verdict = Judgement.CONSISTENT if holds else Judgement.BORDERLINE
    return Outcome(candidate, verdict, expected, loose)


def repairs(candidate: Candidate) -> list[Figure]:
    """The figures of which a single slip would explain a mismatch."""
    found = []
    loose = _expect(candidate, [figure.full for figure in candidate.operands])
    compare = candidate.formula.compare
    if loose is not None and any(
        _holds(compare, loose, box) for box in slips.boxes(candidate.printed)
    ):
        found.append(candidate.printed)
    boxes = [figure.full for figure in candidate.operands]
    for at, figure in enumerate(candidate.operands):
        for box in slips.boxes(figure):
            given = _expect(candidate, [*boxes[:at], box, *boxes[at + 1 :]])
            if given is not None and _holds(compare, given, candidate.printed.full):
                found.append(figure)
                break
    return found


def slots(candidates: Iterable[Candidate]) -> list[Slot]:
    """Candidates grouped by relation and printed figure, the firmest first, order kept."""
    found: dict[tuple[str, object], Slot] = defaultdict(Slot)
    for candidate in candidates:
        key = candidate.printed if candidate.slot is None else candidate.slot
        found[candidate.relation, key].alternatives.append(candidate)
    for slot in found.values():
        slot.alternatives.sort(key=lambda candidate: -candidate.tie)
    return list(found.values())


def _worth(outcome: Outcome, tried: int) -> bool:
    """Whether a borderline match is worth telling: not when it was picked out of many."""
    if outcome.candidate.tie is not Tie.FOUND:
        return True
    if outcome.candidate.anchor is None:
        return False
    return tried <= MOST_TRIED and outcome.candidate.printed.digits > TELLING


def _best(slot: Slot) -> tuple[Outcome, list[Outcome]]:
    """The outcome to show of a slot, and all those tried until it was clear."""
    tried: list[Outcome] = []
    for candidate in slot.alternatives:
        if candidate.tie is not Tie.WORDED and _far(candidate):
            tried.append(Outcome(candidate, Judgement.INCONSISTENT))
            continue
        tried.append(judge(candidate))
        if tried[-1].verdict is Judgement.CONSISTENT and not candidate.only_failing:
            break
    for verdict in (Judgement.CONSISTENT, Judgement.BORDERLINE):
        for outcome in tried:
            shown = outcome.verdict is verdict and not outcome.candidate.only_failing
            if shown and (verdict is Judgement.CONSISTENT or _worth(outcome, len(tried))):
                return outcome, tried
    failing = [
        outcome
        for outcome in tried
        if outcome.verdict is Judgement.INCONSISTENT or not outcome.candidate.only_failing
    ]
    return (failing or tried)[0], failing or tried


Support = dict[tuple[str, object], list["Figure"]]


def _siblings(candidate: Candidate, support: Support) -> int:
    """How many other figures of the paragraph (or the table) hold with the same anchor."""
    if candidate.anchor is None:
        return 0
    printed = candidate.printed
    table = isinstance(candidate.anchor, tuple) and candidate.anchor[0] == "table"
    return sum(
        sibling is not printed
        and sibling.passage is printed.passage
        and (table or sibling.paragraph == printed.paragraph)
        for sibling in support.get((candidate.relation, candidate.anchor), ())
    )


def _telling(figure: Figure) -> bool:
    """Whether a figure has enough digits that a slip repairing it is no coincidence."""
    return figure.digits >= TELLING


def _own(candidate: Candidate) -> bool:
    """Whether a relation stands by itself, though its printed figure holds elsewhere.

    A second mention, or another list under the same total.
    """
    return candidate.exact or isinstance(candidate.anchor, tuple)


def _alarm(tried: list[Outcome], support: Support, explained: set[Figure]) -> Outcome | None:
    """The mismatch of a slot without a match that is firm enough to be told, if any."""
    failing = [outcome for outcome in tried if outcome.verdict is Judgement.INCONSISTENT]
    for outcome in failing:
        if outcome.candidate.tie is Tie.WORDED:
            return outcome
    failing = [
        outcome
        for outcome in failing
        if not outcome.candidate.silence
        and (outcome.candidate.printed not in explained or _own(outcome.candidate))
    ]
    for outcome in failing:
        candidate = outcome.candidate
        if _siblings(candidate, support) and (candidate.tie is Tie.LIKELY or repairs(candidate)):
            return outcome
    likely = [
        outcome
        for outcome in failing
        if outcome.candidate.tie is Tie.LIKELY
        and (outcome.candidate.printed not in explained or outcome.candidate.exact)
    ]
    for outcome in likely[:MOST_LIKELY]:
        if _telling(outcome.candidate.printed) and repairs(outcome.candidate):
            return outcome
    return None


def decide(candidates: Iterable[Candidate]) -> list[Outcome]:
    """One outcome for each slot that has something to tell.

    A match is told whatever its tie. A mismatch is told when the wording is compulsory, when
    a sibling holds against the same base, or when the pairing is likely and one slip explains
    the gap; a likely pairing is dropped when its printed figure holds in another relation.
    """
    support: Support = defaultdict(list)
    explained: set[Figure] = set()
    told: list[Outcome] = []
    unsettled: list[list[Outcome]] = []
    every: dict[int, list[Outcome]] = {}
    for slot in slots(candidates):
        outcome, tried = _best(slot)
        candidate = outcome.candidate
        if candidate.only_failing and outcome.verdict is not Judgement.INCONSISTENT:
            continue
        if outcome.verdict in {Judgement.CONSISTENT, Judgement.BORDERLINE}:
            told.append(_count(outcome, tried))
            every[id(told[-1])] = tried
            if outcome.verdict is Judgement.CONSISTENT and not candidate.weak:
                explained.add(candidate.printed)
                if candidate.anchor is not None:
                    support[candidate.relation, candidate.anchor].append(candidate.printed)
        else:
            unsettled.append(tried)
    told, outvoted = _outvoted(told, every, support)
    told.extend(outvoted)
    for tried in unsettled:
        alarm = _alarm(tried, support, explained)
        if alarm is not None:
            told.append(_quieten(_count(judge(alarm.candidate), tried)))
        elif tried[0].candidate.tie is Tie.WORDED:
            told.append(_count(tried[0], tried))
    return told


OUTVOTES = 2
"""Siblings that must hold against a base before a match found elsewhere is set aside."""


def _outvoted(
    told: list[Outcome], every: dict[int, list[Outcome]], support: Support
) -> tuple[list[Outcome], list[Outcome]]:
    """Matches merely found, against a likelier base that the siblings share: they are chance."""
    kept, alarms = [], []
    for outcome in told:
        likelier = [
            other
            for other in every[id(outcome)]
            if other.candidate.tie is Tie.LIKELY
            and other.verdict is Judgement.INCONSISTENT
            and _siblings(other.candidate, support) >= OUTVOTES
        ]
        if outcome.candidate.tie is Tie.FOUND and outcome.candidate.anchor and likelier:
            alarms.append(_count(judge(likelier[0].candidate), every[id(outcome)]))
        else:
            kept.append(outcome)
    return kept, alarms


def _count(outcome: Outcome, tried: list[Outcome]) -> Outcome:
    """The outcome with the number of pairings tried, one when the wording gave it."""
    if outcome.candidate.tie is Tie.WORDED:
        return outcome
    return Outcome(
        outcome.candidate, outcome.verdict, outcome.expected, outcome.interval, len(tried)
    )


def _quieten(outcome: Outcome) -> Outcome:
    """A mismatch that must not be alarmed is undecided, with its reason."""
    silence = outcome.candidate.silence
    if not silence:
        return outcome
    return Outcome(
        outcome.candidate,
        Judgement.UNDECIDED,
        outcome.expected,
        outcome.interval,
        outcome.tried,
        silence,
    )
