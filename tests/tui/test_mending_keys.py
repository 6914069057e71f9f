"""Every key of mend mode, pressed on a real screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.model import ArticleKind
from store.facade import Store
from tests.store.test_mending import add_page
from tui.app import HeshuApp
from tui.keymap import BY_ID, Context
from tui.screens.help import Help
from tui.screens.mending import MendScreen
from tui.screens.moving_to import Target
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    Check = Callable[[Pilot[None], MendScreen, str], Awaitable[None]]

CHECKS: dict[str, Check] = {}
ROWS = [key_id for key_id, row in BY_ID.items() if row.where == {Context.MENDING}]

CUT = 4
"""The block “100亩，增长9.1%。全镇稻米收入”, of two sentences."""


def pressing(key_id: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS[key_id] = check
        return check

    return register


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "desk.db", reviewer="青禾") as opened:
        add_page(opened)
        yield opened


def test_every_row_of_the_mode_is_pressed() -> None:
    assert CHECKS.keys() == set(ROWS)


@pytest.mark.parametrize("key_id", ROWS)
async def test_a_key_does_what_its_row_says(key_id: str, store: Store) -> None:
    app = HeshuApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        screen = app.screen
        assert isinstance(screen, MendScreen)
        screen.mender.block = CUT
        await CHECKS[key_id](pilot, screen, BY_ID[key_id].keys[0])


def article(screen: MendScreen):
    return screen.session.store.article(screen.mender.article_id)


@pressing("mend.down")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.mender.block == CUT + 1


@pressing("mend.up")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.mender.block == CUT - 1


@pressing("mend.page_down")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.mender.block == len(screen.mender.blocks) - 1


@pressing("mend.page_up")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.mender.block == 0


@pressing("mend.right")
async def _(pilot, screen, key) -> None:
    await pilot.press(key, key)
    assert screen.mender.piece == 1


@pressing("mend.left")
async def _(pilot, screen, key) -> None:
    await pilot.press("l", key)
    assert screen.mender.piece is None


@pressing("mend.doubt_next")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.mender.block == CUT
    screen.mender.block = 0
    await pilot.press("p", key)
    assert screen.mender.block == 0


@pressing("mend.doubt_previous")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.mender.block == 0
    assert screen.mender.doubts(screen.mender.here)


@pressing("mend.split_paragraph")
async def _(pilot, screen, key) -> None:
    await pilot.press("l", "l", key)
    assert article(screen).paragraphs[1:3] == ["100亩，增长9.1%。", "全镇稻米收入"]


@pressing("mend.split_article")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert len(screen.session.store.article_ids()) == 4
    assert article(screen).text.startswith("100亩")


@pressing("mend.join_before")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert article(screen).paragraphs[0].endswith("比去年多了100亩，增长9.1%。全镇稻米收入")


@pressing("mend.join_after")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert article(screen).paragraphs[1].startswith("100亩，增长9.1%。全镇稻米收入3400万元")


@pressing("mend.join_article_before")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.status.has_class("-error")
    await pilot.press(">", "u")
    assert len(screen.session.store.article_ids()) == 3


@pressing("mend.join_article_after")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert "白露乡开通公交" in article(screen).paragraphs
    assert len(screen.session.ids) == 2


@pytest.mark.parametrize("role", ["title", "subtitle", "kicker", "byline"])
async def test_a_line_becomes_a_part_of_the_header(role: str, store: Store) -> None:
    app = HeshuApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        screen = app.screen
        assert isinstance(screen, MendScreen)
        screen.mender.block = CUT
        await pilot.press(BY_ID[f"mend.{role}"].keys[0])
        assert article(screen).printed(role) == "100亩，增长9.1%。全镇稻米收入"


async def _role(pilot, screen, key) -> None:
    before = article(screen)
    await pilot.press(key)
    assert article(screen).parts != before.parts
    assert "100亩" not in article(screen).text


for _key in ("mend.title", "mend.subtitle", "mend.kicker", "mend.byline"):
    CHECKS[_key] = _role


@pressing("mend.text")
async def _(pilot, screen, key) -> None:
    screen.mender.block = 1
    await pilot.press(key)
    assert article(screen).paragraphs[0] == "青禾镇水稻增产"


@pressing("mend.caption")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert article(screen).kind is ArticleKind.CAPTION


@pressing("mend.drop")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert "100亩" not in article(screen).text
    await pilot.press(key)
    assert "100亩" in article(screen).text


@pressing("mend.move")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Target)
    await pilot.press("enter")
    await pilot.pause()
    second = screen.session.store.article_ids()[1]
    assert screen.session.store.article(second).text.endswith("全镇稻米收入")


@pressing("mend.settle")
async def _(pilot, screen, key) -> None:
    await pilot.press("p", key)
    assert article(screen).doubts == ()


@pressing("mend.undo")
async def _(pilot, screen, key) -> None:
    before = article(screen)
    await pilot.press("b", key)
    assert article(screen) == before


@pressing("mend.redo")
async def _(pilot, screen, key) -> None:
    await pilot.press("b", "u", key)
    assert "比去年多了100亩" in article(screen).text


@pressing("mend.help")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Help)


@pressing("mend.end")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    await pilot.pause()
    assert isinstance(pilot.app.screen, ReaderScreen)
