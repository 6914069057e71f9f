"""Going from figure to figure and from article to article without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshu.exports.bundle import Place
    from heshu.model import Anchor, Fact
    from tui.opened import Opened
    from tui.session import Session


class Walking:
    """Where the reviewer is: an article of the session and one of its figures."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.index: int | None = None
        """The figure, from 0; None in an article without any."""

    @property
    def opened(self) -> Opened:
        """The article."""
        if self.session.opened is None:
            what = "no article is open"
            raise RuntimeError(what)
        return self.session.opened

    @property
    def fact(self) -> Fact | None:
        """The figure."""
        return None if self.index is None else self.opened.facts[self.index]

    def resume(self, place: Place | None) -> None:
        """Where the reviewer left off, else the first article."""
        if place is not None and self.session.holds(place.article_id):
            self.go_to(place.article_id, place.anchor)
        else:
            self.go_to(self.session.ids[0], None)

    def go_to(self, article_id: int, anchor: Anchor | None) -> None:
        """The figure at a place, or the nearest after it."""
        if self.session.opened is None or self.session.opened.id != article_id:
            self.session.open(article_id)
        opened = self.opened
        index = opened.index_of(anchor)
        if index is None and anchor is not None:
            index = opened.nearest(anchor)
        self.index = (0 if opened.facts else None) if index is None else index

    def step(self, step: int) -> bool:
        """One figure on, across articles; False at the end."""
        opened = self.opened
        if self.index is not None and 0 <= self.index + step < len(opened.facts):
            self.index += step
            return True
        article_id = next(self.session.with_facts(step), None)
        if article_id is None:
            return False
        self.go_to(article_id, None)
        self.index = 0 if step > 0 else len(self.opened.facts) - 1
        return True

    def to_number(self, number: int) -> bool:
        """The figure of this number, from 1; False when there is none."""
        if not 1 <= number <= len(self.opened.facts):
            return False
        self.index = number - 1
        return True

    def to_article(self, step: int) -> bool:
        """The next article of the list, whatever it holds; False at the end."""
        self.session.complete()
        at = self.session.position + step
        if not 0 <= at < len(self.session.ids):
            return False
        self.go_to(self.session.ids[at], None)
        return True

    def to_finding(self) -> bool:
        """The next printed figure that a check speaks against; False when there is none."""
        if self._finding_after(-1 if self.index is None else self.index):
            return True
        for article_id in self.session.with_findings(1):
            self.go_to(article_id, None)
            if self._finding_after(-1):
                return True
        return False

    def _finding_after(self, index: int) -> bool:
        opened = self.opened
        anchors = {one.finding.printed.fact.anchor for one in opened.steps() if one.is_loud}
        places = (i for i, anchor in enumerate(opened.facts.anchors) if anchor in anchors)
        found = next((place for place in places if place > index), None)
        if found is not None:
            self.index = found
        return found is not None

    def to_waiting(self) -> bool:
        """The next figure of the queue; False when all have a verdict."""
        one = self.session.next_waiting()
        if one is None:
            return False
        self.go_to(one.article_id, one.anchor)
        return True
