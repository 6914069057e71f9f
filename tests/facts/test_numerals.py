"""Numerals of every form are read exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts.numerals import NUMERAL, Form, parse


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("742", 742, 1),
        ("1,234,567.50", "1234567.5", "0.01"),
        ("1.98万", 19800, 100),
        ("4.78万亿", 4780000000000, 10**10),
        ("3千2百", 3200, 100),
        ("2千零30万", 20300000, 10**4),
        ("三千二百", 3200, 100),
        ("两千四百五", 2450, 10),
        ("四百零五", 405, 1),
        ("一千六点五", "1600.5", "0.1"),
        ("三点五万", 35000, 1000),
        ("二〇二四", 2024, 1),
        ("壹佰贰拾叁", 123, 1),
        ("五亿零六", 500000006, 1),
        ("一万五千亿", 1500000000000, 10**11),
        ("四万万", 400000000, 10**8),
        ("兩萬三千", 23000, 1000),
        ("-0.5", "-0.5", "0.1"),
        ("负十二", -12, 1),
        ("２ ６ ８", 268, 1),
    ],
)
def test_a_numeral_has_its_value_and_the_unit_of_its_last_place(text, value, precision):
    numeral = parse(text)
    assert (numeral.value, numeral.precision) == (Decimal(value), Decimal(precision))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("200多万", 2000000, 3000000),
        ("8900多万", 89000000, 90000000),
        ("十几万", 100000, 200000),
        ("一百零几", 100, 110),
        ("两三", 2, 3),
        ("三四十", 30, 40),
        ("十七八", 17, 18),
        ("三五百", 300, 500),
        ("数十", 20, 100),
        ("几百万", 2000000, 10000000),
    ],
)
def test_a_vague_numeral_reaches_to_one_step_of_its_last_digit(text, low, high):
    numeral = parse(text)
    assert (numeral.low, numeral.high) == (low, high)
    assert numeral.vague


@pytest.mark.parametrize("text", ["", "万户", "点五", "abc", "1点", "数", "九" * 80])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError):
        parse(text)


def test_the_form_tells_how_it_is_written():
    forms = [parse(text).form for text in ("12", "1.2万", "十二", "二〇二四")]
    assert forms == [Form.ARABIC, Form.MIXED, Form.CHINESE, Form.STRING]


def chinese(number: int) -> str:
    """A whole number up to 10^12 in Chinese, written out in full."""
    digits, out = "零一二三四五六七八九", ""
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale)
        if not section:
            out += "零" if out and not out.endswith("零") and number else ""
            continue
        if out and section < 1000 and not out.endswith("零"):
            out += "零"
        for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, section = divmod(section, place)
            if digit:
                out += digits[digit] + mark
            elif section and out and out[-1] not in "零亿万":
                out += "零"
        out += word
    return out or "零"


@given(st.integers(0, 10**12 - 1))
def test_a_whole_number_written_out_comes_back(number):
    assert parse(chinese(number)).value == number


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["", "万", "亿", "万亿"]))
def test_digits_and_a_magnitude_come_back(number, word):
    scale = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[word]
    assert parse(f"{number:f}{word}").value == number * scale


@given(st.integers(0, 10**15))
def test_grouped_digits_come_back(number):
    assert parse(f"{number:,}").value == number


@given(st.integers(0, 9999), st.text(alphabet="零一二三四五六七八九", min_size=1, max_size=6))
def test_decimals_in_words_come_back(whole, places):
    read = "".join(str("零一二三四五六七八九".index(c)) for c in places)
    assert parse(f"{chinese(whole)}点{places}").value == Decimal(f"{whole}.{read}")


def test_the_pattern_takes_a_whole_numeral():
    import re

    for text in ("三千二百", "4.78万亿", "8900多万", "两千四百五", "1,234.5", "几百万"):
        assert re.fullmatch(NUMERAL, text)


def test_a_metric_prefix_is_not_a_magnitude():
    import re

    assert re.match(NUMERAL, "84万千瓦")[0] == "84万"
