"""The three panes as a whole: layouts, crossing articles, what the store refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store import Store
from tests.tui.desk import DISK_FULL, reading, refuse
from tui.app import HeshuApp
from tui.keymap import Context
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from pathlib import Path


def shown(screen: ReaderScreen) -> set[str]:
    return {
        pane.id
        for pane in (screen.articles, screen.text_pane, screen.facts_pane, screen.detail)
        if pane.region.area
    }


# ------------------------------------------------------------ layouts


async def test_a_wide_terminal_has_the_panes_side_by_side(store_path: Path) -> None:
    async with reading(store_path, size=(160, 50)) as (_, screen):
        tops = {pane.region.y for pane in (screen.articles, screen.text_pane, screen.facts_pane)}
        assert tops == {0}
        assert screen.articles.region.right == screen.text_pane.region.x
        assert screen.text_pane.region.width >= 70


async def test_at_80_columns_the_list_lies_above_the_text(store_path: Path) -> None:
    async with reading(store_path, size=(80, 24)) as (_, screen):
        assert shown(screen) == {"articles", "text", "facts", "detail"}
        assert screen.articles.region.bottom == screen.text_pane.region.y
        assert screen.text_pane.region.width >= 50
        assert screen.text_pane.region.height >= 14


async def test_below_80_columns_tab_shows_one_pane_after_the_other(store_path: Path) -> None:
    async with reading(store_path, size=(60, 20)) as (pilot, screen):
        assert shown(screen) == {"text"}
        await pilot.press("tab")
        await pilot.pause()
        assert shown(screen) == {"facts", "detail"}
        await pilot.press("tab")
        await pilot.pause()
        assert shown(screen) == {"articles"}
        await pilot.press("enter")
        await pilot.pause()
        assert shown(screen) == {"text"}


async def test_below_80_columns_the_text_stays_while_a_span_is_marked(store_path: Path) -> None:
    async with reading(store_path, size=(60, 20)) as (pilot, screen):
        await pilot.press("v", "l", "a", "escape")
        await pilot.pause()
        assert screen.context is Context.SELECTING
        assert shown(screen) == {"text"}


async def test_a_terminal_resized_under_a_dialog_is_laid_out_anew(store_path: Path) -> None:
    async with reading(store_path, size=(160, 50)) as (pilot, screen):
        await pilot.press("question_mark")
        await pilot.resize_terminal(60, 20)
        await pilot.press("escape")
        await pilot.pause()
        assert shown(screen) == {"text"}


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (30, 8), (20, 5)])
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_both_lines_at_the_foot_fit_whatever_the_width(
    size: tuple[int, int], lang: str, store_path: Path
) -> None:
    async with reading(store_path, size=size, lang=lang) as (pilot, screen):
        await pilot.press("y")
        await pilot.pause()
        for line in (screen.status, screen.key_bar):
            assert line.region.height == 1
            assert line.content_size.height == 1


# ------------------------------------------------------------ going through the articles


async def test_n_crosses_articles_and_passes_those_without_facts(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        screen.open_article(screen.session.ids[1])
        for _ in screen.session.opened.facts:
            await pilot.press("n")
        assert screen.session.opened.id == screen.session.ids[3]
        await pilot.press("p")
        assert screen.session.opened.id == screen.session.ids[1]
        assert screen.text_pane.current == len(screen.session.opened.facts) - 1


async def test_the_ends_are_said_and_not_gone_round(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("p")
        assert screen.status.message == "this is the first fact"
        screen.open_article(screen.session.ids[3])
        for _ in screen.session.opened.facts:
            await pilot.press("y")
        await pilot.pause()
        assert screen.session.opened.id == screen.session.ids[3]
        assert "this is the last fact" in screen.status.message


async def test_an_article_without_facts_takes_no_verdict(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        screen.open_article(screen.session.ids[2])
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message == "no fact here"
        assert screen.session.store.verdicts(screen.session.ids[2]) == {}


async def test_only_the_given_articles_are_under_review(store_path: Path) -> None:
    with Store.open(store_path, reviewer="li") as store:
        last = store.article_ids()[-1]
        app = HeshuApp(store, article_ids=[last], lang="en")
        async with app.run_test() as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            assert screen.session.opened.id == last
            await pilot.press("p")
            assert screen.session.opened.id == last


async def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    async with reading(tmp_path / "new.db") as (pilot, screen):
        assert "heshu import" in screen.status.message
        await pilot.press(*"nyxctmvafu", "slash", "escape", "N", "tab", "enter", "G", "tab", "j")
        await pilot.press("question_mark", "escape", "q")
        assert pilot.app.return_code == 0


async def test_two_reviewers_have_each_their_own_place(store_path: Path) -> None:
    async with reading(store_path, reviewer="li") as (pilot, _screen):
        await pilot.press("n", "n", "q")
    async with reading(store_path, reviewer="wang") as (pilot, screen):
        assert screen.text_pane.current == 0
        await pilot.press("n", "q")
    async with reading(store_path, reviewer="li") as (_, screen):
        assert screen.text_pane.current == 2


# ------------------------------------------------------------ what the store refuses


async def test_a_verdict_that_cannot_be_kept_is_said_and_not_shown(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(store_path) as (pilot, screen):
        monkeypatch.setattr(screen.session.store, "give_verdict", refuse)
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message == f"not saved: {DISK_FULL}"
        assert screen.status.has_class("-error")
        assert screen.text_pane.current == 0
        assert screen.session.opened.verdicts == {}
        monkeypatch.undo()
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message.startswith("saved")
        assert not screen.status.has_class("-error")


# ------------------------------------------------------------ words


async def test_the_interface_speaks_chinese_when_asked(store_path: Path) -> None:
    async with reading(store_path, lang="zh") as (pilot, screen):
        assert screen.articles.border_title == "稿件"
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message.startswith("已保存 属实")


async def test_ctrl_c_says_how_to_quit_and_does_not(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert screen.status.message == "press q to quit"
        assert pilot.app.return_code is None


async def test_a_click_on_a_list_row_opens_the_article(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.click("#articles", offset=(10, 2))
        await pilot.pause()
        assert screen.session.opened.id == screen.session.ids[1]
        assert screen.context is Context.TEXT
