"""The desk of an article of the store, and what reviewers said of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.plain.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Finding
    from store import Store


class Kept(NamedTuple):
    """What the store knows of a finding."""

    article_id: int
    """Where its printed figure stands."""
    key: str
    word: FindingVerdict | None
    """The latest word on it."""

    @property
    def is_quiet(self) -> bool:
        """Whether somebody has set it aside."""
        return self.word is not None and self.word.sets_aside


def desk_of(store: Store, article_id: int, findings: Sequence[Finding]) -> Desk:
    """The article with every article that a figure of its findings stands in."""
    desk = Desk()
    others = store.articles_of(article_id, findings).values()
    for number in dict.fromkeys((article_id, *others)):
        article = store.article(number)
        desk.add([article])
        if article.document not in desk.breaks:
            desk.add_source(article.document, store.source_of(number).text)
    return desk


def kept(store: Store, article_id: int, findings: Sequence[Finding]) -> dict[Finding, Kept]:
    """What the store knows of findings of an article."""
    numbers = store.articles_of(article_id, findings)
    words = store.finding_verdicts(article_id)
    keys = store.finding_keys(article_id, findings)
    return {
        finding: Kept(
            numbers[finding.printed.document, finding.printed.article], key, words.get(key)
        )
        for finding, key in zip(findings, keys, strict=True)
    }
