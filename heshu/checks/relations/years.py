"""Two years in one article: growth told in one sentence, its base in another.

2023年粮食产量11.7万吨。2024年粮食产量12.5万吨，增长6.8%。Both must be told of one owner in the same
words, and of the same stretch of their years; a base told with two values is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from heshu.checks.relations.crossings import held_against
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.candidates import Candidate, Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure
    from heshu.checks.series import Chain

FAMILIES: tuple[Family, ...] = ()
"""Told as what `crossings.held_against` tells: `growth`, `difference`, `pp_change`."""

REASON = "别句中上一年的同名指标"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WHOLE = re.compile(r"(?:(?:19|20)\d\d|XXXX)(?:-1)?|")
"""A period that is a whole year, or none that is told."""
_BEFORE = re.compile(r"(?:上年|去年|上一年)(?P<same>同期)?")
_YEARLY = frozenset({"", "year"})
_YEAR_END = re.compile(r"(?:(?:19|20)\d\d|XXXX)-end")
_AGAINST = re.compile(r"[比较]((?:19|20)\d\d)年?(?:末|底|同期)?(?!\d)")
NEAR = 2
"""Sentences between a level and 上年…, which takes its year from what stands around it."""


class _Levels:
    """The levels of all articles, by what they are told of and when, and by sentence."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._dated: dict[tuple[object, ...], dict[tuple[object, ...], Figure]] = defaultdict(dict)
        self._near: dict[tuple[int, int], list[Figure]] = defaultdict(list)
        for figure in context.figures():
            if context.role(figure) in {Role.LEVEL, Role.REACHED} and not figure.open:
                told = figure.value, figure.fact.owner
                self._dated[self._key(figure, figure.fact.period)].setdefault(told, figure)
                self._near[figure.place].append(figure)

    def _key(self, figure: Figure, period: str) -> tuple[object, ...]:
        label = self._context.label(figure)
        return id(figure.passage.article), figure.dimension, label, period

    def of_year(self, now: Figure, year: str) -> list[Figure]:
        """The level of a year that is named: 比2020年."""
        mine = now.fact.period
        return self._told_of(now, _YEAR.sub(year, mine)) if _YEAR.search(mine) else []

    def _told_of(self, now: Figure, period: str) -> list[Figure]:
        if len(self._context.label(now)) < 2:
            return []
        return [f for f in self._dated[self._key(now, period)].values() if _one_owner(now, f)]

    def year_before(self, now: Figure) -> list[Figure]:
        """What may be the level of the year before: by its date, else by its words close by."""
        label, mine = self._context.label(now), now.fact.period
        found = self._told_of(now, _year_earlier(mine)) if _YEAR.search(mine) else []
        if found:
            return found
        page, sentence = now.place
        around = range(sentence - NEAR, sentence + NEAR + 1)
        return [
            figure
            for at in around
            if at != sentence
            for figure in self._near.get((page, at), ())
            if figure.dimension == now.dimension
            and _is_told_before(figure, now)
            and _one_owner(now, figure)
            and _one_name(label, self._context.label(figure))
        ]


def _year_earlier(period: str) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) - 1), period)


def _is_told_before(base: Figure, now: Figure) -> bool:
    """上年产量…, in the paragraph of a level of the whole year; 去年同期…, of any part of it."""
    if base.paragraph != now.paragraph or _BEFORE.search(_opening(now)):
        return False
    told, theirs = _BEFORE.search(_opening(base)), base.fact.period
    if not told:
        mine = now.fact.period
        return bool(_YEAR.search(mine)) and _year_earlier(mine) == theirs
    return bool(told["same"]) or bool(_WHOLE.fullmatch(now.fact.period))


def _opening(figure: Figure) -> str:
    """Its sentence up to it."""
    begin = figure.passage.begin(figure.passage.sentences, figure.start)
    return figure.passage.text[begin : figure.start]


def _one_owner(now: Figure, base: Figure) -> bool:
    return len({now.fact.owner, base.fact.owner} - {""}) < 2


def _one_name(one: str, other: str) -> bool:
    """粮食产量 and, next to it, 产量."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and long.endswith(short)


def _base_year(chain: Chain, now: Figure) -> str | None:
    """The year that all told of a level is told against: empty for the one before, None if unlike.

    For a level at the end of a year, its beginning (比上年末) is a year before.
    """
    own = _YEARLY | {"start"} if _YEAR_END.fullmatch(now.fact.period) else _YEARLY
    told = [chain.readings[name] for name in ("rate", "change") if name in chain.readings]
    named = {found[1] if (found := _AGAINST.search(reading.lead)) else "" for reading in told}
    known = len(named) == 1 and all(reading.against in own for reading in told)
    return named.pop() if known else None


def candidates(context: Context) -> Iterator[Candidate]:
    """Every change told of a level whose base stands elsewhere in its article."""
    levels = _Levels(context)
    for chain in context.chains:
        now = chain.current
        if now is None or now.open or chain.earlier or not (chain.rate or chain.change):
            continue
        year = _base_year(chain, now)
        if year is None:
            continue
        bases = levels.of_year(now, year) if year else levels.year_before(now)
        if len({base.value for base in bases}) == 1:
            yield from held_against(context, chain, now, bases[0], REASON)
