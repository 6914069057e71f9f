"""Sums paid to each for so long: 22022人 × 每人每天5元 × 200天, 每人每月, 每户每年, 每生每学期.

Such a product has three factors. With one of them unprinted nothing follows, so the number of
heads and, for days, the number of days must stand in the sentence; a monthly sum told of a
year counts twelve times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import measures
from heshu.checks.candidates import Candidate, Formula, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `product`."""

_HEADS = "人|名|位|户|生|家|村|亩|头|只|台|辆|场|所|班|床|个|员"
_TIMES = "天|日|月|年|学期|学年|季度|季|次|期|餐"
EACH = re.compile(
    rf"(?:每|平均每)(?P<head>{_HEADS})(?:均|平均)?[，、]?(?:每|一)个?(?P<time>{_TIMES})[^，。；每\d]{{0,12}}$|"
    rf"每个?(?P<time2>{_TIMES})[，、]?每(?P<head2>{_HEADS})[^，。；每\d]{{0,12}}$"
)
"""A sum told for each head and each stretch of time."""
_MANY = re.compile(rf"每(?:{_HEADS})(?:每|一)个?(?:{_TIMES})|每个?(?:{_TIMES})每(?:{_HEADS})")
_A_YEAR = re.compile(r"一年|全年|每年|年发|年共|年内|年度|当年")
_MEAN = re.compile(r"均|平均|每")
DAYS, MONTHS = frozenset("天日"), "月"
ALIASES = {"生": "人", "员": "人"}
MONEY = "money"
MOST = 4
FEW = 2
"""Counts of heads of which one is surely meant."""


class Allowance(NamedTuple):
    """A sum for each head and stretch of time."""

    figure: Figure
    dimension: str
    """Of the heads."""
    time: str


def read(figure: Figure) -> Allowance | None:
    """The figure as an allowance, or None."""
    if figure.dimension != MONEY:
        return None
    found = EACH.search(figure.lead)
    if not found:
        return None
    head = found["head"] or found["head2"]
    measure = measures.of_unit(ALIASES.get(head, head))
    return Allowance(figure, measure.dimension, found["time"] or found["time2"])


def _heads(context: Context, allowance: Allowance) -> list[Figure]:
    """The counts of its sentence before it, nearest first, then those after."""
    at = allowance.figure.index
    like = [
        f
        for f in context.sentence(allowance.figure)
        if f.dimension == allowance.dimension and context.is_level(f) and not f.open
    ]
    like = _own_segment(allowance, like)
    before = [f for f in reversed(like) if f.index < at]
    return (before + [f for f in like if f.index > at])[:MOST]


def _own_segment(allowance: Allowance, figures: list[Figure]) -> list[Figure]:
    """Those of its stretch between semicolons, where there are any."""
    return [f for f in figures if f.segment == allowance.figure.segment] or figures


def _sums(context: Context, allowance: Allowance) -> list[Figure]:
    """The sums of its sentence after it, then before, that are no means themselves."""
    at = allowance.figure.index
    like = [
        f
        for f in context.sentence(allowance.figure)
        if f.dimension == MONEY
        and f.size > allowance.figure.size
        and context.is_level(f)
        and not _MEAN.search(f.lead)
    ]
    like = _own_segment(allowance, like)
    after = [f for f in like if f.index > at]
    return (after + [f for f in reversed(like) if f.index < at])[:MOST]


def _stretches(context: Context, allowance: Allowance) -> list[Figure]:
    """The durations of its sentence in the unit the allowance is told for."""
    units = DAYS if allowance.time in DAYS else {allowance.time}
    return [
        f
        for f in context.sentence(allowance.figure)
        if f.fact.unit in units and f is not allowance.figure and f.value > 0 and not f.open
    ]


def _times(allowance: Allowance, value: Figure) -> list[int]:
    """How often an allowance may be counted where no duration is printed, likeliest first."""
    words = value.passage.clause_of(value)
    if allowance.time in DAYS:
        return []
    if allowance.time == MONTHS and "半年" in words:
        return [6]
    if allowance.time == MONTHS and "季度" in words:
        return [3]
    if allowance.time == MONTHS:
        return [12] if _A_YEAR.search(words) else [1, 12]
    if allowance.time in {"季度", "季"}:
        return [4, 1] if _A_YEAR.search(words) else [1, 4]
    if allowance.time == "学期":
        return [2, 1] if _A_YEAR.search(words) else [1, 2]
    return [1]


