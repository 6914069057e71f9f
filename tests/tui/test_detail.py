"""The pane below the lists: wrapped as Chinese is, and drawn again only where it differs."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.panes import OnePane, shown
from tui.widgets.detail import MORE, Detail
from tui.widgets.differing import differing


def strip(text: str, style: str = "") -> Strip:
    return Strip([Segment(text, Style.parse(style))])


@pytest.mark.parametrize(
    ("old", "new", "stretch"),
    [
        ("12亩  ", "12亩  ", None),
        ("12亩  ", "15亩  ", (1, 2)),
        ("12亩  ", "12吨  ", (2, 4)),
        ("亩亩  ", " 亩   ", (0, 4)),
        ("a亩b ", "亩ab ", (0, 3)),
        ("      ", "亩    ", (0, 2)),
    ],
)
def test_the_stretch_that_differs_cuts_no_wide_character(old, new, stretch) -> None:
    assert differing(strip(old), strip(new)) == stretch


def test_a_change_of_look_alone_is_a_difference() -> None:
    assert differing(strip("12亩"), strip("12亩", "bold")) == (0, 4)


async def test_only_what_differs_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pane = Detail()
    async with OnePane(pane).run_test(size=(30, 6)) as pilot:
        pane.show([Content("类别  面积"), Content("数值  12 亩")])
        await pilot.pause()
        drawn: list[Region] = []
        monkeypatch.setattr(pane, "refresh", lambda *regions: drawn.extend(regions))
        pane.show([Content("类别  面积"), Content("数值  15 亩")])
        assert drawn == [Region(7, 1, 1, 1)]


async def test_no_line_begins_with_a_full_stop_and_no_figure_is_cut() -> None:
    pane = Detail()
    async with OnePane(pane).run_test(size=(14, 6)) as pilot:
        pane.show([Content("全县播种面积计12345亩，增长。")])
        await pilot.pause()
        lines = shown(pane).splitlines()
        assert any("12345亩" in line for line in lines)
        assert not any(line.startswith(("，", "。")) for line in lines)


async def test_what_finds_no_room_is_announced() -> None:
    pane = Detail()
    async with OnePane(pane).run_test(size=(12, 3)) as pilot:
        pane.show([Content(f"第{number}行") for number in range(5)])
        await pilot.pause()
        assert shown(pane).splitlines()[-1].endswith(MORE)
        assert "第4行" in pane.text
