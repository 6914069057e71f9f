"""The list pane: any number of articles, of which only the visible rows are ever loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ListRow(Protocol):
    """What a row shows; `store`'s ArticleRow is one."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str:
        """The headline, or the first words of an untitled article."""

    @property
    def state(self) -> str: ...
    @property
    def facts(self) -> int: ...
    @property
    def verdicts(self) -> int: ...
    @property
    def inconsistent(self) -> int: ...


class ArticleList(ScrollView, can_focus=True):
    """A cursor over article ids; rows are asked for a page at a time.

    Posts `ArticleHighlighted` when the cursor moves and `ArticleChosen` on `choose()` or a
    click. Binds no key.
    """

    def __init__(
        self,
        load: Callable[[Sequence[int]], Sequence[ListRow]],
        ids: Sequence[int] = (),
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`load` gives the rows of some ids, in any order; unknown ids may be left out."""
        super().__init__(name=name, id=id, classes=classes)

    def set_ids(self, ids: Sequence[int], highlighted: int | None = None) -> None:
        """Replace the list; the cursor goes to article `highlighted`, else to the first.

        Posts no message.
        """
        raise NotImplementedError

    def reload(self, ids: Sequence[int] | None = None) -> None:
        """Ask for these rows (all: None) again when they are next drawn."""
        raise NotImplementedError

    @property
    def highlighted(self) -> int | None:
        """The id of the article under the cursor."""
        raise NotImplementedError

    def highlight(self, article_id: int) -> bool:
        """Put the cursor on an article; False when it is not in the list. Posts no message."""
        raise NotImplementedError

    def move(self, rows: int) -> bool:
        """Move the cursor; False when it stood at that end already."""
        raise NotImplementedError

    def move_pages(self, pages: float) -> None:
        """Move the cursor by pages."""
        raise NotImplementedError

    def top(self) -> None:
        """Cursor to the first article."""
        raise NotImplementedError

    def bottom(self) -> None:
        """Cursor to the last article."""
        raise NotImplementedError

    def choose(self) -> None:
        """Post `ArticleChosen` for the article under the cursor."""
        raise NotImplementedError
