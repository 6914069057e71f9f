"""Marking text, and moving in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.pressing import pressing
from tui.keymap import Context

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from heshu.model import Anchor
    from tui.screens.reader import ReaderScreen

    Check = Callable[[Pilot[None], ReaderScreen, str], Awaitable[None]]


# ------------------------------------------------------------ selection


def stand_on(screen, exact: str) -> None:
    """Make a figure current, whatever else the engine finds around it."""
    facts = screen.session.opened.facts
    screen.text_pane.go_to_fact(next(i for i, fact in enumerate(facts) if fact.exact == exact))


async def selecting(pilot, screen) -> Anchor:
    """Start marking in the middle of a paragraph."""
    stand_on(screen, "1150亩")
    await pilot.press("v")
    await pilot.app.workers.wait_for_complete()  # the words are looked up in a process of its own
    assert screen.context is Context.SELECTING
    return screen.text_pane.selection


@pressing("select.start")
async def _(pilot, screen, key) -> None:
    fact = screen.fact
    await pilot.press(key)
    assert screen.context is Context.SELECTING
    assert screen.text_pane.selection.start == fact.start


@pressing("select.label")
async def _(pilot, screen, key) -> None:
    await selecting(pilot, screen)
    await pilot.press("l", "l")
    anchor = screen.text_pane.selection
    await pilot.press(key, *"area", "enter")
    await pilot.pause()
    (mark,) = screen.session.store.annotations(screen.session.opened.id)
    assert (mark.anchor, mark.label) == (anchor, "area")
    assert screen.context is Context.TEXT


@pressing("select.left")
async def _(pilot, screen, key) -> None:
    before = await selecting(pilot, screen)
    await pilot.press("l", "l", "l", key)
    assert screen.text_pane.selection.end == before.end + 2


@pressing("select.right")
async def _(pilot, screen, key) -> None:
    before = await selecting(pilot, screen)
    await pilot.press(key)
    assert screen.text_pane.selection.end == before.end + 1


@pressing("select.word_left")
async def _(pilot, screen, key) -> None:
    before = await selecting(pilot, screen)
    await pilot.press("w", "w", key)
    assert screen.text_pane.selection.end > before.end


@pressing("select.word_right")
async def _(pilot, screen, key) -> None:
    before = await selecting(pilot, screen)
    await pilot.press(key)
    assert screen.text_pane.selection.end > before.end


@pressing("select.sentence_left")
async def _(pilot, screen, key) -> None:
    before = await selecting(pilot, screen)
    await pilot.press(key)
    assert screen.text_pane.selection.start < before.start


@pressing("select.sentence_right")
async def _(pilot, screen, key) -> None:
    await selecting(pilot, screen)
    await pilot.press(key)
    assert screen.text_pane.selected_text.endswith("。")


@pressing("select.swap")
async def _(pilot, screen, key) -> None:
    before = await selecting(pilot, screen)
    await pilot.press(key, "h")
    assert screen.text_pane.selection == before._replace(start=before.start - 1)


@pressing("select.cancel")
async def _(pilot, screen, key) -> None:
    await selecting(pilot, screen)
    await pilot.press(key)
    assert screen.context is Context.TEXT
    assert screen.text_pane.selection is None


# ------------------------------------------------------------ moving


@pressing("open")
async def _(pilot, screen, key) -> None:
    await pilot.press("shift+tab")
    assert screen.context is Context.ARTICLES
    await pilot.press("j", key)
    await pilot.pause()
    assert screen.session.opened.id == screen.session.ids[1]
    assert screen.context is Context.TEXT


@pressing("pane.next")
async def _(pilot, screen, key) -> None:
    seen = []
    for _turn in range(3):
        await pilot.press(key)
        seen.append(screen.context)
    assert seen == [Context.FACTS, Context.ARTICLES, Context.TEXT]


@pressing("pane.previous")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.context is Context.ARTICLES


@pressing("move.down")
async def _(pilot, screen, key) -> None:
    await pilot.press("tab", key)
    await pilot.pause()
    assert screen.facts_pane.current == 1
    assert screen.text_pane.current == 1


@pressing("move.up")
async def _(pilot, screen, key) -> None:
    await pilot.press("tab", "j", "j", key)
    await pilot.pause()
    assert screen.text_pane.current == 1


@pressing("move.page_down")
async def _(pilot, screen, key) -> None:
    await pilot.press("tab", key)
    await pilot.pause()
    assert screen.text_pane.current > 1


@pressing("move.page_up")
async def _(pilot, screen, key) -> None:
    await pilot.press("tab", "pagedown", key)
    await pilot.pause()
    assert screen.text_pane.current == 0


@pressing("move.top")
async def _(pilot, screen, key) -> None:
    await pilot.press("shift+tab", "j", "j", key)
    assert screen.articles.highlighted == screen.session.ids[0]


@pressing("move.bottom")
async def _(pilot, screen, key) -> None:
    await pilot.press("shift+tab", key)
    assert screen.articles.highlighted == screen.session.ids[-1]
