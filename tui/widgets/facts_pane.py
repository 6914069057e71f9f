"""The facts pane: every fact of the article as a row, whatever their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heshu.model import Anchor, Fact, Finding, Verdict


class FactsPane(ScrollView, can_focus=True):
    """The facts as rows; its current row follows the reader (`current = index`).

    Posts `FactPicked` when the person moves or clicks here; setting `current` posts nothing.
    """

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)

    def show(
        self,
        facts: Sequence[Fact],
        *,
        findings: Sequence[Finding] = (),
        verdicts: Mapping[Anchor, Verdict] | None = None,
        current: int | None = 0,
    ) -> None:
        """Replace what is shown."""
        raise NotImplementedError

    def update_marks(
        self,
        *,
        findings: Sequence[Finding] | None = None,
        verdicts: Mapping[Anchor, Verdict] | None = None,
    ) -> None:
        """Replace some of the marks; only rows whose marks changed are redrawn."""
        raise NotImplementedError

    @property
    def current(self) -> int | None:
        """Index of the current row."""
        raise NotImplementedError

    @current.setter
    def current(self, index: int | None) -> None:
        raise NotImplementedError

    def move(self, rows: int) -> bool:
        """Move the cursor and post `FactPicked`; False when it stood at that end."""
        raise NotImplementedError

    def move_pages(self, pages: float) -> None:
        """Move the cursor by pages."""
        raise NotImplementedError

    def top(self) -> None:
        """Cursor to the first fact."""
        raise NotImplementedError

    def bottom(self) -> None:
        """Cursor to the last fact."""
        raise NotImplementedError
