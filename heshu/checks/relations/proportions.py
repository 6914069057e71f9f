"""Proportions written a:b: 收入比2.10:1, 生师比9.98∶1, 结构为12.5:38.1:49.4.

Three terms or more with decimals are shares of a whole and add up to 100. Two terms are held
against two like levels told before. Scales (1:500), scores and times are none of this.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING

from heshu.checks import exactly, measures, pairing
from heshu.checks.candidates import Candidate, Formula, Tie
from heshu.checks.intervals import Interval
from heshu.facts.shadow import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `ratio`, `share` and `sum_of_parts`."""

QUOTIENT = Formula(lambda x: exactly.quotient(x[0], x[1]), "{0} ÷ {1}", turns="+-")
SHARE = Formula(lambda x: exactly.quotient(x[0], x[1], 100), "{0} ÷ {1} × 100%", turns="+-")
NEAREST = 8
"""Levels before a ratio that its two sides are looked for among."""
_STRUCTURE = re.compile(r"结构|构成|比重|比例|之比|产业比")
_PAST = re.compile(r"^(?:调整|变|改|优化|转变|演变|提升)(?:为|至|到)")
_CHANGED = re.compile(r"(?:调整|变|改|优化|转变|演变|提升)(?:为|至|到)$")
_CALLED = re.compile(r"[生师护床入]比(?:例)?(?:为|是|达)?$")
_NAMED = re.compile(r"比(?:例)?(?:为|是|达)?$")
_SCALE = re.compile(r"比例尺|图|比分|以|战")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
HUNDRED = Fraction(100)
MOST_LEVELS = 24
"""Levels of its paragraph before a ratio that are looked at."""
_START = attrgetter("start")


class Term:
    """One term of a ratio: its text and place in it, its value, the unit of its last digit."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.value = Fraction(text)
        self.unit = Fraction(1, 10 ** len(text.partition(".")[2]))

    @property
    def decimal(self) -> bool:
        """Whether it is printed with decimals."""
        return "." in self.text


def _terms(figure: Figure) -> list[Term]:
    """The terms of a ratio with their places in its printed text; empty for other forms."""
    value = figure.fact.value
    if not isinstance(value, str):
        return []
    parts, places = value.split(":"), list(_NUMBER.finditer(fold(figure.fact.exact)))
    if len(parts) != len(places) or not all(_NUMBER.fullmatch(part) for part in parts):
        return []
    return [Term(p, at.start(), at.end()) for p, at in zip(parts, places, strict=True)]


def _as_figure(figure: Figure, term: Term, dimension: str) -> Figure:
    """The ratio's figure reading as one of its terms, so that it can be judged."""
    whole = figure.fact
    fact = replace(
        whole,
        start=whole.start + term.start,
        end=whole.start + term.end,
        exact=whole.exact[term.start : term.end],
    )
    return replace(
        figure,
        operand=replace(figure.operand, fact=fact),
        dimension=dimension,
        scale=Fraction(1),
        value=term.value,
        half=Interval.around(term.value, term.unit / 2),
        full=Interval.around(term.value, term.unit),
    )


def _hundred(figure: Figure, terms: list[Term]) -> Iterator[Candidate]:
    """Shares of a whole leave nothing over, each bringing its own rounding."""
    unit = sum((term.unit for term in terms), Fraction(0))
    total = sum((term.value for term in terms), Fraction(0))
    printed = replace(
        figure,
        dimension=measures.PERCENT,
        scale=Fraction(1),
        value=total,
        half=Interval.around(total, unit / 2),
        full=Interval.around(total, unit),
    )
    shown = " + ".join(term.text for term in terms)
    whole = f"{Decimal(total.numerator) / Decimal(total.denominator)}"
    sign = "＝" if abs(total - HUNDRED) <= unit / 2 else "≠"
    yield Candidate(
        "ratio", printed, (), SHARE, Tie.WORDED, "构成各项相加为100",
        expected=HUNDRED, note=f"{shown} = {whole} {sign} 100", slot=("hundred", figure),
    )  # fmt: skip


def _levels(context: Context, figure: Figure) -> list[Figure]:
    """The amounts of the ratio's paragraph before it, nearest last."""
    figures = figure.passage.figures
    found: list[Figure] = []
    for at in range(bisect_left(figures, figure.start, key=_START) - 1, -1, -1):
        other = figures[at]
        if other.paragraph != figure.paragraph or len(found) == MOST_LEVELS:
            break
        if measures.is_amount(other.dimension) and context.is_level(other):
            found.append(other)
    return found[::-1]


