"""Facts, findings, verdicts, notes and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.finding_verdicts import FindingLabel
from heshu.model import VerdictLabel
from tests.tui.pressing import pressing
from tui.keymap import Context
from tui.screens.dialog import Dialog
from tui.screens.tag import Tags

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from tui.screens.reader import ReaderScreen

    Check = Callable[[Pilot[None], ReaderScreen, str], Awaitable[None]]


# ------------------------------------------------------------ facts and findings


@pressing("fact.next")
async def _(pilot, screen, key) -> None:
    assert screen.text_pane.current == 0
    await pilot.press(key)
    assert screen.text_pane.current == 1
    await pilot.pause()
    assert screen.facts_pane.current == 1


@pressing("fact.previous")
async def _(pilot, screen, key) -> None:
    await pilot.press("n", "n", key)
    assert screen.text_pane.current == 1


@pressing("finding.next")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    await pilot.pause()
    judged = screen.finding
    assert judged.is_loud
    assert screen.fact.anchor == judged.finding.printed.fact.anchor
    assert judged.finding.working in screen.status.message
    assert screen.findings_pane.selected is judged


@pressing("finding.previous")
async def _(pilot, screen, key) -> None:
    screen.open_article(screen.session.ids[1])
    await pilot.press(key)
    assert screen.session.opened.id == screen.session.ids[0]
    assert screen.finding.is_loud


async def a_word(pilot, screen, key, label) -> None:
    await pilot.press("f", key)
    await pilot.pause()
    kept = screen.session.store.finding_verdicts(screen.session.opened.id)
    assert kept[screen.finding.key].label is label
    assert screen.status.message.startswith("saved")


@pressing("finding.real_error")
async def _(pilot, screen, key) -> None:
    await a_word(pilot, screen, key, FindingLabel.REAL_ERROR)


@pressing("finding.false_alarm")
async def _(pilot, screen, key) -> None:
    await a_word(pilot, screen, key, FindingLabel.FALSE_ALARM)


@pressing("finding.explained")
async def _(pilot, screen, key) -> None:
    await a_word(pilot, screen, key, FindingLabel.EXPLAINED)


@pressing("finding.note")
async def _(pilot, screen, key) -> None:
    await pilot.press("f", key, *"old price", "enter")
    await pilot.pause()
    (word,) = screen.session.store.finding_verdicts(screen.session.opened.id).values()
    assert (word.label, word.note) == (FindingLabel.EXPLAINED, "old price")


@pressing("finding.figure")
async def _(pilot, screen, key) -> None:
    await pilot.press("f", key)
    await pilot.pause()
    assert screen.fact.anchor == screen.finding.finding.operands[0].fact.anchor


@pressing("finding.back")
async def _(pilot, screen, key) -> None:
    await pilot.press("f", "o", "o", key, key)
    await pilot.pause()
    assert screen.fact.anchor == screen.finding.finding.printed.fact.anchor


@pressing("finding.list")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.listed is Context.CHECKS
    await pilot.press(key)
    assert screen.listed is Context.FACTS


@pressing("finding.all")
async def _(pilot, screen, key) -> None:
    await pilot.press(key)
    assert screen.findings_pane.everything
    await pilot.press(key)
    assert not screen.findings_pane.everything


# ------------------------------------------------------------ verdicts


async def a_verdict(pilot, screen, key, label) -> None:
    fact = screen.fact
    await pilot.press(key)
    await pilot.pause()
    kept = screen.session.store.verdicts(screen.session.opened.id)
    assert kept[fact.anchor].label is label
    assert screen.text_pane.current == 1
    assert fact.exact in screen.status.message


@pressing("verdict.confirmed")
async def _(pilot, screen, key) -> None:
    await a_verdict(pilot, screen, key, VerdictLabel.CONFIRMED)


@pressing("verdict.wrong")
async def _(pilot, screen, key) -> None:
    await a_verdict(pilot, screen, key, VerdictLabel.WRONG)


@pressing("verdict.disputed")
async def _(pilot, screen, key) -> None:
    await a_verdict(pilot, screen, key, VerdictLabel.DISPUTED)


@pressing("verdict.unclear")
async def _(pilot, screen, key) -> None:
    await a_verdict(pilot, screen, key, VerdictLabel.UNCLEAR)


@pressing("verdict.skipped")
async def _(pilot, screen, key) -> None:
    await a_verdict(pilot, screen, key, VerdictLabel.SKIPPED)


@pressing("verdict.correct")
async def _(pilot, screen, key) -> None:
    fact = screen.fact
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Dialog)
    await pilot.press(*"330", "tab", *"https", "enter")
    await pilot.pause()
    kept = screen.session.store.verdicts(screen.session.opened.id)[fact.anchor]
    assert (kept.label, kept.corrected, kept.evidence.url) == (VerdictLabel.WRONG, "330", "https")
    assert pilot.app.screen is screen


@pressing("undo")
async def _(pilot, screen, key) -> None:
    fact = screen.fact
    await pilot.press("y", "n", "n", key)
    await pilot.pause()
    assert fact.anchor not in screen.session.store.verdicts(screen.session.opened.id)
    assert screen.fact == fact
    assert fact.exact in screen.status.message


@pressing("redo")
async def _(pilot, screen, key) -> None:
    fact = screen.fact
    await pilot.press("y", "u", "n", key)
    await pilot.pause()
    assert fact.anchor in screen.session.store.verdicts(screen.session.opened.id)
    assert screen.fact == fact


# ------------------------------------------------------------ notes and tags


@pressing("note.fact")
async def _(pilot, screen, key) -> None:
    fact = screen.fact
    await pilot.press(key, *"why", "enter")
    await pilot.pause()
    (note,) = screen.session.store.annotations(screen.session.opened.id)
    assert (note.anchor, note.body) == (fact.anchor, "why")


@pressing("note.article")
async def _(pilot, screen, key) -> None:
    await pilot.press(key, *"late", "enter")
    await pilot.pause()
    (note,) = screen.session.store.annotations(screen.session.opened.id)
    assert (note.anchor, note.body) == (None, "late")


@pressing("tag")
async def _(pilot, screen, key) -> None:
    store, article_id = screen.session.store, screen.session.opened.id
    await pilot.press(key)
    assert isinstance(pilot.app.screen, Tags)
    await pilot.press(*"silk", "enter", *"road", "enter", "ctrl+d", "escape")
    await pilot.pause()
    assert [tag.name for tag in store.tags(article_id)] == ["road"]
    assert pilot.app.screen is screen
