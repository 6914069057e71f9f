"""The verdict on a proposed relation, by exact intervals over the printed digits.

The half-unit boxes meet: consistent. Only the one-unit boxes meet: borderline. Neither:
inconsistent. Measured on true pairings of real documents, the one-unit rule alarms none of
them and still catches three slips in four.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from heshu.checks import slips
from heshu.checks.candidates import Candidate, Compare
from heshu.checks.intervals import Interval, combine
from heshu.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.checks.candidates import Formula
    from heshu.checks.passage import Figure
    from heshu.checks.slips import Rough


FILTER = 1e-6
"""Relative margin of the rough filter, far above what rounding can make of one formula."""
FEW = 4
"""Operands up to which all corners are tried roughly; more are only ever added up."""


@dataclass(slots=True, eq=False)
class Outcome:
    """A candidate with its verdict; values in the base unit of the printed figure."""

    candidate: Candidate
    verdict: Judgement
    tried: int = 1
    reason: str = ""
    _kept: list[Interval | None] = field(default_factory=list)
    """The interval, once it has been reckoned."""
    places: frozenset[tuple[int, int, int]] | None = None
    """Where its figures stand, once that has been asked for."""

    @property
    def expected(self) -> Fraction | None:
        """What the operands give as printed; None when it is a range or cannot be reckoned."""
        candidate = self.candidate
        if candidate.expected is not None or candidate.formula.compare is Compare.BETWEEN:
            return candidate.expected
        try:
            value: Fraction = candidate.formula.compute([f.value for f in candidate.operands])
        except ZeroDivisionError:
            return None
        return value

    @property
    def interval(self) -> Interval | None:
        """From the one-unit boxes of the operands; None when one is open to a side."""
        if not self._kept:
            boxes = [figure.full for figure in self.candidate.operands]
            self._kept.append(_expect(self.candidate, boxes))
        return self._kept[0]


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
    return combine(candidate.formula.compute, boxes, candidate.formula.turns)


def _through(candidate: Candidate, box: Interval) -> Interval:
    """One operand through a rising formula, an open side staying open."""
    compute = candidate.formula.compute
    low = None if box.low is None else compute([box.low])
    high = None if box.high is None else compute([box.high])
    return Interval(low, high)


def _mentions(candidate: Candidate) -> Judgement | None:
    """Two mentions of one figure: equal precision needs equal digits, else the coarser holds."""
    one, other = candidate.operands[0], candidate.printed
    if one.fact.approx is not None or other.fact.approx is not None:
        return None
    if one.fact.precision == other.fact.precision and one.scale == other.scale:
        return Judgement.CONSISTENT if one.value == other.value else Judgement.INCONSISTENT
    units = [Fraction(f.fact.precision or 0) * f.scale for f in (one, other)]
    gap, unit = abs(one.value - other.value), max(units)
    if units[0] == units[1]:
        return Judgement.CONSISTENT if gap == 0 else Judgement.INCONSISTENT
    if 2 * gap <= unit:
        return Judgement.CONSISTENT
    return Judgement.BORDERLINE if gap <= unit else Judgement.INCONSISTENT


def far(candidate: Candidate) -> bool:
    """Whether the figures miss each other by so much that exact reckoning can be spared.

    A filter for pairings that were only looked for: most of them are chance and far off. It
    never tells a verdict; whatever is told has been reckoned exactly.
    """
    if candidate.formula.compare is not Compare.EQUAL or candidate.expected is not None:
        return False
    sides = [figure.rough for figure in candidate.operands]
    return _apart(candidate.formula, sides, candidate.printed.rough)


def _apart(formula: Formula, sides: Sequence[Rough], printed: Rough) -> bool:
    """Whether the rough ends of the operands lead far past those of the printed figure."""
    low, high = printed
    ends: Iterable[Sequence[float]]
    turns = formula.turns
    if len(sides) == 2 and turns and sides[0][0] >= 0 and sides[1][0] >= 0:
        (a, b), (c, d) = sides
        ends = ((a, c), (b, d)) if turns == "+" else ((a, d), (b, c))
    else:
        ends = product(*sides) if len(sides) <= FEW else zip(*sides, strict=True)
    try:
        corners = [formula.compute(end) for end in ends]
    except ZeroDivisionError:
        return False
    margin = FILTER * (abs(low) + abs(high) + 1)
    return bool(min(corners) > high + margin or max(corners) < low - margin)


def _plainly(candidate: Candidate) -> bool:
    """Whether the figures as printed give each other by a wide margin of the filter.

    The value itself lies well within the printed half unit: the boxes around it meet all the
    more. What is not so plain is reckoned exactly.
    """
    formula, printed = candidate.formula, candidate.printed
    if formula.compare is not Compare.EQUAL or candidate.expected is not None or candidate.exact:
        return False
    low, high = printed.half.low, printed.half.high
    if low is None or high is None or low == high or any(f.open for f in candidate.operands):
        return False
    try:
        value = formula.compute([figure.size for figure in candidate.operands])
    except ZeroDivisionError:
        return False
    slack = (high.numerator / high.denominator - low.numerator / low.denominator) / 2
    return bool(abs(value - printed.size) < slack - FILTER * (abs(printed.size) + slack))


def judge(candidate: Candidate) -> Outcome:
    """The outcome of one candidate; undecided when an operand is open to one side."""
    if _plainly(candidate):
        return Outcome(candidate, Judgement.CONSISTENT)
    loose = _expect(candidate, [figure.full for figure in candidate.operands])
    if loose is None:
        return Outcome(candidate, Judgement.UNDECIDED, reason="有一项只是界限，无法计算")
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
    return Outcome(candidate, verdict, _kept=[loose])


def repairs(candidate: Candidate) -> list[Figure]:
    """The figures of which a single slip would explain a mismatch."""
    if candidate.suspects is None:
        candidate.suspects = _repairs(candidate)
    return candidate.suspects


def _repairs(candidate: Candidate) -> list[Figure]:
    found = []
    boxes = [figure.full for figure in candidate.operands]
    sides = [figure.rough for figure in candidate.operands]
    formula, printed = candidate.formula, candidate.printed
    plain = formula.compare is Compare.EQUAL and candidate.expected is None
    loose = _expect(candidate, boxes)

    def near_printed(box: Rough) -> bool:
        return not plain or not _apart(formula, sides, box)

    if loose is not None and any(
        _holds(formula.compare, loose, box) for box in slips.boxes(printed, near_printed)
    ):
        found.append(printed)
    for at, figure in enumerate(candidate.operands):

        def near(box: Rough, at: int = at) -> bool:
            return not plain or not _apart(
                formula, [*sides[:at], box, *sides[at + 1 :]], printed.rough
            )

        for box in slips.boxes(figure, near):
            given = _expect(candidate, [*boxes[:at], box, *boxes[at + 1 :]])
            if given is not None and _holds(formula.compare, given, printed.full):
                found.append(figure)
                break
    return found
