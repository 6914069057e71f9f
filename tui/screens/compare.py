"""Two articles or two deliveries of one beside each other, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container

from tui.comparing import Standing, compare
from tui.keymap import Context
from tui.locale import text
from tui.screens.counterpart import Counterpart
from tui.screens.keyed import bindings
from tui.screens.overview import Overview, Place, titled
from tui.widgets.article_pieces import Pieces
from tui.widgets.pair_rows import PairRows
from tui.widgets.ruled_text import RuledText

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from heshu.model import Anchor
    from tui.comparing import Comparison, Row
    from tui.session import Session


class CompareScreen(Overview):
    """Pairs of figures above, the two texts below; `n p` go through the differences."""

    CONTEXT = Context.COMPARING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Context.COMPARING)
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (100, "-beside")]  # noqa: RUF012 - as Textual has it

    def __init__(
        self, session: Session, left: int, right: int, place: Anchor | None = None
    ) -> None:
        """Compare two articles; `place` is where in either of them one begins."""
        super().__init__(session)
        self.pairs = PairRows(id="pairs")
        self.texts = (RuledText(id="left"), RuledText(id="right"))
        self.everything = False
        self.side = 1
        self._begin(left, right)
        self._place = place

    def _begin(self, left: int, right: int) -> None:
        self.comparison: Comparison = compare(self.session.store, left, right)
        self._pieces = [Pieces(one.article) for one in self.comparison.sides]
        self.rows = self._shown()

    def _shown(self) -> list[Row]:
        return self.comparison.shown(everything=self.everything)

    def compose(self) -> ComposeResult:
        """The pairs, the texts, two lines at the foot."""
        with Container(id="comparing"):
            yield self.pairs
            with Container(id="both"):
                yield from self.texts
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Stand on the pair of the figure one came from, else on the first difference."""
        super().on_mount()
        self.set_focus(self.pairs)
        self.show_texts()
        self._stand()

    def _stand(self) -> None:
        at = self._at(self._place)
        if at is None:
            at = next(
                (n for n, row in enumerate(self.rows) if self.comparison.is_difference(row)), None
            )
        self.pairs.show(self.rows, at or 0)
        self._say_count()
        self.show_current()

    def _at(self, place: Anchor | None) -> int | None:
        for number, row in enumerate(self.rows):
            if place in [fact.anchor for fact in (row.left, row.right) if fact]:
                return number
        return None

    # ------------------------------------------------------------ showing
    def show_texts(self) -> None:
        """Both texts with the paragraphs of differences signed."""
        for at, (view, pieces) in enumerate(zip(self.texts, self._pieces, strict=True)):
            view.show(pieces.ruled(self.comparison.standings(at)))
            view.can_focus = False
        self._show_titles()

    def _show_titles(self) -> None:
        for at, (view, side) in enumerate(zip(self.texts, self.comparison.sides, strict=True)):
            article = side.article
            name = article.title or article.text[:20]
            told = [f"{at + 1} {name}", article.issued, article.document.rpartition("/")[2]]
            view.border_title = titled(" · ".join(filter(None, told)))
            view.set_class(at == self.side, "-front")

    @property
    def current(self) -> Row | None:
        """The pair under the cursor."""
        at = self.pairs.current
        return None if at is None else self.rows[at]

    def show_current(self) -> None:
        """Mark the current pair in both texts and say how far apart its values are."""
        row = self.current
        for at, (view, pieces) in enumerate(zip(self.texts, self._pieces, strict=True)):
            fact = row.fact(at) if row else None
            also = [m for a in self.comparison.standings(at) if (m := pieces.mark(a)) is not None]
            mark = pieces.mark(fact.anchor) if fact else None
            view.mark([] if mark is None else [mark], also=also)
        if row is not None:
            told = text(f"compare.standing.{row.standing.name.lower()}")
            self.status.say("  ".join(filter(None, (told, row.subject, row.apart()))))
        number = self.pairs.current
        at_row = 0 if number is None else number + 1
        place = text("compare.place", at=at_row, count=len(self.rows))
        self.status.show_progress(place)

    def _say_count(self) -> None:
        of = self.comparison
        self.pairs.border_title = titled(
            text(
                "compare.count",
                differs=of.count(Standing.DIFFERS),
                same=of.count(Standing.SAME) + of.count(Standing.AGREES),
                left=of.count(Standing.LEFT),
                right=of.count(Standing.RIGHT),
            )
        )
        if not self.rows:
            self.status.say(text("compare.nothing"))

    @on(PairRows.Went)
    def _went(self) -> None:
        self.show_current()

    # ------------------------------------------------------------ moving
    def step(self, rows: int) -> None:
        """Move by pairs."""
        self.pairs.move(rows)

    def page(self, pages: int) -> None:
        """Move by pages of pairs."""
        self.pairs.move_pages(pages)

    def do_view_next(self) -> None:
        """The next difference."""
        self._difference(1)

    def do_view_previous(self) -> None:
        """The difference before."""
        self._difference(-1)

    def _difference(self, step: int) -> None:
        start = self.pairs.current
        if start is not None:
            ahead = range(start + 1, len(self.rows)) if step > 0 else range(start - 1, -1, -1)
            for number in ahead:
                if self.comparison.is_difference(self.rows[number]):
                    self.pairs.go_to(number)
                    return
        self.status.say(text("compare.no_more"))

    # ------------------------------------------------------------ the two texts
    def do_view_side(self) -> None:
        """The other text is in front."""
        self.side = 1 - self.side
        self._show_titles()

    def do_view_open(self) -> None:
        """To the figure in the text in front, in the reader."""
        self._open(self.side)

    def do_view_left(self) -> None:
        """To the left figure."""
        self._open(0)

    def do_view_right(self) -> None:
        """To the right figure."""
        self._open(1)

    def _open(self, side: int) -> None:
        row = self.current
        fact = row.fact(side) if row else None
        if fact is None:
            self.status.say(text("compare.only_one"))
            return
        place: Place = (self.comparison.sides[side].id, fact.anchor)
        self.dismiss(place)

    def do_view_wider(self) -> None:
        """All figures, or only those that tell something of both texts."""
        row = self.current
        self.everything = not self.everything
        self.rows = self._shown()
        at = self.rows.index(row) if row in self.rows else 0
        self.pairs.show(self.rows, at)
        self._say_count()
        self.show_current()

    def do_view_pick(self) -> None:
        """Compare with another article."""
        here = self.comparison.sides[self.side].id

        def chosen(other: int | None) -> None:
            if other is not None:
                self._place = None
                self._begin(here, other)
                self.show_texts()
                self._stand()

        self.app.push_screen(Counterpart(self.session, here), chosen)
