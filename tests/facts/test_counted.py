from __future__ import annotations

import pytest

from heshu.facts import dates
from heshu.facts.counted import nth_weekday
from heshu.facts.shadow import Shadow


def values(text: str, issued: str | None = None) -> list[tuple[str, str]]:
    return [(fact.exact, str(fact.value)) for fact in dates.find(Shadow(text), issued)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年5月第二个星期日", "2023-05-14"),
        ("2023年8月的最后一个周一", "2023-08-28"),
        ("6月最后一个星期五", "XXXX-06-WXX-5-L"),
        ("2023年2月的最后一天", "2023-02-28"),
        ("2023年的前10天", "2023-01-01/2023-01-10"),
        ("2023年最后两个月", "2023-11/2023-12"),
        ("2023年第18周", "2023-W18"),
        ("4月的第一周", "XXXX-04-W01"),
    ],
)
def test_days_are_counted_within_the_year_or_month_before_them(text: str, value: str) -> None:
    assert values(text) == [(text, value)]


def test_a_fifth_weekday_that_a_month_does_not_have_has_no_day() -> None:
    assert nth_weekday("2023", 2, 7, 5) == ""


def test_a_month_told_from_the_issued_one_can_be_the_whole() -> None:
    assert values("上个月第一个周六", "2023-09-12") == [("上个月第一个周六", "2023-08-05")]
