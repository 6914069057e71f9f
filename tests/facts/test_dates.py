from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from heshu.facts import dates
from heshu.facts.shadow import Shadow
from heshu.model import Fact, FactKind


def found(text: str, issued: str | None = None, *, wide: bool = False) -> list[Fact]:
    return dates.find(Shadow(text), issued, wide=wide)


def values(text: str, issued: str | None = None) -> list[tuple[str, str]]:
    return [(fact.exact, str(fact.value)) for fact in found(text, issued)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年11月8日", "2024-11-08"),
        ("11月8日", "XXXX-11-08"),
        ("8日", "XXXX-XX-08"),
        ("2025年01月10日", "2025-01-10"),
        ("2024-11-08", "2024-11-08"),
        ("2024/11/8", "2024-11-08"),
        ("2024.11.08", "2024-11-08"),
        ("二〇二四年十一月八日", "2024-11-08"),
        ("２０２４年１１月８日", "2024-11-08"),
        ("九月二十三日", "XXXX-09-23"),
        ("2019年5月廿一日", "2019-05-21"),
        ("星期五", "W5"),
        ("周日", "W7"),
    ],
)
def test_a_day_has_a_value_with_x_for_what_is_not_printed(text: str, value: str) -> None:
    assert values(text) == [(text, value)]
    assert found(text)[0].kind is FactKind.DATE


def test_a_date_that_does_not_exist_keeps_its_printed_value() -> None:
    assert values("定于2025年2月30日开工") == [("2025年2月30日", "2025-02-30")]


@pytest.mark.parametrize(
    "text",
    [
        "补助1992万元",
        "全年收入199.4 亿元",
        "惠及1570户",
        "第14届运动会",
        "人口2035人",
        "1号路和2号路",
        "一至五组",
        "一二三产",
        "编号2024-118",
        "比分3:1",
        "占地2008平方米",
        "价格12.5元",
    ],
)
def test_a_bare_number_is_never_a_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text", ["今年", "去年", "上年", "同期", "全年", "本月", "当年", "去年同期", "昨日"]
)
def test_a_relative_word_alone_is_no_fact(text: str) -> None:
    assert values(f"{text}，全乡种茶三百亩") == []


def test_a_date_broken_over_two_lines_is_one_fact() -> None:
    text = "全县春耕生产现场会于 3 月 25\n日在坝心村举行，各乡镇负责人参加会议并交流"
    fact = found(text)[0]
    assert (fact.exact, fact.value) == ("3 月 25\n日", "XXXX-03-25")
    assert text[fact.start : fact.end] == fact.exact


def test_a_weekday_with_last_or_next_is_counted_from_the_issued_day() -> None:
    assert values("定于下周三复检", "2025-03-26") == [("下周三", "2025-04-02")]
    assert values("上周一", "2025-03-26") == [("上周一", "2025-03-17")]


def test_a_range_of_days_is_one_period_and_the_second_end_takes_over_the_month() -> None:
    assert values("2023年6月28日至30日") == [("2023年6月28日至30日", "2023-06-28/2023-06-30")]
    assert values("11月30日—12月2日") == [("11月30日—12月2日", "XXXX-11-30/XXXX-12-02")]
    assert values("5月5-7日")[0][1] == "XXXX-05-05/XXXX-05-07"


def test_days_in_a_list_are_separate_facts() -> None:
    assert [value for _, value in values("4月1日、2日和5日")] == [
        "XXXX-04-01",
        "XXXX-XX-02",
        "XXXX-XX-05",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("国庆节", "XXXX-10-01"),
        ("2024年国庆节", "2024-10-01"),
        ("2024年清明", "2024-04-04"),
        ("2023年冬至", "2023-12-22"),
        ("2024年立春", "2024-02-04"),
        ("2024年母亲节", "2024-05-12"),
        ("2024年春节", "L2024-01-01"),
        ("正月初八", "LXXXX-01-08"),
        ("农历八月十五", "LXXXX-08-15"),
    ],
)
def test_holidays_solar_terms_and_the_farmers_calendar_are_dates(text: str, value: str) -> None:
    assert values(text) == [(text, value)]


@pytest.mark.parametrize("text", ["清明镇", "国庆路", "大雪封山", "小满腹心事", "谷雨茶厂"])
def test_a_holiday_inside_a_name_or_as_weather_is_no_date(text: str) -> None:
    assert values(text) == []


def test_reigns_count_from_their_first_year() -> None:
    assert values("始建于康熙三年") == [("康熙三年", "1664")]
    assert values("民国二十年重修") == [("民国二十年", "1931")]


