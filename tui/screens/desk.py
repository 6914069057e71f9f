"""What the panes show, and what every family of keys needs of them.

`ReaderScreen` adds the keys, a family a module: moving, reviewing, marking, finding. Panes say
what happened by messages; this screen alone asks the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from heshu.errors import HeshuError
from heshu.exports.bundle import Place
from heshu.model import BODY
from tui.findings import numbered
from tui.keymap import Context
from tui.locale import text, word
from tui.renewing import renew
from tui.screens.note import note_words
from tui.screens.panes import PANES
from tui.screens.sizing import Sizing
from tui.visible import visible_line
from tui.widgets.fact_detail import fact_lines
from tui.widgets.finding_detail import finding_lines
from tui.widgets.messages import ArticleChosen, FactChanged, FactPicked, SelectionChanged
from tui.widgets.signs import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.timer import Timer

    from heshu.model import Anchor, Fact, Finding, Operand
    from tui.findings import Judged
    from tui.opened import Opened
    from tui.session import Session

LATER = 0.1
"""Seconds after the first paint when the whole list of articles is asked for."""

MANY_FACTS = 2000
"""An article with more is shown before its findings are read."""

PLACE_SECONDS = 1.0
"""A place is saved at most this often while the reviewer only moves."""


class Desk(Sizing):
    """Shows one article of a session, with its facts and the list of articles."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._place_timer: Timer | None = None
        self._checked = 0
        self.draft = ""
        self._stood_at: Anchor | None = None
        self._said = False
        self._text_title = ""
        self._detailed: tuple[object, ...] = ()
        self._seen = False
        self._standing: Sequence[Finding] = ()

    def on_mount(self) -> None:
        """Go back to where the reviewer left off."""
        try:
            self.resume()
        except HeshuError as error:
            self.say(str(error), error=True)
        self.call_after_refresh(self.set_timer, LATER, self._list_all)

    def _list_all(self) -> None:
        """The first paint waits for no more articles than it shows; the others come now."""
        try:
            if self.session.complete():
                self.articles.set_ids(self.session.ids, self.articles.highlighted)
        except HeshuError as error:
            self.say(str(error), error=True)

    def resume(self) -> None:
        """Open the article and fact of the last session, else the first article."""
        place = self.session.store.place()
        self.show_pane(Context.TEXT)
        if not self.session.ids:
            self.say(text("status.empty"))
            return
        if place is None or not self.session.holds(place.article_id):
            self.open_article(self.session.ids[0])
            self.say(text("status.welcome"))
            return
        self.open_article(place.article_id, place.anchor)
        if place.pane in PANES.values():
            self.show_pane(next(pane for pane, name in PANES.items() if name == place.pane))
        self.say(text("status.resumed"))
        self.reopen(place.draft)

    def reopen(self, draft: str) -> None:
        """Take up what was being typed; the reader screen knows the forms."""

    # ------------------------------------------------------------ showing
    def open_article(self, article_id: int, anchor: Anchor | None = None) -> Opened:
        """Put an article on the desk, at a fact or a place in its text."""
        opened = self.session.open(article_id)
        findings = self._findings_now(opened)
        index = opened.index_of(anchor)
        current = (0 if opened.facts else None) if index is None else index
        self.text_pane.show(
            opened.article,
            opened.facts,
            findings=findings,
            verdicts=opened.verdicts,
            annotations=opened.annotations,
            current=current,
            layout=opened.layout,
        )
        self.facts_pane.show(
            opened.facts,
            article=opened.article,
            findings=findings,
            verdicts=opened.verdicts,
            current=current,
        )
        self.finding = None
        self.findings_pane.show(opened.judged if opened.is_checked else (), opened.article)
        self.show_context()
        if anchor is not None and index is None:
            self.text_pane.goto_anchor(anchor)
        self.articles.highlight(article_id)
        self._show_tags()
        self._checked = self._count_checked()
        self.follow()
        if not self.confined and self.session.store.is_outdated(article_id):
            self.run_worker(self._renew(opened), group="renewing", exclusive=True)
        return opened

    async def _renew(self, opened: Opened) -> None:
        """Have found anew what an older program had found, and show it where nothing is busy."""
        store = self.session.store
        if not await renew(store.path, opened.id):
            return
        try:
            store.forget(opened.id)
            busy = self.text_pane.selecting or self.app.screen is not self
            current = opened is self.session.opened and not store.is_outdated(opened.id)
            if current and not busy:
                self.open_article(opened.id, self.fact.anchor if self.fact else None)
                self.say(text("status.renewed"))
        except HeshuError as error:
            self.say(str(error), error=True)

    def _findings_now(self, opened: Opened) -> Sequence[Finding]:
        """The findings, unless the text had better be seen first: they may be thousands."""
        if self._seen and len(opened.facts) < MANY_FACTS:
            self._standing = opened.standing
            return opened.standing
        self.call_after_refresh(self._add_findings, opened)
        return ()

    def _add_findings(self, opened: Opened) -> None:
        self._seen = True
        if opened is not self.session.opened:
            return
        try:
            self.show_changes()
        except HeshuError as error:
            self.say(str(error), error=True)
        self.follow()

    def go_to(self, article_id: int, anchor: Anchor | None) -> None:
        """Bring a fact or a place into view, in whichever article it is."""
        opened = self.session.opened
        if opened is None or opened.id != article_id:
            self.open_article(article_id, anchor)
            return
        index = opened.index_of(anchor)
        if index is not None:
            self.text_pane.go_to_fact(index)
        elif anchor is not None:
            self.text_pane.goto_anchor(anchor)

    def show_changes(self) -> None:
        """Show again what people said of the open article; only what changed is redrawn."""
        opened = self.session.opened
        if opened is None:
            return
        findings = None if opened.standing is self._standing else opened.standing
        self._standing = opened.standing
        self.text_pane.update_marks(
            findings=findings, verdicts=opened.verdicts, annotations=opened.annotations
        )
        self.facts_pane.update_marks(findings=findings, verdicts=opened.verdicts)
        self._show_words(opened)
        self.articles.reload([opened.id])
        self._show_tags()
        self._checked = self._count_checked()

    def _show_words(self, opened: Opened) -> None:
        """Show again what was said of the findings, if it is not what was said before."""
        if opened.judged != self.findings_pane.judged:
            if self.finding is not None:
                self.finding = opened.judged_as(self.finding.key)
            key = self.finding.key if self.finding else ""
            self.findings_pane.show(opened.judged, opened.article, key)

    def _show_tags(self) -> None:
        """The tags of the open article, in the title of its pane."""
        opened = self.session.opened
        names = [visible_line(tag.name) for tag in opened.tags] if opened else []
        title = " · ".join([text("pane.text"), *names])
        if title != self._text_title:
            self._text_title = title
            self.text_pane.border_title = Content(title)

    def _count_checked(self) -> int:
        opened = self.session.opened
        return opened.given() if opened else 0

    def follow(self) -> None:
        """Let the facts pane, the detail and the progress follow the current fact.

        A key calls this at once and the reader's message once more: what is shown already is
        left alone, so that each key paints once.
        """
        opened, fact = self.session.opened, self.fact
        if opened is None:
            return
        current = self.text_pane.current
        if self.facts_pane.current != current:
            self.facts_pane.current = current
        if fact is not None and self._leaves_finding(fact.anchor):
            self.drop_finding()
        verdict = opened.verdicts.get(fact.anchor) if fact else None
        judged = self.finding if self.listed is Context.CHECKS else None
        found = opened.judged if fact and opened.is_checked else None
        shown = (opened.id, fact, verdict, judged, found)
        if not _same(shown, self._detailed):
            self._detailed = shown
            self.detail.show(self._detail(opened, fact, judged))
            self._say_notes()
        self.show_progress()

    def _detail(
        self, opened: Opened, fact: Fact | None, judged: Judged | None
    ) -> Iterable[Content]:
        if judged is not None:
            return finding_lines(judged, self.place_of)
        if fact is None:
            return ()
        about = opened.about(fact.anchor) if opened.is_checked else ()
        return fact_lines(fact, about, opened.verdicts.get(fact.anchor))

    # ------------------------------------------------------------ the finding looked at
    def look_at(self, judged: Judged | None) -> None:
        """Mark the figures of a finding and tell it in full; None stops that."""
        opened = self.session.opened
        if opened is None:
            return
        self.finding = judged
        self.text_pane.mark_operands(numbered(judged.finding, opened.article) if judged else ())
        self.findings_pane.select(judged.key if judged else "")
        self.hold_finding()
        self.show_context()

    def hold_finding(self) -> None:
        """The fact that is current now belongs to looking at the finding, whatever it is."""
        self._stood_at = self.fact.anchor if self.fact else None

    def drop_finding(self) -> None:
        """Look at facts again."""
        if self.finding is not None:
            self.look_at(None)
        if self.in_front is not Context.CHECKS:
            self.show_list(Context.FACTS)

    def _leaves_finding(self, anchor: Anchor) -> bool:
        """Whether the reviewer went from a figure of the finding to another one."""
        opened, judged = self.session.opened, self.finding
        if opened is None or judged is None or anchor == self._stood_at:
            return False
        return all(anchor != place for place, _ in numbered(judged.finding, opened.article))

    def place_of(self, operand: Operand) -> str:
        """Where a figure of a finding stands, in a few words."""
        opened = self.session.opened
        if opened is None:
            return ""
        home = opened.home_of(operand)
        if home is None:
            return text("finding.gone", document=operand.document)
        if home != opened.id:
            return ELSEWHERE + self.session.titles([home]).get(home, "")
        part, _, label = operand.fact.field.partition(".")
        if part != BODY:
            return label if part == "metadata" else word("part", part)
        paragraph = opened.article.text.count("\n", 0, operand.fact.start) + 1
        return text("finding.paragraph", at=paragraph)

    def show_progress(self) -> None:
        """How far the review is: fact, verdicts, article."""
        opened = self.session.opened
        if opened is None:
            return
        at = self.text_pane.current
        parts = [
            text("status.progress_fact", at=0 if at is None else at + 1, count=len(opened.facts)),
            text("status.progress_verdict", count=self._checked),
            text(
                "status.progress_article",
                at=self.session.position + 1,
                count=self.session.count,
            ),
        ]
        self.status.show_progress("  ".join(parts))

    def say(self, message: str, *, error: bool = False) -> None:
        """One message on the status line."""
        self._said = True
        self.status.say(message, error=error)

    def guarded(self, do: Callable[[], None]) -> None:
        """Do what a key asks; what the store refuses becomes one line and nothing is lost."""
        self._said = False
        try:
            do()
        except HeshuError as error:
            self.say(text("status.unfinished", error=error), error=True)
        if not self._said and self.status.message:
            self.status.say("")

    def _say_notes(self) -> None:
        """What people wrote on the current fact, unless something else was just said."""
        opened, fact = self.session.opened, self.fact
        if opened and fact and not self._said and (notes := opened.notes_on(fact.anchor)):
            self.say("  ".join(note_words(note) for note in notes))

    # ------------------------------------------------------------ asking
    @property
    def fact(self) -> Fact | None:
        """The current fact of the open article."""
        return self.text_pane.current_fact if self.session.opened else None

    # ------------------------------------------------------------ messages
    @on(FactChanged)
    def _fact_changed(self, event: FactChanged) -> None:
        event.stop()  # nobody above wants it, and each step up costs
        self.follow()
        self.place_moved()

    @on(FactPicked)
    def _fact_picked(self, event: FactPicked) -> None:
        self.text_pane.go_to_fact(event.index)

    @on(SelectionChanged)
    def _selection_changed(self) -> None:
        exact = self.text_pane.selected_text
        if self.text_pane.selecting and exact:
            self.say(text("status.selected", exact=exact))
        self.show_context()

    @on(ArticleChosen)
    def _article_chosen(self, event: ArticleChosen) -> None:
        try:
            self.open_article(event.article_id)
        except HeshuError as error:
            self.say(str(error), error=True)
            return
        self.show_pane(Context.TEXT)
        self.place_moved()

    # ------------------------------------------------------------ place
    def place_moved(self) -> None:
        """Remember the new place soon; a step a key would be a write a key."""
        if self._place_timer is None:
            self._place_timer = self.set_timer(PLACE_SECONDS, self.save_place)

    def save_place(self) -> None:
        """Remember where the reviewer is."""
        self._place_timer = None
        opened, fact = self.session.opened, self.fact
        if opened is None:
            return
        anchor = fact.anchor if fact else self.text_pane.place
        place = Place(opened.id, anchor, pane=PANES[self.in_front], draft=self.draft)
        try:
            self.session.store.save_place(place)
        except HeshuError as error:
            self.say(str(error), error=True)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two tuples hold the very same things; findings are long to compare by value."""
    return len(one) == len(other) and all(a is b or a == b for a, b in zip(one, other, strict=True))
