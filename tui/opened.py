"""An article as it lies on the desk: its text, what the engine says of it and what people said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.findings import FindingGroup, Judged, by_figure, stands_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Anchor, Annotation, Article, Finding, Operand, Tag, Verdict
    from heshu.sheets import FactSheet
    from tui.layout import Layout

Key = tuple[str, int]
"""Document and index: how a finding names an article."""


class Found(NamedTuple):
    """The findings of an article."""

    judged: list[Judged]
    """The heaviest first, with the words on them."""
    elsewhere: dict[Key, int]
    """The numbers of the articles in which figures of them stand."""


@dataclass
class Opened:
    """An article as it lies on the desk."""

    id: int
    article: Article
    layout: Layout
    """The article as it is set."""
    facts: FactSheet
    """In the order a reader meets them."""
    verdicts: dict[Anchor, Verdict]
    annotations: list[Annotation]
    tags: list[Tag]
    read_findings: Callable[[], Found]
    """Asks the store for the findings; called once, when they are first looked at."""

    def __post_init__(self) -> None:
        self._found: Found | None = None
        self._standing: list[Finding] | None = None
        self._by_figure: dict[Anchor, list[Judged]] | None = None

    # ------------------------------------------------------------ findings
    @property
    def is_checked(self) -> bool:
        """Whether the findings have been read already."""
        return self._found is not None

    @property
    def _findings(self) -> Found:
        if self._found is None:
            self._found = self.read_findings()
        return self._found

    @property
    def judged(self) -> list[Judged]:
        """What the checks found about its figures, the heaviest first, with the words on it."""
        return self._findings.judged

    @property
    def elsewhere(self) -> dict[Key, int]:
        """The numbers of the articles in which figures of its findings stand."""
        return self._findings.elsewhere

    @property
    def standing(self) -> list[Finding]:
        """The findings that nobody has set aside; the same list until that changes."""
        if self._standing is None:
            self._standing = [
                one.finding for one in self.judged if one.group is not FindingGroup.ASIDE
            ]
        return self._standing

    def put_words(self, words: Mapping[str, FindingVerdict]) -> None:
        """Put these words on the findings, by key; the others have none."""
        if all(words.get(one.key) == one.word for one in self.judged):
            return
        judged = [
            one if words.get(one.key) == one.word else replace(one, word=words.get(one.key))
            for one in self.judged
        ]
        self._found = self._findings._replace(judged=judged)
        self._standing = self._by_figure = None

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
        anchors = self.facts.anchors
        same = [(i, one) for i, one in enumerate(anchors) if one.field == anchor.field]
        for index, one in same:
            if one.end > anchor.start:
                return index
        return same[-1][0] if same else None

    def notes_on(self, anchor: Anchor | None) -> list[Annotation]:
        """What people wrote on a span, or (None) on the whole article, oldest first."""
        return [note for note in self.annotations if note.anchor == anchor]

    def index_of(self, anchor: Anchor | None) -> int | None:
        """The fact at an anchor; None when the article has none there."""
        try:
            return None if anchor is None else self.facts.anchors.index(anchor)
        except ValueError:
            return None

    def given(self) -> int:
        """How many facts have a verdict."""
        return sum(anchor in self.verdicts for anchor in self.facts.anchors) if self.verdicts else 0
