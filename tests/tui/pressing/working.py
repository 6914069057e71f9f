"""The source, mending, and the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.model import VerdictLabel
from tests.tui.pressing import pressing
from tui.locale import text
from tui.screens.counterpart import Counterpart
from tui.screens.help import Help
from tui.screens.indicator import IndicatorScreen
from tui.screens.mending import MendScreen
from tui.screens.palette import Palette
from tui.screens.statistics import StatisticsScreen
from tui.screens.tour import Tour

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.screens.reader import ReaderScreen

    Check = Callable[[Pilot[None], ReaderScreen, str], Awaitable[None]]


# ------------------------------------------------------------ source and mending


@pressing("mend")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, MendScreen)
    await pilot.press("escape")
    await pilot.pause()
    assert pilot.app.screen is screen


@pressing("source")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    await pilot.pause()
    assert screen.source_view.display
    await pilot.press(key)
    assert not screen.source_view.display


@pressing("stale")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.status.message == text("stale.none")


@pressing("compare")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Counterpart)
    await pilot.press(*str(screen.session.ids[1]), "enter")
    await pilot.pause()
    sides = [side.id for side in pilot.app.screen.comparison.sides]
    assert sides == [screen.session.opened.id, screen.session.ids[1]]


@pressing("indicator")
async def _(pilot, screen, key) -> None:
    opened = screen.session.opened
    at = next(n for n, fact in enumerate(opened.facts) if fact.indicator)
    screen.text_pane.go_to_fact(at)
    await pilot.press(key)
    assert isinstance(pilot.app.screen, IndicatorScreen)
    assert pilot.app.screen.name_shown == opened.facts[at].indicator
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    group, value = pilot.app.screen.values.current
    assert (value.article_id, value.observed.fact) == (opened.id, opened.facts[at])
    assert group.sort.indicator == opened.facts[at].indicator


@pressing("statistics")
async def _(pilot, screen, key) -> None:
    await pilot.press("y", key)
    assert isinstance(pilot.app.screen, StatisticsScreen)
    assert pilot.app.screen.found.reviewers == {"li": {VerdictLabel.CONFIRMED: 1}}


# ------------------------------------------------------------ the program


@pressing("help")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Help)
    await pilot.press("escape")
    await pilot.pause()
    assert pilot.app.screen is screen


@pressing("palette")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Palette)
    await pilot.press(*"disputed")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    (verdict,) = screen.session.store.verdicts(screen.session.opened.id).values()
    assert verdict.label is VerdictLabel.DISPUTED


@pressing("tour")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Tour)
    await pilot.press("enter")
    await pilot.pause()
    assert pilot.app.screen is screen


@pressing("redraw")
async def _(pilot, screen, key) -> None:
    screen.say("saved")
    lost: list[bool] = []
    pilot.app._frame.lost = lambda: lost.append(True)
    await pilot.press(key)
    await pilot.pause()
    assert lost
    assert screen.status.message == "saved"


@pressing("quit")
async def _(pilot, screen, key) -> None:
    await pilot.press("n", "n", key)
    await pilot.pause()
    assert pilot.app.return_code == 0
    assert screen.session.store.place().anchor == screen.session.opened.facts[2].anchor
