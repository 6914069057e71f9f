"""The keymap table is the one place where keys are decided."""

from __future__ import annotations

import itertools

import pytest

from tui.key_names import printed, twins
from tui.keymap import BY_ID, KEYMAP, Context, applies, for_context
from tui.locale import TABLES
from tui.screens.compare import CompareScreen
from tui.screens.indicator import IndicatorScreen
from tui.screens.mending import MendScreen
from tui.screens.reader import ReaderScreen, bindings
from tui.screens.statistics import StatisticsScreen

TORN_ARROW = {"A", "B", "C", "D", "O", "left_square_bracket", "["}
"""What an arrow key or a function key leaves when a slow line tears it apart."""


SCREENS = {
    Context.MENDING: MendScreen,
    Context.COMPARING: CompareScreen,
    Context.INDICATOR: IndicatorScreen,
    Context.STATISTICS: StatisticsScreen,
}
"""Where the keys of a context are pressed, if not in the reader."""


def test_every_row_has_its_own_name() -> None:
    assert len(BY_ID) == len(KEYMAP)


@pytest.mark.parametrize("on_check", [True, False])
@pytest.mark.parametrize("context", Context)
def test_no_key_means_two_things_in_one_place(context: Context, on_check: bool) -> None:
    rows = [row for row in for_context(context) if applies(row.id, context, on_check=on_check)]
    spellings = list(itertools.chain.from_iterable(row.spellings() for row in rows))
    assert sorted(spellings) == sorted(set(spellings))


def test_what_a_torn_arrow_key_leaves_does_nothing() -> None:
    assert TORN_ARROW.isdisjoint(key for row in KEYMAP for key in row.keys)


@pytest.mark.parametrize("row", KEYMAP, ids=lambda row: row.id)
def test_every_row_has_a_method_and_words_in_both_languages(row) -> None:
    for context in row.where:
        assert callable(getattr(SCREENS.get(context, ReaderScreen), row.method))
    for table in TABLES.values():
        assert table[f"key.{row.id}"]
        assert table[f"group.{row.group}"]
        if row.foot:
            assert table[f"hint.{row.id}"]


def test_no_words_stand_for_a_key_that_is_gone() -> None:
    for table in TABLES.values():
        named = {key.split(".", 1)[1] for key in table if key.startswith(("key.", "hint."))}
        assert named <= BY_ID.keys()


def test_a_full_width_letter_is_its_half_width_twin() -> None:
    assert twins("n") == ("ｎ",)
    assert twins("G") == ("Ｇ",)
    assert twins("1") == ("１",)
    assert "、" in twins("slash")
    assert "。" in twins("full_stop")
    assert twins("ctrl+r") == ()


def test_every_spelling_is_bound() -> None:
    bound = {binding.key for binding in bindings()}
    assert {"n", "ｎ", "full_stop", "。", "comma", "，", "？", "／", "、", "："} <= bound


def test_keys_are_shown_as_they_are_printed_on_a_keyboard() -> None:
    assert printed("ctrl+r") == "Ctrl+R"
    assert printed("question_mark") == "?"
    assert BY_ID["fact.next"].display == "n ."


def test_a_verdict_is_one_key_and_one_digit_for_an_input_method_left_on() -> None:
    keys = [row.keys for row in KEYMAP if row.id.startswith("verdict.") and "correct" not in row.id]
    assert [key for _, key in keys] == ["1", "2", "3", "4", "5"]
    assert all(len(letter) == 1 for letter, _ in keys)
    on_checks = ("finding.real_error", "finding.false_alarm", "finding.explained")
    assert [BY_ID[key_id].keys[1] for key_id in on_checks] == ["6", "7", "8"]
