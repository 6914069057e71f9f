"""Search over all articles of the store, as the words are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from heshu.errors import HeshuError
from tui.locale import text
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Anchor
    from tui.session import Session

LIMIT = 200
"""Hits that are listed; who looks for more needs a longer word."""

_BEFORE, _AFTER = 12, 40
"""Characters of context at each side of a hit."""
_TITLE_CELLS = 24


@dataclass(frozen=True, slots=True)
class Found:
    """What was searched, all its listed hits, and which one was chosen."""

    text: str
    hits: tuple[tuple[int, Anchor], ...]
    """Article id and place, in the order they are stepped through."""
    at: int


class Search(Picker[Found]):
    """Dismissed with the hits and the chosen one."""

    def __init__(self, session: Session, typed: str = "") -> None:
        super().__init__(text("search.title"), text("search.hint"), text("search.keys"), typed)
        self._session = session
        self._error = ""

    def choices(self, typed: str) -> Sequence[Choice[Found]]:
        """The hits of the open article first, then the others in the order of the list."""
        self._error = ""
        if not typed:
            return ()
        try:
            hits = self._session.search(typed, LIMIT)
            titles = self._session.titles({article_id for article_id, _ in hits})
            return [
                Choice(Found(typed, hits, at), self._row(article_id, anchor, titles))
                for at, (article_id, anchor) in enumerate(hits)
            ]
        except HeshuError as error:
            self._error = str(error)
            return ()

    def _row(self, article_id: int, anchor: Anchor, titles: dict[int, str]) -> Content:
        part = self._session.part_text(article_id, anchor.field)
        before = part[max(0, anchor.start - _BEFORE) : anchor.start].rpartition("\n")[2]
        after = part[anchor.end : anchor.end + _AFTER].partition("\n")[0]
        title = visible_line(titles.get(article_id, ""))
        while cell_len(title) > _TITLE_CELLS:
            title = title[:-2] + "…"
        return Content.assemble(
            (title + " " * (_TITLE_CELLS - cell_len(title)), "dim"),
            "  ",
            visible_line(before),
            (visible_line(part[anchor.start : anchor.end]), "bold underline"),
            visible_line(after),
        )

    def remark(self, typed: str, choices: Sequence[Choice[Found]]) -> str:
        """How many hits, or why none."""
        if self._error:
            return self._error
        if not typed:
            return ""
        if not choices:
            return text("search.none", text=typed)
        opened = self._session.opened
        here = sum(opened is not None and hit[0] == opened.id for hit in choices[0].value.hits)
        key = "search.count_more" if len(choices) >= LIMIT else "search.count"
        return text(key, here=here, count=len(choices))
