"""The form of the list's filter: a line in the query language, and what is often wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList

from heshu.errors import HeshuError
from heshu.model import ReviewState
from store.queries import parse
from store.queries.language import quoted
from store.queries.mistakes import QueryError
from tui import views
from tui.answers import mistake
from tui.locale import text, word
from tui.pasting import rest_of_paste
from tui.screens.fields import Field
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store import Store

_TAGS = 12
"""Tags that are offered, the most used first."""


class Filter(Picker[str]):
    """Dismissed with the query the list shall show; empty for all."""

    def __init__(self, store: Store, query: str) -> None:
        super().__init__(text("filter.title"), text("filter.hint"), text("filter.keys"), query)
        self._store = store
        self._offered: list[tuple[str, str]] = []

    def on_mount(self) -> None:
        """Nothing is chosen until somebody moves: Enter then applies the line."""
        try:
            self._offered = list(self._often())
        except HeshuError as error:
            self.note(str(error))
        super().on_mount()

    def _often(self) -> Iterator[tuple[str, str]]:
        """What is often wanted: a word for it and the condition."""
        yield text("filter.finding"), views.piece("has", "finding")
        yield text("filter.doubtful"), views.piece("is", "doubtful")
        yield text("filter.note"), views.piece("has", "note")
        yield text("filter.mine"), views.mine(self._store.reviewer)
        for state in ReviewState:
            yield (
                f"{text('filter.state')} {word('state', state)}",
                views.piece("state", state.value),
            )
        for name, count in self._store.tag_names()[:_TAGS]:
            yield f"{text('filter.tag')} {name} ({count})", quoted(word("query.key", "tag"), name)
        for name in self._store.reviewers():
            yield f"{text('filter.reviewer')} {name}", views.mine(name)
        for saved in self._store.saved_searches():
            yield f"{text('filter.saved')} {saved.name}", saved.query

    def fill(self, typed: str) -> None:
        """Show the rows with what holds now."""
        if typed != self._filled:
            super().fill(typed)
            self.query_one(OptionList).highlighted = None

    def choices(self, typed: str) -> Sequence[Choice[str]]:
        """What is offered; a choice is the query with it put in, or taken out."""
        try:
            return [self._choice(typed, words, piece) for words, piece in self._offered]
        except QueryError:
            return [self._choice("", words, piece) for words, piece in self._offered]

    def _choice(self, typed: str, words: str, piece: str) -> Choice[str]:
        if len(parse(piece).terms) + len(parse(piece).words) > 1:  # a saved search stands alone
            return Choice(piece, Content(f"    {visible_line(words)}  {visible_line(piece)}"))
        mark = "[x]" if views.has(typed, piece) else "[ ]"
        row = Content.assemble(mark, " ", visible_line(words), "  ", (visible_line(piece), "dim"))
        return Choice(views.toggled(typed, piece), row)

    def remark(self, typed: str, choices: Sequence[Choice[str]]) -> str:
        """What is wrong with the line, if anything."""
        del choices
        try:
            parse(typed)
        except QueryError as error:
            return mistake(error)
        return "" if typed else text("filter.all")

    def action_move(self, rows: int) -> None:
        """Move through what is offered; the first move goes to the first row."""
        self.fill(self.query_one(Field).value)
        listed = self.query_one(OptionList)
        if self._choices:
            at = -1 if listed.highlighted is None else listed.highlighted
            listed.highlighted = max(0, min(len(self._choices) - 1, at + rows))

    def _entered(self) -> None:
        if rest_of_paste(self.app):
            return
        typed = self.query_one(Field).value.strip()
        at = self.query_one(OptionList).highlighted
        if at is not None and typed == (self._filled or "").strip():
            self._choose(at)
            return
        try:
            parse(typed)
        except QueryError as error:
            self.note(mistake(error))
            return
        self.dismiss(typed)
