"""Which article another one is compared with: suggestions, or a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from heshu.errors import HeshuError
from tui.locale import text, word
from tui.screens.picker import Choice, Picker
from tui.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.session import Session

_MOST = 50


class Counterpart(Picker[int]):
    """Dismissed with the number of an article."""

    def __init__(self, session: Session, article_id: int) -> None:
        super().__init__(text("compare.title"), text("compare.hint"), text("compare.keys"))
        self._session = session
        self._article_id = article_id

    def choices(self, typed: str) -> Sequence[Choice[int]]:
        """What lies near; with something typed, the articles that answer it as a search."""
        try:
            return self._suggested() if not typed else self._found(typed)
        except HeshuError:
            return ()

    def _suggested(self) -> list[Choice[int]]:
        found = self._session.store.akin(self._article_id)
        titles = self._session.titles(one.article_id for one in found)
        return [
            Choice(
                one.article_id,
                Content.assemble(
                    (word("kinship", one.why) + " ", "bold"),
                    (text("compare.shared", count=one.shared) if one.shared else "", "dim"),
                    self._line(one.article_id, titles),
                ),
            )
            for one in found
        ]

    def _found(self, typed: str) -> list[Choice[int]]:
        number = int(typed) if typed.isdecimal() else 0
        store = self._session.store
        ids = [number] if number and store.exists(number) else []
        ids += [hit.article_id for hit in store.search(typed, _MOST, each=1)]
        ids = [one for one in dict.fromkeys(ids) if one != self._article_id]
        titles = self._session.titles(ids)
        return [Choice(one, Content(self._line(one, titles))) for one in ids]

    def _line(self, number: int, titles: dict[int, str]) -> str:
        (row,) = self._session.rows([number])
        title = titles.get(number, "")
        name = row.document.rpartition("/")[2]
        return visible_line("  ".join(filter(None, (f"[{number}]", title, row.issued, name, ""))))

    def remark(self, typed: str, choices: Sequence[Choice[int]]) -> str:
        """Where the rows come from, or that there are none."""
        if not typed:
            return text("compare.suggested" if choices else "compare.no_suggestion")
        return text("mend.move_count", count=len(choices))
