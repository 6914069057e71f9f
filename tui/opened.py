"""An article as it lies on the desk: its text, what the engine says of it and what people said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.findings import FindingGroup, Judged, by_figure, stands_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Anchor, Annotation, Article, Fact, Finding, Operand, Tag, Verdict

Key = tuple[str, int]
"""Document and index: how a finding names an article."""


@dataclass
class Opened:
    """An article as it lies on the desk."""

    id: int
    article: Article
    facts: list[Fact]
    """In the order a reader meets them."""
    judged: list[Judged]
    """What the checks found about its figures, the heaviest first, with the words on it."""
    verdicts: dict[Anchor, Verdict]
    annotations: list[Annotation]
    tags: list[Tag]
    elsewhere: dict[Key, int]
    """The numbers of the articles in which figures of its findings stand."""

    def __post_init__(self) -> None:
        self._by_figure: dict[Anchor, list[Judged]] | None = None

    @property
    def standing(self) -> list[Finding]:
        """The findings that nobody has set aside."""
        return [one.finding for one in self.judged if one.group is not FindingGroup.ASIDE]

    def put_words(self, words: Mapping[str, FindingVerdict]) -> None:
        """Put these words on the findings, by key; the others have none."""
        self.judged = [
            one if words.get(one.key) == one.word else replace(one, word=words.get(one.key))
            for one in self.judged
        ]
        self._by_figure = None

    def about(self, anchor: Anchor) -> list[Judged]:
        """The findings that a figure takes part in, the heaviest first."""
        if self._by_figure is None:
            self._by_figure = by_figure(self.judged, self.article)
        return self._by_figure.get(anchor, [])

    def judged_as(self, key: str) -> Judged | None:
        """The finding of this name."""
        return next((one for one in self.judged if one.key == key), None)

    def steps(self) -> list[Judged]:
        """The findings that are gone through here: those whose printed figure stands here."""
        return [one for one in self.judged if stands_in(one.finding.printed, self.article)]

    def home_of(self, operand: Operand) -> int | None:
        """The number of the article a figure of a finding stands in; None when it is gone."""
        if stands_in(operand, self.article):
            return self.id
        return self.elsewhere.get((operand.document, operand.article))

    def nearest(self, anchor: Anchor) -> int | None:
        """The fact at a place, or the next one of the same part, or the one before."""
        same = [(i, fact) for i, fact in enumerate(self.facts) if fact.field == anchor.field]
        for index, fact in same:
            if fact.end > anchor.start:
                return index
        return same[-1][0] if same else None

    def notes_on(self, anchor: Anchor | None) -> list[Annotation]:
        """What people wrote on a span, or (None) on the whole article, oldest first."""
        return [note for note in self.annotations if note.anchor == anchor]

    def index_of(self, anchor: Anchor | None) -> int | None:
        """The fact at an anchor; None when the article has none there."""
        return next((i for i, fact in enumerate(self.facts) if fact.anchor == anchor), None)
