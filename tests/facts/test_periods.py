from __future__ import annotations

from datetime import date

import pytest

from heshu.facts import dates
from heshu.facts.intervals import bounds
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


def values(text: str, issued: str | None = None) -> list[tuple[str, str]]:
    return [(fact.exact, str(fact.value)) for fact in dates.find(Shadow(text), issued)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("2024年Q1", "2024-Q1"),
        ("2023/24年度", "2023/2024"),
        ("二〇二四年", "2024"),
        ("两千零四年", "2004"),
        ("08年", "2008"),
        ("2024年底", "2024-end"),
        ("2018年末", "2018-end"),
        ("2018年年底", "2018-end"),
        ("2024年初", "2024-start"),
        ("年末", "XXXX-end"),
        ("3月", "XXXX-03"),
        ("2024年5月份", "2024-05"),
        ("10月末", "XXXX-10-end"),
        ("3月上旬", "XXXX-03-01/XXXX-03-10"),
        ("2024年2月下旬", "2024-02-21/2024-02-29"),
        ("一季度", "XXXX-Q1"),
        ("第三季度", "XXXX-Q3"),
        ("2024年三季度", "2024-Q3"),
        ("上半年", "XXXX-H1"),
        ("2023年下半年", "2023-H2"),
        ("前8个月", "XXXX-01/XXXX-08"),
        ("头六个月", "XXXX-01/XXXX-06"),
        ("前三季度", "XXXX-01/XXXX-09"),
        ("1—9月", "XXXX-01/XXXX-09"),
        ("2023年1至9月", "2023-01/2023-09"),
        ("2019—2023年", "2019/2023"),
        ("2019年至2023年", "2019/2023"),
        ("2023年9月至2024年2月", "2023-09/2024-02"),
        ("20世纪80年代", "198X"),
        ("21世纪", "20XX"),
        ("2021年第二周", "2021-W02"),
        ("2024年春季", "2024-SP"),
        ("2023—2024学年", "2023/2024"),
    ],
)
def test_a_period_has_a_timex_value(text: str, value: str) -> None:
    assert values(text) == [(text, value)]
    assert dates.find(Shadow(text))[0].kind is FactKind.PERIOD


@pytest.mark.parametrize(
    ("text", "resolved", "unresolved"),
    [
        ("今年一季度", "2025-Q1", "XXXX-Q1"),
        ("今年3月上旬", "2025-03-01/2025-03-10", "XXXX-03-01/XXXX-03-10"),
        ("去年底", "2024-end", "XXXX-end"),
        ("上年末", "2024-end", "XXXX-end"),
        ("明年5月", "2026-05", "XXXX-05"),
        ("今年头六个月", "2025-01/2025-06", "XXXX-01/XXXX-06"),
        ("本月10日", "2025-03-10", "XXXX-XX-10"),
    ],
)
def test_a_relative_year_is_counted_from_the_issued_date_and_never_guessed(
    text: str, resolved: str, unresolved: str
) -> None:
    assert values(text, "2025-03-26") == [(text, resolved)]
    assert values(text) == [(text, unresolved)]


def test_the_issued_year_alone_is_enough_for_a_year_word() -> None:
    assert values("去年三季度", "2025") == [("去年三季度", "2024-Q3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年中央预算内投资", ["2025年"]),
        ("年初预算安排三百万元", []),
        ("以上半年龄段", []),
        ("月龄12月龄的牛犊", []),
        ("2024年级组", []),
        ("由2018年底的310公里增加到2023年底的402公里", ["2018年底", "2023年底"]),
        ("自2019年实施以来", ["2019年"]),
        ("截至10月末，贷款余额", ["10月末"]),
    ],
)
def test_the_words_around_a_period_stay_outside(text: str, expected: list[str]) -> None:
    assert [exact for exact, _ in values(text)] == expected


def test_a_period_broken_over_two_lines_is_one_fact() -> None:
    text = (
        "全县规模以上工业企业生产经营情况总体平稳，今\n年一季度新增规上企业三户，比上年同期多一户"
    )
    assert values(text, "2025-04-02")[0] == ("今\n年一季度", "2025-Q1")


@pytest.mark.parametrize(
    ("value", "first", "after"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024-Q4", date(2024, 10, 1), date(2025, 1, 1)),
        ("2024-H1", date(2024, 1, 1), date(2024, 7, 1)),
        ("2024-01/2024-09", date(2024, 1, 1), date(2024, 10, 1)),
        ("2023-end", date(2023, 12, 31), date(2024, 1, 1)),
        ("2024-02-end", date(2024, 2, 29), date(2024, 3, 1)),
        ("2024-03-25", date(2024, 3, 25), date(2024, 3, 26)),
        ("2021-W02", date(2021, 1, 11), date(2021, 1, 18)),
        ("198X", date(1980, 1, 1), date(1990, 1, 1)),
    ],
)
def test_a_period_covers_whole_days(value: str, first: date, after: date) -> None:
    assert bounds(value) == (first, after)


@pytest.mark.parametrize("value", ["XXXX-Q1", "2025-02-30", "W5", "", "2024-13", "L2024-01-01"])
def test_an_unresolved_or_impossible_value_covers_nothing(value: str) -> None:
    assert bounds(value) is None
