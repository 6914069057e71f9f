"""Steps through one kind of fact, the outline, and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.model import FactKind
from tests.tui.desk import make_store, reading
from tui.screens.stepping import Outline, outline

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path)


async def test_steps_by_kind_pass_over_other_kinds(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        facts = screen.session.opened.facts
        money = [at for at, kind in enumerate(facts.kinds) if kind is FactKind.MONEY]
        assert len(money) > 1
        screen.text_pane.go_to_fact(money[0])
        await pilot.press("l")
        assert screen.text_pane.current == money[1]
        await pilot.press("h")
        assert screen.text_pane.current == money[0]


async def test_steps_to_what_is_open_pass_over_what_has_a_verdict(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        await pilot.press("n", "y", "p", "p")
        assert screen.text_pane.current == 0
        await pilot.press("J")
        assert screen.text_pane.current == 2
        await pilot.press("K")
        assert screen.text_pane.current == 0
        await pilot.press("K")
        assert screen.status.message.startswith("no more facts without a verdict")


async def test_steps_to_what_cannot_be_right(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        await pilot.press("exclamation_mark")
        assert screen.text_pane.is_suspicious(screen.text_pane.current)
        await pilot.press("0")
        assert screen.status.message == "no more suspicious facts that way"


async def test_without_headings_the_outline_lists_the_paragraphs(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        listed = outline(screen.session.opened.layout)
        assert [words[:5] for _, words in listed] == [
            "青岚镇桑园",
            "今年以来，",
            "全镇共产茧",
            "镇里还投入",
        ]
        await pilot.press("H")
        assert isinstance(pilot.app.screen, Outline)
        await pilot.press("茧", "enter")
        await pilot.pause()
        assert screen.fact.exact == "20万公斤"


async def test_a_mark_brings_back_to_its_fact_from_another_article(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        await pilot.press("n", "n", "grave_accent", "a")
        assert screen.status.message == "mark a set"
        there = screen.session.opened.id, screen.fact
        screen.open_article(screen.session.ids[1])
        await pilot.press("apostrophe", "ａ")
        assert (screen.session.opened.id, screen.fact) == there


async def test_the_letter_of_a_mark_is_no_other_key(store: Path) -> None:
    async with reading(store) as (pilot, screen):
        await pilot.press("apostrophe", "y")
        assert screen.status.message == "there is no mark y"
        assert not screen.session.opened.verdicts
        await pilot.press("apostrophe", "escape", "n")
        assert screen.text_pane.current == 1
