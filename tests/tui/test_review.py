"""A whole review, as one reviewer does it before lunch and goes on with after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.model import VerdictLabel
from tests.tui.desk import make_store, reading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.parametrize("size", [(80, 24), (160, 50), (60, 20)])


async def test_a_review_is_all_there_when_the_reader_is_opened_again(
    size: tuple[int, int], tmp_path: Path
) -> None:
    path = make_store(tmp_path)
    async with reading(path, size=size) as (pilot, screen):
        first = screen.session.opened.id
        facts = list(screen.session.opened.facts)
        await pilot.press(*"yxdwSyxdwS")
        await pilot.press("c", *"99", "enter")
        await pilot.pause()
        here, stands = screen.session.opened.id, screen.fact
        await pilot.press("t", *"silk", "enter", "escape")
        await pilot.press("v", "l", "l", "a", *"area", "enter")
        await pilot.pause()
        (label,) = screen.session.store.annotations(here)
        await pilot.press("m", *"why", "enter")
        await pilot.press("y")
        await pilot.press("u", "u")  # the verdict, then the note
        await pilot.pause()
        assert screen.fact == stands
        await pilot.press("q")
    async with reading(path, size=size) as (pilot, screen):
        store = screen.session.store
        kept = store.verdicts(first)
        words = [VerdictLabel.CONFIRMED, VerdictLabel.WRONG, VerdictLabel.DISPUTED]
        assert [kept[fact.anchor].label for fact in facts[:3]] == words
        assert kept[facts[10].anchor].corrected == "99"
        assert len(kept) == 11
        assert [tag.name for tag in store.tags(here)] == ["silk"]
        assert store.annotations(here) == [label]
        assert stands.anchor not in store.verdicts(here)
        assert (screen.session.opened.id, screen.fact) == (here, stands)


async def test_redo_brings_back_what_undo_took(size: tuple[int, int], tmp_path: Path) -> None:
    async with reading(make_store(tmp_path), size=size) as (pilot, screen):
        article_id = screen.session.opened.id
        await pilot.press("y", "x", "t", *"road", "enter", "escape")
        await pilot.press("u", "u", "u", "u")
        await pilot.pause()
        store = screen.session.store
        assert store.verdicts(article_id) == {}
        assert store.tags(article_id) == []
        assert "nothing to undo" in screen.status.message
        await pilot.press("ctrl+r", "ctrl+r", "ctrl+r")
        await pilot.pause()
        assert len(store.verdicts(article_id)) == 2
        assert [tag.name for tag in store.tags(article_id)] == ["road"]


async def test_undo_goes_to_another_article_when_the_change_was_there(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with reading(make_store(tmp_path), size=size) as (pilot, screen):
        first, fact = screen.session.opened.id, screen.fact
        await pilot.press("y")
        screen.open_article(screen.session.ids[1])
        await pilot.press("u")
        await pilot.pause()
        assert (screen.session.opened.id, screen.fact) == (first, fact)
