"""Search over all articles of the store, as it is typed.

The search itself runs in a thread with its own connection, a moment after the last key; what
comes back late, for something no longer typed, is dropped. Enter does not wait for the thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from heshu.errors import HeshuError
from tui.answers import Answer, Row, marked
from tui.locale import text
from tui.pasting import rest_of_paste
from tui.screens.dialog import Dialog, FormField
from tui.screens.fields import Field
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from heshu.model import Anchor
    from tui.session import Session

PAUSE = 0.06
"""Seconds without a key before a search begins."""

_TITLE_CELLS = 24
_SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What was searched, all its listed hits, and which one was chosen."""

    text: str
    hits: tuple[tuple[int, Anchor], ...]
    """Article id and place, in the order they are stepped through."""
    at: int


class Search(Picker[Found]):
    """Dismissed with the hits and the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False, priority=True),
        Binding("ctrl+d", "drop", show=False, priority=True),
    ]

    HEIGHT = "dialog-tall"  # hits come late, and a form that follows them would flicker

    @dataclass
    class Arrived(Message):
        """A search in the thread is done."""

        answer: Answer

    def __init__(self, session: Session, typed: str = "") -> None:
        super().__init__(text("search.title"), text("search.hint"), text("search.keys"), typed)
        self._session = session
        self._answer = Answer("")
        self._timer: Timer | None = None
        self._saved: list[str] = []
        self._suggested: list[str] = []

    # ------------------------------------------------------------ typing
    def fill(self, typed: str) -> None:
        """Show what is offered for an empty line; else search as soon as nobody types."""
        wanted = typed.strip()
        if wanted == self._filled:
            return
        self._filled = wanted
        if self._timer is not None:
            self._timer.stop()
        if wanted:
            self._timer = self.set_timer(PAUSE, self._begin)
        else:
            self._suggest()

    def _begin(self) -> None:
        asked = self._filled or ""
        here, order = self._session.reading_place()

        def look() -> None:
            try:
                with self._session.store.reader() as store:
                    found = self._session.answer(asked, store, here, order)
            except HeshuError as error:
                found = Answer(asked, error=str(error))
            self.post_message(self.Arrived(found))

        self.run_worker(look, thread=True, exclusive=True, group="search")

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        if event.answer.query == self._filled:
            self._show(event.answer)

    def _show(self, answer: Answer) -> None:
        self._answer, self._suggested = answer, []
        if answer.error:  # what was found before stays in sight while the line is finished
            self.note(answer.error)
            return
        width = self.query_one(OptionList).size.width
        rows = [_line(row, answer.words, width) for row in answer.rows]
        self._choices = [
            Choice(Found(answer.query, answer.hits, at), row) for at, row in enumerate(rows)
        ]
        self._list(rows)
        self.note(self.remark(answer.query, self._choices))

    def _list(self, rows: Sequence[Content]) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(rows)
        listed.highlighted = 0 if rows else None

    def remark(self, typed: str, choices: Sequence[Choice[Found]]) -> str:
        """How many hits, or that there are none."""
        answer = self._answer
        if not choices:
            return text("search.none", text=typed)
        key = "search.count_more" if answer.more else "search.count"
        return text(key, here=answer.here, count=len(choices), articles=answer.articles)

    # ------------------------------------------------------------ saved and latest searches
    def _suggest(self) -> None:
        """Offer the saved searches and the latest ones."""
        self._answer, self._choices = Answer(""), ()
        try:
            saved = self._session.store.saved_searches()
            latest = self._session.store.searched(_SUGGESTED)
        except HeshuError as error:
            self.note(str(error))
            return
        self._saved = [one.name for one in saved]
        names = {one.query for one in saved}
        latest = [query for query in latest if query not in names]
        self._suggested = [*(one.query for one in saved), *latest]
        rows = [
            Content.assemble(
                ("★ ", "bold"), visible_line(one.name), "  ", (visible_line(one.query), "dim")
            )
            for one in saved
        ]
        self._list([*rows, *(Content(f"  {visible_line(query)}") for query in latest)])
        self.query_one(OptionList).highlighted = None
        self.note(text("search.examples"))

    def action_move(self, rows: int) -> None:
        """Move through the hits, or what is offered, while typing goes on."""
        self.fill(self.query_one(Field).value)
        listed = self.query_one(OptionList)
        if listed.option_count:
            at = -1 if listed.highlighted is None and rows > 0 else listed.highlighted or 0
            listed.highlighted = max(0, min(listed.option_count - 1, at + rows))

    def action_keep(self) -> None:
        """Ask for a name to keep this search under."""
        query = self.query_one(Field).value.strip()
        if not query or rest_of_paste(self.app):
            return

        def save(values: object) -> None:
            name = dict(values)["name"]  # type: ignore[call-overload]
            self._session.store.save_search(name, query)
            self.note(text("search.saved", name=name))

        fields = [FormField("name", text("search.name"), text("search.name_hint"), required=True)]
        self.app.push_screen(Dialog(text("search.save_title"), query, fields, save))

    def action_drop(self) -> None:
        """Forget the saved search under the cursor."""
        at = self.query_one(OptionList).highlighted
        if not self._suggested or at is None or at >= len(self._saved) or rest_of_paste(self.app):
            return
        name = self._saved[at]
        try:
            self._session.store.drop_search(name)
            self._suggest()
            self.note(text("search.dropped", name=name))
        except HeshuError as error:
            self.note(text("status.unfinished", error=error))

    # ------------------------------------------------------------ choosing
    def _entered(self) -> None:
        if rest_of_paste(self.app):
            return
        typed = self.query_one(Field).value.strip()
        if typed and self._answer.query != typed:  # faster than the thread
            self._filled = typed
            self._show(self._session.answer(typed))
        self._choose(self.query_one(OptionList).highlighted)

    def _choose(self, at: int | None) -> None:
        if self._answer.error:
            return
        if self._suggested and at is not None and at < len(self._suggested):
            field = self.query_one(Field)
            field.value = self._suggested[at]
            field.cursor_position = len(field.value)
            return
        if at is not None and at < len(self._choices):
            self._session.remember_search(self._answer.query)
            self.dismiss(self._choices[at].value)


def _line(row: Row, words: Sequence[str], width: int) -> Content:
    """Title and context of one hit, the hit underlined, other words looked for in bold."""
    cells = min(_TITLE_CELLS, max(width // 4, 8))
    title = visible_line(row.title)
    while cell_len(title) > cells:
        title = title[:-2] + "…"
    before, after = Content(visible_line(row.before)), Content(visible_line(row.after))
    for start, end in marked(row.before, words):
        before = before.stylize("bold", start, end)
    for start, end in marked(row.after, words):
        after = after.stylize("bold", start, end)
    return Content.assemble(
        (title + " " * (cells - cell_len(title)), "dim"),
        "  ",
        before,
        (visible_line(row.exact), "bold underline"),
        after,
    )
