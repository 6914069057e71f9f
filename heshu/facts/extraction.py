"""From a text to its facts: every layer runs on one shadow, overlaps are resolved once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.facts import (
    amounts,
    context,
    dates,
    documents,
    figures,
    plugins,
    policy,
    ranges,
    ratios,
    resolve,
)
from heshu.facts.shadow import Shadow
from heshu.model import BODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Article, Fact


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
        body = name == BODY
        facts = _extract(
            part.text,
            article.issued,
            wrapped=False,
            title=article.title if body else "",
            headings=_headings(article) if body else (),
        )
        found.extend(fact if fact.field == name else replace(fact, field=name) for fact in facts)
    return found


def _headings(article: Article) -> list[context.Heading]:
    """The headings on lines of their own, each at the paragraph it stands before."""
    starts = [0]
    for paragraph in article.paragraphs:
        starts.append(starts[-1] + len(paragraph) + 1)
    return [
        context.Heading(starts[section.paragraph], section.level, section.title)
        for section in article.sections
        if not section.run_in and section.paragraph < len(starts) - 1
    ]


def _extract(
    text: str,
    issued: str,
    *,
    wrapped: bool,
    title: str = "",
    headings: Sequence[context.Heading] = (),
) -> list[Fact]:
    if not text:
        return []
    from heshu.facts import names  # jieba's dictionary is loaded with it

    shadow = Shadow(text, wrapped=wrapped)
    facts = resolve.with_names(numeric(shadow, issued), names.find(shadow))
    facts.sort(key=lambda fact: (fact.start, -fact.end))
    context.fill(facts, shadow, issued, title=title, headings=headings)
    return plugins.added(facts, text, issued)


def numeric(shadow: Shadow, issued: str = "") -> list[Fact]:
    """Figures, dates and document numbers of a text, without names, sorted and disjoint."""
    return [fact for piece in shadow.pieces() for fact in _of_piece(piece, issued)]


def _of_piece(shadow: Shadow, issued: str) -> list[Fact]:
    found = amounts.scan(shadow)
    plain = list(figures.find(shadow, found))  # shares out the units of lists first
    layers = (
        documents.find(shadow),
        policy.find(shadow),
        dates.find(shadow, issued),
        ranges.find(shadow, found),
        ratios.find(shadow),
        plain,
    )
    facts = resolve.layered(layers)
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
