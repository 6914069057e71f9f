"""Two figures that stand apart say the same within what their digits allow."""

import pytest

from heshu.checks.agreeing import agree, measured
from heshu.facts import extract


def figure(words):
    return extract(words)[-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("投资12.5亿元", "投资125123万元"),
        ("新建桑园3.2万亩", "新建桑园32000亩"),
        ("新建桑园150亩", "新建桑园10公顷"),
        ("占30%", "占三成"),
        ("投资超过3亿元", "投资3.4亿元"),
        ("增长5.0%", "增长5%"),
    ],
)
def test_figures_agree_in_other_units_and_to_fewer_digits(one, other):
    assert agree(figure(one), figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长5.2%", "增长5.3%"),
        ("投资12.5亿元", "投资12.7亿元"),
        ("投资3亿元", "新建桑园3亿亩"),
        ("增长5.2%", "下降5.2%"),
        ("投资不到3亿元", "投资3.4亿元"),
        ("共有846户", "共有847户"),
    ],
)
def test_figures_differ_beyond_their_digits(one, other):
    assert not agree(figure(one), figure(other))


def test_a_name_has_no_measure():
    assert measured(extract("云溪县")[0]) is None
