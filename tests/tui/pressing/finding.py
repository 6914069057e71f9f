"""Searching and filtering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from heshu.model import VerdictLabel
from store import Repeat
from tests.tui.pressing import pressing
from tui.screens.dialog import Dialog
from tui.screens.filter import Filter
from tui.screens.repeats import Repeats
from tui.screens.search import Search

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.screens.reader import ReaderScreen

    Check = Callable[[Pilot[None], ReaderScreen, str], Awaitable[None]]


# ------------------------------------------------------------ finding


async def searched(pilot, screen, words: str) -> None:
    await pilot.press("slash")
    assert isinstance(pilot.app.screen, Search)
    pilot.app.screen.query_one(Input).value = words
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


@pressing("search")
async def _(pilot, screen, key) -> None:
    await searched(pilot, screen, "操场")
    assert screen.session.opened.id == screen.session.ids[3]
    assert "操场" in screen.status.message


@pressing("hit.next")
async def _(pilot, screen, key) -> None:
    await searched(pilot, screen, "桑园")
    first = screen.status.message
    await pilot.press(key)
    await pilot.pause()
    assert screen.status.message != first
    assert "2" in screen.status.message


@pressing("hit.previous")
async def _(pilot, screen, key) -> None:
    await searched(pilot, screen, "桑园")
    first = screen.status.message
    await pilot.press("N", key)
    await pilot.pause()
    assert screen.status.message == first


@pressing("filter")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Filter)
    pilot.app.screen.query_one(Input).value = "title:校 OR"
    await pilot.pause()
    pilot.app.screen.query_one(Input).value = "操场"
    await pilot.press("enter")
    await pilot.pause()
    assert screen.session.ids == [screen.session.store.article_ids()[3]]


async def filtered(pilot, screen, key: str) -> list[int]:
    """The places in the store of the articles that a quick filter leaves, and back."""
    every = screen.session.store.article_ids()
    await pilot.press("shift+tab", key)
    await pilot.pause()
    left = [every.index(number) for number in screen.session.ids]
    await pilot.press("0")
    await pilot.pause()
    assert screen.session.ids == every
    return left


@pressing("filter.unread")
async def _(pilot, screen, key) -> None:
    await pilot.press("y")
    assert await filtered(pilot, screen, key) == [1, 2, 3]


@pressing("filter.finding")
async def _(pilot, screen, key) -> None:
    assert await filtered(pilot, screen, key) == [0]


@pressing("filter.doubtful")
async def _(pilot, screen, key) -> None:
    rows = screen.session.rows(screen.session.ids)
    doubtful = [at for at, row in enumerate(rows) if row.doubts]
    assert await filtered(pilot, screen, key) == doubtful


@pressing("filter.note")
async def _(pilot, screen, key) -> None:
    screen.session.note(screen.session.ids[2], None, "再问一问")
    assert await filtered(pilot, screen, key) == [2]


@pressing("filter.mine")
async def _(pilot, screen, key) -> None:
    await pilot.press("y")
    assert await filtered(pilot, screen, key) == [0]


@pressing("filter.all")
async def _(pilot, screen, key) -> None:
    await pilot.press("shift+tab", "2")
    await pilot.pause()
    assert screen.session.count == 1
    await pilot.press(key)
    await pilot.pause()
    assert screen.session.count == 4


@pressing("sort")
async def _(pilot, screen, key) -> None:
    await pilot.press("shift+tab", key)
    await pilot.pause()
    assert screen.session.ids == screen.session.store.article_ids(sort="newest")
    assert screen.articles.highlighted == screen.session.opened.id


@pressing("queue.next")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    await pilot.pause()
    (worst, *_) = screen.session.store.waiting(1)
    assert (screen.session.opened.id, screen.fact.anchor) == (worst.article_id, worst.anchor)
    assert screen.finding is not None
    first = screen.fact
    await pilot.press(key)
    await pilot.pause()
    assert screen.fact != first


@pressing("repeats")
async def _(pilot, screen, key) -> None:
    store = screen.session.store
    place = Repeat(screen.session.ids[1], store.facts(screen.session.ids[1])[0].anchor)
    screen.session.repeats = lambda fact, everywhere: [place] if everywhere else []
    await pilot.press("y", key)
    assert isinstance(pilot.app.screen, Repeats)
    await pilot.press("y")
    await pilot.pause()
    (given,) = store.verdicts(screen.session.ids[1]).values()
    assert (given.anchor, given.label) == (place.anchor, VerdictLabel.CONFIRMED)


@pressing("note.reply")
async def _(pilot, screen, key) -> None:
    screen.session.note(screen.session.opened.id, screen.fact, "出处？")
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Dialog)
    await pilot.press(*"ok", "enter")
    await pilot.pause()
    asked, answered = screen.session.opened.annotations
    assert (answered.body, answered.reply_to) == ("ok", asked.id)
