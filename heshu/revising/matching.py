"""Which article of a new delivery is which of the old one.

The title tells, else the sentences: most of them are the same but for their figures. This says
only what is held against what; what people said still moves by `carrying` alone.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from heshu.revising.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Article

ENOUGH = 0.5
"""The share of the longer text's characters in sentences that both have."""

_FIGURE = re.compile(r"[\d０-９.,，〇零一二两三四五六七八九十百千万亿]+")


def match(old: Sequence[Article], new: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs of positions (old, new), each at most once, in the order of the new ones."""
    before = [_sentences(article) for article in old]
    after = [_sentences(article) for article in new]
    scored = [
        (_score(old[i], new[j], before[i], after[j]), -abs(i - j), i, j)
        for i in range(len(old))
        for j in range(len(new))
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in sorted(scored, key=lambda one: (-one[0], -one[1], one[2])):
        if score >= ENOUGH and i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return [(pairs[j], j) for j in sorted(pairs)]


def _sentences(article: Article) -> Counter[str]:
    text = article.text
    return Counter(_FIGURE.sub("#", text[a:b]) for a, b in sentences(text))


def _score(old: Article, new: Article, before: Counter[str], after: Counter[str]) -> float:
    """1 and more for one title, below that the share of sentences in common."""
    longer = max(_size(before), _size(after))
    share = _size(before & after) / longer if longer else 0.0
    same_title = bool(old.title) and old.title == new.title
    return share + (1.0 if same_title else 0.0)


def _size(counted: Counter[str]) -> int:
    return sum(len(text) * many for text, many in counted.items())
