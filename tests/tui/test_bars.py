"""The two lines at the foot say what fits, and never more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App

from tui import locale
from tui.keymap import Context
from tui.screens.bars import KeyBar, StatusLine, shorten

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Foot(App[None]):
    CSS = "StatusLine, KeyBar { height: 1; }"

    def compose(self) -> ComposeResult:
        yield StatusLine("status")
        yield KeyBar("keys")


@pytest.mark.parametrize("width", range(1, 24))
def test_a_shortened_text_fills_its_cells_exactly(width: int) -> None:
    for words in ("已保存 属实：320亩", "saved", "a中b文c字", ""):
        assert cell_len(shorten(words, width)) == width


def test_a_cut_is_shown() -> None:
    assert shorten("已保存 属实：320亩", 9).rstrip().endswith("…")
    assert shorten("已保存", 6) == "已保存"


@pytest.mark.parametrize("columns", [12, 20, 40, 80, 200])
async def test_the_status_line_fills_its_width_and_shows_no_control(columns: int) -> None:
    app = Foot()
    async with app.run_test(size=(columns, 4)) as pilot:
        line = app.query_one(StatusLine)
        line.say("saved: \x1b[31m二十万公斤\n又一行" * 3)
        line.show_progress("fact 3/120")
        await pilot.pause()
        strip = line.render_line(0)
        assert strip.cell_length == columns
        assert not {"\x1b", "\n"} & set(strip.text)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [20, 40, 80, 200])
async def test_help_and_quit_are_always_among_the_hints(columns: int, lang: str) -> None:
    locale.set_language(lang)
    app = Foot()
    async with app.run_test(size=(columns, 4)) as pilot:
        bar = app.query_one(KeyBar)
        for context in (Context.TEXT, Context.ARTICLES, Context.FACTS):
            bar.show_context(context)
            await pilot.pause()
            words = bar.render_line(0).text
            assert locale.text("hint.help") in words
            assert locale.text("hint.quit") in words
