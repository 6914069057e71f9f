"""A letter, a full-width letter, a word in either language: the same answer."""

from __future__ import annotations

import pytest

from tui.linear.answers import COMMANDS, Answer, understood
from tui.locale import TABLES


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("y", Answer("confirmed")),
        ("1", Answer("confirmed")),
        ("ｙ", Answer("confirmed")),
        ("属实", Answer("confirmed")),
        (" confirmed ", Answer("confirmed")),
        ("X", Answer("wrong")),
        ("", Answer("next")),
        ("。", Answer("next")),
        ("，", Answer("previous")),
        ("？", Answer("help")),
        ("/水稻", Answer("search", "水稻")),
        ("／>=5%", Answer("search", ">=5%")),
        ("、", Answer("search")),
        ("#12", Answer("go", "12")),
        ("＃１２", Answer("go", "12")),
        ("g 12", Answer("go", "12")),
        ("t 蚕桑 春管", Answer("tag", "蚕桑 春管")),
        ("c 1200亩", Answer("correct", "1200亩")),
        ("M", Answer("note_article")),
        ("m", Answer("note")),
        ("yy", Answer("")),
        ("rm -rf /", Answer("")),
    ],
)
def test_a_line_means_one_thing(line: str, answer: Answer) -> None:
    assert understood(line) == answer


def test_no_two_answers_share_a_key_or_a_word() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    for table in TABLES.values():
        words = [table[f"linear.say.{command.id}"] for command in COMMANDS]
        assert len(words) == len(set(words))
        assert all(table[f"linear.do.{command.id}"] for command in COMMANDS)
