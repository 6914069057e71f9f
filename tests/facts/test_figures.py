"""Figures: what a number with a unit becomes, and how far its span reaches."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import Approx, Direction, FactKind
from tests.facts.test_numerals import chinese


def facts(text):
    return numeric(Shadow(text))


def only(text):
    found = facts(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "exact", "kind", "value", "unit"),
    [
        ("种茶1.98万亩。", "1.98万亩", FactKind.QUANTITY, 19800, "亩"),
        ("兑付三千二百元", "三千二百元", FactKind.MONEY, 3200, "元"),
        ("实现产值268亿元", "268亿元", FactKind.MONEY, 268 * 10**8, "元"),
        ("均价56.4元/公斤", "56.4元/公斤", FactKind.MONEY, "56.4", "元/公斤"),
        ("年产360万吨/年的矿", "360万吨/年", FactKind.QUANTITY, 3600000, "吨/年"),
        ("总装机84万千瓦", "84万千瓦", FactKind.QUANTITY, 840000, "千瓦"),
        ("播种17.6千公顷", "17.6千公顷", FactKind.QUANTITY, 17600, "公顷"),
        ("占比60.8％", "60.8％", FactKind.PERCENT, "60.8", "%"),
        ("死亡率为5.2‰", "5.2‰", FactKind.PERCENT, "5.2", "‰"),
        ("提高2.18个百分点", "2.18个百分点", FactKind.PERCENTAGE_POINT, "2.18", "个百分点"),
        ("列全州第3位", "第3位", FactKind.RANK, 3, "位"),
        ("年龄最大的72岁", "72岁", FactKind.AGE, 72, "岁"),
        ("是上年的2.5倍", "2.5倍", FactKind.MULTIPLE, "2.5", "倍"),
        ("产量翻两番", "两番", FactKind.MULTIPLE, 2, "番"),
        ("性别比为104.6", "104.6", FactKind.NUMBER, "104.6", ""),
        ("打八五折", "八五折", FactKind.PERCENT, 85, "%"),
        ("三成农户", "三成", FactKind.PERCENT, 30, "%"),
        ("收入3角", "3角", FactKind.MONEY, "0.3", "元"),
        ("花了50元6角三分", "50元6角三分", FactKind.MONEY, "50.63", "元"),
        ("水深两米半", "两米半", FactKind.QUANTITY, "2.5", "米"),
        ("出口1200万美元", "1200万美元", FactKind.MONEY, 12000000, "美元"),
        ("罚款￥300", "￥300", FactKind.MONEY, 300, "元"),
        ("每公斤35.86元", "35.86元", FactKind.MONEY, "35.86", "元"),
        ("入选企业 100 强", "100 强", FactKind.QUANTITY, 100, "强"),
    ],
)
def test_a_figure_has_its_kind_value_and_unit(text, exact, kind, value, unit):
    fact = only(text)
    assert (fact.exact, fact.kind, fact.value, fact.unit) == (exact, kind, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "exact", "approx", "low", "high", "qualifier"),
    [
        ("约200平方米", "约200平方米", Approx.ABOUT, 190, 210, "约"),
        ("种烟1万亩左右", "1万亩左右", Approx.ABOUT, 9500, 10500, "左右"),
        ("近500户", "近500户", Approx.BELOW, 450, 500, "近"),
        ("不足30人", "不足30人", Approx.UNDER, None, 30, "不足"),
        ("超过25%", "超过25%", Approx.ABOVE, 25, None, "超过"),
        ("15亩以上", "15亩以上", Approx.AT_LEAST, 15, None, "以上"),
        ("10万元以内", "10万元以内", Approx.AT_MOST, None, 100000, "以内"),
        ("不低于85%", "不低于85%", Approx.AT_LEAST, 85, None, "不低于"),
        ("8900多万元", "8900多万元", Approx.ABOVE, 89000000, 90000000, "多"),
        ("6000余亩", "6000余亩", Approx.ABOVE, 6000, 7000, "余"),
        ("总量突破300亿元", "300亿元", Approx.ABOVE, 300 * 10**8, None, "突破"),
        ("产值突破亿元大关", "亿元", Approx.ABOVE, 10**8, None, "突破"),
        ("近百户", "近百户", Approx.BELOW, 90, 100, "近"),
        ("占比达60%以上", "60%以上", Approx.AT_LEAST, 60, None, "达…以上"),
    ],
)
def test_a_bound_word_opens_the_value_and_a_verb_stays_outside(
    text, exact, approx, low, high, qualifier
):
    fact = only(text)
    assert (fact.exact, fact.approx, fact.qualifier) == (exact, approx, qualifier)
    assert (fact.low, fact.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("同比增长9.1%", ["up"]),
        ("下降1.9%", ["down"]),
        ("比上年减少约3万吨", ["down"]),
        ("依次增长4%、11.6%和7.3%", ["up", "up", "up"]),
        ("均价由34元涨到35元", [None, None]),
        ("比早茧每公斤高4元", ["up"]),
        ("比全市平均少516元", ["down"]),
        ("新增28个", [None]),
        ("较上月末新增23户", ["up"]),
        ("至少5人", [None]),
        ("提高到15亩", [None]),
        ("降幅6.2%", ["down"]),
    ],
)
def test_words_before_a_figure_make_it_a_rise_or_a_fall(text, directions):
    found = [f.direction and f.direction.value for f in facts(text) if f.kind != FactKind.PERIOD]
    assert found == directions


@pytest.mark.parametrize(
    ("text", "exacts"),
    [
        ("25户76人", ["25户", "76人"]),
        ("130批5000余人次", ["130批", "5000余人次"]),
        ("3批次25宗2082.1平方米", ["3批次", "25宗", "2082.1平方米"]),
        ("5个科室3个中心1个队", ["5个", "3个", "1个"]),
        ("排名由70位上升至47位", ["70位", "47位"]),
    ],
)
def test_figures_printed_without_a_gap_are_apart(text, exacts):
    assert [f.exact for f in facts(text)] == exacts


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("拉动1.7、2.0和2.3个百分点", ["个百分点"] * 3),
        ("下降0.2个、0.6个、提高0.8个百分点", ["个百分点"] * 3),
        ("分别有5、8和12户", ["户"] * 3),
    ],
)
def test_a_list_shares_the_unit_its_last_figure_prints(text, units):
    found = facts(text)
    assert [f.unit for f in found] == units
    assert len({f.kind for f in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "每10万人拥有",
        "一个好消息",
        "第一产业",
        "第七次会议",
        "三次产业",
        "二十届三中全会",
        "风电场二期",
        "上述四项之和",
        "三农工作",
        "千方百计",
        "坚持两个方面",
        "G56高速",
        "PM2.5达标",
        "（1）总量",
        "1.总体情况",
        "拨打0872-5551234",
        "见www.example.cn/2024/15",
        "系统2.0版",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(text):
    assert [f for f in facts(text) if f.kind is not FactKind.DOCUMENT] == []


def test_a_count_printed_to_the_last_unit_is_exact_and_a_measure_is_not():
    precisions = [only(text).precision for text in ("742户", "3万户", "162公斤", "1.6公里")]
    assert precisions == [0, 10000, 1, Decimal("0.1")]


def test_the_numeral_of_a_figure_has_its_own_span():
    text = "约1.98万亩"
    assert text[slice(*only(text).numeral)] == "1.98万"


def test_a_rate_over_people_carries_its_base():
    assert only("万人拥有步道1.6公里").unit == "公里/万人"


def test_a_minus_sign_counts_and_a_dash_does_not():
    assert only("同比为-3.1%").value == Decimal("-3.1")
    assert only("能耗—3.1%").value == Decimal("3.1")


UNITS = st.sampled_from(
    ["户", "亩", "公斤", "元", "%", "千瓦时", "人次", "平方公里", "个百分点", "倍"]
)


@given(
    st.decimals(0, 10**7, places=2), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]), UNITS
)
def test_a_printed_figure_gives_its_number_back(number, word, unit):
    fact = only(f"完成{number:f}{word[0]}{unit}。")
    assert (fact.value, fact.unit) == (number * word[1], unit)


@given(st.integers(2, 10**8), UNITS)
def test_a_figure_in_words_gives_its_number_back(number, unit):
    found = facts(f"共有{chinese(number)}{unit}。")
    assert [f.value for f in found] == [number]


SOUP = st.text(
    alphabet=st.sampled_from(
        "0123456789.,:%~-/+一二三十百千万亿两几多余约近年月日个户元角分倍成第每至到、和 \n（）“”"
    ),
    max_size=80,
)


@given(SOUP)
def test_any_soup_of_figures_is_read_without_overlap(text):
    found = facts(text)
    assert all(text[f.start : f.end] == f.exact != "" for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=120))
def test_any_text_is_read(text):
    assert all(text[f.start : f.end] == f.exact for f in facts(text))


def test_direction_is_told_by_the_last_word_only():
    assert only("增长放缓，产值5亿元").direction is None
    assert only("降幅收窄2个百分点").direction is Direction.DOWN


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit"),
    [
        ("修了半公里", "半公里", "0.5", "公里"),
        ("种了半亩", "半亩", "0.5", "亩"),
        ("共2万零五十元", "2万零五十元", "20050", "元"),
        ("合计貳萬参仟元", "貳萬参仟元", "23000", "元"),
        ("合计捌佰元肆角整", "捌佰元肆角整", "800.4", "元"),
        ("人民币(大写)壹万元整", "人民币(大写)壹万元整", "10000", "元"),
        ("气温零上3℃", "零上3℃", "3", "℃"),
    ],
)
def test_sums_in_full_and_half_measures(text, exact, value, unit):
    [fact] = numeric(Shadow(text))
    assert (fact.exact, fact.value, fact.unit) == (exact, Decimal(value), unit)


@pytest.mark.parametrize("text", ["一斤半米", "过了大半亩地界", "走到半路", "三米半公分"])
def test_half_of_something_else_is_no_measure(text):
    assert all(not fact.exact.startswith("半") for fact in numeric(Shadow(text)))


def test_a_fraction_with_two_signs_is_read():
    [fact] = numeric(Shadow("负五分之负三"))
    assert fact.value == "3/5"
