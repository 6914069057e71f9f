"""Mend mode: the article as blocks with a cursor, a key for each mend, the result at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content

from heshu.errors import HeshuError
from heshu.mending import DROPPED, TEXT
from tui.keymap import Context
from tui.locale import text, word
from tui.mending import Mender
from tui.screens.help import Help
from tui.screens.keyed import Keyed, bindings
from tui.screens.moving_to import Target
from tui.visible import visible_line
from tui.widgets import signs
from tui.widgets.detail import Detail
from tui.widgets.ruled_text import Ruled, RuledText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from heshu.mending import Block
    from tui.session import Session


class MendScreen(Keyed[int]):
    """Mends the open article; dismissed with the number of the article it ends at."""

    CONTEXT = Context.MENDING
    BINDINGS: ClassVar[list[BindingType]] = bindings(CONTEXT)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.mender = Mender(session)
        self.sheet_view = RuledText(id="sheet")
        self.about = Detail(id="about")

    def compose(self) -> ComposeResult:
        """Blocks, and beside them what is doubtful; two lines at the foot."""
        with Horizontal(id="mending"):
            yield self.sheet_view
            yield self.about
        yield self.status
        yield self.key_bar

    def on_mount(self) -> None:
        """Stand where the reader stood, at the first doubt otherwise."""
        super().on_mount()
        self.show_sheet()
        self.status.say(text("mend.begin"))

    def refuse(self, error: HeshuError) -> None:
        """Say why a mend does not fit."""
        self.status.say(text("mend.refused", error=error), error=True)

    # ------------------------------------------------------------ showing
    def show_sheet(self) -> None:
        """The blocks as they are now."""
        mender = self.mender
        self.sheet_view.show([self._ruled(block) for block in mender.blocks])
        title = mender.sheet.base.title or mender.sheet.base.text[:20]
        at = text("mend.place", at=mender.position + 1, count=len(mender.sheets))
        kind = word("article", mender.sheet.base.kind)
        self.sheet_view.border_title = Content(visible_line(f"{at} · {kind} · {title}"))
        self.show_cursor()

    def _ruled(self, block: Block) -> Ruled:
        doubtful = bool(self.mender.doubts(block))
        shown = block.part.text.replace("\n", " ")
        look = {TEXT: "ruled--text", DROPPED: "ruled--quiet"}.get(block.role, "ruled--strong")
        return Ruled(self.mender.label(block), signs.DOUBT if doubtful else "", shown, look)

    def show_cursor(self) -> None:
        """Set the block off, mark the piece, say what is doubtful."""
        mender = self.mender
        start, end = mender.span
        marks = [] if mender.piece is None else [(mender.block, start, end)]
        self.sheet_view.mark(marks, [mender.block])
        self.about.show(self._about())
        count = sum(bool(mender.doubts(block)) for block in mender.blocks)
        place = text("mend.block", at=mender.block + 1, count=len(mender.blocks), doubts=count)
        self.status.show_progress(place)

    def _about(self) -> Iterator[Content]:
        mender = self.mender
        block = mender.here
        yield Content.styled(visible_line(mender.label(block)), "bold")
        if block.role == DROPPED:
            yield Content(text("mend.is_dropped"))
        found = mender.pieces
        yield Content(text("mend.pieces", at=(mender.piece or 0) + 1, count=len(found)))
        for doubt in mender.doubts(block):
            yield Content("")
            name = word("doubt", doubt.what)
            yield Content.styled(f"{signs.DOUBT} {visible_line(name)} {doubt.score:.0%}", "bold")
            yield Content(visible_line(doubt.detail))

    def _moved(self) -> None:
        self.show_cursor()
        found = self.mender.doubts(self.mender.here)
        self.status.say("  ".join(f"{signs.DOUBT} {word('doubt', doubt.what)}" for doubt in found))

    def _done(self, words: str) -> None:
        """The store has it: show it, say so."""
        self.show_sheet()
        self.status.say(words)

    # ------------------------------------------------------------ moving
    def do_mend_down(self) -> None:
        """The next block."""
        self.mender.step(1)
        self._moved()

    def do_mend_up(self) -> None:
        """The block before."""
        self.mender.step(-1)
        self._moved()

    def do_mend_page_down(self) -> None:
        """Ten blocks on."""
        self.mender.step(10)
        self._moved()

    def do_mend_page_up(self) -> None:
        """Ten blocks back."""
        self.mender.step(-10)
        self._moved()

    def do_mend_right(self) -> None:
        """The next piece within the block."""
        self.mender.go_inside(1)
        self._moved()

    def do_mend_left(self) -> None:
        """The piece before, at last the whole block."""
        self.mender.go_inside(-1)
        self._moved()

    def do_mend_doubt_next(self) -> None:
        """The next block in doubt."""
        self._doubt(1)

    def do_mend_doubt_previous(self) -> None:
        """The one before."""
        self._doubt(-1)

    def _doubt(self, step: int) -> None:
        if self.mender.next_doubt(step):
            self._moved()
        else:
            self.status.say(text("mend.no_more_doubts"))

    # ------------------------------------------------------------ mending
    def do_mend_split_paragraph(self) -> None:
        """Cut before the piece."""
        self.mender.split_paragraph()
        self._done(text("mend.done"))

    def do_mend_split_article(self) -> None:
        """An article begins here."""
        self.mender.split_article()
        self._done(text("mend.done"))

    def do_mend_join_before(self) -> None:
        """Run on to the block before."""
        self.mender.join_paragraph(-1)
        self._done(text("mend.done"))

    def do_mend_join_after(self) -> None:
        """Let the block after run on."""
        self.mender.join_paragraph(1)
        self._done(text("mend.done"))

    def do_mend_join_article_before(self) -> None:
        """Add the article to the one before."""
        self.mender.join_article(-1)
        self._done(text("mend.done"))

    def do_mend_join_article_after(self) -> None:
        """Add the article after to this one."""
        self.mender.join_article(1)
        self._done(text("mend.done"))

    def _make(self, role: str) -> None:
        self.mender.make(role)
        self._done(text("mend.made", role=self.mender.label(self.mender.here)))

    def do_mend_title(self) -> None:
        """The headline."""
        self._make("title")

    def do_mend_subtitle(self) -> None:
        """The line below it."""
        self._make("subtitle")

    def do_mend_kicker(self) -> None:
        """The line above it."""
        self._make("kicker")

    def do_mend_byline(self) -> None:
        """Who wrote it."""
        self._make("byline")

    def do_mend_text(self) -> None:
        """A paragraph."""
        self._make(TEXT)

    def do_mend_caption(self) -> None:
        """A photo caption, which is an article."""
        self.mender.make_caption()
        self._done(text("mend.done"))

    def do_mend_drop(self) -> None:
        """Drop, or restore."""
        self.mender.drop_or_restore()
        self._done(text("mend.made", role=self.mender.label(self.mender.here)))

    def do_mend_move(self) -> None:
        """Choose the article to move it to."""
        others = [number for number in self.mender.numbers if number != self.mender.article_id]
        if not others:
            self.status.say(text("mend.no_neighbour"))
            return

        def chosen(number: int | None) -> None:
            if number is not None:
                try:
                    self.mender.move_to(number)
                    self._done(text("mend.done"))
                except HeshuError as error:
                    self.status.say(text("mend.refused", error=error), error=True)

        titles = self.session.titles(others)
        self.app.push_screen(Target([(number, titles[number]) for number in others]), chosen)

    def do_mend_settle(self) -> None:
        """It is right as it is."""
        self.mender.settle()
        self._done(text("mend.settled"))

    def do_mend_undo(self) -> None:
        """Take back the last change, whatever it was."""
        self._again(self.session.undo(), "status.undone", "status.nothing_to_undo")

    def do_mend_redo(self) -> None:
        """Make it again."""
        self._again(self.session.redo(), "status.redone", "status.nothing_to_redo")

    def _again(self, undone: object, done: str, nothing: str) -> None:
        from tui.session import Undone

        if not isinstance(undone, Undone):
            self.status.say(text(nothing))
            return
        self.mender.follow(self.mender.here.start)
        self._done(text(done, what=undone.words))

    # ------------------------------------------------------------ the mode
    def do_mend_help(self) -> None:
        """All keys."""
        self.app.push_screen(Help())

    def do_mend_end(self) -> None:
        """Back to the reader, at the article on the sheet."""
        self.dismiss(self.mender.article_id)
