from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from heshu.model import ReviewState
from tests.tui.panes import HOSTILE, OnePane, screen, shown
from tui.widgets.article_list import ArticleList
from tui.widgets.messages import ArticleChosen, ArticleHighlighted

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Row:
    id: int
    title: str = ""
    opening: str = ""
    state: ReviewState = ReviewState.UNREAD
    figures: int = 12
    verdicts: int = 3
    inconsistent: int = 0
    doubts: int = 0


class Shelf:
    """Rows by number, and how often they were asked for."""

    def __init__(self, count: int) -> None:
        self.ids = range(1, count + 1)
        self.rows = {
            1: Row(1, "旱稻再获丰收", inconsistent=2),
            2: Row(2, "", "图为收割现场", ReviewState.REVIEWED),
        }
        self.asked: list[Sequence[int]] = []

    def load(self, ids: Sequence[int]) -> list[Row]:
        self.asked.append(list(ids))
        return [self.rows.get(one) or Row(one, f"第{one}篇") for one in ids if one != 7]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(100_000)


async def test_a_row_shows_state_contradiction_title_and_progress(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    async with OnePane(pane).run_test(size=(40, 10)):
        lines = shown(pane).splitlines()
        assert lines[0].startswith("◦! 旱稻再获丰收")
        assert lines[0].endswith(" 3/12")
        assert lines[1].startswith("✓  图为收割现场")
        assert lines[6] == "…"
        assert {strip.cell_length for strip in screen(pane)} == {39}


async def test_only_the_rows_on_screen_are_asked_for(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    async with OnePane(pane).run_test(size=(40, 10)):
        screen(pane)
        assert sum(map(len, shelf.asked)) <= 128
        pane.bottom()
        assert "第100000篇" in shown(pane)
        assert sum(map(len, shelf.asked)) <= 256
        screen(pane)
        asked = len(shelf.asked)
        screen(pane)
        assert len(shelf.asked) == asked


async def test_moving_tells_the_article_and_stops_at_the_ends(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    app = OnePane(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        assert pane.highlighted == 1
        assert not pane.move(-1)
        assert pane.move(1)
        assert pane.highlighted == 2
        await pilot.pause()
        assert app.said == [ArticleHighlighted(2)]
        pane.move_pages(1)
        assert pane.highlighted == 11
        pane.top()
        assert pane.highlighted == 1
        pane.bottom()
        assert pane.highlighted == 100_000
        assert not pane.move(1)
        pane.choose()
        await pilot.pause()
        assert app.said[-2:] == [ArticleHighlighted(100_000), ArticleChosen(100_000)]


async def test_the_cursor_can_be_put_on_an_article_without_a_word(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    app = OnePane(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        assert pane.highlight(50_000)
        assert "第50000篇" in shown(pane)
        assert not pane.highlight(100_001)
        pane.set_ids([5, 2, 9], highlighted=9)
        assert pane.highlighted == 9
        pane.set_ids([])
        assert pane.highlighted is None
        assert not pane.move(1)
        pane.choose()
        await pilot.pause()
        assert app.said == []
        assert shown(pane).strip() == ""


async def test_a_changed_row_is_asked_for_again(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    async with OnePane(pane).run_test(size=(40, 10)):
        screen(pane)
        shelf.rows[1] = Row(1, "旱稻", state=ReviewState.FINAL, verdicts=12)
        assert "旱稻再获丰收" in shown(pane)
        pane.reload([1])
        assert shown(pane).startswith("◉  旱稻 ")
        shelf.rows[2] = Row(2, "改了")
        pane.reload()
        assert "改了" in shown(pane)


async def test_a_click_chooses(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    app = OnePane(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(pane, offset=(5, 3))
        await pilot.pause()
        assert app.said == [ArticleHighlighted(4), ArticleChosen(4)]


@pytest.mark.parametrize("width", [5, 20, 24, 80, 200])
async def test_rows_fit_and_show_nothing_raw(width: int) -> None:
    rows = [Row(1, HOSTILE), Row(2, "", HOSTILE)]
    pane = ArticleList(lambda ids: [row for row in rows if row.id in ids], [1, 2])
    async with OnePane(pane).run_test(size=(width, 5)):
        for strip in screen(pane):
            assert strip.cell_length == width - 1
            for character in strip.text:
                assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


async def test_the_cursor_is_reversed_where_the_keys_go_and_quiet_elsewhere(shelf: Shelf) -> None:
    pane = ArticleList(shelf.load, shelf.ids)
    app = OnePane(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert all(part.style and part.style.reverse for part in screen(pane)[0])
        app.set_focus(None)
        await pilot.pause()
        assert not any(part.style and part.style.reverse for part in screen(pane)[0])
        assert all(part.style and part.style.bold for part in screen(pane)[0])
