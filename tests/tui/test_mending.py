"""Mend mode without a terminal, and its screens with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.mending import CannotMendError
from heshu.model import VerdictLabel
from store.facade import Store
from tests.store.test_deliveries import NEW, OLD
from tests.store.test_mending import PAGE, add_page, fact
from tui.app import HeshuApp
from tui.mending import Mender
from tui.screens.mending import MendScreen
from tui.screens.reader import ReaderScreen
from tui.screens.stale import StaleList
from tui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "desk.db", reviewer="青禾") as opened:
        yield opened


@pytest.fixture
def mender(store: Store) -> Mender:
    session = Session(store)
    session.ids[:] = add_page(store)
    session = Session(store)
    session.open(session.ids[0])
    return Mender(session)


def texts(mender: Mender) -> list[str]:
    return [block.part.text for block in mender.blocks]


def at(mender: Mender, words: str) -> None:
    """Put the cursor on the block with these words."""
    mender.block = next(n for n, text in enumerate(texts(mender)) if words in text)
    mender.piece = None


def test_the_cursor_goes_from_block_to_block_and_inside(mender: Mender) -> None:
    at(mender, "100亩，增长")
    assert [mender.here.part.text[p.start : p.end] for p in mender.pieces] == [
        "100亩，增长9.1%。", "全镇稻米收入",
    ]  # fmt: skip
    mender.go_inside(1)
    mender.go_inside(1)
    mender.go_inside(1)
    assert mender.here.part.text[slice(*mender.span)] == "全镇稻米收入"
    mender.go_inside(-2)
    assert mender.piece is None
    mender.step(100)
    assert mender.block == len(mender.blocks) - 1


def test_a_joined_paragraph_shows_the_lines_of_the_file_as_pieces(mender: Mender) -> None:
    at(mender, "100亩，增长")
    mender.join_paragraph(-1)
    assert mender.here.part.text.startswith("青禾镇今年种植水稻1200亩")
    shown = [mender.here.part.text[p.start : p.end] for p in mender.pieces]
    assert shown[1] == "100亩，增长9.1%。"
    mender.go_inside(2)
    mender.split_paragraph()
    assert mender.here.part.text == "100亩，增长9.1%。全镇稻米收入"


def test_splitting_a_paragraph_asks_for_a_place_inside_it(mender: Mender) -> None:
    with pytest.raises(CannotMendError):
        mender.split_paragraph()


def test_the_cursor_stays_with_its_characters_in_whichever_article(mender: Mender) -> None:
    at(mender, "二是水渠")
    mender.split_article()
    assert mender.position == 1
    assert mender.here.part.text.startswith("二是水渠")
    assert len(mender.session.ids) == 4
    assert mender.session.ids[1] == mender.article_id
    mender.join_article(-1)
    assert mender.position == 0
    assert len(mender.session.ids) == 3


def test_a_piece_is_made_the_title_alone(mender: Mender) -> None:
    at(mender, "100亩，增长")
    mender.go_inside(2)
    mender.make("title")
    assert mender.session.store.article(mender.article_id).title == "全镇稻米收入"


def test_a_block_is_dropped_and_restored_with_one_key(mender: Mender) -> None:
    at(mender, "二是水渠")
    mender.drop_or_restore()
    assert "二是水渠" not in mender.session.store.article(mender.article_id).text
    assert mender.here.role == "dropped"
    mender.drop_or_restore()
    assert "二是水渠" in mender.session.store.article(mender.article_id).text


def test_a_block_moves_to_another_article_of_the_file(mender: Mender) -> None:
    at(mender, "二是水渠")
    other = mender.numbers[1]
    mender.move_to(other)
    assert mender.session.store.article(other).text.endswith("灌溉面积")


def test_the_next_doubt_is_found_and_can_be_settled(mender: Mender) -> None:
    mender.step(5)
    assert mender.next_doubt(-1)
    mender.settle()
    assert not mender.next_doubt(1)
    assert mender.session.store.rows([mender.article_id])[0].doubts == 0


async def test_mend_mode_mends_undoes_and_comes_back_to_the_article(store: Store) -> None:
    page = add_page(store)
    app = HeshuApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        assert isinstance(app.screen, MendScreen)
        await pilot.press("j", "j", "j", "b")
        assert "比去年多了100亩" in store.article(page[0]).text
        await pilot.press("u")
        assert "比去年多了100亩" not in store.article(page[0]).text
        await pilot.press("ctrl+r")
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)
        assert "比去年多了100亩" in app.screen.session.opened.article.text
        await pilot.press("u")
        assert "比去年多了100亩" not in app.screen.session.opened.article.text


async def test_what_does_not_fit_is_one_line_and_changes_nothing(store: Store) -> None:
    add_page(store)
    app = HeshuApp(store)
    async with app.run_test(size=(150, 40)) as pilot:
        await pilot.press("e", "<")
        screen = app.screen
        assert isinstance(screen, MendScreen)
        assert screen.status.has_class("-error")
        assert [event.action for event in store.log()] == ["import"]


async def test_e_is_the_word_explained_while_a_check_is_looked_at(store: Store) -> None:
    add_page(store, OLD, "a.txt")
    app = HeshuApp(store)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("f")
        assert app.screen.finding is not None
        await pilot.press("e")
        assert isinstance(app.screen, ReaderScreen)
        assert store.finding_verdicts(1) != {}


@pytest.mark.parametrize("width", [60, 80, 160])
async def test_the_source_stands_beside_the_article_and_follows(store: Store, width: int) -> None:
    add_page(store)
    app = HeshuApp(store)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("n", "n", "n", "s")
        view = app.screen.source_view
        assert view.display
        await pilot.pause()
        (line, start, end), *_ = view._marks
        exact = app.screen.fact.exact
        assert PAGE.split("\n")[line][start:end] == exact
        await pilot.press("n")
        (line, start, end), *_ = view._marks
        assert PAGE.split("\n")[line][start:end] == app.screen.fact.exact
        await pilot.press("s")
        assert not app.screen.has_class("-source")


async def test_what_lost_its_place_is_given_again_to_the_new_figure(store: Store) -> None:
    (old,) = add_page(store, OLD, "a.txt")
    store.give_verdict(old, fact(store, old, "5.0%"), VerdictLabel.WRONG)
    store.give_verdict(old, fact(store, old, "52亿元"), VerdictLabel.CONFIRMED)
    (new,) = add_page(store, NEW, "a.txt")
    app = HeshuApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("U")
        assert isinstance(app.screen, StaleList)
        await pilot.press("r")
        assert [v.exact for v in store.all_verdicts(new)] == ["5.2%"]
        await pilot.press("x")
        assert store.stale(new) == []
        assert isinstance(app.screen, ReaderScreen)
