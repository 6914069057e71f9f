"""Every key of the screens that compare, list an indicator and count, pressed on a real screen."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshu.model import VerdictLabel
from store import Store, import_paths
from tests.store.test_indicators import TEXTS
from tests.tui.desk import reading
from tui.keymap import AWAY, BY_ID, Context
from tui.screens.compare import CompareScreen
from tui.screens.counterpart import Counterpart
from tui.screens.help import Help
from tui.screens.indicator import IndicatorScreen
from tui.screens.naming import Naming
from tui.screens.statistics import StatisticsScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.screens.overview import Overview

    Check = Callable[[Pilot[None], Overview, str], Awaitable[None]]

CHECKS: dict[tuple[str, Context], Check] = {}
WHERE = [
    (key_id, context)
    for key_id, row in BY_ID.items()
    for context in sorted(row.where & AWAY - {Context.MENDING})
]
NOTE = 2
"""The article that contradicts the one before it."""


def pressing(key_id: str, *contexts: Context) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS.update({(key_id, context): check for context in contexts})
        return check

    return register


ROWS = (Context.COMPARING, Context.INDICATOR)
ALL = (*ROWS, Context.STATISTICS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that two reviewers have begun to work on."""
    tmp_path = tmp_path_factory.mktemp("made")
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, words in TEXTS.items():
        (texts / name).write_text(words, "utf-8")
    with Store.open(tmp_path / "desk.db", reviewer="li") as store:
        assert not import_paths(store, sorted(texts.iterdir())).failed
    judge(tmp_path / "desk.db", "li", VerdictLabel.CONFIRMED)
    judge(tmp_path / "desk.db", "wang", VerdictLabel.WRONG)
    return tmp_path / "desk.db"


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def judge(path: Path, reviewer: str, label: VerdictLabel) -> None:
    """Let somebody judge the figures of the first article."""
    with Store.open(path, reviewer=reviewer) as store:
        number = store.article_ids()[0]
        for fact in store.facts(number):
            if fact.exact in ("12.5亿元", "8.3%"):
                store.give_verdict(number, fact, label)


async def opened(pilot: Pilot[None], screen, context: Context) -> Overview:
    """The screen of a context, with the second article open in the reader."""
    ids = screen.session.ids
    screen.open_article(ids[1])
    await pilot.pause()
    app = pilot.app
    if context is Context.COMPARING:
        one = CompareScreen(screen.session, ids[1], ids[NOTE])
        app.push_screen(one, screen._leap_there)
    elif context is Context.INDICATOR:
        one = IndicatorScreen(screen.session, "固定资产投资")
        app.push_screen(one, screen._leap_there)
    else:
        one = StatisticsScreen(screen.session)
        app.push_screen(one)
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    assert app.screen is one
    return one


def test_every_row_of_the_screens_is_pressed() -> None:
    assert CHECKS.keys() == set(WHERE)


@pytest.mark.parametrize(("key_id", "context"), WHERE)
async def test_a_key_does_what_its_row_says(key_id: str, context: Context, path: Path) -> None:
    async with reading(path, size=(80, 24)) as (pilot, screen):
        one = await opened(pilot, screen, context)
        await CHECKS[key_id, context](pilot, one, BY_ID[key_id].keys[0])


def cursor(screen: Overview) -> float | None:
    """The row of the cursor, or the line scrolled to."""
    if isinstance(screen, StatisticsScreen):
        return screen.box.scroll_y
    return (screen.pairs if isinstance(screen, CompareScreen) else screen.values)._cursor


@pressing("view.down", *ALL)
@pressing("view.page_down", *ALL)
@pressing("view.bottom", *ALL)
async def _(pilot, screen, key) -> None:
    if isinstance(screen, CompareScreen):
        await pilot.press("a", "g")
    await pilot.press("g")
    await pilot.pause()
    before = cursor(screen)
    await pilot.press(key)
    await pilot.pause()
    assert cursor(screen) > before


@pressing("view.up", *ALL)
@pressing("view.page_up", *ALL)
@pressing("view.top", *ALL)
async def _(pilot, screen, key) -> None:
    if isinstance(screen, CompareScreen):
        await pilot.press("a")
    await pilot.press("G")
    await pilot.pause()
    before = cursor(screen)
    await pilot.press(key)
    await pilot.pause()
    assert cursor(screen) < before


def exact(screen: Overview) -> str:
    """The figure under the cursor, in a comparison both."""
    if isinstance(screen, CompareScreen):
        return f"{screen.current.left.exact} {screen.current.right.exact}"
    return screen.values.current[1].observed.fact.exact


@pressing("view.next", *ROWS)
async def _(pilot, screen, key) -> None:
    await pilot.press("a", "g")
    await pilot.app.workers.wait_for_complete()
    await pilot.press("g", key)
    await pilot.pause()
    assert exact(screen) in ("13.6亿元 14.1亿元", "13.6亿元")


