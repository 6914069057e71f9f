"""The list pane: any number of articles, of which only the visible rows are ever loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.cache import LRUCache

from heshu.model import ReviewState
from tui.widgets import signs
from tui.widgets.messages import ArticleChosen, ArticleHighlighted
from tui.widgets.rows_view import Cell, RowsView, fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BATCH = 64
"""Rows asked for at once: more than a screen, less than a pause."""

_REMEMBERED = 4096

_COUNTS_FROM = 24
"""Narrower lists show no counts."""


class ListRow(Protocol):
    """What a row shows; `store.rows.ArticleRow` is one."""

    @property
    def id(self) -> int:
        """The article's number in the store."""

    @property
    def title(self) -> str:
        """The headline; may be empty."""

    @property
    def opening(self) -> str:
        """The first words, shown when there is no headline."""

    @property
    def state(self) -> ReviewState:
        """How far its review has come."""

    @property
    def figures(self) -> int:
        """How many facts a reviewer judges."""

    @property
    def verdicts(self) -> int:
        """How many have a verdict."""

    @property
    def inconsistent(self) -> int:
        """How many findings say a figure cannot be right."""

    @property
    def doubts(self) -> int:
        """How many decisions of intake somebody should look at."""


class ArticleList(RowsView):
    """A cursor over article ids; rows are asked for a page at a time.

    Posts `ArticleHighlighted` when the person moves the cursor and `ArticleChosen` on
    `choose()` or a click. Binds no key.
    """

    def __init__(
        self,
        load: Callable[[Sequence[int]], Sequence[ListRow]],
        ids: Sequence[int] = (),
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name every Textual widget has
        classes: str | None = None,
    ) -> None:
        """`load` gives the rows of some ids, in any order; unknown ids may be left out."""
        super().__init__(name=name, id=id, classes=classes)
        self._load = load
        self._ids: Sequence[int] = ()
        self._rows: LRUCache[int, ListRow | None] = LRUCache(_REMEMBERED)
        self.set_ids(ids)

    def set_ids(self, ids: Sequence[int], highlighted: int | None = None) -> None:
        """Replace the list; the cursor goes to article `highlighted`, else to the first.

        Posts no message.
        """
        self._ids = ids
        self._rows.clear()
        self._set_rows(len(ids), (self._position(highlighted) or 0) if ids else None)

    def reload(self, ids: Sequence[int] | None = None) -> None:
        """Ask for these rows (all: None) again when they are next drawn."""
        if ids is None:
            self._rows.clear()
            self._drawn.clear()
            self.refresh()
            return
        for article_id in ids:
            self._rows.discard(article_id)
        self._redraw_rows(at for at in map(self._position, ids) if at is not None)

    @property
    def highlighted(self) -> int | None:
        """The id of the article under the cursor."""
        return None if self._cursor is None else self._ids[self._cursor]

    def highlight(self, article_id: int) -> bool:
        """Put the cursor on an article; False when it is not in the list. Posts no message."""
        position = self._position(article_id)
        if position is None:
            return False
        self._put_cursor(position)
        return True

    def choose(self) -> None:
        """Post `ArticleChosen` for the article under the cursor."""
        if self.highlighted is not None:
            self.post_message(ArticleChosen(self.highlighted))

    def _position(self, article_id: int | None) -> int | None:
        try:
            return None if article_id is None else self._ids.index(article_id)
        except ValueError:
            return None

    def _went(self, number: int) -> None:
        self.post_message(ArticleHighlighted(self._ids[number]))

    def _clicked(self, number: int) -> None:
        self.post_message(ArticleChosen(self._ids[number]))

    def _row_of(self, number: int) -> ListRow | None:
        article_id = self._ids[number]
        if article_id not in self._rows:
            first = number - number % _BATCH
            batch = [one for one in self._ids[first : first + _BATCH] if one not in self._rows]
            found = {row.id: row for row in self._load(batch)}
            for one in batch:
                self._rows[one] = found.get(one)
        return self._rows[article_id]

    def _row(self, number: int, width: int) -> Iterator[Cell]:
        row = self._row_of(number)
        if row is None:
            yield fit("…", width), "rows--quiet"
            return
        counts = f" {row.verdicts}/{row.figures}" if width >= _COUNTS_FROM else ""
        yield signs.STATES[row.state], "rows--quiet"
        yield (signs.INCONSISTENT, "rows--bad") if row.inconsistent else (" ", "")
        yield (signs.DOUBT, "rows--quiet") if row.doubts else (" ", "")
        title = fit(row.title or row.opening, max(width - 3 - len(counts), 0))
        yield title, "rows--unread" if row.state is ReviewState.UNREAD else "rows--line"
        yield counts, "rows--quiet"
