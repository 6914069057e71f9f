"""A printed part of an article as the checks read it: folded text, its cuts, its figures.

The fold is that of `heshu.facts.shadow`, so full-width and traditional print, letter-spaced
numerals and hard line breaks read alike. A sentence ends at 。！？ and at a line end, a segment
also at ；, a clause also at commas, colons and brackets; a cut inside a figure is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

from heshu.checks import exactly, measures
from heshu.checks.intervals import ABOUT, Interval, boxes
from heshu.facts.shadow import Shadow
from heshu.model import FactKind, Operand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Article, Fact

FIGURE_KINDS = frozenset(
    {
        FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT,
        FactKind.PERCENTAGE_POINT, FactKind.RANK, FactKind.MULTIPLE, FactKind.AGE,
        FactKind.FRACTION, FactKind.RATIO, FactKind.RANGE, FactKind.DURATION,
    }
)  # fmt: skip
"""Facts that carry a number to reckon with; dates and names are read apart."""

_CUTS = re.compile(r"(?P<paragraph>\n)|(?P<sentence>[。！？!?])|(?P<segment>[；;])|[，,：:（）()]")
_NO_DIGIT = re.compile(r"\D")
_DURATION = re.compile(r"P(?:T)?([0-9.]+)[A-Z]")


@dataclass(slots=True, eq=False)
class Figure:
    """A number in its place. Values and boxes are in the base unit of `dimension`."""

    operand: Operand
    passage: Passage
    start: int
    """In the passage's folded text."""
    end: int
    index: int
    """Among the figures of its passage."""
    dimension: str
    scale: Fraction
    """What one printed unit is in the base unit."""
    value: Fraction
    half: Interval
    full: Interval
    paragraph: int
    sentence: int
    segment: int
    clause: int
    lead: str = ""
    """The words of its own clause before it, back to the figure before it."""
    place: tuple[int, int] = (0, 0)
    """Its passage and sentence, to tell quickly whether two stand together."""
    digits: int = 0
    """How many digits it is printed with, leading zeros left out."""
    size: float = 0.0
    """The value in floating point, for putting figures in order of size."""
    rough: tuple[float, float] = (0.0, 0.0)
    """The one-unit box in floating point, for the judge's filter only."""
    fact: Fact = field(init=False)
    """The fact behind it."""
    open: bool = field(init=False)
    """Whether a bound word opens it to one side, so that it cannot be reckoned with."""

    def __post_init__(self) -> None:
        low, high = self.full.low, self.full.high
        self.fact = self.operand.fact
        self.open = not self.full.bounded
        self.place = id(self.passage), self.sentence
        self.digits = len(_NO_DIGIT.sub("", self.fact.exact).lstrip("0０"))
        self.size = self.value.numerator / self.value.denominator
        self.rough = (
            -inf if low is None else low.numerator / low.denominator,
            inf if high is None else high.numerator / high.denominator,
        )


@dataclass(slots=True, eq=False)
class Passage:
    """One part of one article."""

    article: Article
    name: str
    """The part's name, as in `Fact.field`."""
    text: str
    """Folded; offsets of figures and cuts are into this."""
    shadow: Shadow
    figures: list[Figure] = field(default_factory=list)
    ratios: list[Figure] = field(default_factory=list)
    ranges: list[Figure] = field(default_factory=list)
    others: list[tuple[int, int, Fact]] = field(default_factory=list)
    """Dates, periods and names: start and end in the folded text, and the fact."""
    paragraphs: list[int] = field(default_factory=list)
    """Offsets after which a new paragraph begins; likewise the finer cuts."""
    sentences: list[int] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)

    def begin(self, cuts: list[int], at: int) -> int:
        """Where the stretch between cuts that holds `at` begins."""
        position = bisect_right(cuts, at)
        return cuts[position - 1] if position else 0

    @staticmethod
    def count(cuts: list[int], at: int) -> int:
        """The number of the stretch between cuts that holds `at`."""
        return bisect_right(cuts, at)

    def finish(self, cuts: list[int], at: int) -> int:
        """Where the stretch between cuts that holds `at` ends (its last cut sign excluded)."""
        position = bisect_right(cuts, at)
        return cuts[position] - 1 if position < len(cuts) else len(self.text)

    def _clause(self, figure: Figure) -> int:
        """Where the clause of a figure begins."""
        return self.clauses[figure.clause - 1] if figure.clause else 0

    def lead(self, figure: Figure) -> str:
        """What a figure's `lead` is made of."""
        floor = self._clause(figure)
        if figure.index:
            floor = max(floor, self.figures[figure.index - 1].end)
        return self.text[floor : figure.start]

    def between(self, left: Figure, right: Figure) -> str:
        """The text between two figures, punctuation included."""
        return self.text[left.end : right.start]

    def bracketed(self, figure: Figure) -> bool:
        """Whether a figure stands in a clause opened by a bracket."""
        begin = self._clause(figure)
        return begin > 0 and self.text[begin - 1] in "(（"

    def clause_of(self, figure: Figure) -> str:
        """The clause up to the figure, earlier figures included."""
        return self.text[self._clause(figure) : figure.start]

    def sentence_of(self, figure: Figure) -> str:
        """The whole sentence a figure stands in."""
        cuts, number = self.sentences, figure.sentence
        start = cuts[number - 1] if number else 0
        return self.text[start : cuts[number] - 1 if number < len(cuts) else len(self.text)]