@pressing("view.previous", *ROWS)
async def _(pilot, screen, key) -> None:
    await pilot.press("a")
    await pilot.app.workers.wait_for_complete()
    await pilot.press("G", key)
    await pilot.pause()
    assert exact(screen) in ("13.6亿元 14.1亿元", "14.1亿元")


async def goes_to(pilot, screen, key, words: str) -> None:
    await pilot.press(key)
    await pilot.pause()
    reader = pilot.app.screen
    assert reader.fact.exact == words
    assert reader.context is Context.TEXT


@pressing("view.open", Context.INDICATOR)
async def _(pilot, screen, key) -> None:
    await pilot.press("n")
    await goes_to(pilot, screen, key, "13.6亿元")


@pressing("view.open", Context.COMPARING)
@pressing("view.right", Context.COMPARING)
async def _(pilot, screen, key) -> None:
    await goes_to(pilot, screen, key, "14.1亿元")


@pressing("view.left", Context.COMPARING)
async def _(pilot, screen, key) -> None:
    await goes_to(pilot, screen, key, "13.6亿元")


@pressing("view.side", Context.COMPARING)
async def _(pilot, screen, key) -> None:
    assert screen.texts[1].has_class("-front")
    await pilot.press(key)
    assert screen.texts[0].has_class("-front")
    await goes_to(pilot, screen, "enter", "13.6亿元")


@pressing("view.pick", Context.COMPARING)
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Counterpart)
    await pilot.press(*"松泉县2022", "enter")
    await pilot.pause()
    assert [side.article.title for side in screen.comparison.sides] == [
        "松泉县投资简讯", "松泉县2022年统计公报",
    ]  # fmt: skip


@pressing("view.pick", Context.INDICATOR)
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Naming)
    await pilot.press(*"工业", "enter")
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert exact(screen) == "53000万元"


@pressing("view.wider", Context.COMPARING)
async def _(pilot, screen, key) -> None:
    shown = len(screen.rows)
    await pilot.press(key)
    assert len(screen.rows) > shown
    assert exact(screen) == "13.6亿元 14.1亿元"
    await pilot.press(key)
    assert len(screen.rows) == shown


@pressing("view.wider", Context.INDICATOR)
async def _(pilot, screen, key) -> None:
    shown = len(screen.series.values)
    await pilot.press(key)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert len(screen.series.values) == shown + 1


@pressing("view.owner", Context.INDICATOR)
async def _(pilot, screen, key) -> None:
    await pilot.press("j", key)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert {one.observed.whose.name for one in screen.series.values} == {"云溪县"}
    await pilot.press(key)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert len({one.observed.whose.name for one in screen.series.values}) > 1


@pressing("view.help", *ALL)
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Help)


@pressing("view.end", *ALL)
async def _(pilot, screen, key) -> None:
    reader = pilot.app.screen_stack[0]
    before = reader.session.opened.id
    await pilot.press(key)
    await pilot.pause()
    assert pilot.app.screen is reader
    assert reader.session.opened.id == before


# ------------------------------------------------------------ what the screens show


async def test_two_texts_stand_beside_each_other_where_there_is_room(path: Path) -> None:
    for width, beside in ((120, True), (80, False)):
        async with reading(path, size=(width, 30)) as (pilot, screen):
            one = await opened(pilot, screen, Context.COMPARING)
            left, right = (view.region for view in one.texts)
            assert (left.y == right.y) is beside
            assert (left.x == right.x) is not beside


async def test_a_contradiction_is_told_by_a_sign_in_table_and_plot(path: Path) -> None:
    async with reading(path, size=(100, 30), lang="zh") as (pilot, screen):
        one = await opened(pilot, screen, Context.INDICATOR)
        await pilot.press("n")
        await pilot.pause()
        lines = ["".join(s.text for s in one.values.render_line(y)) for y in range(6)]
        signed = [line for line in lines if line.startswith(" !")]
        assert ["13.6亿元" in line or "14.1亿元" in line for line in signed] == [True, True]
        shown = str(one.plot.render())
        assert shown.count("!") >= 2
        assert "矛盾" in shown
        assert "\x1b" not in shown


async def test_a_comparison_says_how_far_apart_two_figures_are(path: Path) -> None:
    async with reading(path, size=(100, 30)) as (pilot, screen):
        one = await opened(pilot, screen, Context.COMPARING)
        assert one.current.standing == "!"
        assert "+0.5亿元 (+3.7%)" in one.status.message
        assert len(one.texts[0]._marks) == len(one.texts[1]._marks) == 1


async def test_statistics_show_who_agrees_with_whom(path: Path) -> None:
    async with reading(path, size=(100, 60)) as (pilot, screen):
        one = await opened(pilot, screen, Context.STATISTICS)
        shown = str(one.report.render())
    assert "li – wang" in shown
    assert "0.0%" in shown


async def test_a_figure_without_indicator_asks_for_one(path: Path) -> None:
    async with reading(path) as (pilot, screen):
        pilot.app.push_screen(IndicatorScreen(screen.session, ""))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Naming)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is screen
