"""The search form, the filter and the list they leave, beyond a single key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Static

from heshu.model import Annotation
from store import QueryError, Store, View
from tests.tui.desk import make_store, reading
from tui import views
from tui.answers import answer, marked, mistake
from tui.locale import set_language
from tui.screens.note import threads

if TYPE_CHECKING:
    from pathlib import Path

    from tui.screens.search import Search


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_store(tmp_path)


def said(screen: Search) -> str:
    """The line under the list."""
    return str(screen.query_one("#remark", Static).content)


def rows(screen: Search) -> list[str]:
    """What the list shows."""
    listed = screen.query_one(OptionList)
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


async def test_hits_come_as_one_types_and_a_mistake_leaves_them(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("slash", *"=320")
        search = pilot.app.screen
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.2)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        (row,) = rows(search)
        assert "320亩" in row
        search.query_one(Input).value = "=320 foo:1"
        await pilot.pause(0.2)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "foo" in said(search)
        assert rows(search) == [row]


async def test_searches_are_saved_offered_and_dropped(path: Path) -> None:
    async with reading(path) as (pilot, screen):
        await pilot.press("slash")
        pilot.app.screen.query_one(Input).value = "unit:亩 >1000"
        await pilot.press("ctrl+s")
        await pilot.press(*"wide", "enter")
        await pilot.pause()
        (saved,) = screen.session.store.saved_searches()
        assert saved[:3] == ("wide", "unit:亩 >1000", "li")
        pilot.app.screen.query_one(Input).value = ""
        await pilot.pause()
        assert "wide" in rows(pilot.app.screen)[0]
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        assert screen.fact.exact == "1150亩"
        assert screen.session.store.searched() == ["unit:亩 >1000"]
        await pilot.press("slash")
        pilot.app.screen.query_one(Input).value = ""
        await pilot.pause()
        await pilot.press("down", "ctrl+d")
        assert screen.session.store.saved_searches() == []


async def test_the_view_of_the_list_is_there_the_next_time(path: Path) -> None:
    async with reading(path) as (pilot, screen):
        await pilot.press("shift+tab", "2", "o")
        await pilot.pause()
        assert "has:finding" in str(screen.articles.border_title)
        assert screen.session.store.view() == View("has:finding", "newest")
    async with reading(path) as (pilot, screen):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.session.ids == [screen.session.store.article_ids()[0]]
        assert "has:finding" in str(screen.articles.border_title)


def test_an_answer_tells_titles_contexts_and_how_many(path: Path) -> None:
    with Store.open(path) as store:
        first, *_ = store.article_ids()
        found = answer(store, "新 kind:quantity", first, lambda number: number)
    assert [number for number, _ in found.hits][: found.here] == [first] * found.here
    assert found.here > 0
    assert found.articles > 1
    assert found.rows[0].exact == "320亩"
    assert "新建桑园" in found.rows[0].before
    assert marked("新建ＧＤＰ", ["gdp", "新"]) == [(2, 5), (0, 1)]


def test_a_mistake_is_told_in_the_language_of_the_interface() -> None:
    set_language("zh")
    with pytest.raises(QueryError) as caught:
        views.toggled("结论:错错", "a")
    assert "第 1 个字" in mistake(caught.value)
    assert "属实" in mistake(caught.value)
    set_language("en")


def test_a_condition_is_put_in_and_taken_out() -> None:
    assert views.toggled("", "state:unread") == "state:unread"
    assert views.toggled("水 状态:未读", "state:unread") == "水"
    assert views.toggled("水 状态:未读", "state:final") == "水 state:final"
    assert views.toggled("tag:a", "tag:b") == "tag:a tag:b"


def test_answers_stand_under_what_they_answer() -> None:
    def note(name: str, reply_to: str = "") -> Annotation:
        return Annotation(name, None, "", "note", name, "li", "", reply_to)

    notes = [note("a"), note("b"), note("c", "a"), note("d", "c"), note("e", "gone")]
    order = [(one.id, depth) for one, depth in threads(notes)]
    assert order == [("a", 0), ("c", 1), ("d", 2), ("b", 0), ("e", 0)]
