"""The three panes as a whole: layouts, crossing articles, what the store refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from heshu.errors import StoreError
from store import Place, Store
from tests.tui.desk import make_store, reading
from tui.app import HeshuApp
from tui.keymap import Context
from tui.screens.confirm import Confirm
from tui.screens.dialog import Dialog
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from pathlib import Path

DISK_FULL = "the disk is full; free some space"


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def refuse(*_: object, **__: object) -> None:
    what = "the disk is full"
    raise StoreError(what, remedy="free some space")


def shown(screen: ReaderScreen) -> set[str]:
    return {
        pane.id
        for pane in (screen.articles, screen.text_pane, screen.facts_pane, screen.detail)
        if pane.region.area
    }


# ------------------------------------------------------------ layouts


async def test_a_wide_terminal_has_the_panes_side_by_side(store_path: Path) -> None:
    async with reading(store_path, size=(160, 50)) as (_, screen):
        tops = {pane.region.y for pane in (screen.articles, screen.text_pane, screen.facts_pane)}
        assert tops == {0}
        assert screen.articles.region.right == screen.text_pane.region.x
        assert screen.text_pane.region.width >= 70


async def test_at_80_columns_the_list_lies_above_the_text(store_path: Path) -> None:
    async with reading(store_path, size=(80, 24)) as (_, screen):
        assert shown(screen) == {"articles", "text", "facts", "detail"}
        assert screen.articles.region.bottom == screen.text_pane.region.y
        assert screen.text_pane.region.width >= 50
        assert screen.text_pane.region.height >= 14


async def test_below_80_columns_tab_shows_one_pane_after_the_other(store_path: Path) -> None:
    async with reading(store_path, size=(60, 20)) as (pilot, screen):
        assert shown(screen) == {"text"}
        await pilot.press("tab")
        await pilot.pause()
        assert shown(screen) == {"facts", "detail"}
        await pilot.press("tab")
        await pilot.pause()
        assert shown(screen) == {"articles"}
        await pilot.press("enter")
        await pilot.pause()
        assert shown(screen) == {"text"}


async def test_below_80_columns_the_text_stays_while_a_span_is_marked(store_path: Path) -> None:
    async with reading(store_path, size=(60, 20)) as (pilot, screen):
        await pilot.press("v", "l", "a", "escape")
        await pilot.pause()
        assert screen.context is Context.SELECTING
        assert shown(screen) == {"text"}


async def test_a_terminal_resized_under_a_dialog_is_laid_out_anew(store_path: Path) -> None:
    async with reading(store_path, size=(160, 50)) as (pilot, screen):
        await pilot.press("question_mark")
        await pilot.resize_terminal(60, 20)
        await pilot.press("escape")
        await pilot.pause()
        assert shown(screen) == {"text"}


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (30, 8), (20, 5)])
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_both_lines_at_the_foot_fit_whatever_the_width(
    size: tuple[int, int], lang: str, store_path: Path
) -> None:
    async with reading(store_path, size=size, lang=lang) as (pilot, screen):
        await pilot.press("y")
        await pilot.pause()
        for line in (screen.status, screen.key_bar):
            assert line.region.height == 1
            assert line.content_size.height == 1


# ------------------------------------------------------------ going through the articles


async def test_n_crosses_articles_and_passes_those_without_facts(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        screen.open_article(screen.session.ids[1])
        for _ in screen.session.opened.facts:
            await pilot.press("n")
        assert screen.session.opened.id == screen.session.ids[3]
        await pilot.press("p")
        assert screen.session.opened.id == screen.session.ids[1]
        assert screen.text_pane.current == len(screen.session.opened.facts) - 1


async def test_the_ends_are_said_and_not_gone_round(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("p")
        assert screen.status.message == "this is the first fact"
        screen.open_article(screen.session.ids[3])
        for _ in screen.session.opened.facts:
            await pilot.press("y")
        await pilot.pause()
        assert screen.session.opened.id == screen.session.ids[3]
        assert "this is the last fact" in screen.status.message


async def test_an_article_without_facts_takes_no_verdict(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        screen.open_article(screen.session.ids[2])
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message == "no fact here"
        assert screen.session.store.verdicts(screen.session.ids[2]) == {}


async def test_only_the_given_articles_are_under_review(store_path: Path) -> None:
    with Store.open(store_path, reviewer="li") as store:
        last = store.article_ids()[-1]
        app = HeshuApp(store, article_ids=[last], lang="en")
        async with app.run_test() as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            assert screen.session.opened.id == last
            await pilot.press("p")
            assert screen.session.opened.id == last


async def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    async with reading(tmp_path / "new.db") as (pilot, screen):
        assert "heshu import" in screen.status.message
        await pilot.press(*"nyxctmvafu", "slash", "escape", "N", "tab", "enter", "G", "tab", "j")
        await pilot.press("question_mark", "escape", "q")
        assert pilot.app.return_code == 0


async def test_two_reviewers_have_each_their_own_place(store_path: Path) -> None:
    async with reading(store_path, reviewer="li") as (pilot, _screen):
        await pilot.press("n", "n", "q")
    async with reading(store_path, reviewer="wang") as (pilot, screen):
        assert screen.text_pane.current == 0
        await pilot.press("n", "q")
    async with reading(store_path, reviewer="li") as (_, screen):
        assert screen.text_pane.current == 2


# ------------------------------------------------------------ what the store refuses


async def test_a_verdict_that_cannot_be_kept_is_said_and_not_shown(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(store_path) as (pilot, screen):
        monkeypatch.setattr(screen.session.store, "give_verdict", refuse)
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message == f"not saved: {DISK_FULL}"
        assert screen.status.has_class("-error")
        assert screen.text_pane.current == 0
        assert screen.session.opened.verdicts == {}
        monkeypatch.undo()
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message.startswith("saved")
        assert not screen.status.has_class("-error")


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


# ------------------------------------------------------------ forms


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


# ------------------------------------------------------------ drafts


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


# ------------------------------------------------------------ what others wrote


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


# ------------------------------------------------------------ pasting


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


# ------------------------------------------------------------ words


async def test_the_interface_speaks_chinese_when_asked(store_path: Path) -> None:
    async with reading(store_path, lang="zh") as (pilot, screen):
        assert screen.articles.border_title == "稿件"
        await pilot.press("y")
        await pilot.pause()
        assert screen.status.message.startswith("已保存 属实")


async def test_ctrl_c_says_how_to_quit_and_does_not(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert screen.status.message == "press q to quit"
        assert pilot.app.return_code is None


async def test_a_click_on_a_list_row_opens_the_article(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.click("#articles", offset=(10, 2))
        await pilot.pause()
        assert screen.session.opened.id == screen.session.ids[1]
        assert screen.context is Context.TEXT
