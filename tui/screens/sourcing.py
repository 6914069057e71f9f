"""The keys for what an article was made of: its source, mend mode, what lost its place."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.content import Content

from tui.locale import text, word
from tui.screens.reviewing import Reviewing
from tui.visible import visible_line
from tui.widgets.ruled_text import Ruled, RuledText

if TYPE_CHECKING:
    from heshu.model import Anchor, Article
    from store.stale import Stale
    from tui.opened import Opened
    from tui.session import Undone
    from tui.widgets.ruled_text import Mark

SHOWN = "-source"
"""The class of the screen while the source stands beside the article."""


class Sourcing(Reviewing):
    """`s e U`."""

    source_view: RuledText | None = None
    _source_of: tuple[int, int] = (0, 0)
    _starts: list[int]

    # ------------------------------------------------------------ the source
    def do_source(self) -> None:
        """Show the source beside the article with the same characters marked, or put it away."""
        if self.has_class(SHOWN):
            self.remove_class(SHOWN)
            return
        if self.source_view is None:
            self.source_view = RuledText(id="source")
            self.source_view.can_focus = False
            self.query_one("#desk").mount(self.source_view, before="#side")
        self.add_class(SHOWN)
        self.show_source()
        self.say(text("source.shown"))

    def follow(self) -> None:
        """The source follows the current fact too."""
        super().follow()
        self.show_source()

    def open_article(self, article_id: int, anchor: Anchor | None = None) -> Opened:
        """Say what is in doubt and what has lost its place, when an article is opened."""
        opened = super().open_article(article_id, anchor)
        waiting = self.session.store.count_stale(article_id)
        if waiting:
            self.say(text("stale.waiting", count=waiting))
        elif opened.article.doubts:
            doubts = {word("doubt", doubt.what): None for doubt in opened.article.doubts}
            self.say(text("mend.doubtful", what=" ".join(doubts)))
        return opened

    def show_source(self) -> None:
        """Mark in the source what is current in the article."""
        opened, view = self.session.opened, self.source_view
        if opened is None or view is None or not self.has_class(SHOWN):
            return
        now = (opened.id, self.session.store.identity(opened.id).written)
        if now != self._source_of:
            self._source_of = now
            self._read_source(opened, view)
        place = self.fact.anchor if self.fact else self.text_pane.place
        view.mark(self._in_source(opened.article, place) if place else ())

    def _read_source(self, opened: Opened, view: RuledText) -> None:
        """The lines of the file, those of which the article has nothing in a quiet voice."""
        source = self.session.store.source_of(opened.id)
        lines = source.text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
        held = _held(opened.article, self._starts)
        view.show(
            [
                Ruled(str(n + 1), "", line, "ruled--text" if n in held else "ruled--quiet")
                for n, line in enumerate(lines)
            ]
        )
        name = f"{source.path} · {source.encoding}"
        view.border_title = Content(text("source.title", name=visible_line(name)))

    def _in_source(self, article: Article, anchor: Anchor) -> list[Mark]:
        runs = _runs(article, anchor)
        return [mark for start, end in runs for mark in self._in_lines(start, end)]

    def _in_lines(self, start: int, end: int) -> list[Mark]:
        """A run of the source as marks on its lines."""
        marks = []
        while start < end:
            line = bisect_right(self._starts, start) - 1
            after = self._starts[line + 1] if line + 1 < len(self._starts) else end
            first = self._starts[line]
            marks.append((line, start - first, min(end, after) - first))
            start = max(after, start + 1)
        return marks

    # ------------------------------------------------------------ mending
    def do_mend(self) -> None:
        """Mend the article: split, join, retitle, drop, restore, move."""
        from tui.screens.mending import MendScreen

        opened = self.session.opened
        if opened is None:
            self.say(text("status.empty"))
            return
        place = self.fact.anchor if self.fact else self.text_pane.place
        screen = MendScreen(self.session)
        if place is not None:
            runs = _runs(opened.article, place)
            if runs:
                screen.mender.go_to(runs[0][0])
        self.app.push_screen(screen, self._mended)

    def _reversed(self, undone: Undone | None, done: str, nothing: str) -> None:
        """Taking back a mend changes the text itself."""
        if undone is not None and undone.mended and undone.article_id is not None:
            self.show_mended(undone.article_id)
        super()._reversed(undone, done, nothing)

    def _mended(self, article_id: int | None) -> None:
        if article_id is not None:
            self.guarded(lambda: self.show_mended(article_id))

    def show_mended(self, article_id: int) -> None:
        """The articles are others than they were: list and text anew."""
        fact, before = self.fact, self.session.opened
        runs = _runs(before.article, fact.anchor) if fact and before else ()
        self.open_article(article_id)
        self.articles.set_ids(self.session.ids, article_id)
        opened = self.session.opened
        if runs and opened is not None:
            for index, one in enumerate(opened.facts):
                if _runs(opened.article, one.anchor) == runs:
                    self.text_pane.go_to_fact(index)
                    break
        self.follow()
        self.save_place()

    # ------------------------------------------------------------ what lost its place
    def do_stale(self) -> None:
        """What was said of an earlier text and has no place in this one."""
        from tui.screens.stale import StaleList

        opened = self.session.opened
        found = self.session.store.stale(opened.id) if opened else []
        if opened is None or not found:
            self.say(text("stale.none"))
            return
        self.app.push_screen(StaleList(found, self.fact), self._deal)

    def _deal(self, chosen: tuple[str, Stale] | None) -> None:
        opened, fact = self.session.opened, self.fact
        if chosen is None or opened is None:
            return
        what, stale = chosen
        store = self.session.store
        fact = stale.figure or fact

        def act() -> None:
            if what == "drop":
                store.drop_stale(opened.id, stale)
                words = text("stale.dropped", exact=stale.exact)
            elif fact is None:
                self.say(text("status.no_fact"))
                return
            else:
                store.reapply(opened.id, stale, fact.anchor, fact.exact)
                words = text("stale.given", old=stale.exact, new=fact.exact)
            self.session.refresh()
            self.show_changes()
            self.follow()
            self.say(words)
            if store.count_stale(opened.id):
                self.do_stale()

        self.guarded(act)


def _runs(article: Article, anchor: Anchor) -> tuple[tuple[int, int], ...]:
    """Where a span stands in the source."""
    try:
        part = article.part(anchor.field)
    except (KeyError, ValueError):
        return ()
    return part.source.runs(anchor.start, max(anchor.end, anchor.start + 1))


def _held(article: Article, starts: list[int]) -> set[int]:
    """The lines of the source of which the article has something."""
    held: set[int] = set()
    for _, part in article.each_part():
        for _, start, length in part.source.segments:
            first, last = bisect_right(starts, start), bisect_right(starts, start + length - 1)
            held.update(range(first - 1, last))
    return held
