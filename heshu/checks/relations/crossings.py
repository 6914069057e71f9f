"""A year's page against that of the year before: growth told in one document, its base in another.

Two documents are of one place when their titles begin alike, and a year apart when the years
they are titled with are. The subject must be worded the same. Growth at comparable prices is
never held against levels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import pairing
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.relations import difference
from heshu.checks.relations.growth import RATE_DOWN, RATE_UP
from heshu.facts.shadow import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context, Key
    from heshu.checks.passage import Figure
    from heshu.checks.series import Chain
    from heshu.model import Article

FAMILIES: tuple[Family, ...] = ()
"""Told as `growth`, `difference`, `pp_change` and `repeated`."""

SAME = Formula(lambda x: x[0], "{0}")
_TITLED = re.compile(r"(?P<place>[^\d\s，。]{2,12}?)(?:关于)?(?P<year>(?:19|20)\d\d)年")
REASON = "上一年度文件中的同名指标"
_HEAD = 60
"""Characters of an article without a title in which its year is looked for."""


class Edition(NamedTuple):
    """What a document is of: a place and a year."""

    place: str
    year: int


def edition(article: Article) -> Edition | None:
    """The place and year an article is titled with."""
    for text in (article.title, article.text[:_HEAD]):
        found = _TITLED.search(fold(text))
        if found:
            return Edition(found["place"], int(found["year"]))
    return None


def _told(context: Context) -> dict[tuple[str, str], list[tuple[Edition, Chain, Figure]]]:
    """The current levels of dated documents, by dimension and subject."""
    editions: dict[Key, Edition] = {}
    for article in context.articles:
        found = edition(article)
        if found:
            editions[article.document, article.index] = found
    told: dict[tuple[str, str], list[tuple[Edition, Chain, Figure]]] = defaultdict(list)
    for chain in context.chains:
        figure = chain.current
        if figure is None or figure.open:
            continue
        key = figure.operand.document, figure.operand.article
        subject = context.label(figure)
        if key in editions and len(subject) >= 2:
            told[figure.dimension, subject].append((editions[key], chain, figure))
    return told


def held_against(
    context: Context, chain: Chain, now: Figure, base: Figure, reason: str
) -> Iterator[Candidate]:
    """What the base of the year before must make of the rate, the change and the earlier level."""
    rate, change, earlier = chain.rate, chain.change, chain.earlier
    if rate:
        silence = pairing.at_comparable_prices(rate) or pairing.comparable(context, now)
        formula = RATE_DOWN if chain.readings["rate"].falling else RATE_UP
        yield Candidate(
            "growth", rate, (now, base), formula, Tie.LIKELY, reason, silence, slot=("before", rate)
        )
    if change and difference.level_dimension(change) == now.dimension:
        yield Candidate(
            difference.kind(change),
            change,
            (now, base),
            difference.signed(chain.readings["change"]),
            Tie.LIKELY,
            reason,
            slot=("before", change),
        )
    if earlier and earlier.dimension == now.dimension:
        yield Candidate(
            "repeated",
            earlier,
            (base,),
            SAME,
            Tie.LIKELY,
            reason,
            exact=True,
            slot=("before", earlier),
        )


def candidates(context: Context) -> Iterator[Candidate]:
    """Every change of a dated document whose base stands in the document of the year before."""
    if len(context.articles) < 2:
        return
    for group in _told(context).values():
        for mine, chain, now in group:
            for theirs, _, base in group:
                same_place = mine.place == theirs.place
                if same_place and theirs.year == mine.year - 1:
                    yield from held_against(context, chain, now, base, REASON)
