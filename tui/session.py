"""One reviewer's way through some articles: what is open, what was said of it, and where to go.

The screens ask and tell; every change goes through here to the store, which has committed it
when the call returns. Nothing here knows a terminal, so the review itself is tested without one.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heshu.errors import HeshuError
from heshu.model import BODY, Anchor, Evidence, VerdictLabel
from tui.changes import NOTE_LABEL, describe
from tui.findings import Judged, weighed
from tui.layout import reading_order
from tui.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshu.exports.bundle import Event
    from heshu.finding_verdicts import FindingLabel
    from heshu.model import Fact, Finding
    from store import ArticleRow, Store

FIRST_IDS = 256
"""Articles known before the first paint; the other ninety-nine thousand come after it."""

_HITS_OF_ONE = 50
"""Hits of one article; a word that stands in every line would hide the other articles."""

_ROWS_AT_A_TIME = 200
"""How many rows are asked for while looking for the next article with facts."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or made again, and where."""

    article_id: int | None
    anchor: Anchor | None
    words: str
    finding: str = ""
    """The name of the finding it was about."""


class Session:
    """The articles under review, one of them open.

    Raises (from every method): StoreError when the store cannot be read or written; what was
    open stays open and unchanged.
    """

    def __init__(self, store: Store, article_ids: Sequence[int] | None = None) -> None:
        """`article_ids` None means every article of the store, as it sorts them.

        Of these only the first are known until `complete` is called.
        """
        self.store = store
        every = article_ids is None
        self.ids = list(store.article_ids(limit=FIRST_IDS) if article_ids is None else article_ids)
        self._partial = every and len(self.ids) == FIRST_IDS
        self.count = store.count() if self._partial else len(self.ids)
        """How many articles are under review."""
        self._position: dict[int, int] = {}
        self._number()
        self.opened: Opened | None = None

    def _number(self) -> None:
        self._position = {article_id: at for at, article_id in enumerate(self.ids)}

    def complete(self) -> bool:
        """Get to know all articles under review; False when they were known already."""
        if not self._partial:
            return False
        self._partial = False
        self.ids[:] = self.store.article_ids()
        self.count = len(self.ids)
        self._number()
        return True

    # ------------------------------------------------------------ opening
    def open(self, article_id: int) -> Opened:
        """Put an article on the desk."""
        store = self.store
        article = store.article(article_id)
        facts = reading_order(article, store.facts(article_id))
        findings = list(store.findings(article_id))
        self.opened = Opened(
            id=article_id,
            article=article,
            facts=facts,
            judged=self._judged(article_id, findings),
            verdicts=dict(store.verdicts(article_id)),
            annotations=list(store.annotations(article_id)),
            tags=list(store.tags(article_id)),
            elsewhere=store.articles_of(article_id, findings) if findings else {},
        )
        return self.opened

    def _judged(self, article_id: int, found: Sequence[Finding]) -> list[Judged]:
        if not found:
            return []
        keys = self.store.finding_keys(article_id, found)
        return weighed(found, keys, self.store.finding_verdicts(article_id))

    def refresh(self) -> None:
        """Read again what people added to the open article.

        It follows a change that is on disk already, so a failure to read is no failure to save:
        the marks stay as they were until the article is opened again.
        """
        opened = self.opened
        if opened is not None:
            with suppress(HeshuError):
                opened.verdicts = dict(self.store.verdicts(opened.id))
                opened.annotations = list(self.store.annotations(opened.id))
                opened.tags = list(self.store.tags(opened.id))
                words = self.store.finding_verdicts(opened.id) if opened.judged else {}
                opened.put_words(words)

    @property
    def position(self) -> int:
        """Where the open article stands in `ids`, 0-based; 0 when it is not among them."""
        return self._position.get(self.opened.id, 0) if self.opened else 0

    def holds(self, article_id: int) -> bool:
        """Whether an article is one of those under review."""
        return article_id in self._position or (self.complete() and article_id in self._position)

    def with_facts(self, step: int) -> Iterator[int]:
        """The articles after (-1: before) the open one that hold facts, nearest first."""
        self.complete()
        at = self.position
        ahead = self.ids[at + 1 :] if step > 0 else self.ids[:at][::-1]
        for start in range(0, len(ahead), _ROWS_AT_A_TIME):
            some = ahead[start : start + _ROWS_AT_A_TIME]
            counts = {row.id: row.facts for row in self.store.rows(some)}
            yield from (article_id for article_id in some if counts.get(article_id))

    def with_findings(self, step: int) -> Iterator[int]:
        """The articles after (-1: before) the open one that have inconsistent figures."""
        self.complete()
        at = self.position
        ahead = self.ids[at + 1 :] if step > 0 else self.ids[:at][::-1]
        near, far = ahead[:_ROWS_AT_A_TIME], ahead[_ROWS_AT_A_TIME:]
        counts = {row.id: row.inconsistent for row in self.store.rows(near)}
        yield from (article_id for article_id in near if counts.get(article_id))
        if far:
            flagged = set(self._flagged())
            yield from (article_id for article_id in far if article_id in flagged)

    def _flagged(self) -> Iterator[int]:
        """All articles with inconsistent figures; the store counts the others last."""
        worst_first = self.store.article_ids(sort="inconsistent")
        for start in range(0, len(worst_first), _ROWS_AT_A_TIME):
            rows = self.store.rows(worst_first[start : start + _ROWS_AT_A_TIME])
            yield from (row.id for row in rows if row.inconsistent)
            if not all(row.inconsistent for row in rows):
                return

    # ------------------------------------------------------------ saying
    def judge(self, fact: Fact, label: VerdictLabel) -> Event:
        """Give a verdict on a fact of the open article."""
        opened = self._on_desk()
        event = self.store.give_verdict(opened.id, fact, label)
        self.refresh()
        return event

    def correct(self, fact: Fact, corrected: str, evidence: Evidence, note: str) -> Event:
        """Call a fact wrong, with the value it should have and what that rests on."""
        opened = self._on_desk()
        event = self.store.give_verdict(
            opened.id,
            fact,
            VerdictLabel.WRONG,
            corrected=corrected,
            evidence=evidence,
            note=note,
        )
        self.refresh()
        return event

    def judge_finding(self, judged: Judged, label: FindingLabel, note: str | None = None) -> Event:
        """Say what a finding of the open article is worth.

        Args:
            judged: the finding.
            label: the word.
            note: why; None keeps what this reviewer wrote before.
        """
        opened = self._on_desk()
        if note is None:
            mine = judged.word is not None and judged.word.reviewer == self.store.reviewer
            note = judged.word.note if judged.word is not None and mine else ""
        event = self.store.judge_finding(opened.id, judged.finding, label, note=note)
        self.refresh()
        return event

    def label(self, anchor: Anchor, exact: str, label: str, body: str) -> Event:
        """Name a span of the open article."""
        opened = self._on_desk()
        event = self.store.annotate(opened.id, anchor, exact, label, body)
        self.refresh()
        return event

    def note(self, article_id: int, fact: Fact | None, body: str) -> Event:
        """Write a note on a fact of the open article, or (None) on a whole article."""
        anchor, exact = (fact.anchor, fact.exact) if fact else (None, "")
        event = self.store.annotate(article_id, anchor, exact, NOTE_LABEL, body)
        self.refresh()
        return event

    def tag_names(self, article_id: int) -> list[str]:
        """The tags of an article."""
        return [tag.name for tag in self.store.tags(article_id)]

    def undo(self) -> Undone | None:
        """Take back the reviewer's own last change; None when there is none."""
        return self._reversed(self.store.undo())

    def redo(self) -> Undone | None:
        """Make it again; None when nothing was undone."""
        return self._reversed(self.store.redo())

    def _reversed(self, event: Event | None) -> Undone | None:
        if event is None:
            return None
        happening = describe(event)
        found = self.store.resolve(happening.about)
        self.refresh()
        return Undone(
            found[0] if found else None, happening.anchor, happening.words, happening.finding
        )

    # ------------------------------------------------------------ finding
    def search(self, wanted: str, limit: int) -> tuple[tuple[int, Anchor], ...]:
        """Where a text stands: in the open article first, then as the list goes on."""
        hits = [
            (hit.article_id, Anchor(hit.field, hit.start, hit.end))
            for hit in self.store.search(wanted, limit, each=_HITS_OF_ONE)
        ]
        self.complete()
        here = self.position

        def after(hit: tuple[int, Anchor]) -> tuple[int, int, str, int]:
            article_id, (part, start, _) = hit
            at = self._position.get(article_id, len(self.ids))
            return (at - here) % (len(self.ids) + 1), part == BODY, part, start

        return tuple(sorted(hits, key=after))

    def rows(self, article_ids: Iterable[int]) -> list[ArticleRow]:
        """The rows of the article list; an untitled article goes by its first words."""
        return [
            row if row.title else replace(row, title=row.opening)
            for row in self.store.rows(article_ids)
        ]

    def titles(self, article_ids: Iterable[int]) -> dict[int, str]:
        """The titles of some articles, as the list shows them."""
        return {row.id: row.title for row in self.rows(article_ids)}

    def part_text(self, article_id: int, part: str) -> str:
        """The text of one part of an article."""
        if self.opened is not None and self.opened.id == article_id:
            return self.opened.article.part(part).text
        return self.store.article(article_id).part(part).text

    def _on_desk(self) -> Opened:
        if self.opened is None:
            what = "no article is open"
            raise RuntimeError(what)
        return self.opened
