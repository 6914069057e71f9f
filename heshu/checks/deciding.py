"""Which of the proposed relations is told: alternatives weighed, mismatches only when firm.

The judge gives each candidate its verdict; here the candidates of one printed figure compete.
A match wins whatever its tie. A mismatch is told when the wording is compulsory, when siblings
hold against the same base, or when the pairing is likely and a single slip explains the gap.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks import measures
from heshu.checks.candidates import Candidate, Compare, Slot, Tie
from heshu.checks.evidence import plausible
from heshu.checks.judge import Outcome, far, judge, repairs
from heshu.model import Approx, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshu.checks.passage import Figure

MOST_LIKELY = 3
"""Likely pairings of one figure whose gap a slip may explain: with more, some slip always does."""
MOST_TRIED = 20
"""Pairings tried beyond which a borderline match is taken for chance."""
TELLING = 2
"""Digits a printed figure needs before a slip that explains a gap counts as support."""


def slots(candidates: Iterable[Candidate]) -> list[Slot]:
    """Candidates grouped by relation and printed figure, the firmest first, order kept."""
    found: dict[tuple[str, object], Slot] = defaultdict(Slot)
    for candidate in candidates:
        if candidate.tie is Tie.FOUND and _rough(candidate):
            continue
        key = candidate.printed if candidate.slot is None else candidate.slot
        slot = found[candidate.relation, key]
        if candidate.tie is Tie.FOUND and candidate.anchor is None and far(candidate):
            slot.missed += 1  # told only where it holds: no need to keep it
        else:
            slot.alternatives.append(candidate)
    kept = [slot for slot in found.values() if slot.alternatives]
    for slot in kept:
        slot.alternatives.sort(key=lambda candidate: -candidate.tie)
    return kept


def _rough(candidate: Candidate) -> bool:
    """Whether a figure is only approximate: that it fits what was merely found says nothing."""
    if candidate.formula.compare is not Compare.EQUAL:
        return False
    for figure in candidate.operands:
        if figure.fact.approx is not None:
            return True
    approx = candidate.printed.fact.approx
    return approx is not None and (
        approx is not Approx.ABOUT or candidate.printed.digits <= TELLING
    )


def _sharp(outcome: Outcome) -> bool:
    """Whether a match says something: not when it was found and fits almost anything."""
    if outcome.candidate.tie is not Tie.FOUND or outcome.candidate.weak:
        return True
    box, expected = outcome.interval, outcome.expected
    if box is None or box.low is None or box.high is None or not expected:
        return True
    return box.high - box.low <= abs(expected) * BLUNT


def _worth(outcome: Outcome, tried: int) -> bool:
    """Whether a borderline match is worth telling: not when it was picked out of many."""
    if outcome.candidate.tie is not Tie.FOUND:
        return True
    if outcome.candidate.anchor is None:
        return False
    return tried <= MOST_TRIED and outcome.candidate.printed.digits > TELLING


def _best(slot: Slot) -> tuple[Outcome | None, list[Outcome]]:
    """The outcome to show of a slot, None for chance, and all those tried until it was clear."""
    tried: list[Outcome] = []
    for candidate in slot.alternatives:
        if candidate.tie is not Tie.WORDED and far(candidate):
            tried.append(Outcome(candidate, Judgement.INCONSISTENT))
            continue
        tried.append(judge(candidate))
        if tried[-1].verdict is Judgement.CONSISTENT and not candidate.only_failing:
            break
    for verdict in (Judgement.CONSISTENT, Judgement.BORDERLINE):
        for outcome in tried:
            if outcome.verdict is not verdict or outcome.candidate.only_failing:
                continue
            holds = verdict is Judgement.CONSISTENT
            if _sharp(outcome) if holds else _worth(outcome, len(tried) + slot.missed):
                return outcome, tried
    failing = [
        outcome
        for outcome in tried
        if outcome.verdict is Judgement.INCONSISTENT
        or (outcome.verdict is Judgement.UNDECIDED and not outcome.candidate.only_failing)
    ]
    return (failing[0] if failing else None), failing


BLUNT = Fraction(1, 5)
"""Width of an expected interval, of its value, from which a match merely found says nothing."""
_RATES = frozenset({measures.PERCENT, measures.POINT})
WIDE = frozenset({"table", "days"})
"""Anchors that reach over paragraphs: the rows of a table, the days of a holiday."""
Support = dict[tuple[str, object], list["Figure"]]


def _siblings(candidate: Candidate, support: Support) -> int:
    """How many other figures of the paragraph (or the table) hold with the same anchor."""
    if candidate.anchor is None:
        return 0
    printed = candidate.printed
    table = isinstance(candidate.anchor, tuple) and candidate.anchor[0] in WIDE
    return sum(
        sibling is not printed
        and sibling.passage is printed.passage
        and (table or sibling.paragraph == printed.paragraph)
        for sibling in support.get((candidate.relation, candidate.anchor), ())
    )


def _telling(figure: Figure) -> bool:
    """Whether a figure has enough digits that a slip repairing it is no coincidence."""
    return figure.digits >= TELLING


def _settles(candidate: Candidate) -> Iterator[object]:
    """What a match settles, against any other pairing whatever its wording.

    A list of parts that adds up has its total, be it the one before the last that 其中 hangs on;
    a rate reckoned from two figures of its own sentence is told of these.
    """
    printed, operands = candidate.printed, candidate.operands
    if candidate.relation == "sum_of_parts" and len(operands) > 1:
        yield operands
    here = all(operand.place == printed.place for operand in operands)
    rate = printed.dimension in _RATES and candidate.relation not in {"sum_of_parts", "list_arity"}
    if rate and len(operands) > 1 and here and printed.digits > TELLING - 1:
        yield printed


def _own(candidate: Candidate) -> bool:
    """Whether a relation stands by itself, though its printed figure holds elsewhere.

    A second mention, or another list under the same total.
    """
    return (
        candidate.exact
        or isinstance(candidate.anchor, tuple)
        or (candidate.relation == "sum_of_parts" and candidate.tie is Tie.LIKELY)
    )


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
        and (
            outcome.candidate.printed not in explained
            or _own(outcome.candidate)
            or _siblings(outcome.candidate, support) >= OUTVOTES
        )
    ]
    for outcome in failing:
        candidate = outcome.candidate
        if _siblings(candidate, support) and (candidate.tie is Tie.LIKELY or repairs(candidate)):
            return outcome
    likely = [
        outcome
        for outcome in failing
        if outcome.candidate.tie is Tie.LIKELY
        and (outcome.candidate.printed not in explained or _own(outcome.candidate))
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
    settled: set[object] = set()
    told: list[Outcome] = []
    unsettled: list[tuple[list[Outcome], int]] = []
    every: dict[int, list[Outcome]] = {}
    for slot in slots(candidates):
        outcome, tried = _best(slot)
        if outcome is None:
            continue
        candidate = outcome.candidate
        if outcome.verdict in {Judgement.CONSISTENT, Judgement.BORDERLINE}:
            told.append(_count(outcome, len(tried) + slot.missed))
            every[id(told[-1])] = tried
            if outcome.verdict is Judgement.CONSISTENT:
                settled.update(_settles(candidate))
            if outcome.verdict is Judgement.CONSISTENT and not candidate.weak:
                if candidate.expected is None:  # a count of names says nothing of the value
                    explained.add(candidate.printed)
                if candidate.anchor is not None:
                    support[candidate.relation, candidate.anchor].append(candidate.printed)
        else:
            unsettled.append((tried, len(tried) + slot.missed))
    told, outvoted = _outvoted(told, every, support)
    told.extend(outvoted)
    for tried, count in unsettled:
        alarm = _alarm(tried, support, explained)
        if alarm is not None:
            alarm = judge(alarm.candidate)
            if plausible(alarm) and settled.isdisjoint(_settles(alarm.candidate)):
                told.append(_quieten(_count(alarm, count)))
        elif tried[0].candidate.tie is Tie.WORDED:
            told.append(_count(tried[0], count))
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
            if other.verdict is Judgement.INCONSISTENT
            and (
                (
                    outcome.candidate.anchor
                    and other.candidate.tie is Tie.LIKELY
                    and _siblings(other.candidate, support) >= OUTVOTES
                )
                or _nearer(other.candidate, outcome.candidate)
            )
        ]
        if outcome.candidate.tie is Tie.FOUND and likelier:
            alarms.append(_count(judge(likelier[0].candidate), len(every[id(outcome)])))
        else:
            kept.append(outcome)
    return kept, alarms


def _nearer(likely: Candidate, found: Candidate) -> bool:
    """Whether a mismatch by its wording, one slip away, goes before a match picked up far off."""
    closed = likely.relation == "sum_of_parts" and likely.tie is Tie.LIKELY
    if not (closed or likely.tie is Tie.WORDED) or likely.silence or not _telling(likely.printed):
        return False
    return _close(likely) and not _close(found) and bool(repairs(likely))


def _close(candidate: Candidate) -> bool:
    """Whether all its figures stand in one paragraph."""
    first = candidate.printed
    return all(
        figure.passage is first.passage and figure.paragraph == first.paragraph
        for figure in candidate.operands
    )


def _count(outcome: Outcome, tried: int) -> Outcome:
    """The outcome with the number of pairings tried, one when the wording gave it."""
    if outcome.candidate.tie is Tie.WORDED:
        return outcome
    outcome.tried = tried
    return outcome


def _quieten(outcome: Outcome) -> Outcome:
    """A mismatch that must not be alarmed is undecided, with its reason."""
    silence = outcome.candidate.silence
    if not silence:
        return outcome
    return replace(outcome, verdict=Judgement.UNDECIDED, reason=silence)