def _structure(context: Context, figure: Figure, terms: list[Term]) -> Iterator[Candidate]:
    """Each term as the share of the part in its place, the parts being a list of as many."""
    if _PAST.search(figure.passage.text[figure.end : figure.end + 8]):
        return  # 由…调整为…: the first of two structures is of the year before
    levels = _levels(context, figure)
    for start in range(len(levels) - len(terms) + 1):
        parts = levels[start : start + len(terms)]
        if len({part.dimension for part in parts}) > 1:
            continue
        wholes = [w for w in levels if w.dimension == parts[0].dimension and w not in parts]
        for whole in wholes:
            if whole.value <= max(part.value for part in parts):
                continue
            for at, (part, term) in enumerate(zip(parts, terms, strict=True)):
                printed = _as_figure(figure, term, measures.PERCENT)
                yield Candidate(
                    "share", printed, (part, whole), SHARE, Tie.FOUND, "结构中的一项",
                    slot=("term", figure, at),
                )  # fmt: skip


def _in_turn(context: Context, figure: Figure, terms: list[Term]) -> Iterator[Candidate]:
    """三项之比为5∶3∶2，分别为10亿元、6亿元、4亿元: each amount to the first as its term is."""
    here = [
        other
        for other in figure.passage.figures
        if other.place == figure.place and measures.is_amount(other.dimension)
    ]
    levels = [f for f in here if context.is_level(f) and not f.open][-len(terms) :]
    listed = [context.readings[f].listed for f in levels]
    if listed != list(range(len(terms))) or not levels[0].value or not terms[0].value:
        return
    first = terms[0].value
    times = Formula(lambda x: x[0] / x[1] * first, f"{{0}} ÷ {{1}} × {terms[0].text}")
    for at, (part, term) in enumerate(zip(levels[1:], terms[1:], strict=True), 1):
        printed = _as_figure(figure, term, measures.BARE)
        printed = replace(printed, full=printed.half)
        yield Candidate(
            "ratio", printed, (part, levels[0]), times, Tie.WORDED, "各项之比",
            slot=("turn", figure, at),
        )  # fmt: skip


def _pair(context: Context, figure: Figure, terms: list[Term]) -> Iterator[Candidate]:
    """a:1 or 1:a against two like levels of the sentence, else of the paragraph."""
    one, other = terms
    lead = figure.passage.text[max(0, figure.start - 6) : figure.start]
    if Fraction(1) not in (one.value, other.value):
        return
    if not (one.decimal or other.decimal or _CALLED.search(lead)):
        return
    term = one if other.value == 1 else other
    printed = _as_figure(figure, term, measures.BARE)
    levels = _levels(context, figure)[-NEAREST:]
    pairs = [
        (a, b)
        for at, a in enumerate(levels)
        for b in levels[at + 1 :]
        if a.dimension == b.dimension and a.value and b.value
    ]
    figures_before = bisect_left(figure.passage.figures, figure.start, key=_START)
    for top, bottom in pairs:
        large, small = sorted((top, bottom), key=lambda level: -level.size)
        operands = (large, small) if term.value >= 1 else (small, large)
        alone = len(pairs) == 1 and pairing.same_sentence(figure, top, bottom)
        within = "其中" in figure.passage.sentence_of(figure)
        beside = top.index + 2 == bottom.index + 1 == figures_before and top.place == figure.place
        named = beside and bottom.segment == figure.segment and _NAMED.search(lead)
        tie = Tie.WORDED if alone and not within else Tie.LIKELY if named else Tie.FOUND
        yield Candidate(
            "ratio", printed, operands, QUOTIENT, tie, "同句两数之比", slot=("pair", figure)
        )


def candidates(context: Context) -> Iterator[Candidate]:
    """Every proportion with what it should be the proportion of."""
    for page in context.passages:
        for figure in page.ratios:
            terms = _terms(figure)
            lead = page.text[max(0, figure.start - 16) : figure.start]
            if _CHANGED.search(lead):  # 由16.2∶40.5∶43.3调整为…: named before the first
                lead = page.text[max(0, figure.start - 40) : figure.start]
            if len(terms) >= 3 and all(term.decimal for term in terms):
                if _STRUCTURE.search(lead):
                    yield from _hundred(figure, terms)
                yield from _structure(context, figure, terms)
            elif len(terms) >= 3:
                yield from _in_turn(context, figure, terms)
                yield from _structure(context, figure, terms)
            elif len(terms) == 2 and not _SCALE.search(lead):
                yield from _pair(context, figure, terms)
