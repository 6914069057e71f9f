"""Tables line up by cells, not by characters."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.tables import Cell, Column, clipped, one_line, table

NAMES = (Column("指标"), Column("value", right=True))


def test_columns_line_up_where_characters_are_two_cells_wide() -> None:
    lines = [str(line) for line in table(NAMES, [("固定资产投资", "5"), ("GDP", "1234")], None)]
    assert [cell_len(line) for line in lines] == [cell_len("固定资产投资") + 2 + len("value")] * 3
    assert lines[2].endswith(" 1234")


def test_a_pipe_gets_every_cell_whole() -> None:
    long = "字" * 200
    assert long in str(list(table(NAMES, [(long, "1")], None))[1])


@given(
    st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60)), max_size=5), st.integers(1, 90)
)
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str]], width: int) -> None:
    assert all(cell_len(str(line)) <= width for line in table(NAMES, rows, width))


@given(st.text(st.characters(), max_size=40), st.integers(1, 30))
def test_what_is_clipped_fits(text: str, cells: int) -> None:
    text = one_line(text)
    assert cell_len(clipped(text, cells)) <= max(cells, 1)


def test_a_cell_stays_on_its_line_and_says_no_markup() -> None:
    (_, line) = table(NAMES, [(Cell("a\nb\t[bold]c\x1b", "bold"), "1")], None)
    assert "a b [bold]c␛" in str(line)
