from __future__ import annotations

import time
import unicodedata
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset

from heshu.model import Anchor, Article, ArticleKind, Part, Section, VerdictLabel
from tests.tui import panes
from tests.tui.panes import OnePane, contradiction, every_strip, note, screen, shown, verdict
from tui.theme import THEMES, component
from tui.widgets.messages import Edge, FactChanged, SelectionChanged
from tui.widgets.reader import ReaderView
from tui.widgets.selecting import Marking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot
    from textual.strip import Strip


@asynccontextmanager
async def reading(
    article: Article | None = None, size: tuple[int, int] = (80, 24), **marks: object
) -> AsyncIterator[tuple[ReaderView, Pilot[None]]]:
    """A reader that shows an article with its facts."""
    of = article or panes.article()
    reader = ReaderView()
    async with OnePane(reader).run_test(size=size) as pilot:
        reader.show(of, panes.facts(of), **marks)  # type: ignore[arg-type]
        await pilot.pause()
        yield reader, pilot


def said(pilot: Pilot[None]) -> list[object]:
    assert isinstance(pilot.app, OnePane)
    return list(pilot.app.said)


def line_with(reader: ReaderView, text: str) -> Strip:
    return next(strip for strip in screen(reader) if text in strip.text)


def looks_of(strip: Strip, text: str) -> set[str]:
    """The attributes of the segments that draw some characters."""
    at = strip.text.index(text)
    found, start = set(), 0
    for segment in strip:
        end = start + len(segment.text)
        if start < at + len(text) and end > at and segment.style:
            style = segment.style
            names = ("bold", "underline", "reverse", "strike", "italic")
            found |= {name for name in names if getattr(style, name)}
        start = end
    return found


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


# ------------------------------------------------------------ facts


async def test_figures_are_underlined_and_money_is_bold_besides() -> None:
    async with reading(current=None) as (reader, _):
        assert looks_of(line_with(reader, "1.98万亩"), "1.98万亩") == {"underline"}
        assert looks_of(line_with(reader, "4.2亿元"), "4.2亿元") == {"underline", "bold"}
        assert looks_of(line_with(reader, "播种面积"), "播种面积") == set()


async def test_the_current_fact_is_reversed_and_marked_in_the_gutter() -> None:
    async with reading() as (reader, _):
        fact = next(i for i, one in enumerate(panes.facts(panes.article())) if one.exact == "6.5%")
        reader.go_to_fact(fact)
        marked = [strip for strip in screen(reader) if strip.text.startswith("►")]
        assert len(marked) == 1
        assert looks_of(marked[0], "6.5%") >= {"reverse", "bold"}
        assert "reverse" not in looks_of(marked[0], "1.98万亩")


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_facts_differ_by_more_than_colour_in_every_theme(theme: str) -> None:
    async with reading() as (reader, pilot):
        for one in THEMES:
            pilot.app.register_theme(one)
        pilot.app.theme = theme
        reader.go_to_fact(9)
        await pilot.pause()
        current = reader.current_fact
        assert current
        line = next(strip for strip in screen(reader) if strip.text.startswith("►"))
        assert "reverse" in looks_of(line, current.exact)
        assert "underline" in looks_of(line_with(reader, "4.2亿元"), "4.2亿元")


async def test_without_colour_selection_and_hits_are_reversed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(current=None) as (reader, pilot):
        reader.find("旱稻")
        reader.begin_selection()
        await pilot.pause()
        assert "reverse" in looks_of(line_with(reader, "其中“旱稻"), "旱稻")
        assert "reverse" in looks_of(screen(reader)[0], "云")


async def test_next_goes_through_every_fact_of_every_part_and_then_says_edge() -> None:
    async with reading(size=(60, 10)) as (reader, pilot):
        count = len(panes.facts(panes.article()))
        seen = [reader.current]
        while reader.next_fact():
            seen.append(reader.current)
            fact = reader.current_fact
            assert fact
            assert reader.in_sight(fact.anchor)
            assert any(strip.text.startswith("►") for strip in screen(reader))
        await pilot.pause()
        assert seen == list(range(count))
        assert said(pilot)[-2:] == [FactChanged(count - 1), Edge(1)]
        while reader.next_fact(-1):
            pass
        await pilot.pause()
        assert reader.current == 0
        assert said(pilot)[-1] == Edge(-1)


