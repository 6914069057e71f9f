"""From a text to its facts: every layer runs on one shadow, overlaps are resolved once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.facts import amounts, dates, documents, figures, policy, ranges, ratios, resolve
from heshu.facts.shadow import Shadow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.model import Article, Fact

VERSION = "1"
"""Changes when the same text can give other facts; stored with them."""


def extract(text: str, issued: str | None = None) -> list[Fact]:
    """The facts of any text, also of an unsplit source with hard line breaks.

    Args:
        text: as read; offsets of the facts count code points in it.
        issued: ISO day, month or year that 今年, 上月 and the like are counted from.

    Returns:
        Facts sorted by start, longer first. Numbers and dates do not overlap one another.
    """
    return _extract(text, issued or "", wrapped=True)


def extract_article(article: Article) -> list[Fact]:
    """The facts of every printed part of an article, in the order of its parts."""
    found: list[Fact] = []
    for name, part in article.each_part():
        for fact in _extract(part.text, article.issued, wrapped=False):
            found.append(fact if fact.field == name else replace(fact, field=name))
    return found


def _extract(text: str, issued: str, *, wrapped: bool) -> list[Fact]:
    if not text:
        return []
    shadow = Shadow(text, wrapped=wrapped)
    facts = numeric(shadow, issued)
    try:
        from heshu.facts import names

        facts = resolve.with_names(facts, list(names.find(text)))
    except ImportError:
        pass
    facts.sort(key=lambda fact: (fact.start, -fact.end))
    try:
        from heshu.facts import context

        return context.attribute(facts, shadow, issued)
    except ImportError:
        return facts


def numeric(shadow: Shadow, issued: str = "") -> list[Fact]:
    """Figures, dates and document numbers of a text, without names, sorted and disjoint."""
    found = amounts.scan(shadow)
    plain = list(figures.find(shadow, found))
    layers: list[Iterable[Fact]] = [
        documents.find(shadow),
        policy.find(shadow),
        dates.find(shadow, issued),
        ranges.find(shadow, found),
        ratios.find(shadow),
        plain,
    ]
    facts = resolve.layered([list(layer) for layer in layers])
    return _outside(facts, documents.opaque(shadow))


def _outside(facts: Sequence[Fact], spans: Sequence[tuple[int, int]]) -> list[Fact]:
    """The facts that touch none of the spans (sorted, disjoint)."""
    if not spans:
        return list(facts)
    starts = [start for start, _ in spans]
    kept = []
    for fact in facts:
        at = bisect_right(starts, fact.end - 1)
        if at == 0 or spans[at - 1][1] <= fact.start:
            kept.append(fact)
    return kept
