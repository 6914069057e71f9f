"""Figures as they are spoken: falling units, mixed fractions, rates with 每, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit"),
    [
        ("重3斤二两", "3斤二两", Decimal("3.2"), "斤"),
        ("长两米三，", "两米三", Decimal("2.3"), "米"),
        ("零下五度的低温", "零下五度", Decimal(-5), "℃"),
        ("上调30个基点", "30个基点", Decimal("0.3"), "个百分点"),
        ("流量5立方米每秒", "5立方米每秒", Decimal(5), "立方米/秒"),
        ("价值$3.5 million", "$3.5 million", Decimal(3500000), "美元"),
        ("一又二分之一", "一又二分之一", "3/2", ""),
        ("第三季度末完成", "第三季度末", "XXXX-Q3-end", ""),
        ("票价两元五。", "两元五", Decimal("2.5"), "元"),
    ],
)
def test_spoken_figures(text: str, exact: str, value: Decimal | str, unit: str) -> None:
    (fact,) = numeric(Shadow(text))
    assert (fact.exact, fact.value, fact.unit) == (exact, value, unit)


@pytest.mark.parametrize(
    "text", ["90后村干部", "ISBN 978-7-111-12345-6", "10的8次方", "编码20240305"]
)
def test_names_of_digits_are_no_figures(text: str) -> None:
    assert numeric(Shadow(text)) == []


def test_a_few_days_are_a_range_and_not_its_last_word() -> None:
    (fact,) = numeric(Shadow("一两天"))
    assert (fact.exact, fact.kind, fact.low, fact.high) == ("一两天", FactKind.DURATION, 1, 2)


@pytest.mark.parametrize("text", ["5%" * 5000, "1、" * 5000, "1,\n" * 4000])
def test_long_stretches_of_few_characters_hold_no_text(text: str) -> None:
    padded = f"收入3亿元。{text}支出2亿元。"
    found = [fact.exact for fact in numeric(Shadow(padded))]
    assert found[0] == "3亿元"
    assert found[-1] == "2亿元"
    assert len(found) < 3000


@given(st.integers(1, 99), st.integers(1, 9))
def test_jin_and_liang_are_one_mass(jin: int, liang: int) -> None:
    (fact,) = numeric(Shadow(f"重{jin}斤{liang}两"))
    assert fact.value == Decimal(jin) + Decimal(liang) / 10


@given(st.integers(1, 20), st.integers(2, 9), st.integers(1, 8))
def test_a_mixed_fraction_is_one_fraction(whole: int, under: int, over: int) -> None:
    (fact,) = numeric(Shadow(f"{whole}又{under}分之{over}"))
    assert fact.value == f"{whole * under + over}/{under}"
