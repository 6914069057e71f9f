"""Ranges: two ends, one figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


def facts(text):
    return numeric(Shadow(text))


@pytest.mark.parametrize(
    ("text", "exact", "low", "high", "unit", "of"),
    [
        ("收购3.2万~3.3万担", "3.2万~3.3万担", 32000, 33000, "担", FactKind.QUANTITY),
        ("增长3%～5%", "3%～5%", 3, 5, "%", FactKind.PERCENT),
        ("增长3-5%", "3-5%", 3, 5, "%", FactKind.PERCENT),
        ("种植1.2-1.5万亩", "1.2-1.5万亩", 12000, 15000, "亩", FactKind.QUANTITY),
        ("投资9亿元—16亿元", "9亿元—16亿元", 9 * 10**8, 16 * 10**8, "元", FactKind.MONEY),
        ("占五到六成", "五到六成", 50, 60, "%", FactKind.PERCENT),
        ("每组20至30人", "20至30人", 20, 30, "人", FactKind.QUANTITY),
        ("约1000~1200亩", "约1000~1200亩", 1000, 1200, "亩", FactKind.QUANTITY),
        ("亩产两三百公斤", "两三百公斤", 200, 300, "公斤", FactKind.QUANTITY),
        ("来了三四十户", "三四十户", 30, 40, "户", FactKind.QUANTITY),
        ("数十家企业", "数十家", 20, 100, "家", FactKind.QUANTITY),
    ],
)
def test_a_range_has_its_bounds_and_the_kind_of_its_ends(text, exact, low, high, unit, of):
    [fact] = facts(text)
    assert (fact.exact, fact.kind, fact.value) == (exact, FactKind.RANGE, None)
    assert (fact.low, fact.high, fact.unit, fact.of) == (low, high, unit, of)


@pytest.mark.parametrize(
    "text",
    [
        "由70位上升至47位",
        "均价由23.5元减到19.8元",
        "500户和300户",
        "3%、5%",
        "8万亩至5吨",
        "12-34-56",
    ],
)
def test_two_levels_or_two_figures_are_no_range(text):
    assert [f for f in facts(text) if f.kind is FactKind.RANGE] == []


@given(
    st.decimals(0, 1000, places=1),
    st.decimals("0.1", 1000, places=1),
    st.sampled_from(["~", "-", "—", "至", "到", "～", "－"]),
)
def test_the_ends_of_a_printed_range_come_back(low, more, dash):
    high = low + more
    [fact] = facts(f"计划{low:f}{dash}{high:f}公斤。")
    assert (fact.low, fact.high, fact.precision) == (low, high, Decimal("0.1"))
