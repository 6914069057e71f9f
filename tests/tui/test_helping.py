"""Help that is searched, the tour that stands in nobody's way, keys of one's own on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from heshu.settings import Colours, Reader, Settings, Theme
from store import Store
from tests.tui.desk import reading
from tui.app import HeshuApp
from tui.keymap import BY_ID, matching
from tui.screens.fields import Field
from tui.screens.help import Help
from tui.screens.reader import ReaderScreen
from tui.screens.tour import Tour, steps
from tui.widgets.laid import row

if TYPE_CHECKING:
    from pathlib import Path


def new_here(store: Store) -> HeshuApp:
    return HeshuApp(store, lang="en", settings=Settings(reader=Reader(tour=True)))


async def test_what_is_typed_filters_the_keys_in_either_language(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        for typed in ("undo", "撤销"):
            await pilot.press("question_mark")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Help)
            await pilot.press(*typed)
            await pilot.pause()
            shown = str(pilot.app.screen.query_one("#help-table", Static).content)
            assert "Undo your last change" in shown
            assert "Next fact" not in shown
            await pilot.press("question_mark")
            await pilot.pause()
            assert pilot.app.screen is screen


def test_a_single_character_is_the_key_itself() -> None:
    assert {row.id for row in matching("Q")} == {"queue.next"}
    assert "fact.next" in {row.id for row in matching("。")}
    assert BY_ID["search"] in matching("搜索")
    assert matching("no such thing") == []


async def test_who_is_new_to_a_store_sees_the_tour_once(store_path: Path) -> None:
    for seen in (True, False):
        with Store.open(store_path, reviewer="li") as store:
            app = new_here(store)
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await pilot.pause()
                assert isinstance(app.screen, Tour) is seen


@pytest.mark.parametrize(("key", "verdicts"), [("y", 1), ("enter", 0), ("space", 0), ("escape", 0)])
async def test_the_first_key_takes_the_tour_down_and_does_its_work(
    store_path: Path, key: str, verdicts: int
) -> None:
    with Store.open(store_path, reviewer="li") as store:
        app = new_here(store)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, Tour)
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, ReaderScreen)
            assert len(store.verdicts(store.article_ids()[0])) == verdicts


def test_the_tour_fits_on_the_smallest_usual_terminal() -> None:
    assert len(steps().plain.splitlines()) <= 14
    assert max(map(len, steps().plain.splitlines())) <= 72


async def test_on_a_small_terminal_the_tour_still_says_how_it_ends(store_path: Path) -> None:
    with Store.open(store_path, reviewer="li") as store:
        app = new_here(store)
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.pause()
            await pilot.pause()
            box, last = app.screen.query_one(".dialog"), app.screen.query_one(".dialog-keys")
            assert box.content_region.contains_region(last.region)
            assert last.region.height


def test_words_go_on_below_words() -> None:
    lines = row("n .", "Next fact, across paragraphs and articles", 8, 30).plain.splitlines()
    assert lines[0].startswith("n .     Next")
    assert all(line.startswith(" " * 8) for line in lines[1:])
    assert max(map(len, lines)) <= 30


async def test_every_line_of_the_correction_can_be_seen(store_path: Path) -> None:
    async with reading(store_path, size=(80, 24)) as (pilot, _):
        await pilot.press("c")
        await pilot.pause()
        fields = pilot.app.screen.query(Field)
        assert len(fields) == 6
        assert all(field.region.width and field.region.height for field in fields)


async def test_colours_and_line_length_of_the_settings_hold(store_path: Path) -> None:
    own = Settings(
        reader=Reader(line_length=40, tour=False),
        theme=Theme("light", Colours(primary="#102030")),
    )
    with Store.open(store_path, reviewer="li") as store:
        app = HeshuApp(store, lang="en", settings=own)
        async with app.run_test(size=(160, 40)) as pilot:
            await pilot.pause()
            assert app.theme == "heshu-light"
            assert app.current_theme.primary == "#102030"
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            assert screen.text_pane.page_width == 40
