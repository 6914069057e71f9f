import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.visible import visible_line
from tui.wrapping import NO_END, NO_START, cells, line_ends, wrap

PROSE = "云溪县今年播种面积1.98万亩，比上年增长6.5%；其中“旱稻”3200亩，涉及25户76人（含2个村）。"
texts = st.text(
    st.sampled_from("云溪县稻谷，。；：“”（）《》……——0123456789.%万亿亩元 \u3000aAzZ-/\u0301é🌾")
) | st.text().map(visible_line)


@given(texts, st.integers(1, 60), st.integers(0, 8))
def test_the_lines_joined_are_the_text(text: str, width: int, first: int) -> None:
    assert "".join(wrap(text, width, first=first)) == text


@given(texts, st.integers(2, 60))
@example("  ", 2)
def test_no_line_is_wider_than_the_pane_but_for_spaces_at_its_end(text: str, width: int) -> None:
    assert all(cells(line.rstrip(" \u3000")) <= width for line in wrap(text, width))


@given(texts, st.integers(1, 60))
def test_no_line_but_the_only_one_is_empty(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(lines) or lines == [""]


@given(st.integers(10, 90), st.integers(0, 4))
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(
    width: int, first: int
) -> None:
    lines = wrap(PROSE * 5, width, first=first)
    assert not [line for line in lines[1:] if line[0] in NO_START]
    assert not [line for line in lines[:-1] if line[-1] in NO_END]


@pytest.mark.parametrize("width", range(14, 60))
def test_a_figure_keeps_its_unit_wherever_the_line_is_wide_enough(width: int) -> None:
    lines = wrap(PROSE * 5, width)
    for figure in ("1.98万亩", "6.5%", "3200亩", "25户", "76人", "2个"):
        assert sum(line.count(figure) for line in lines) == (PROSE * 5).count(figure)


@pytest.mark.parametrize("width", range(2, 40))
def test_a_number_is_cut_only_where_no_line_could_hold_it(width: int) -> None:
    lines = wrap("合计1234567.89公斤，另有abcdef一项" * 3, width)
    assert sum(line.count("1234567.89") for line in lines) == (3 if width >= 10 else 0)
    if width >= 6:
        assert sum(line.count("abcdef") for line in lines) == 3


def test_a_dash_and_an_ellipsis_are_one_piece() -> None:
    assert wrap("前前前——后后", 7) == ["前前前", "——后后"]
    assert wrap("前前前……后后", 7) == ["前前", "前……后", "后"]


def test_a_kept_span_moves_down_whole() -> None:
    text = "共有三千二百余亩水田"
    assert wrap(text, 12) == ["共有三千二百", "余亩水田"]
    assert wrap(text, 12, keep=[(2, 8)]) == ["共有", "三千二百余亩", "水田"]


def test_a_kept_span_too_wide_for_any_line_is_filled_as_usual() -> None:
    assert wrap("共有三千二百余亩水田", 6, keep=[(2, 8)]) == ["共有三", "千二百", "余亩水", "田"]


def test_the_first_line_leaves_room_for_its_indent() -> None:
    assert wrap("一二三四五六七", 8, first=4) == ["一二", "三四五六", "七"]


def test_spaces_stay_at_the_end_of_their_line() -> None:
    assert wrap("一二三四  五六", 8) == ["一二三四  ", "五六"]


def test_a_line_of_nothing_but_closing_marks_is_still_cut() -> None:
    assert "".join(wrap("。" * 30, 8)) == "。" * 30


def test_one_endless_word_costs_no_more_than_its_length() -> None:
    started = time.process_time()
    assert sum(1 for _ in line_ends("a1" * 100_000, 80)) == 2_500
    assert time.process_time() - started < 2


def test_lines_are_found_one_at_a_time() -> None:
    ends = line_ends(PROSE * 20_000, 80)
    started = time.process_time()
    assert [next(ends) for _ in range(50)]
    assert time.process_time() - started < 0.5
