"""What is remembered of the terminal is what it shows, however it came there."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.frame import Frame, differing
from tui.painting import TightUpdate

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE = Size(12, 3)
PLAIN, RED = Style(), Style(color="red")


def strip(words: str, style: Style = PLAIN) -> Strip:
    return Strip([Segment(words, style)])


def whole(*rows: str) -> LayoutUpdate:
    return LayoutUpdate([[strip(row.ljust(1))] for row in rows], Region(0, 0, *SIZE))


def sent(update: object) -> list[tuple[int, int, str]]:
    assert isinstance(update, TightUpdate)
    return [(x, y, "".join(part.text for part in piece)) for x, y, piece in update.pieces]


def known(*rows: str) -> Frame:
    frame = Frame()
    assert isinstance(frame.lessened(whole(*rows), SIZE), LayoutUpdate)
    return frame


def test_the_first_screen_is_sent_whole_and_the_same_once_more_not_at_all() -> None:
    frame = known("稻谷1200吨", "小麦", "")
    assert sent(frame.lessened(whole("稻谷1200吨", "小麦", ""), SIZE)) == []


def test_of_a_new_screen_only_what_differs_is_sent() -> None:
    frame = known("稻谷1200吨", "小麦300吨", "")
    assert sent(frame.lessened(whole("稻谷1200吨", "小麦500吨", ""), SIZE)) == [(4, 1, "5")]


def test_a_wide_character_is_never_cut_in_two() -> None:
    frame = known("稻谷", "", "")
    assert sent(frame.lessened(whole("a谷", "", ""), SIZE)) == [(0, 0, "a谷 ")]
    assert sent(frame.lessened(whole("稻谷", "", ""), SIZE)) == [(0, 0, "稻谷")]


def test_a_new_colour_is_a_difference() -> None:
    assert list(differing(strip("稻谷"), strip("稻谷", RED))) == [(0, strip("稻谷", RED))]


def test_what_changed_in_between_is_known() -> None:
    frame = known("abc", "", "")
    frame.lessened(TightUpdate([(1, 0, strip("X"))]), SIZE)
    assert sent(frame.lessened(whole("abc", "", ""), SIZE)) == [(1, 0, "b")]


def test_a_part_that_looks_as_before_is_not_sent_again() -> None:
    frame = known("abc", "", "")
    update = ChopsUpdate([{0: strip("abX         ")}, {}, {}], [(0, 0, 12)], [[12], [], []])
    assert sent(frame.lessened(update, SIZE)) == [(2, 0, "X")]


def test_after_a_loss_or_a_resize_all_is_sent() -> None:
    frame = known("abc", "", "")
    frame.lost()
    assert isinstance(frame.lessened(whole("abc", "", ""), SIZE), LayoutUpdate)
    assert isinstance(frame.lessened(whole("abc", "", ""), Size(13, 3)), LayoutUpdate)


@pytest.mark.parametrize("seed", range(20))
def test_any_screens_one_after_the_other_leave_the_last_one(seed: int) -> None:
    chance = random.Random(seed)
    frame, screen = Frame(), [[" "] * 12 for _ in range(3)]
    for _ in range(12):
        rows = ["".join(chance.choices("稻谷ab 1", k=6)) for _ in range(3)]
        update = frame.lessened(whole(*rows), SIZE)
        if isinstance(update, LayoutUpdate):
            screen = [_cells(row) for row in rows]
        else:
            for x, y, words in sent(update):
                cells = _cells(words, pad=False)
                screen[y][x : x + len(cells)] = cells
        assert screen == [_cells(row) for row in rows]


def test_an_update_can_be_written() -> None:
    frame = known("abc", "", "")
    update = frame.lessened(whole("axc", "", ""), SIZE)
    assert isinstance(update, TightUpdate)
    console = Console(file=io.StringIO(), color_system="standard", force_terminal=True)
    assert update.render_segments(console).endswith("x\x1b[0m")


def _cells(words: str, *, pad: bool = True) -> Sequence[str]:
    cells = [part for one in words for part in ([one, ""] if ord(one) > 0x2E7F else [one])]
    return cells + [" "] * (12 - len(cells)) if pad else cells
