"""Units whose sense the words around them decide, and numbers that are no amounts."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts import plain
from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


def facts(text):
    return numeric(Shadow(text))


def only(text):
    found = facts(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("豆腐每块三块五", "三块五", "3.5"),
        ("收购价每公斤9块8，", "9块8", "9.8"),
        ("门票两块八毛五，", "两块八毛五", "2.85"),
        ("零钱还剩九毛九。", "九毛九", "0.99"),
        ("每斤卖12块半", "12块半", "12.5"),
        ("会费十块零三毛", "十块零三毛", "10.3"),
        ("补贴30w元", "30w元", "300000"),
        ("贷款港币50万元", "港币50万元", "500000"),
        ("引资HK$3500万", "HK$3500万", "35000000"),
        ("报价£20万", "£20万", "200000"),
        ("货款US$1.2亿", "US$1.2亿", "120000000"),
        ("结余10 CNY", "10 CNY", "10"),
    ],
)
def test_sums_are_read_as_people_say_and_print_them(text, exact, value):
    fact = only(text)
    assert (fact.exact, fact.kind, fact.value) == (exact, FactKind.MONEY, Decimal(value))


def test_a_currency_before_the_sum_gives_its_unit():
    assert [only(t).unit for t in ("捐款港币5万元", "捐款￥5万", "捐款EUR300")] == [
        "港元", "元", "欧元",
    ]  # fmt: skip


def test_a_sign_of_money_stands_before_one_end_or_both():
    for text in ("票价¥30-50", "票价$30-$50", "票价人民币30-50元"):
        fact = only(text)
        assert (fact.of, fact.low, fact.high) == (FactKind.MONEY, 30, 50)


@pytest.mark.parametrize("text", ["综合得分92.35分", "扣3分", "高考600分以上", "满分150分"])
def test_points_are_a_score_unless_money_is_spoken_of(text):
    fact = only(text)
    assert (fact.kind, fact.unit) == (FactKind.QUANTITY, "分")


def test_points_after_a_price_are_a_hundredth_of_a_yuan():
    assert only("每度电便宜8分").value == Decimal("0.08")


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("进入全市前三名", "前三名", 3),
        ("名列全州前10位", "前10位", 10),
        ("跻身全国前50强", "前50强", 50),
        ("总量居全市前五", "前五", 5),
    ],
)
def test_the_first_few_of_a_comparison_are_a_rank(text, exact, value):
    fact = only(text)
    assert (fact.exact, fact.kind, fact.value) == (exact, FactKind.RANK, value)


@pytest.mark.parametrize("text", ["目前3名学员到岗", "此前12人返乡", "之前5家停业"])
def test_what_was_before_is_no_rank(text):
    assert only(text).kind is FactKind.QUANTITY


@given(st.decimals("0.1", "9.9", places=1), st.integers(-9, 30))
def test_powers_of_ten_give_their_number_back(number, power):
    raised = str(power).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))
    for text in (f"共{number}×10{raised}吨", f"共{number}×10^{power}吨"):
        fact = only(text)
        assert fact.value == number.scaleb(power)
        assert fact.unit == "吨"


def test_the_scale_of_a_header_is_no_figure():
    assert facts("产量（×10⁴吨）") == []


@pytest.mark.parametrize(
    "text",
    [
        "邮编：671000",
        "型号WX-5",
        "见附件3",
        "详见表2-4",
        "编号A-302",
        "验证码8866",
        "签约亿元以上项目",
        "在K1286+300处",
        "90后青年",
        "7×24小时值守",
        "2.0时代",
        "9·3阅兵",
        "县城有三轮车",
    ],
)
def test_labels_and_kinds_are_no_figures(text):
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别收入12.5、13.1、9.8万元", [125000, 131000, 98000]),
        ("种稻3.2、1.8和2.1万亩", [32000, 18000, 21000]),
        ("分别为860、920和1.2万元", [860, 920, 12000]),
    ],
)
def test_a_list_shares_the_magnitude_of_its_last_figure_where_it_can(text, values):
    assert [f.value for f in facts(text)] == values


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("签约12.3万人", "12.3万人"),
        ("节约5.6万元", "5.6万元"),
        ("附近5公里", "5公里"),
        ("赶超2家", "2家"),
        ("大约300人", "大约300人"),
    ],
)
def test_the_end_of_another_word_is_no_bound(text, exact):
    assert only(text).exact == exact


def test_everyday_talk_counts_what_reports_leave_out():
    said = {
        text: plain.measures(Shadow(text)) for text in ("一公斤", "五毛", "八分", "四块", "三两")
    }
    assert [(f.kind, f.value) for found in said.values() for f in found] == [
        (FactKind.QUANTITY, 1),
        (FactKind.MONEY, Decimal("0.5")),
        (FactKind.MONEY, Decimal("0.08")),
        (FactKind.MONEY, 4),
        (FactKind.QUANTITY, 3),
    ]
    assert all(facts(text) == [] for text in ("一公斤", "五毛", "八分"))


def test_two_neighbouring_digits_without_a_unit_name_two_ends():
    found = [plain.vague(Shadow(text))[0] for text in ("七八十", "三五百", "一两千")]
    assert [(f.low, f.high) for f in found] == [(70, 80), (300, 500), (1000, 2000)]


@given(
    st.text(
        alphabet="0123456789.,%‰-~—至到万亿千百十零一两三半多余几第前近超"
        "上下年月日时元块毛分成折个人亩吨米℃×^⁸°：/（、。 \n¥$港币wK+G百分之倍",
        max_size=50,
    )
)
def test_any_soup_of_signs_is_read_in_every_manner(text):
    for found in (facts(text), plain.measures(Shadow(text))):
        assert all(f.exact == text[f.start : f.end] for f in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
    plain.find(Shadow(text))
    plain.comparisons(Shadow(text))
