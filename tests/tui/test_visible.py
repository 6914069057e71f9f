import unicodedata

import rich.control
import textual.content
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.visible import TABLE, visible, visible_line, widen_textual_belt

any_text = st.text(st.characters() | st.characters(categories=["Cc", "Cf", "Cs"]))


@given(any_text)
def test_what_is_shown_has_the_length_of_what_is_stored(text: str) -> None:
    assert len(visible(text)) == len(text) == len(visible_line(text))


@given(any_text)
def test_nothing_a_terminal_obeys_or_hides_is_left(text: str) -> None:
    for character in visible(text).replace("\n", ""):
        assert unicodedata.category(character) not in {"Cc", "Cs"}
    assert "\n" not in visible_line(text)
    visible(text).encode("utf-8")


@given(any_text)
def test_the_width_of_what_is_shown_is_the_sum_of_its_characters(text: str) -> None:
    shown = visible_line(text)
    assert cell_len(shown) == sum(cell_len(character) for character in shown)


def test_every_format_character_of_unicode_is_in_the_table() -> None:
    obeyed = {code for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cc", "Cs"}}
    assert obeyed <= TABLE.keys()
    direction = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert {c for c in range(0x110000) if unicodedata.bidirectional(chr(c)) in direction} <= set(
        TABLE
    )


def test_escape_is_shown_by_its_picture() -> None:
    assert visible("\x1b]52;c;eA==\x07") == "␛]52;c;eA==␇"
    assert visible("一\t二\n三\r\x7f\x9b31m") == "一 二\n三␍␡�31m"
    assert visible_line("一\n二") == "一␊二"
    assert visible("\u202e倒\u2066\u200b\ud800\U000e0041") == "�倒�␣��"
    assert visible("\u2603\ufe0f\U0001f44d\U0001f3fd") == "\u2603 \U0001f44d "


def test_ordinary_text_is_passed_through_untouched() -> None:
    text = "全乡播种面积1.98万亩，增长6.5%。“好”"
    assert visible(text) is text


def test_the_belt_makes_textual_and_rich_drop_the_same_characters() -> None:
    tables = (
        textual.content._CONTROL_STRIP_TRANSLATE,
        rich.control._CONTROL_STRIP_TRANSLATE,
    )
    before = [dict(table) for table in tables]
    try:
        widen_textual_belt()
        assert textual.content.Content("a\x1b\x9b\u202eb\nc").plain == "ab\nc"
        assert rich.control.strip_control_codes("a\x1b\x9b\u202eb\nc") == "ab\nc"
    finally:
        for table, old in zip(tables, before, strict=True):
            table.clear()
            table.update(old)
