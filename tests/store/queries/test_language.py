"""What is typed becomes words and terms, or one clear line with the place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from heshu.model import ArticleKind, FactKind, ReviewState, VerdictLabel
from store.queries import QueryError, parse
from store.queries.amounts import Amount
from store.queries.keys import KEYS, VALUES
from store.queries.language import Word, pieces, quoted
from tui.locale import TABLES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("固定资产  投资", [Word("固定资产"), Word("投资")]),
        ("５．０％", [Word("5.0%")]),
        ('"两个 词" -“不 要”', [Word("两个 词"), Word("不 要", excluded=True)]),
        ('"没有写完', [Word("没有写完")]),
        ("-5%", [Word("-5%")]),
        ("-", [Word("-")]),
        (">", [Word(">")]),
        ("责任编辑:某某", [Word("责任编辑:某某")]),
        ("http://a.b/c", [Word("http://a.b/c")]),
        ("12:30", [Word("12:30")]),
        ("a..b", [Word("a..b")]),
        ('"单位：亩"', [Word("单位:亩")]),
        (" 　", []),
    ],
)
def test_words_are_words(text: str, words: list[Word]) -> None:
    query = parse(text)
    assert list(query.words) == words
    assert query.terms == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (">=5%", Amount("%", Fraction(5), None)),
        ("≥５％", Amount("%", Fraction(5), None)),
        (">5", Amount("", Fraction(5), None, above=True)),
        ("<3亿元", Amount("元", None, Fraction(3 * 10**8), below=True)),
        ("<=1.5万亩", Amount("亩", None, Fraction(15000))),
        ("=1,402户", Amount("户", Fraction(1402), Fraction(1402))),
        ("3千万..5亿元", Amount("元", Fraction(3 * 10**7), Fraction(5 * 10**8))),
        ("3..5亿元", Amount("元", Fraction(3 * 10**8), Fraction(5 * 10**8))),
        ("5%..", Amount("%", Fraction(5), None)),
        ("..5%", Amount("%", None, Fraction(5))),
        ("1公顷..30亩", Amount("亩", Fraction(15), Fraction(30))),
        (">=三成", Amount("%", Fraction(30), None)),
        (">-2%", Amount("%", Fraction(-2), None, above=True)),
        ("=12元/公斤", Amount("元/公斤", Fraction(12), Fraction(12))),
    ],
)
def test_figures_by_value(text: str, amount: Amount) -> None:
    (term,) = parse(text).terms
    assert term.amount == amount


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("投资 foo:bar", "unknown_key", 3),
        ("kind:", "no_value", 0),
        ("单位：", "no_value", 0),
        ("kind:,", "no_value", 0),
        ("水 种类:大", "unknown_value", 2),
        (">=很多", "not_a_figure", 0),
        ("5..3%", "backwards", 0),
        ("5亩..3元", "unlike_ends", 0),
        ("date:昨天", "not_a_date", 0),
        ("date:2024..2023", "backwards", 0),
        ("period:>=2023..2024", "not_a_date", 0),
    ],
)
def test_a_wrong_query_is_one_line_with_the_place(text: str, code: str, at: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.code, caught.value.at) == (code, at)
    assert f"character {at + 1}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_chinese_and_english_keys_say_the_same() -> None:
    for key, names in KEYS.items():
        value = next(iter(VALUES.get(key, {"2024": ""})))
        value = ">5%" if key == "value" else value
        assert {parse(f"{name}:{value}") for name in names} == {parse(f"{key}:{value}")}


@pytest.mark.parametrize(
    ("key", "group", "values"),
    [
        ("kind", "kind", FactKind),
        ("verdict", "verdict", VerdictLabel),
        ("state", "state", ReviewState),
        ("type", "article", ArticleKind),
    ],
)
def test_every_word_the_interface_shows_can_be_typed(key: str, group: str, values: type) -> None:
    for value in values:
        assert VALUES[key][str(value)] == value
        assert VALUES[key][TABLES["zh"][f"{group}.{value}"]] == value
        assert TABLES["zh"][f"query.value.{value}"]


def test_pieces_are_as_typed_and_values_with_spaces_are_quoted() -> None:
    assert pieces('a -"b c" 标签:"d e"') == ["a", '-"b c"', '标签:"d e"']
    for name in ("重点", "重点 稿", "甲,乙"):
        (term,) = parse(quoted("tag", name)).terms
        assert term.values == (name,)
