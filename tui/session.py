"""One reviewer's way through some articles: what is open, what was said of it, and where to go.

The screens ask and tell; every change goes through here to the store, which has committed it
when the call returns. Nothing here knows a terminal, so the review itself is tested without one.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from heshu.errors import HeshuError
from heshu.model import Anchor, Evidence, VerdictLabel
from store import View
from store.queries import parse
from tui import answers
from tui.changes import NOTE_LABEL, describe
from tui.findings import weighed
from tui.layout import Layout
from tui.opened import Found, Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from heshu.exports.bundle import Event
    from heshu.finding_verdicts import FindingLabel
    from heshu.mending import Step
    from heshu.model import Fact, Verdict
    from store import ArticleRow, Queued, Repeat, Store
    from tui.findings import Judged

FIRST_IDS = 256
"""Articles known before the first paint; the other ninety-nine thousand come after it."""

_QUEUED = 200
"""Figures of the queue that are asked for at once."""

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
    mended: bool = False
    """Whether the text of the article is another one now."""


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
        self.among = None if article_ids is None else frozenset(article_ids)
        """The articles under review; None for all of the store."""
        self.view = View()
        self._queue: list[Queued] = []
        self.judged_last: tuple[int, Anchor] | None = None
        """Where this session's last verdict was given."""
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

    def show(self, view: View, ids: Sequence[int]) -> None:
        """Review only these articles, in this order, until another view is chosen."""
        self._partial = False
        self.view = view
        self.ids[:] = ids
        self.count = len(self.ids)
        self._number()

    # ------------------------------------------------------------ the queue
    def next_waiting(self) -> Queued | None:
        """The next figure to verify, the worst first; those passed over come again at the end."""
        for again in (False, True):
            if again:
                self._queue = [
                    one
                    for one in self.store.waiting(_QUEUED)
                    if self.among is None or one.article_id in self.among
                ]
            while self._queue:
                one = self._queue.pop(0)
                if one.anchor not in self.store.verdicts(one.article_id):
                    return one
        return None

    # ------------------------------------------------------------ repeats
    def repeats(self, fact: Fact, *, everywhere: bool) -> list[Repeat]:
        """The other places where a figure of the open article stands in the same sense."""
        found = self.store.repeats(self._on_desk().id, fact, everywhere=everywhere)
        return [one for one in found if self.among is None or one.article_id in self.among]

    def judge_all(self, places: Sequence[Repeat], verdict: Verdict) -> None:
        """Give one verdict on several places; one undo takes all of them back."""
        self.store.give_verdicts(places, verdict)
        self.refresh()

    # ------------------------------------------------------------ opening
    def open(self, article_id: int) -> Opened:
        """Put an article on the desk."""
        store = self.store
        article = store.article(article_id)
        layout, facts = Layout(article), store.facts(article_id)
        self.opened = Opened(
            id=article_id,
            article=article,
            layout=layout,
            facts=facts.in_order(layout.ordered(facts.anchors)),
            verdicts=dict(store.verdicts(article_id)),
            annotations=list(store.annotations(article_id)),
            tags=list(store.tags(article_id)),
            read_findings=partial(self._found, article_id),
        )
        return self.opened

    def _found(self, article_id: int) -> Found:
        found = self.store.findings(article_id)
        if not found:
            return Found([], {})
        keys = self.store.finding_keys(article_id, found)
        judged = weighed(found, keys, self.store.finding_verdicts(article_id))
        return Found(judged, self.store.articles_of(article_id, found))

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
                if opened.is_checked and opened.judged:
                    opened.put_words(self.store.finding_verdicts(opened.id))

    @property
    def position(self) -> int:
        """Where the open article stands in `ids`, 0-based; -1 when it is not among them."""
        return self._position.get(self.opened.id, -1) if self.opened else -1

    def holds(self, article_id: int) -> bool:
        """Whether an article is one of those under review."""
        return article_id in self._position or (self.complete() and article_id in self._position)

    def with_facts(self, step: int) -> Iterator[int]:
        """The articles after (-1: before) the open one that hold facts, nearest first."""
        self.complete()
        ahead = self._ahead(step)
        for start in range(0, len(ahead), _ROWS_AT_A_TIME):
            some = ahead[start : start + _ROWS_AT_A_TIME]
            counts = {row.id: row.facts for row in self.store.rows(some)}
            yield from (article_id for article_id in some if counts.get(article_id))

    def with_findings(self, step: int) -> Iterator[int]:
        """The articles after (-1: before) the open one that have inconsistent figures."""
        self.complete()
        flagged = self.store.contradicted()
        yield from (article_id for article_id in self._ahead(step) if article_id in flagged)

    def _ahead(self, step: int) -> Sequence[int]:
        """All articles after (-1: before) the open one; from one not under review, all of them."""
        at = self.position
        return self.ids[at + 1 :] if step > 0 else self.ids[: max(at, 0)][::-1]

    # ------------------------------------------------------------ saying
    def judge(self, fact: Fact, label: VerdictLabel) -> Event:
        """Give a verdict on a fact of the open article."""
        opened = self._on_desk()
        event = self.store.give_verdict(opened.id, fact, label)
        self.judged_last = opened.id, fact.anchor
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
        self.judged_last = opened.id, fact.anchor
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

    def mend(self, article_id: int, steps: Sequence[Step]) -> Event:
        """Mend an article; what it says and which articles there are is read again."""
        former = self.store.siblings(article_id)
        event = self.store.mend(article_id, steps, later=True)
        self._renumber(next(number for number in former if self.store.exists(number)))
        return event

    def _renumber(self, article_id: int) -> None:
        """The articles of a file are others now: keep the list under review right."""
        self.complete()
        now, gone = self.store.siblings(article_id), set(self.store.former(article_id))
        kept = [number for number in self.ids if number not in gone]
        known = set(kept)
        for at, number in enumerate(now):
            if number not in known:
                near = next((n for n in reversed(now[:at]) if n in known), None)
                kept.insert(kept.index(near) + 1 if near is not None else 0, number)
                known.add(number)
        if kept != self.ids:
            self.count += len(kept) - len(self.ids)
            self.ids[:] = kept
            self._number()

    def undo(self) -> Undone | None:
        """Take back the reviewer's own last change; None when there is none."""
        return self._reversed(self.store.undo(later=True))

    def redo(self) -> Undone | None:
        """Make it again; None when nothing was undone."""
        return self._reversed(self.store.redo(later=True))

    def _reversed(self, event: Event | None) -> Undone | None:
        if event is None:
            return None
        happening = describe(event)
        found = self.store.resolve(happening.about)
        mended = any(change.what == "mend" for change in event.after)
        if mended and found:
            self._renumber(found[0])
        self.refresh()
        return Undone(
            found[0] if found else None, happening.anchor, happening.words, happening.finding,
            mended,
        )  # fmt: skip

    # ------------------------------------------------------------ finding
    def search(self, wanted: str, limit: int) -> tuple[tuple[int, Anchor], ...]:
        """Where a query is answered: in the open article first, then as the list goes on."""
        return answers.found(self.store, parse(wanted), *self.reading_place(), limit)

    def answer(
        self,
        wanted: str,
        store: Store | None = None,
        here: int | None = None,
        order: Callable[[int], int] | None = None,
    ) -> answers.Answer:
        """The same with what stands around each hit, for a list.

        A thread gives a store of its own and what `reading_place` said before it began.
        """
        if store is None or order is None:
            store, (here, order) = self.store, self.reading_place()
        return answers.answer(store, wanted, here, order)

    def reading_place(self) -> tuple[int | None, Callable[[int], int]]:
        """The open article, and where each of the others stands after it, round the end."""
        self.complete()
        at, places, count = self.position, dict(self._position), len(self.ids) + 1

        def order(article_id: int) -> int:
            return (places.get(article_id, count - 1) - at) % count

        return (self.opened.id if self.opened else None), order

    def remember_search(self, query: str) -> None:
        """Note what was looked for; a store that cannot be written to is no reason to stop."""
        with suppress(HeshuError):
            self.store.remember_search(query)

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
