"""Two stories that ran together, parted by the headline that only one half repeats.

Where both headlines of two neighbouring stories stand elsewhere on the page, nothing between
the bodies shows the border. A headline left without a story then tells: one half of a
longer run of paragraphs is full of its words and the other has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from heshu.intake.assignment import bigrams
from heshu.intake.blocks import Draft, Heading
from heshu.model import ArticleKind, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence


OWN = 0.4
"""A half must repeat so much of its own headline …"""
OTHER = 0.15
"""… and no more than this of the other's. Plain shares of character pairs: with so few
bodies, how rare a pair is on the page says nothing."""


class Border(NamedTuple):
    """Where to part a run of paragraphs."""

    paragraph: int
    """The first paragraph of the second story."""
    margin: float
    """How clearly the halves differ, 0 to 2."""


def border(draft: Draft, title: str, stray: str) -> Border | None:
    """The best place to part a draft between its `title` and a `stray` headline.

    None when no place gives each headline a half of its own.
    """
    if draft.kind is not ArticleKind.NEWS or len(draft.paragraphs) < 2:
        return None
    pairs = [bigrams("".join(line.shadow for line in lines)) for lines in draft.paragraphs]
    best: Border | None = None
    for k in range(1, len(pairs)):
        front: set[str] = set().union(*pairs[:k])
        back: set[str] = set().union(*pairs[k:])
        for first, second in ((front, back), (back, front)):
            found = _margin(bigrams(title), bigrams(stray), first, second)
            # A tie goes to the later border: what tells nothing belongs to what it follows.
            if found and (best is None or found >= best.margin):
                best = Border(k, found)
    return best


def _margin(title: set[str], stray: set[str], own: set[str], other: set[str]) -> float:
    """How much better `title` suits `own` and `stray` suits `other`; 0 when not clearly."""
    gains = _share(stray, other), _share(title, own) if title else OWN
    losses = _share(stray, own), _share(title, other)
    if min(gains) < OWN or max(losses) > OTHER:
        return 0.0
    return sum(gains) - sum(losses)


def _share(wanted: set[str], pairs: set[str]) -> float:
    return len(wanted & pairs) / len(wanted) if wanted else 0.0


def part_at(draft: Draft, found: Border) -> Draft:
    """Cut `draft` off at a border; the second story."""
    k = found.paragraph
    second = Draft(draft.kind, draft.paragraphs[k:], issued=draft.issued)
    border_at = second.start
    second.headings = [
        Heading(h.level, h.label, h.lines, h.paragraph - k)
        for h in draft.headings
        if h.paragraph >= k
    ]
    for name in ("byline", "credit"):
        if name in draft.parts and draft.parts[name][0].start >= border_at:
            second.parts[name] = draft.parts.pop(name)
    draft.headings = [h for h in draft.headings if h.paragraph < k]
    second.doubts = _from(draft.doubts, border_at)
    draft.doubts = [d for d in draft.doubts if d.start < border_at]
    del draft.paragraphs[k:]
    line = second.paragraphs[0][0]
    sure = round(min(0.5 + found.margin / 4, 0.95), 2)
    second.doubts.append(
        Doubt("split", "parted from the story above by its headline", line.start, line.end, sure)
    )
    return second


def _from(doubts: Sequence[Doubt], start: int) -> list[Doubt]:
    return [doubt for doubt in doubts if doubt.start >= start]
