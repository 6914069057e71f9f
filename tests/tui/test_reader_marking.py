"""Marking a span by keyboard and mouse, and the hits of a search."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset

from heshu.model import Anchor
from tests.tui import panes
from tests.tui.panes import screen, shown
from tests.tui.reading_pane import reading, said
from tui.widgets.messages import FactChanged, SelectionChanged
from tui.widgets.selecting import Marking

# ------------------------------------------------------------ selection


async def test_marking_starts_with_the_current_fact_and_widens() -> None:
    async with reading() as (reader, pilot):
        index = next(
            i for i, one in enumerate(panes.facts(panes.article())) if one.exact == "3200亩"
        )
        reader.go_to_fact(index)
        reader.begin_selection()
        assert reader.selected_text == "3200亩"
        reader.extend("character", 1)
        assert reader.selected_text == "3200亩，"
        reader.extend("sentence")
        assert reader.selected_text.endswith("（含2个村）。")
        reader.swap_ends()
        reader.extend("word", -1)
        assert reader.selected_text.startswith("”3200亩")
        anchor = reader.selection
        assert anchor
        assert anchor.field == "text"
        await pilot.pause()
        assert said(pilot)[-1] == SelectionChanged(anchor)
        assert "播种面积1.98万亩" in shown(reader)
        reader.cancel_selection()
        await pilot.pause()
        assert reader.selection is None
        assert not reader.selecting
        assert said(pilot)[-1] == SelectionChanged(None)


async def test_marking_never_leaves_its_part() -> None:
    async with reading(current=0) as (reader, _):
        reader.begin_selection()
        for unit in ("character", "word", "sentence", "paragraph", "line"):
            reader.extend(unit, 50)
        assert reader.selection == Anchor("title", 0, len("2024年旱稻再获丰收"))
        reader.extend("line", -50)
        assert reader.selection is None


async def test_marking_by_lines_keeps_the_column() -> None:
    async with reading(panes.article(10), (60, 20)) as (reader, _):
        reader.go_to_fact(12)
        reader.extend("line", 2)
        assert reader.selecting
        assert len(reader.selected_text) > 20


async def test_the_marked_span_is_drawn_and_follows_its_free_end() -> None:
    async with reading(panes.article(40), (60, 8), current=None) as (reader, _):
        reader.move(30)
        reader.begin_selection()
        for _ in range(30):
            reader.extend("sentence")
        selection = reader.selection
        assert selection
        assert reader.in_sight(Anchor("text", selection.end - 1, selection.end))


async def test_another_article_starts_without_a_marked_span_or_hits() -> None:
    async with reading(panes.article(10), (60, 20)) as (reader, _):
        reader.set_words("title", [4, 5, 7])
        reader.begin_selection()
        assert reader.selected_text == "2024年"
        reader.extend("word")
        assert reader.selected_text == "2024年旱稻"
        reader.find("旱稻")
        reader.show(panes.article(1), [])
        assert not reader.selecting
        assert reader.selected_text == ""
        assert reader.hit == (0, 0)
        assert reader.current is None
        reader.begin_selection()
        assert reader.selected_text == "云"


def test_a_sentence_in_the_middle_of_a_megabyte_is_found_at_once() -> None:
    long = panes.PARAGRAPH * 15_000
    marking = Marking("text", long, 500_000, 500_000)
    started = time.process_time()
    for _ in range(20):
        marking.extend("sentence", 1)
        marking.extend("word", -2)
    assert time.process_time() - started < 1
    assert long[marking.free - 1] in "。；，）" or marking.free > 500_000


def test_a_strange_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="page"):
        Marking("text", "一二", 0, 1).extend("page", 1)


def test_words_follow_a_dictionary_when_someone_has_asked_it() -> None:
    marking = Marking("text", "全年实现产值", 0, 0, words=(0, 2, 4))
    marking.extend("word", 1)
    assert marking.anchor == Anchor("text", 0, 2)
    marking.extend("word", 1)
    assert marking.anchor == Anchor("text", 0, 4)
    marking.extend("word", -1)
    assert marking.anchor == Anchor("text", 0, 2)


@given(
    st.text("云溪县，。12.5%ab\n “”", max_size=40),
    st.lists(
        st.tuples(
            st.sampled_from(["character", "word", "sentence", "paragraph"]), st.integers(-3, 3)
        ),
        max_size=12,
    ),
)
def test_a_marked_span_always_lies_in_its_text(text: str, steps: list[tuple[str, int]]) -> None:
    marking = Marking("text", text, 0, 0)
    for unit, step in steps:
        before = marking.free
        marking.extend(unit, step)
        assert 0 <= marking.free <= len(text)
        assert (marking.free - before) * step >= 0


async def test_a_drag_marks_a_span_and_a_click_gives_it_up() -> None:
    async with reading(current=None) as (reader, pilot):
        y = next(y for y, strip in enumerate(screen(reader)) if "1.98万亩" in strip.text)
        await pilot.mouse_down(reader, offset=(9, y))
        await pilot.hover(reader, offset=(21, y))
        await pilot.mouse_up(reader, offset=(21, y))
        await pilot.pause()
        assert reader.current is None
        assert "云溪县今年".startswith(reader.selected_text[:3])
        assert reader.selection
        assert reader.selection.field == "text"
        assert pilot.app.screen.get_selected_text() == reader.selected_text
        await pilot.click(reader, offset=(2, 0))
        await pilot.pause()
        assert reader.selection is None


async def test_a_click_on_a_fact_makes_it_current() -> None:
    async with reading(current=None) as (reader, pilot):
        y = next(y for y, strip in enumerate(screen(reader)) if "1.98万亩" in strip.text)
        text = screen(reader)[y].text
        before = text[: text.index("98万亩")]
        x = sum(2 if ord(character) > 0x2E80 else 1 for character in before)
        await pilot.click(reader, offset=Offset(x, y))
        await pilot.pause()
        assert reader.current_fact
        assert reader.current_fact.exact == "1.98万亩"
        assert FactChanged(reader.current or 0) in said(pilot)
        await pilot.click(reader, offset=Offset(2, y))
        assert reader.current_fact.exact == "1.98万亩"


# ------------------------------------------------------------ search


async def test_hits_are_counted_highlighted_and_gone_round() -> None:
    async with reading(panes.article(10), (60, 10), current=None) as (reader, _):
        assert reader.find("旱稻") == 31
        assert reader.next_hit()
        assert reader.hit == (1, 31)
        assert reader.next_hit(-1)
        assert reader.hit == (31, 31)
        assert "旱稻" in shown(reader)
        assert reader.next_hit()
        assert reader.hit == (1, 31)
        assert reader.find("没有的词") == 0
        assert not reader.next_hit()
        assert reader.find("") == 0


async def test_the_first_hit_is_the_first_on_screen() -> None:
    async with reading(panes.article(40), (60, 10), current=None) as (reader, _):
        reader.find("旱稻")
        reader.move(60)
        top = reader.place
        reader.next_hit()
        assert reader.hit[0] > 10
        assert top is not None
        assert reader.in_sight(top)


async def test_a_figure_is_brought_into_view_with_its_neighbours() -> None:
    """A figure on the first or last line of the pane cannot be read in its sentence."""
    async with reading(panes.article(40), (60, 12), current=0) as (reader, _):
        for _step in range(60):
            reader.next_fact(1)
            fact = reader.current_fact
            assert fact is not None
            line = next(y for y, strip in enumerate(screen(reader)) if "►" in strip.text)
            assert line <= 9, fact.exact
