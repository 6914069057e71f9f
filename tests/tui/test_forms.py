"""Forms: what is typed is kept, whatever the store, the line or a paste does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from store import Place, Store
from tests.tui.desk import reading, refuse
from tui.app import HeshuApp
from tui.screens.confirm import Confirm
from tui.screens.dialog import Dialog
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_form_keeps_what_was_typed_when_the_store_refuses(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(store_path) as (pilot, screen):
        monkeypatch.setattr(screen.session.store, "give_verdict", refuse)
        await pilot.press("c", *"330", "enter")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, Dialog)
        assert form.values["value"] == "330"
        monkeypatch.undo()
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        (verdict,) = screen.session.store.verdicts(screen.session.opened.id).values()
        assert verdict.corrected == "330"


async def test_a_tag_that_cannot_be_kept_stays_in_the_line(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(store_path) as (pilot, screen):
        monkeypatch.setattr(screen.session.store, "add_tag", refuse)
        await pilot.press("t", *"silk", "enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "silk"


async def test_escape_asks_before_it_drops_what_was_typed(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("c", *"330", "escape")
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("n")
        await pilot.pause()
        assert pilot.app.screen.query_one("#value", Input).value == "330"
        await pilot.press("escape", "y")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.session.store.verdicts(screen.session.opened.id) == {}


async def test_escape_closes_an_untouched_form_at_once(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("c", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_a_correction_needs_a_value(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("c", "tab", *"https", "enter")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, Dialog)
        assert form.focused is form.query_one("#value", Input)
        assert screen.session.store.verdicts(screen.session.opened.id) == {}


async def test_correcting_again_starts_from_what_was_said_before(store_path: Path) -> None:
    async with reading(store_path) as (pilot, _screen):
        await pilot.press("c", *"330", "tab", *"example", "enter", "p", "c")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, Dialog)
        assert (form.values["value"], form.values["url"]) == ("330", "example")


async def test_chinese_of_any_length_arrives_in_a_field(store_path: Path) -> None:
    words = "全镇新建桑园面积应为三百三十亩"
    async with reading(store_path) as (pilot, screen):
        await pilot.press("m", *words, "enter")
        await pilot.pause()
        (note,) = screen.session.store.annotations(screen.session.opened.id)
        assert note.body == words


@pytest.mark.parametrize(("key", "field"), [("c", "value"), ("m", "body"), ("M", "body")])
async def test_what_was_being_typed_is_there_after_a_dropped_line(
    key: str, field: str, store_path: Path
) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("n", key, *"330")
        await pilot.pause()
        screen.save_place()  # as its timer does; then the line drops
    async with reading(store_path) as (pilot, _):
        form = pilot.app.screen
        assert isinstance(form, Dialog)
        assert form.values[field] == "330"
        await pilot.press("end", "0", "enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        opened = screen.session.opened
        kept = [verdict.corrected for verdict in opened.verdicts.values()]
        kept += [note.body for note in opened.annotations]
        assert kept == ["3300"]
        assert screen.session.store.place().draft == ""


async def test_a_draft_that_was_given_up_does_not_come_back(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("c", *"330")
        await pilot.pause()
        screen.save_place()
        await pilot.press("escape", "y")
        await pilot.pause()
    async with reading(store_path) as (pilot, screen):
        assert pilot.app.screen is screen


async def test_a_draft_nobody_can_read_is_passed_over(store_path: Path) -> None:
    with Store.open(store_path, reviewer="li") as store:
        for draft in ("{", "[]", '{"key": "gone", "values": {}}', '{"key": "tag"}'):
            store.save_place(Place(store.article_ids()[0], draft=draft))
            async with HeshuApp(store, lang="en").run_test() as pilot:
                await pilot.pause()
                assert isinstance(pilot.app.screen, ReaderScreen)


async def test_a_note_is_read_again_on_its_fact_and_in_the_form(store_path: Path) -> None:
    async with reading(store_path, reviewer="wang") as (pilot, _screen):
        await pilot.press("n", "m", *"look up", "enter", "q")
    async with reading(store_path, reviewer="li") as (pilot, screen):
        await pilot.press("n")
        await pilot.pause()
        assert screen.status.message == "✎ wang: look up"
        await pilot.press("n")
        await pilot.pause()
        assert screen.status.message == ""
        await pilot.press("p", "m")
        await pilot.pause()
        about = pilot.app.screen.query_one(".dialog-about").render()
        assert "wang: look up" in str(about)


async def test_tags_stand_in_the_title_of_the_text_and_are_not_interpreted(
    store_path: Path,
) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("t")
        for name in ("silk", "[/]", "[red]x"):
            pilot.app.screen.query_one(Input).value = name
            await pilot.press("enter")
        await pilot.press("escape")
        await pilot.pause()
        title = "".join(
            segment.text
            for segment in screen.text_pane.render_lines(screen.text_pane.region.reset_offset)[0]
        )
        assert "Text · silk · [/] · [red]x" in title


async def test_the_rest_of_a_torn_paste_gives_no_verdicts(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        pilot.app.post_message(events.Paste("torn"))
        await pilot.pause()
        await pilot.press(*"yxyxq")
        await pilot.pause()
        assert screen.session.store.verdicts(screen.session.opened.id) == {}
        assert pilot.app.return_code is None


async def test_a_paste_in_a_form_is_not_sent_off_by_what_follows_it(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("c")
        pilot.app.post_message(events.Paste("330"))
        await pilot.pause()
        await pilot.press("escape", "enter")
        await pilot.pause()
        form = pilot.app.screen
        assert isinstance(form, Dialog)
        assert form.values["value"] == "330"
        assert screen.session.store.verdicts(screen.session.opened.id) == {}
