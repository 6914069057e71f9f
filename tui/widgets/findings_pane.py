"""The findings pane: what the checks say of the article, the heaviest on top, in groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from heshu.model import Channel
from tui.findings import FindingGroup, Judged, in_groups, stands_in
from tui.locale import text, word
from tui.widgets import signs
from tui.widgets.messages import FindingPicked
from tui.widgets.rows_view import Cell, RowsView, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Article

_HEAD = 4
"""Cells of the signs before the words."""

_TWO_COLUMNS_FROM = 18

_LOOKS = {
    FindingGroup.LOUD: "rows--line",
    FindingGroup.USAGE: "rows--line",
    FindingGroup.CALM: "rows--quiet",
    FindingGroup.ASIDE: "rows--aside",
}


class FindingsPane(RowsView):
    """Findings as rows under a heading a group; the cursor passes over headings.

    Posts `FindingPicked` when the person moves or clicks here; `select` posts nothing.
    """

    judged: Sequence[Judged] = ()
    """What is shown, folded groups included."""
    _rows: Sequence[Judged | str] = ()
    _places: Sequence[int] = ()
    """The rows that are findings, rising."""
    _article: Article | None = None
    everything = False
    """Whether undecided and consistent findings are shown too."""

    def show(self, judged: Sequence[Judged], article: Article, selected: str = "") -> None:
        """Replace what is shown.

        Args:
            judged: the findings of the article, the heaviest first.
            article: the one on the desk; figures of others are marked.
            selected: the key of the finding under the cursor; empty for none.
        """
        self.judged, self._article = judged, article
        self._rows = [row for group in in_groups(judged) for row in self._of_group(*group)]
        self._places = [at for at, row in enumerate(self._rows) if isinstance(row, Judged)]
        self._set_rows(len(self._rows), self._place_of(selected))

    def _of_group(self, group: FindingGroup, members: Sequence[Judged]) -> Iterator[Judged | str]:
        """A heading with the number of findings, and those that are shown."""
        heading = text(f"findings.{group.name.lower()}", count=len(members))
        if group is FindingGroup.CALM and not self.everything:
            yield text("findings.folded", heading=heading)
            return
        yield heading
        yield from members

    def _place_of(self, key: str) -> int | None:
        for at in self._places:
            row = self._rows[at]
            if isinstance(row, Judged) and row.key == key:
                return at
        return None

    @property
    def selected(self) -> Judged | None:
        """The finding under the cursor."""
        row = None if self._cursor is None else self._rows[self._cursor]
        return row if isinstance(row, Judged) else None

    def select(self, key: str) -> None:
        """Put the cursor on a finding; an empty or unknown key takes it away."""
        self._put_cursor(self._place_of(key))

    def move(self, rows: int) -> bool:
        """Move the cursor by findings; False when it stood at that end already."""
        if not self._places:
            return False
        if self._cursor is None:
            at = 0 if rows > 0 else len(self._places) - 1
        elif rows > 0:
            at = bisect_right(self._places, self._cursor) + rows - 1
        else:
            at = bisect_left(self._places, self._cursor) + rows
        place = self._places[min(max(at, 0), len(self._places) - 1)]
        if place == self._cursor:
            return False
        self._put_cursor(place)
        self._went(place)
        return True

    def _reveal(self, number: int) -> None:
        # The first finding takes its heading along.
        super()._reveal(0 if self._places and number == self._places[0] else number)

    def _can_hold(self, number: int) -> bool:
        return isinstance(self._rows[number], Judged)

    def _went(self, number: int) -> None:
        row = self._rows[number]
        if isinstance(row, Judged):
            self.post_message(FindingPicked(row.key))

    def _row(self, number: int, width: int) -> Iterator[Cell]:
        row = self._rows[number]
        if not isinstance(row, Judged):
            yield fit(row, width), "rows--heading"
            return
        finding, look = row.finding, _LOOKS[row.group]
        sign = signs.JUDGEMENTS[finding.verdict] if finding.channel is Channel.ARITHMETIC else " "
        yield signs.CURRENT if number == self._cursor else " ", ""
        yield sign, "rows--bad" if row.is_loud else look
        yield signs.FINDING_VERDICTS[row.word.label] if row.word else " ", "rows--quiet"
        yield " ", ""
        room = max(width - _HEAD, 0)
        relation = word("relation", finding.relation)
        if room < _TWO_COLUMNS_FROM:
            yield fit(relation, room), look
            return
        here = self._article is not None and stands_in(finding.printed, self._article)
        exact = ("" if here else signs.ELSEWHERE) + finding.printed.fact.exact
        first = room // 2
        yield fit(exact, first) + " ", "rows--bad" if row.is_loud else look
        yield fit(relation, room - first - 1), "rows--quiet" if row.is_loud else look
