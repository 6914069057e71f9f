"""Stepping through facts, and the marks over the text."""

from __future__ import annotations

import pytest

from heshu.model import Anchor, VerdictLabel
from tests.tui import panes
from tests.tui.panes import contradiction, note, screen, verdict
from tests.tui.reading_pane import line_with, looks_of, reading, said
from tui.theme import THEMES
from tui.widgets.messages import Edge, FactChanged

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
        assert len({region.y for region in refreshed}) == 2  # type: ignore[attr-defined]
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
