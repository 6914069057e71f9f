"""What the text pane shows and how it is scrolled."""

from __future__ import annotations

import unicodedata

import pytest

from heshu.model import Anchor, Article, ArticleKind, Part, Section
from tests.tui import panes
from tests.tui.panes import OnePane, every_strip, screen, shown
from tests.tui.reading_pane import line_with, reading, said
from tui.theme import component
from tui.widgets.messages import Edge
from tui.widgets.reader import ReaderView

# ------------------------------------------------------------ what is shown


@pytest.mark.parametrize("size", [(20, 5), (31, 8), (60, 12), (120, 30), (200, 50)])
async def test_every_character_is_drawn_once_whatever_the_size(size: tuple[int, int]) -> None:
    article = panes.article(4)
    async with reading(article, size) as (reader, _):
        drawn = "".join(strip.text for strip in every_strip(reader))
    printed = "".join(label + "：" for label in article.metadata)
    printed += "".join(part.text for _, part in article.each_part())
    for character in set(printed) - set(" \n▁"):
        assert drawn.count(character) == printed.count(character)


async def test_a_strip_is_exactly_as_wide_as_the_pane() -> None:
    async with reading(size=(47, 12)) as (reader, _):
        assert {strip.cell_length for strip in every_strip(reader)} == {46}


async def test_long_lines_are_held_to_a_comfortable_length_in_the_middle() -> None:
    async with reading(size=(200, 24)) as (reader, _):
        text = line_with(reader, "1.98万亩").text
    assert len(text) - len(text.lstrip()) > 40
    assert len(text) - len(text.rstrip()) > 40


async def test_before_the_first_layout_nothing_is_drawn_and_nothing_breaks() -> None:
    reader = ReaderView()
    article = panes.article()
    facts = panes.facts(article)
    async with OnePane(reader).run_test() as pilot:
        reader.show(article, facts, current=len(facts) - 1)
        assert reader.current == len(facts) - 1
        assert reader.render_line(0).cell_length >= 0
        await pilot.pause()
        assert reader.in_sight(facts[-1].anchor)


async def test_an_empty_article_shows_an_empty_page() -> None:
    async with reading(Article("d", 0, ArticleKind.NEWS, Part(""))) as (reader, pilot):
        assert shown(reader).strip() == ""
        assert not reader.next_fact()
        reader.begin_selection()
        reader.extend("word")
        reader.bottom()
        assert reader.selection is None
        assert reader.place is None
        await pilot.pause()
        assert [type(one) for one in said(pilot)] == [Edge]


async def test_clearing_leaves_nothing_on_screen() -> None:
    async with reading() as (reader, pilot):
        reader.clear()
        await pilot.pause()
        assert shown(reader).strip() == ""
        assert reader.current is None
        assert not reader.next_fact()


# ------------------------------------------------------------ moving


async def test_pages_top_and_bottom() -> None:
    async with reading(panes.article(30), (60, 12)) as (reader, _):
        reader.move_pages(1)
        assert reader.scroll_offset.y == 11
        reader.move_pages(-0.5)
        assert reader.scroll_offset.y == 5
        reader.bottom()
        assert reader.scroll_offset.y == reader.virtual_size.height - 12
        assert "二、打算" in shown(reader)
        reader.top()
        assert reader.scroll_offset.y == 0


async def test_headings_are_gone_to_one_by_one() -> None:
    async with reading(panes.article(30), (60, 12)) as (reader, _):
        reader.top()
        assert reader.goto_heading()
        assert reader.goto_heading()
        assert shown(reader).startswith("     一、2024年概况") or "一、2024年概况" in shown(reader)
        while reader.goto_heading():
            pass
        assert "二、打算" in shown(reader)
        assert reader.goto_heading(-1)


async def test_a_place_is_come_back_to_after_the_pane_changed_its_width() -> None:
    async with reading(panes.article(60), (60, 12), current=None) as (reader, pilot):
        reader.move(90)
        before = reader.place
        assert before
        await pilot.resize_terminal(100, 20)
        await pilot.pause()
        after = reader.place
        assert after
        assert after.start <= before.start < after.start + 2 * 100
        assert {strip.cell_length for strip in screen(reader)} == {99}


async def test_any_part_can_be_gone_to_and_a_strange_one_is_refused() -> None:
    async with reading(panes.article(60), (60, 12)) as (reader, _):
        end = Anchor("section.2", 0, 2)
        assert reader.goto_anchor(end)
        assert reader.in_sight(end)
        assert not reader.goto_anchor(Anchor("dateline", 0, 1))


async def test_the_last_line_of_a_huge_article_is_reached() -> None:
    async with reading(panes.article(3000), (80, 20), current=None) as (reader, _):
        reader.bottom()
        assert "二、打算" in shown(reader)


async def test_a_huge_article_is_cut_to_its_end_in_idle_moments() -> None:
    async with reading(panes.article(700), (80, 20), current=None) as (reader, pilot):
        page = reader._page
        assert page
        assert not page.complete
        while not page.complete:
            await pilot.pause(0.02)
        await pilot.pause()
        assert reader.virtual_size.height == len(page.lines)


# ------------------------------------------------------------ hostile documents


def hostile() -> Article:
    parts = {name: Part(panes.HOSTILE) for name in ("kicker", "title", "byline", "credit")}
    return Article(
        "bad\x1b[2J.txt",
        0,
        ArticleKind.NEWS,
        Part("\n".join([panes.HOSTILE * 5] * 4)),
        parts=parts,
        metadata={"索\x1b[1m引[/x]号": Part(panes.HOSTILE)},
        sections=(Section(1, "", panes.HOSTILE, 1),),
    )


@pytest.mark.parametrize("size", [(20, 6), (80, 24), (160, 40)])
async def test_nothing_in_a_document_reaches_the_terminal_raw(size: tuple[int, int]) -> None:
    async with reading(hostile(), size) as (reader, pilot):
        reader.find("面积")
        reader.next_fact()
        await pilot.pause()
        for strip in every_strip(reader):
            assert strip.cell_length == size[0] - 1
            for character in strip.text:
                assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        drawn = "".join(strip.text for strip in every_strip(reader))
        if size[0] > 30:
            assert "[/x]" in drawn
            assert "[bold]" in drawn
            assert "␛" in drawn


def test_every_role_and_kind_has_a_look() -> None:
    assert {
        component("title"),
        component("fact", "money"),
        component("fact", "percentage_point"),
        component("verdict", "wrong"),
        component("current"),
        component("selected"),
        component("inconsistent"),
    } <= ReaderView.COMPONENT_CLASSES