def _constant(times: int) -> Formula:
    show = "{0} × {1}" + (f" × {times}" if times != 1 else "")
    return Formula(lambda x: x[0] * x[1] * times, show)


def _over(unit: Figure) -> Formula:
    """Heads times allowance times the number of days or months printed."""
    per = measures.plain(unit.scale)
    return Formula(lambda x: x[0] * x[1] * x[2] / per, "{0} × {1} × {2}")


def _groups(times: int, show: str) -> Formula:
    """The sum of heads times allowance over several groups."""
    return Formula(
        lambda x: sum(a * b for a, b in zip(x[::2], x[1::2], strict=True)) * times, show, turns="+"
    )


def _alone(allowance: Allowance) -> bool:
    """Whether its stretch between semicolons tells no other allowance."""
    passage, at = allowance.figure.passage, allowance.figure.start
    segment = passage.text[
        passage.begin(passage.segments, at) : passage.finish(passage.segments, at)
    ]
    return len(_MANY.findall(segment)) == 1


def _products(context: Context, allowance: Allowance) -> Iterator[Candidate]:
    heads, sums = _heads(context, allowance), _sums(context, allowance)
    stretches, alone = _stretches(context, allowance), _alone(allowance)
    sure = alone and len(heads) == 1 and len(sums) == 1
    for head in heads:
        for value in sums:
            if stretches:
                tie = Tie.WORDED if sure and len(stretches) == 1 else Tie.FOUND
                for stretch in stretches[:MOST]:
                    each = (head, allowance.figure, stretch)
                    yield _candidate(allowance, value, each, _over(stretch), tie)
                continue
            times = _times(allowance, value)
            for often in times:
                likely = alone and len(sums) == 1 and len(heads) <= FEW
                tie = Tie.LIKELY if likely and often == times[0] else Tie.FOUND
                if sure and len(times) == 1 and allowance.time == MONTHS:
                    tie = Tie.WORDED
                operands = (head, allowance.figure)
                yield _candidate(allowance, value, operands, _constant(often), tie)


def _candidate(
    allowance: Allowance,
    value: Figure,
    operands: tuple[Figure, ...],
    formula: Formula,
    tie: Tie,
) -> Candidate:
    return Candidate(
        "product",
        value,
        operands,
        formula,
        tie,
        "对象数、标准与时长",
        slot=("each", allowance.figure),
    )


def _together(context: Context, told: list[Allowance]) -> Iterator[Candidate]:
    """小学2850人、每生500元，初中1270人、每生625元，共发放…: several groups in one sum."""
    pairs = []
    for allowance in told:
        heads = [h for h in _heads(context, allowance) if h.index < allowance.figure.index]
        if not heads or allowance.time in DAYS:
            return
        pairs.append((heads[0], allowance.figure))
    last = told[-1]
    for value in [f for f in _sums(context, last) if f.index > last.figure.index][:1]:
        for often in _times(last, value):
            show = " + ".join(f"{{{2 * n}}} × {{{2 * n + 1}}}" for n in range(len(pairs)))
            show = show if often == 1 else f"({show}) × {often}"
            formula = _groups(often, show)
            operands = tuple(figure for pair in pairs for figure in pair)
            yield Candidate(
                "product", value, operands, formula, Tie.LIKELY, "各组人数与标准之和",
                slot=("groups", value),
            )  # fmt: skip


def candidates(context: Context) -> Iterator[Candidate]:
    """Every allowance with the heads, the time and the sum of its sentence."""
    sentence: tuple[int, int] | None = None
    told: list[Allowance] = []
    for figure in context.figures():
        allowance = read(figure)
        if allowance is None:
            continue
        yield from _products(context, allowance)
        told = [*told, allowance] if figure.place == sentence else [allowance]
        sentence = figure.place
        if 1 < len(told) <= MOST:
            yield from _together(context, told)
