from __future__ import annotations

from decimal import Decimal

import pytest

from heshu.facts import dates
from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import Approx, Fact, FactKind


def durations(text: str) -> list[Fact]:
    return [f for f in dates.find(Shadow(text)) if f.kind is FactKind.DURATION]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("49天", "49", "天"),
        ("32年", "32", "年"),
        ("三年", "3", "年"),
        ("两年", "2", "年"),
        ("半年", "0.5", "年"),
        ("一年半", "1.5", "年"),
        ("三个半月", "3.5", "月"),
        ("两个月", "2", "月"),
        ("210分钟", "210", "分钟"),
        ("6个小时", "6", "小时"),
        ("1.5小时", "1.5", "小时"),
        ("45个工作日", "45", "工作日"),
        ("二十三天", "23", "天"),
        ("3周", "3", "周"),
    ],
)
def test_a_length_of_time_has_a_number_and_a_unit(text: str, value: str, unit: str) -> None:
    (fact,) = durations(f"前后用了{text}，")
    assert (fact.exact, fact.value, fact.unit) == (text, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("历时130天", "130天"),
        ("5年过渡期", "5年"),
        ("提前两年完成", "两年"),
        ("村里五年投入三百万元", "五年"),
        ("为期3日的培训", "3日"),
    ],
)
def test_the_words_around_a_duration_stay_outside(text: str, exact: str) -> None:
    assert [fact.exact for fact in durations(text)] == [exact]


@pytest.mark.parametrize(
    "text",
    [
        "深入实施三年行动",
        "“水利三年攻坚”",
        "小学三年级",
        "第3年",
        "一年来，我们坚持",
        "每户一年增收三千元",
        "关键一年",
        "百年大计",
        "十几岁",
        "3月龄",
        "两周岁",
        "五天线",
        "2024年",
    ],
)
def test_plans_rates_and_ordinals_are_no_durations(text: str) -> None:
    assert durations(text) == []


def test_several_units_make_one_duration_in_iso_form() -> None:
    assert durations("还剩8天20小时")[0].value == "P8DT20H"
    assert durations("两天又一个月")[0].value == "P1M2D"


@pytest.mark.parametrize(
    ("text", "approx", "low", "high"),
    [
        ("约20天", Approx.ABOUT, "19", "21"),
        ("30多天", Approx.ABOVE, "30", "40"),
        ("不到3天", Approx.UNDER, None, "3"),
        ("10年以上", Approx.AT_LEAST, "10", None),
    ],
)
def test_approximations_belong_to_the_span_and_open_the_value(
    text: str, approx: Approx, low: str | None, high: str | None
) -> None:
    (fact,) = durations(text)
    assert (fact.exact, fact.approx) == (text, approx)
    assert fact.low == (None if low is None else Decimal(low))
    assert fact.high == (None if high is None else Decimal(high))


def test_a_vague_numeral_has_bounds() -> None:
    (fact,) = durations("修了十几年")
    assert (fact.exact, fact.low, fact.high) == ("十几年", Decimal(10), Decimal(20))


@pytest.mark.parametrize(
    ("text", "exact"),
    [("质保期不少于3年", "不少于3年"), ("公示不低于7天", "不低于7天"), ("最近3天有雨", "3天")],
)
def test_a_bound_word_opens_a_duration_and_recently_does_not(text, exact):
    assert [fact.exact for fact in numeric(Shadow(text))] == [exact]


@pytest.mark.parametrize("text", ["九年义务教育", "学前三年毛入园率", "两年攻坚", "三年行动计划"])
def test_years_in_a_name_are_no_duration(text):
    assert numeric(Shadow(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("一刻钟", "15", "分钟"), ("十来天", "10", "天"), ("180日历天", "180", "天")],
)
def test_rarer_units_are_told_in_the_usual_ones(text: str, value: str, unit: str) -> None:
    (fact,) = durations(f"用了{text}，")
    assert (fact.exact, fact.value, fact.unit) == (text, Decimal(value), unit)


def test_digits_that_make_no_number_are_no_duration() -> None:
    assert durations("近几一年，半几年") == []


def test_a_spoken_year_is_no_length_of_time() -> None:
    assert durations("一九九六年，2023学年度") == []
