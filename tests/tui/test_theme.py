from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from heshu.model import FactKind, VerdictLabel
from tests.tui import panes
from tests.tui.panes import OnePane, screen
from tui.layout import Role
from tui.theme import READER_LOOKS, THEMES, component, default_theme
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from textual.color import Color


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm-256color"}, "heshu-dark"),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, "heshu-dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "heshu-light"),
        ({"TERM": "linux"}, "heshu-ansi"),
        ({"TERM": "screen"}, "heshu-ansi"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "heshu-dark"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "heshu-ansi"),
        ({"TERM": "xterm-256color", "HESHU_THEME": "contrast"}, "heshu-contrast"),
        ({"TERM": "linux", "HESHU_THEME": "light"}, "heshu-light"),
        ({"TERM": "xterm-256color", "HESHU_THEME": "pink"}, "heshu-dark"),
        ({"NO_COLOR": "1", "HESHU_THEME": "light"}, "heshu-ansi"),
        ({}, "heshu-dark"),
    ],
)
def test_the_theme_follows_the_terminal(environ: dict[str, str], theme: str) -> None:
    assert default_theme(environ) == theme
    assert theme in {one.name for one in THEMES}


def test_everything_that_can_be_drawn_has_a_look() -> None:
    assert {component("fact", kind) for kind in FactKind} <= READER_LOOKS.keys()
    assert {component("verdict", label) for label in VerdictLabel} <= READER_LOOKS.keys()
    assert {component(role) for role in Role} <= READER_LOOKS.keys()


def test_every_fact_has_an_attribute_besides_its_colour() -> None:
    assert all("text-style" in READER_LOOKS[component("fact", kind)] for kind in FactKind)


def ratio(one: Color, other: Color) -> float:
    """Contrast by WCAG 2.1."""
    dark, light = sorted(color_luminance(color) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def color_luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [one.name for one in THEMES if not one.ansi])
async def test_every_look_can_be_read_on_its_background(theme: str) -> None:
    reader = ReaderView()
    async with OnePane(reader).run_test() as pilot:
        for one in THEMES:
            pilot.app.register_theme(one)
        pilot.app.theme = theme
        await pilot.pause()
        for name in READER_LOOKS:
            style = reader._looks(name)
            assert style.color
            assert style.bgcolor
            front, back = (
                type(reader.styles.color).from_rich_color(color)
                for color in (style.color, style.bgcolor)
            )
            assert ratio(front, back) >= 4.5, name


async def test_with_no_colour_at_all_only_attributes_are_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    article, reader = panes.article(), ReaderView()

    class Plain(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield reader

    app = Plain(ansi_color=True)
    async with app.run_test(size=(60, 20)) as pilot:
        for one in THEMES:
            app.register_theme(one)
        app.theme = "heshu-ansi"
        reader.show(article, panes.facts(article))
        await pilot.pause()
        strips = [
            strip.apply_filter(line_filter, reader.background_colors[1])
            for strip in screen(reader)
            for line_filter in app._filters
            if line_filter.enabled
        ]
        colours = {
            colour.name
            for strip in strips
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
    assert colours <= {"default"}
