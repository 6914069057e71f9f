from __future__ import annotations

import pytest

from heshu.facts import dates
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


def times(text: str) -> list[tuple[str, str]]:
    facts = dates.find(Shadow(text))
    return [(f.exact, str(f.value)) for f in facts if f.kind is FactKind.TIME]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9时30分", "T09:30"),
        ("上午9时", "T09"),
        ("下午3点", "T15"),
        ("晚上七点半", "T19:30"),
        ("凌晨两点一刻", "T02:15"),
        ("14:05", "T14:05"),
        ("下午5:00", "T17:00"),
        ("17点55分23秒", "T17:55:23"),
        ("23时59分", "T23:59"),
    ],
)
def test_a_clock_time_is_counted_to_twenty_four(text: str, value: str) -> None:
    assert times(f"定于{text}。") == [(text, value)]


def test_a_range_of_hours_is_one_fact() -> None:
    assert times("每日8:30至17:00开放") == [("8:30至17:00", "T08:30/T17:00")]
    assert times("下午2:00到4:30") == [("下午2:00到4:30", "T14:00/T16:30")]


@pytest.mark.parametrize(
    "text",
    ["提出三点建议", "提高2.3个百分点", "新时代", "第3时段", "城乡收入比2.10:1", "8时期"],
)
def test_points_ratios_and_words_are_no_clock_times(text: str) -> None:
    assert times(text) == []


def test_a_day_and_the_time_after_it_are_two_facts_in_a_report() -> None:
    facts = dates.find(Shadow("5月6日上午9时30分启动"))
    assert [(f.exact, f.kind) for f in facts] == [
        ("5月6日", FactKind.DATE),
        ("上午9时30分", FactKind.TIME),
    ]
