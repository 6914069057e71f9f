"""Every row of the keymap table, pressed on a real screen.

A row without a test here fails `test_every_row_of_the_table_is_pressed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from heshu.finding_verdicts import FindingLabel
from heshu.model import Anchor, VerdictLabel
from tests.tui.desk import make_store, reading
from tui.keymap import BY_ID, Context
from tui.screens.dialog import Dialog
from tui.screens.help import Help
from tui.screens.palette import Palette
from tui.screens.search import Search
from tui.screens.tag import Tags

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.screens.reader import ReaderScreen

    Check = Callable[[Pilot[None], ReaderScreen, str], Awaitable[None]]

CHECKS: dict[str, Check] = {}
"""Key row id → what pressing it must do; called with the key to press."""


def pressing(key_id: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS[key_id] = check
        return check

    return register


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def test_every_row_of_the_table_is_pressed() -> None:
    assert CHECKS.keys() == BY_ID.keys()


@pytest.mark.parametrize("key_id", BY_ID)
async def test_a_key_does_what_its_row_says(key_id: str, store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await CHECKS[key_id](pilot, screen, BY_ID[key_id].keys[0])


@pytest.mark.parametrize("spelling", ["ｙ", "１", "1"])
async def test_a_verdict_can_be_given_with_an_input_method_left_on(
    spelling: str, store_path: Path
) -> None:
    async with reading(store_path) as (pilot, screen):
        await a_verdict(pilot, screen, spelling, VerdictLabel.CONFIRMED)


@pytest.mark.parametrize("spelling", [".", "。", "ｎ", "．"])
async def test_full_width_keys_step_through_the_facts(spelling: str, store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press(spelling)
        await pilot.pause()
        assert screen.text_pane.current == 1


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


# ------------------------------------------------------------ selection


def stand_on(screen, exact: str) -> None:
    """Make a figure current, whatever else the engine finds around it."""
    facts = screen.session.opened.facts
    screen.text_pane.go_to_fact(next(i for i, fact in enumerate(facts) if fact.exact == exact))


async def selecting(pilot, screen) -> Anchor:
    """Start marking in the middle of a paragraph."""
    stand_on(screen, "1150亩")
    await pilot.press("v")
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


@pressing("quit")
async def _(pilot, screen, key) -> None:
    await pilot.press("n", "n", key)
    await pilot.pause()
    assert pilot.app.return_code == 0
    assert screen.session.store.place().anchor == screen.session.opened.facts[2].anchor