def _number(fact: Fact) -> Decimal | Fraction | None:
    """The number of a fact; a duration may carry it in a TIMEX-like string."""
    if isinstance(fact.value, Decimal):
        return fact.value
    if fact.kind is FactKind.DURATION and isinstance(fact.value, str):
        match = _DURATION.fullmatch(fact.value)
        return Decimal(match[1]) if match else None
    if fact.kind is FactKind.FRACTION and isinstance(fact.value, str):
        above, slash, below = fact.value.partition("/")
        if slash and above.isdigit() and below.isdigit() and int(below):
            return Fraction(int(above), int(below)) * 100
    return None


def _cut(passage: Passage, inside: Sequence[tuple[int, int]]) -> None:
    """Find the cuts of the text that stand in no figure."""
    starts = [start for start, _ in inside]
    for match in _CUTS.finditer(passage.text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < inside[at][1]:
            continue
        passage.clauses.append(match.end())
        if match["segment"] or match["sentence"] or match["paragraph"]:
            passage.segments.append(match.end())
        if match["sentence"] or match["paragraph"]:
            passage.sentences.append(match.end())
        if match["paragraph"]:
            passage.paragraphs.append(match.end())


def _figure(passage: Passage, fact: Fact, start: int, end: int) -> Figure:
    number = _number(fact)
    measure = measures.of_fact(fact.kind, fact.unit)
    half, full = boxes(fact)
    value = exactly.of(number) if isinstance(number, Decimal) else number or Fraction(0)
    if number is not None and not isinstance(fact.value, Decimal):
        spoken = value * ABOUT if fact.kind is FactKind.FRACTION else Fraction(0)
        half = full = Interval.around(value, spoken)  # 三分之一 is a round word
    nothing = full.low is not None and full.low <= 0 < value
    if fact.approx is None and (nothing or fact.kind is FactKind.MULTIPLE):
        full = half  # 3倍 is said of 2.5 to 3.5, never of 2; 1亿元 is not said of nothing
    if measure.factor != 1:
        value = exactly.product(value, measure.factor)
        one, half = half is full, half.scaled(measure.factor)
        full = half if one else full.scaled(measure.factor)
    return Figure(
        operand=Operand(passage.article.document, passage.article.index, fact),
        passage=passage,
        start=start,
        end=end,
        index=0,
        dimension=measure.dimension,
        scale=measure.factor,
        value=value,
        half=half,
        full=full,
        paragraph=passage.count(passage.paragraphs, start),
        sentence=passage.count(passage.sentences, start),
        segment=passage.count(passage.segments, start),
        clause=passage.count(passage.clauses, start),
    )


def read(article: Article, name: str, text: str, facts: Sequence[Fact]) -> Passage:
    """Lay out one part of an article with its facts, in text order, without overlaps."""
    shadow = Shadow(text, wrapped=False)
    passage = Passage(article, name, shadow.text, shadow)
    placed = [(shadow.position(f.start), shadow.position(f.end - 1) + 1, f) for f in facts]
    placed.sort(key=lambda item: (item[0], -item[1]))
    spans = [(start, end) for start, end, fact in placed if fact.kind in FIGURE_KINDS]
    _cut(passage, spans)
    last = 0
    for start, end, fact in placed:
        if fact.kind not in FIGURE_KINDS:
            passage.others.append((start, end, fact))
        elif start >= last:
            last = end
            _place(passage, _figure(passage, fact, start, end))
    return passage


def _place(passage: Passage, figure: Figure) -> None:
    kind = figure.fact.kind
    if kind is FactKind.RATIO:
        passage.ratios.append(figure)
    elif kind is FactKind.RANGE:
        passage.ranges.append(figure)
    elif _number(figure.fact) is not None:
        figure.index = len(passage.figures)
        passage.figures.append(figure)
    figure.lead = passage.lead(figure)
