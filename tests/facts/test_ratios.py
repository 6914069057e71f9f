"""Ratios, fractions and percentages in words."""

from decimal import Decimal

import pytest

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import Approx, FactKind


def facts(text):
    return numeric(Shadow(text))


@pytest.mark.parametrize(
    ("text", "exact", "kind", "value"),
    [
        ("结构为34.1：23.9：42.0，", "34.1：23.9：42.0", FactKind.RATIO, "34.1:23.9:42.0"),
        ("生师比9.98∶1。", "9.98∶1", FactKind.RATIO, "9.98:1"),
        ("按3:7的比例", "3:7", FactKind.RATIO, "3:7"),
        ("以3比2取胜", "3比2", FactKind.RATIO, "3:2"),
        ("三分之二的农户", "三分之二", FactKind.FRACTION, "2/3"),
        ("约占3/5", "3/5", FactKind.FRACTION, "3/5"),
    ],
)
def test_a_proportion_keeps_its_terms(text, exact, kind, value):
    [fact] = facts(text)
    assert (fact.exact, fact.kind, fact.value) == (exact, kind, value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之十五点六", "15.6", "%"),
        ("百分之百", "100", "%"),
        ("千分之三", "3", "‰"),
        ("负百分之二", "-2", "%"),
    ],
)
def test_a_percentage_in_words_is_a_percentage(text, value, unit):
    [fact] = facts(f"达到{text}。")
    assert (fact.exact, fact.kind, fact.value) == (text, FactKind.PERCENT, Decimal(value))
    assert fact.unit == unit


def test_a_time_of_day_is_no_ratio():
    assert [f.kind for f in facts("会议14:30开始")] != [FactKind.RATIO]


def test_bound_words_belong_to_a_proportion():
    [fact] = facts("超过三分之二的村")
    assert (fact.exact, fact.approx) == ("超过三分之二", Approx.ABOVE)
