"""The facts pane: every fact of the article as a row, whatever their number."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.cells import cell_len

from heshu.sheets import anchors_of
from tui.visible import visible_line
from tui.widgets import signs
from tui.widgets.marks import inconsistent_anchors
from tui.widgets.messages import FactPicked
from tui.widgets.rows_view import Cell, RowsView, fit
from tui.widgets.wording import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshu.model import Anchor, Article, Fact, Finding, Verdict

_HEAD = 6
"""Cells of the signs before the figure."""

_INDICATOR_FROM = 16
_VALUE_FROM = 34
"""Cells left for words from which a row has a second and a third column."""


class FactsPane(RowsView):
    """The facts as rows; its current row follows the reader (`current = index`).

    Posts `FactPicked` when the person moves or clicks here; setting `current` posts nothing.
    """

    BLURRED = ""
    _facts: Sequence[Fact] = ()
    _anchors: Sequence[Anchor] = ()
    _inconsistent: frozenset[Anchor] = frozenset()
    _article: Article | None = None
    _verdicts: Mapping[Anchor, str] = MappingProxyType({})

    def show(
        self,
        facts: Sequence[Fact],
        *,
        article: Article | None = None,
        findings: Sequence[Finding] = (),
        verdicts: Mapping[Anchor, Verdict] | None = None,
        current: int | None = 0,
    ) -> None:
        """Replace what is shown; findings about other articles than `article` are left aside."""
        self._facts, self._article = facts, article
        self._anchors = anchors_of(facts)
        self._verdicts = self._labels(verdicts or {})
        self._inconsistent = frozenset(inconsistent_anchors(findings, article))
        self._set_rows(len(facts), current)

    def update_marks(
        self,
        *,
        findings: Sequence[Finding] | None = None,
        verdicts: Mapping[Anchor, Verdict] | None = None,
    ) -> None:
        """Replace some of the marks; only rows whose marks changed are redrawn."""
        changed: set[Anchor] = set()
        if findings is not None:
            bad = frozenset(inconsistent_anchors(findings, self._article))
            changed |= bad ^ self._inconsistent
            self._inconsistent = bad
        if verdicts is not None:
            labels = self._labels(verdicts)
            changed |= {anchor for anchor, _ in labels.items() ^ self._verdicts.items()}
            self._verdicts = labels
        if changed:
            self._redraw_rows(at for at, one in enumerate(self._anchors) if one in changed)

    @property
    def current(self) -> int | None:
        """Index of the current row."""
        return self._cursor

    @current.setter
    def current(self, index: int | None) -> None:
        if index is not None and not 0 <= index < self._count:
            what = f"no fact {index}"
            raise IndexError(what)
        self._put_cursor(index)

    @staticmethod
    def _labels(verdicts: Mapping[Anchor, Verdict]) -> dict[Anchor, str]:
        return {anchor: signs.VERDICTS[verdict.label] for anchor, verdict in verdicts.items()}

    def _went(self, number: int) -> None:
        self.post_message(FactPicked(number))

    def _clicked(self, number: int) -> None:
        self.post_message(FactPicked(number))

    def _row(self, number: int, width: int) -> Iterator[Cell]:
        fact, anchor = self._facts[number], self._anchors[number]
        bad = anchor in self._inconsistent
        yield signs.CURRENT if number == self._cursor else " ", ""
        yield self._verdicts.get(anchor, " "), "rows--quiet"
        yield (signs.INCONSISTENT, "rows--bad") if bad else (" ", "")
        yield fit(signs.kind_sign(fact.kind), 2) + " ", "rows--kind"
        plain = "rows--now" if number == self._cursor else "rows--line"
        yield from self._words(fact, max(width - _HEAD, 0), "rows--bad" if bad else plain)

    def _words(self, fact: Fact, width: int, look: str) -> Iterator[Cell]:
        """The figure, its value where that says more, and what it measures."""
        worth = value(fact) if width >= _VALUE_FROM else ""
        worth = "" if _alike(worth, fact.exact) else visible_line(worth)
        room = width * 3 // 10
        if cell_len(worth) >= room:  # half a number would be another number
            worth = ""
        about = fact.indicator and width >= _INDICATOR_FROM
        exact = width * 3 // 5 if about else width
        if worth:
            exact = width * 2 // 5
        yield fit(fact.exact, exact), look
        if worth:
            yield " " + fit(worth, room - 1), "rows--value"
        left = width - exact - (room if worth else 0)
        if left > 1:
            yield " " + fit(fact.indicator, left - 1), "rows--quiet"


def _alike(worth: str, exact: str) -> bool:
    return worth.replace(" ", "").replace(",", "") == exact.replace(" ", "")
