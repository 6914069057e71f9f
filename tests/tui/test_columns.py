from dataclasses import replace

import pytest

from heshu.model import Article, ArticleKind, Part, Row, Table
from tui.columns import Grid
from tui.layout import Layout, Role
from tui.page import Page
from tui.wrapping import cells

HEADS = ("指标", "单位", "2023年", "本年", "备注")
ROWS = (
    ("播种面积", "万亩", "12.3", "1234.5", "其中旱稻面积比上年略有增加"),
    ("产值", "亿元", "4", "-5.06", ""),
)


def _article(*rows: tuple[str, ...]) -> Article:
    """A paragraph, a table, a paragraph."""
    text, paragraphs, placed = "情况如下。", 1, []
    for row in rows:
        at, cells_ = len(text) + 1, []
        for cell in row:
            cells_.append((at, at + len(cell)))
            at += len(cell) + 1
        placed.append(Row(paragraphs, tuple(cells_)))
        text += "\n" + "\t".join(row)
        paragraphs += 1
    body = Part(text + "\n数据为快报数。")
    return Article("d", 0, ArticleKind.REPORT, body, tables=(Table(tuple(placed)),))


def _page(width: int, *rows: tuple[str, ...]) -> Page:
    page = Page(Layout(_article(*rows)), width)
    page.finish()
    return page


def _shown(page: Page) -> list[str]:
    return [page.shown(line).rstrip() for line in page.lines]


def test_cells_stand_under_their_header_and_figures_to_the_right() -> None:
    assert _shown(_page(90, HEADS, *ROWS)) == [
        "情况如下。",
        "",
        "指标      单位  2023年    本年  备注",
        "播种面积  万亩    12.3  1234.5  其中旱稻面积比上年略有增加",
        "产值      亿元       4   -5.06",
        "",
        "数据为快报数。",
    ]


def test_words_are_wrapped_within_their_column_before_a_figure_is_cut() -> None:
    assert _shown(_page(50, HEADS, *ROWS))[2:6] == [
        "指标      单位  2023年    本年  备注",
        "播种面积  万亩    12.3  1234.5  其中旱稻面积比上年",
        "                                略有增加",
        "产值      亿元       4   -5.06",
    ]


def test_columns_without_room_are_folded_and_the_headers_with_them() -> None:
    shown = _shown(_page(20, ("月份", "一月", "二月", "三月"), ("旱溪", "12345", "2345", "345.6")))
    assert shown[2:-2] == ["月份   一月  二月", "   三月", "旱溪  12345  2345", "  345.6"]


def test_a_row_of_one_cell_runs_over_all_columns() -> None:
    shown = _shown(_page(30, ("附表一：各乡镇播种面积一览",), ("乡镇", "面积"), ("旱溪", "12")))
    assert shown[2:5] == ["附表一：各乡镇播种面积一览", "乡镇  面积", "旱溪    12"]


def test_the_rows_above_the_first_figures_name_the_columns() -> None:
    layout = Layout(_article(("指标", "面积"), ("", "（万亩）"), ("旱稻", "12"), ("早稻", "3")))
    roles = [block.role for block in layout.blocks]
    assert roles[1:-1] == [Role.TABLE_HEAD] * 2 + [Role.TABLE] * 2


def test_years_name_columns_and_a_table_of_words_has_one_row_of_names() -> None:
    assert Grid([["2022", "2023"], ["1.5", "2.5"]]).heads == 1
    assert Grid([["单位", "职责"], ["农业局", "收购"], ["粮站", "仓储"]]).heads == 1
    assert Grid([["12", "13"]]).heads == 0


def test_a_column_is_one_of_figures_when_most_of_its_cells_are() -> None:
    grid = Grid([["a", "b", "c"], ["旱稻", "1,234.5", "-"], ["早稻", "10%", "/"], ["6", "—", "-"]])
    assert grid.right == [False, True, False]


@pytest.mark.parametrize("width", [3, 11, 24, 40, 95])
def test_every_character_of_a_row_is_drawn_once_and_found_on_its_line(width: int) -> None:
    page = _page(width, HEADS, *ROWS)
    for number, block in enumerate(page.layout.blocks):
        drawn = [
            at
            for line in page.lines
            if line.block == number
            for piece in page.pieces(line)
            for at in range(piece.start, piece.end)
        ]
        assert sorted(drawn) == list(range(len(block.text)))
        for offset in range(len(block.text)):
            line = page.lines[page.line_of(number, offset)]
            assert any(piece.start <= offset < piece.end for piece in page.pieces(line))
            assert page.line_of(number, offset) in page.lines_of(number, 0, len(block.text))


@pytest.mark.parametrize("width", [24, 40, 95])
def test_no_row_is_wider_than_the_page_and_each_cell_tells_its_character(width: int) -> None:
    page = _page(width, HEADS, *ROWS)
    for line in page.lines:
        assert cells(page.shown(line).rstrip()) <= width
        for piece in page.pieces(line):
            for offset in range(piece.start, piece.start + len(page.written(line, piece))):
                assert page.offset_at(line, page.cell_of(line, offset)) == offset
                assert page.nearest(line, page.cell_of(line, offset)) == offset


def test_cells_that_lie_outside_their_paragraph_are_not_set_in_columns() -> None:
    article = _article(HEADS, *ROWS)
    moved = replace(article, tables=(Table((Row(0, ((0, 2), (40, 44))),)),))
    assert {block.role for block in Layout(moved).blocks} == {Role.PARAGRAPH}
