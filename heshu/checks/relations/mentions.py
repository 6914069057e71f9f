"""One figure told twice: headline and body, two paragraphs, two stories of a page.

The coarser mention must contain the finer one, a bound must hold. Two mentions are of one
figure only when subject, unit, role and time agree; since subjects are easily mistaken, a
mismatch is told only for the same words, and then only if one slip explains it.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, measures
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure
    from heshu.checks.series import Chain

FAMILIES = (Family("repeated", Decimal("0.884")),)

SAME = Formula(lambda x: x[0], "{0}")
_TELLING = re.compile(
    r"(?:标题|前文|导语|上文|文首|开头|一处)[^。]*?(?:正文|后文|文末|下文|文中|结尾|另一处)"
)
_TIME = re.compile(
    r"季度|上半年|下半年|\d+月|年初|年末|去年|上年|明年|预计|计划|力争|累计|截至|(?:19|20)\d\d年"
)
_EARLIER = re.compile(r"去年|上年|上一年|前年")
_PER = re.compile(r"人均|户均|亩均|每|平均|日均|月均|其中")
_THINGS = re.compile(r"[一-龥]{4}")
LEAST_DIGITS = 3
"""Digits a figure needs before two equal ones are taken as one figure told twice."""
TAIL = 4
"""Characters at its end in which two subjects must agree to be one across stories."""
LEAD = 120
"""Characters up to which a first paragraph is a headline or sums up what follows."""
MOST_BACK = 4
"""Mentions of one subject looked back to."""


def _told_twice(sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """标题写…60家，正文为63家: the sentence itself says that both are one figure."""
    if len(sentence) < 2 or not _TELLING.search(sentence[0].passage.sentence_of(sentence[0])):
        return
    for one, other in itertools.pairwise(sentence):
        if one.dimension == other.dimension:
            finer, coarser = (one, other) if _open(one) <= _open(other) else (other, one)
            yield Candidate(
                "repeated", coarser, (finer,), SAME, Tie.WORDED, "同一数字的两处", exact=True
            )


def _open(figure: Figure) -> bool:
    return figure.fact.approx is not None


def _usable(context: Context, figure: Figure) -> bool:
    role = context.role(figure)
    if figure.dimension == measures.PERCENT:
        return role in {Role.LEVEL, Role.REACHED, Role.RATE} and figure.digits >= 2
    return (
        measures.is_amount(figure.dimension)
        or "/" in figure.dimension
        or figure.dimension == measures.BARE
    ) and role in {Role.LEVEL, Role.REACHED}


def _words(figure: Figure) -> str:
    """The words a mention is told in: its lead, scope words off."""
    return clauses.noun(figure.lead) or figure.lead


def _pairs(
    context: Context, group: Sequence[Figure], done: set[tuple[int, int]]
) -> Iterator[Candidate]:
    """Each mention against those before it: the same value, or the same words."""
    for at, later in enumerate(group):
        for earlier in reversed(group[max(0, at - MOST_BACK) : at]):
            pair = id(earlier), id(later)
            if pair in done or earlier.place == later.place:
                continue
            done.add(pair)
            tie = _tie(context, earlier, later)
            if tie is not None:
                yield _pair(earlier, later, tie)


def _apart(earlier: Figure, later: Figure) -> bool:
    """Two mentions stand in different sentences or parts."""
    return earlier.passage is not later.passage or earlier.sentence != later.sentence


def _pair(earlier: Figure, later: Figure, tie: Tie) -> Candidate:
    finer, coarser = (earlier, later) if _open(earlier) <= _open(later) else (later, earlier)
    return Candidate(
        "repeated",
        coarser,
        (finer,),
        SAME,
        tie,
        "同一指标的两处",
        exact=True,
        slot=("mention", later),
    )


def _tie(context: Context, earlier: Figure, later: Figure) -> Tie | None:
    """How surely two figures are one; None when nothing says so."""
    share = later.dimension == measures.PERCENT
    equal = earlier.size == later.size
    if not equal and (share or later.digits < LEAST_DIGITS):
        return None
    equal = equal and earlier.value == later.value
    equal = equal and earlier.fact.precision == later.fact.precision
    if not equal and (share or later.digits < LEAST_DIGITS):
        return None
    other_article = earlier.passage.article is not later.passage.article
    headline = earlier.passage.name != later.passage.name or _opens(earlier)
    if not (equal or other_article or headline):
        return None
    if not (equal or other_article) and _another(earlier, later):
        return None
    same_words = _words(earlier) == _words(later) and len(_words(earlier)) >= 2
    label = clauses.common(context.label(earlier), context.label(later))
    if equal and later.digits >= LEAST_DIGITS and (label >= 2 or same_words) and not share:
        return Tie.FOUND
    if equal and later.digits > LEAST_DIGITS:
        return Tie.FOUND
    if equal and measures.is_count(later.dimension) and _counted_alike(earlier, later):
        return Tie.FOUND
    if equal and later.digits >= 2 and label >= (3 if share else 2):
        return Tie.FOUND
    if share or _PER.search(_words(later)) or later.digits < LEAST_DIGITS:
        return None
    if other_article:
        return Tie.LIKELY if _one_subject(context, earlier, later) else None
    times = [set(_TIME.findall(f.passage.sentence_of(f))) for f in (earlier, later)]
    agree = times[0] == times[1] or not times[0]
    return Tie.LIKELY if same_words and headline and agree else None


def _opens(figure: Figure) -> bool:
    """Whether a figure stands in a headline without a part of its own, or in a short lead."""
    ends = figure.passage.paragraphs
    return figure.paragraph == 0 and (ends[0] if ends else len(figure.passage.text)) <= LEAD


def _another(one: Figure, other: Figure) -> bool:
    """Whether two figures are told of different owners, years or parts of a year."""
    owners = {figure.fact.owner for figure in (one, other)} - {""}
    times = {figure.fact.period for figure in (one, other)} - {""}
    told = {bool(_EARLIER.search(_segment(figure))) for figure in (one, other)}
    return len(owners) == 2 or len(times) == 2 or len(told) == 2


def _counted_alike(one: Figure, other: Figure) -> bool:
    """Whether two counts are of the same things: 4个幸福食堂."""
    things = [figure.passage.text[figure.end : figure.end + TAIL] for figure in (one, other)]
    return things[0] == things[1] and bool(_THINGS.fullmatch(things[0]))


def _one_subject(context: Context, earlier: Figure, later: Figure) -> bool:
    """Whether two stories tell of one thing at one time: 园区营业收入, 去年."""
    short, long = sorted((context.label(earlier), context.label(later)), key=len)
    times = [set(_TIME.findall(_segment(figure))) for figure in (earlier, later)]
    same_document = earlier.operand.document == later.operand.document
    return same_document and len(short) >= TAIL and long.endswith(short) and times[0] == times[1]


def _segment(figure: Figure) -> str:
    """Its stretch between semicolons and full stops, up to the figure."""
    begin = figure.passage.begin(figure.passage.segments, figure.start)
    return figure.passage.text[begin : figure.start]


def _same_chain(context: Context) -> Iterator[Candidate]:
    """营业收入230亿元、增长25.7% told again: with the level the rate is told again too."""
    told: dict[tuple[str, object], list[Chain]] = defaultdict(list)
    for chain in context.chains:
        if chain.current and chain.rate and not chain.current.open:
            told[chain.current.dimension, chain.current.value].append(chain)
    for group in told.values():
        for at, later in enumerate(group):
            for earlier in group[max(0, at - MOST_BACK) : at]:
                yield from _same_rate(context, earlier, later)


def _same_rate(context: Context, one: Chain, other: Chain) -> Iterator[Candidate]:
    first, second = one.rate, other.rate
    levels = one.current, other.current
    if not (first and second and levels[0] and levels[1] and _apart(first, second)):
        return
    if one.readings["rate"].falling != other.readings["rate"].falling:
        return
    if clauses.common(context.label(levels[0]), context.label(levels[1])) < TAIL:
        return
    finer, coarser = (first, second) if _open(first) <= _open(second) else (second, first)
    yield Candidate(
        "repeated", coarser, (finer,), SAME, Tie.LIKELY, "同一指标两处的增速", exact=True,
        slot=("rates", first, second),
    )  # fmt: skip


def candidates(context: Context) -> Iterator[Candidate]:
    """Mentions that may be of one figure, by unit and by value or words."""
    groups: dict[tuple[str, object], list[Figure]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for figure in context.figures():
        key = id(figure.passage), figure.sentence
        if key not in seen:
            seen.add(key)
            yield from _told_twice(context.sentence(figure))
        if _usable(context, figure) and not figure.open:
            groups[figure.dimension, figure.value].append(figure)
            groups[figure.dimension, _words(figure)].append(figure)
            subject = context.label(figure)
            if len(subject) >= TAIL:
                groups[figure.dimension, ("subject", subject[-TAIL:])].append(figure)
    yield from _same_chain(context)
    done: set[tuple[int, int]] = set()
    for group in groups.values():
        if len(group) > 1:
            yield from _pairs(context, group, done)