def test_everyday_words_count_only_when_asked_for() -> None:
    text = "明天下午三点碰头"
    assert found(text, "2024-05-06") != found(text, "2024-05-06", wide=True)
    (fact,) = found(text, "2024-05-06", wide=True)
    assert (fact.exact, fact.value) == ("明天下午三点", "2024-05-07T15")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("下周", "2024-W20"),
        ("上个月", "2024-04"),
        ("5天前", "2024-05-01"),
        ("近三年", "3"),
        ("每周一", "R/XXXX-WXX-1"),
        ("2018年以后", "2018/"),
        ("截至2018年", "/2018"),
        ("去年5月", "2023-05"),
        ("从2016年到2018年", "2016/2018"),
    ],
)
def test_everyday_expressions_are_counted_from_the_issued_day(text: str, value: str) -> None:
    facts = found(text, "2024-05-06", wide=True)
    assert [fact.exact for fact in facts] == [text]
    if text != "近三年":
        assert str(facts[0].value) == value


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_printed_day_is_read_back(day: date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", day.strftime("%Y-%m-%d")):
        (fact,) = found(f"会议于{text}召开")
        assert (fact.exact, fact.value) == (text, day.isoformat())


@given(
    st.text(
        alphabet="0123456789年月日号时分点上下今去第至-—周星期一二三十半个前后天旬末底春节季度 \n",
        max_size=60,
    )
)
@example("今天前1日")
def test_no_text_raises_and_no_two_dates_overlap(text: str) -> None:
    for wide in (False, True):
        end = 0
        for fact in found(text, "2024-05-06", wide=wide):
            assert fact.exact == text[fact.start : fact.end]
            assert fact.start >= end
            end = fact.end


@pytest.mark.parametrize("unit", ["1", "一", "年", "1年", "3月", "上", "5日至", "第", " ", "（"])
def test_a_hostile_text_takes_time_in_proportion(unit: str) -> None:
    def seconds(size: int) -> float:
        shadow = Shadow(unit * (size // len(unit)))
        start = time.perf_counter()
        dates.find(shadow)
        return time.perf_counter() - start

    seconds(2_000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一九九六年", "1996"),
        ("公元前221年", "BC0221"),
        ("20世纪70年代初", "197X-start"),
        ("1980年代", "198X"),
        ("3月下旬至4月中旬", "XXXX-03-21/XXXX-04-20"),
        ("5月中下旬", "XXXX-05-11/XXXX-05-31"),
        ("元月18日", "XXXX-01-18"),
        ("第一、二、三季度", "XXXX-Q1/XXXX-Q3"),
        ("2022-2023榨季", "2022/2023"),
        ("去冬", "XXXX-WI"),
        ("大年初二", "LXXXX-01-02"),
        ("双十一", "XXXX-11-11"),
    ],
)
def test_eras_decades_and_parts_of_months_are_read_whole(text: str, value: str) -> None:
    assert values(text) == [(text, value)]


def test_the_year_that_a_list_tells_once_holds_for_each() -> None:
    assert values("2019、2020、2021年产量") == [
        ("2019", "2019"), ("2020", "2020"), ("2021年", "2021"),
    ]  # fmt: skip


def test_quoted_numbers_are_holidays_only_as_such() -> None:
    assert values("“七一”前夕走访") == [("七一", "XXXX-07-01")]
    assert values("十一、加强领导") == []
    assert values("三八二十四") == []


def test_words_for_another_day_are_facts_where_the_issued_day_is_known() -> None:
    assert values("昨天下了雨，上周开工", "2024-03-13") == [
        ("昨天", "2024-03-12"), ("上周", "2024-W10"),
    ]  # fmt: skip
    assert values("昨天下了雨，上周开工") == []


@pytest.mark.parametrize("text", ["今天我们", "本周工作", "今年以来", "去年同期", "每天"])
def test_words_that_go_with_any_sentence_are_no_facts(text: str) -> None:
    assert values(text, "2024-03-13") == []


def test_a_day_inside_a_title_is_none() -> None:
    assert values("播出《明天更好》", "2024-03-13") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("半小时后", "2024-03-13T09:30:00"),
        ("周六早上9点", "W6T09"),
        ("每月15号", "R/XXXX-XX-15"),
        ("每天早上八点", "R/T08"),
        ("2021-09-12 10:11:00", "2021-09-12T10:11:00"),
        ("下个月三号", "2024-04-03"),
        ("一个半月以来", "2024-01-29/2024-03-13"),
    ],
)
def test_everyday_text_is_read_whole(text: str, value: str) -> None:
    (fact,) = found(text, "2024-03-13T09:00:00", wide=True)
    assert (fact.exact, fact.value) == (text, value)


def test_a_recurrence_without_a_number_is_no_fact_and_no_fault():
    assert not dates.find(Shadow("每几年一次"), "2024-05-06", wide=True)
