"""Steps by kind, by what is open and by what is suspect; pieces of text, marks and panes."""

from __future__ import annotations

from tests.tui.pressing import pressing
from tui.screens.stepping import Outline


def kinds(screen) -> list[int]:
    """The facts of the kind of the current one."""
    facts = screen.session.opened.facts
    return [at for at, kind in enumerate(facts.kinds) if kind is screen.fact.kind]


@pressing("fact.kind_next")
async def _(pilot, screen, key) -> None:
    there = next(at for at in kinds(screen) if at > screen.text_pane.current)
    await pilot.press(key)
    assert screen.text_pane.current == there


@pressing("fact.kind_previous")
async def _(pilot, screen, key) -> None:
    here = screen.text_pane.current
    await pilot.press("l", key)
    assert screen.text_pane.current == here


@pressing("fact.open_next")
async def _(pilot, screen, key) -> None:
    await pilot.press("n", "y", "p", key)
    assert screen.text_pane.current == 2


@pressing("fact.open_previous")
async def _(pilot, screen, key) -> None:
    await pilot.press("n", "y", key)
    assert screen.text_pane.current == 0


@pressing("fact.suspicious_next")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.text_pane.is_suspicious(screen.text_pane.current)


@pressing("fact.suspicious_previous")
async def _(pilot, screen, key) -> None:
    screen.text_pane.go_to_fact(len(screen.session.opened.facts) - 1)
    await pilot.press(key)
    assert screen.text_pane.is_suspicious(screen.text_pane.current)


async def marked(pilot, screen, *keys: str) -> str:
    """The words that are marked after these keys, from the figure 1150亩 on."""
    facts = screen.session.opened.facts
    screen.text_pane.go_to_fact(next(i for i, fact in enumerate(facts) if fact.exact == "1150亩"))
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()  # the words are looked up in a process of its own
    return screen.text_pane.selected_text


@pressing("select.wider")
async def _(pilot, screen, key) -> None:
    assert await marked(pilot, screen, "v", key) == "改造老桑园1150亩"


@pressing("select.narrower")
async def _(pilot, screen, key) -> None:
    assert await marked(pilot, screen, "v", "plus", key) == "1150亩"


@pressing("sentence.next")
async def _(pilot, screen, key) -> None:
    sentence = await marked(pilot, screen, key)
    assert "1150亩" in sentence
    assert sentence.endswith("。")


@pressing("sentence.previous")
async def _(pilot, screen, key) -> None:
    assert "1150亩" in await marked(pilot, screen, key)


@pressing("paragraph.next")
async def _(pilot, screen, key) -> None:
    assert (await marked(pilot, screen, key)).startswith("今年以来，")


@pressing("paragraph.previous")
async def _(pilot, screen, key) -> None:
    assert (await marked(pilot, screen, key)).startswith("今年以来，")


@pressing("copy")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.fact.exact in screen.status.message


@pressing("outline")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Outline)


@pressing("mark.set")
async def _(pilot, screen, key) -> None:
    await pilot.press(key, "k")
    assert screen.status.message == "mark k set"


@pressing("mark.go")
async def _(pilot, screen, key) -> None:
    await pilot.press("n", "grave_accent", "k", "n", "n", key, "k")
    assert screen.text_pane.current == 1


@pressing("pane.larger")
async def _(pilot, screen, key) -> None:
    before = screen.text_pane.size
    await pilot.press(key)
    await pilot.pause()
    assert screen.text_pane.size.area > before.area


@pressing("pane.smaller")
async def _(pilot, screen, key) -> None:
    before = screen.text_pane.size
    await pilot.press(key)
    await pilot.pause()
    assert screen.text_pane.size.area < before.area


@pressing("pane.even")
async def _(pilot, screen, key) -> None:
    before = screen.text_pane.size
    await pilot.press("greater_than_sign", key)
    await pilot.pause()
    assert screen.text_pane.size == before
