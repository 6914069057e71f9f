"""Panes larger and smaller, by key and by mouse, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseMove

from store import Store
from tests.tui.desk import make_store, reading
from tui.app import HeshuApp
from tui.remembering import Remembered

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path)


async def test_a_key_gives_the_pane_in_front_more_room_and_takes_it_back(store: Path) -> None:
    async with reading(store, size=(160, 40)) as (pilot, screen):
        before = screen.text_pane.size.width
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert screen.text_pane.size.width == before + 4
        await pilot.press("equals_sign")
        await pilot.pause()
        assert screen.text_pane.size.width == before


async def test_a_pane_never_takes_all_of_the_text(store: Path) -> None:
    async with reading(store, size=(100, 24)) as (pilot, screen):
        await pilot.press("shift+tab", *["greater_than_sign"] * 40)
        await pilot.pause()
        assert screen.text_pane.region.height >= 4


async def test_a_border_is_dragged(store: Path) -> None:
    async with reading(store, size=(160, 40)) as (pilot, screen):
        edge = screen.side.region.x
        await pilot.mouse_down(offset=(edge, 5))
        await pilot._post_mouse_events([MouseMove], offset=(edge - 6, 5), button=1)
        await pilot.mouse_up(offset=(edge - 6, 5))
        await pilot.pause()
        assert screen.side.region.x == edge - 6
        assert not screen.text_pane.selecting
        await pilot._post_mouse_events([MouseMove], offset=(edge - 12, 5), button=0)
        assert screen.side.region.x == edge - 6


async def test_sizes_are_there_in_the_next_session(store: Path, tmp_path: Path) -> None:
    state = tmp_path / "state" / "reader.json"
    widths = []
    for keys in (["greater_than_sign"] * 2, []):
        with Store.open(store, reviewer="li") as opened:
            app = HeshuApp(opened, lang="en", state=state)
            async with app.run_test(size=(160, 40)) as pilot:
                await pilot.pause()
                await pilot.press(*keys)
                await pilot.pause()
                widths.append(app.screen.text_pane.size.width)
    assert widths[0] == widths[1]
    assert Remembered(state).numbers("panes") == {"-wide.side": 36}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"panes": [1]}', '{"panes": {"-wide.side": "x"}}']
)
def test_what_cannot_be_read_is_as_if_it_was_not_there(text: str, tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    path.write_text(text, encoding="utf-8")
    remembered = Remembered(path)
    assert remembered.numbers("panes") == {}
    remembered.keep("panes", {"a": 3})
    assert Remembered(path).numbers("panes") == {"a": 3}
