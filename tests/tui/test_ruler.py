"""The scroll bar tells where in the article there is something to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.panes import OnePane, article, contradiction, facts, note
from tui.layout import Layout
from tui.page import Page
from tui.widgets import signs
from tui.widgets.marks import Marks
from tui.widgets.reader import ReaderView
from tui.widgets.ruler import MANY, SOME, density, ruled

if TYPE_CHECKING:
    from heshu.model import Article

WORDS = "没有数据的一段话，"


def _bare_in_the_middle() -> Article:
    return article(40, text=WORDS * 3)


def _bar(reader: ReaderView) -> list[str]:
    bar = reader.vertical_scrollbar
    return [strip.text for strip in bar.render_lines(bar.size.region)]


def test_figures_are_dense_where_they_stand_and_nothing_is_where_there_are_none() -> None:
    of = article(30)
    plain = Page(Layout(of), 60)
    plain.finish()
    assert set(density(plain, Marks(Layout(of), facts(of)), 10)) <= {SOME, MANY}
    of = _bare_in_the_middle()
    page = Page(Layout(of), 60)
    page.finish()
    dense = density(page, Marks(Layout(of), facts(of)), 10)
    assert dense[0] == MANY
    assert set(dense[2:-1]) == {" "}


def test_a_contradiction_stands_before_a_note_and_a_note_before_figures() -> None:
    of = article(30)
    found = facts(of)
    page = Page(Layout(of), 60)
    page.finish()
    marks = Marks(
        page.layout,
        found,
        [contradiction(found[-1])],
        {},
        [note(found[-1].anchor), note(found[0].anchor)],
    )
    ruler = ruled(page, marks, density(page, marks, 12))
    assert ruler[0] == signs.NOTE
    assert ruler[-1] == signs.INCONSISTENT


def test_a_short_article_has_its_signs_beside_its_lines() -> None:
    of = article(1)
    page = Page(Layout(of), 60)
    page.finish()
    marks = Marks(page.layout, facts(of))
    dense = density(page, marks, page.height + 5)
    assert [bool(marks.count_facts(line)) for line in page.lines] == [
        sign != " " for sign in dense[: page.height]
    ]


async def test_a_contradiction_comes_and_goes_in_the_bar() -> None:
    of = article(30)
    found = facts(of)
    reader = ReaderView()
    async with OnePane(reader).run_test(size=(60, 20)) as pilot:
        reader.show(of, found)
        await pilot.pause()
        assert signs.INCONSISTENT not in _bar(reader)
        reader.update_marks(findings=[contradiction(found[-1])])
        await pilot.pause()
        assert _bar(reader)[-1] == signs.INCONSISTENT
        reader.bottom()
        await pilot.pause()
        assert _bar(reader)[-1] == signs.INCONSISTENT
        reader.update_marks(findings=[])
        await pilot.pause()
        assert signs.INCONSISTENT not in _bar(reader)
        reader.clear()
        await pilot.pause()
        assert not set(_bar(reader)) & {SOME, MANY}