async def test_next_can_be_told_which_facts_to_pass_over() -> None:
    async with reading() as (reader, _):
        facts = panes.facts(panes.article())
        money = [index for index, fact in enumerate(facts) if fact.unit == "亿元"]
        assert reader.next_fact(1, lambda index: facts[index].unit == "亿元")
        assert reader.current == money[0]
        assert reader.next_fact(2, lambda index: facts[index].unit == "亿元")
        assert reader.current == money[2]


async def test_without_a_current_fact_next_starts_from_the_top_of_the_screen() -> None:
    async with reading(panes.article(40), (60, 10), current=None) as (reader, _):
        assert reader.current is None
        reader.move(60)
        top = reader.place
        assert top
        assert reader.next_fact()
        fact = reader.current_fact
        assert fact
        assert fact.start >= top.start
        assert reader.in_sight(fact.anchor)


async def test_a_fact_that_does_not_exist_is_refused() -> None:
    async with reading() as (reader, _):
        with pytest.raises(IndexError):
            reader.go_to_fact(9_999)


async def test_one_step_redraws_two_lines() -> None:
    async with reading() as (reader, pilot):
        reader.go_to_fact(8)
        await pilot.pause()
        refreshed: list[object] = []
        real = reader.refresh
        reader.refresh = lambda *regions, **how: (refreshed.extend(regions), real(*regions, **how))[
            1
        ]  # type: ignore[method-assign]
        reader.go_to_fact(20)
        assert len(refreshed) == 2
        assert all(region.height == 1 for region in refreshed)  # type: ignore[attr-defined]


# ------------------------------------------------------------ marks


async def test_the_gutter_shows_verdicts_contradictions_and_notes() -> None:
    article = panes.article()
    facts = [fact for fact in panes.facts(article) if fact.field == "text"]
    first, second = facts[0], facts[1]
    marks = {
        "verdicts": verdict(first) | verdict(second, VerdictLabel.WRONG),
        "findings": [contradiction(second)],
        "annotations": [note(Anchor("text", 0, 3)), note(None)],
        "current": None,
    }
    async with reading(article, **marks) as (reader, _):
        line = line_with(reader, "1.98万亩")
        assert line.text.startswith(" ✗!✎ ")
        assert "strike" in looks_of(line, second.exact)
        reader.update_marks(verdicts=verdict(first), findings=[], annotations=[])
        assert line_with(reader, "1.98万亩").text.startswith(" ✓   ")


async def test_a_narrow_gutter_shows_the_most_telling_sign() -> None:
    article = panes.article()
    first = next(fact for fact in panes.facts(article) if fact.field == "text")
    marks = {"verdicts": verdict(first), "findings": [contradiction(first)], "current": None}
    async with reading(article, (30, 24), **marks) as (reader, _):
        assert line_with(reader, "1.98万亩").text.startswith("! ")


async def test_a_contradiction_in_another_article_marks_nothing_here() -> None:
    article = panes.article()
    facts = panes.facts(article)
    elsewhere = contradiction(facts[8], document="other.txt")
    async with reading(article, findings=[elsewhere]) as (reader, _):
        assert not [strip for strip in screen(reader) if "!" in strip.text[:5]]


async def test_a_new_verdict_redraws_only_its_own_line() -> None:
    async with reading() as (reader, pilot):
        fact = panes.facts(panes.article())[8]
        await pilot.pause()
        refreshed: list[object] = []
        real = reader.refresh
        reader.refresh = lambda *regions, **how: (refreshed.extend(regions), real(*regions, **how))[
            1
        ]  # type: ignore[method-assign]
        reader.update_marks(verdicts=verdict(fact))
        assert len({region.y for region in refreshed}) == 1


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
    marking = Marking("text", "全年实现产值", 0, 0, words=(2, 4))
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
