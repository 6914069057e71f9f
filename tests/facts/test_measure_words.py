"""Measure words in running text: what stands behind them must not hide them."""

import pytest

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow


def exacts(text):
    return [fact.exact for fact in numeric(Shadow(text))]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("慰问3名居民", "3名"), ("表彰5位工人", "5位"), ("培训12名大学生", "12名"),
        ("扶持15家园区企业", "15家"), ("走访8家电商企业", "8家"),
        ("筛选12家具备资质的单位", "12家"),
        ("曝光8个案件", "8个"), ("改造6个小区", "6个"), ("组建2个股份合作社", "2个"),
        ("修缮10个体育场馆", "10个"), ("水库3座位于城西", "3座"), ("新打3处分散式水源", "3处"),
        ("受理23起诉讼", "23起"), ("遭遇5起自然灾害", "5起"), ("安装2台风机", "2台"),
        ("筹集200套房源", "200套"), ("举办6场面对面宣讲", "6场"), ("考核5项目标", "5项"),
        ("抽调20人工作组", "20人"), ("完成30人体检", "30人"), ("救助50人生活费", "50人"),
        ("推出30多项改革", "30多项"), ("巡查1260余次", "1260余次"), ("走进十几个村", "十几个"),
        ("双向6车道", "6车道"), ("完成16节公开课", "16节"), ("印发5份子方案", "5份"),
        ("回购约1600万股", "约1600万股"), ("补贴5元/生·天", "5元/生·天"),
    ],
)  # fmt: skip
def test_a_measure_word_is_read_whatever_word_follows(text, exact):
    assert exacts(text) == [exact]


@pytest.mark.parametrize("text", ["新增1.2万个体工商户", "建成300行政村", "20片区连通"])
def test_the_head_of_a_noun_is_no_measure_word(text):
    (fact,) = numeric(Shadow(text))
    assert fact.unit == ""


def test_three_measures_in_a_row_are_three_figures():
    assert exacts("解决3个村8个小组426户1683人的饮水") == ["3个", "8个", "426户", "1683人"]


@pytest.mark.parametrize(
    ("text", "exact", "low", "high"),
    [
        ("投资二十至三十万元", "二十至三十万元", 200000, 300000),
        ("参加者两到三百人", "两到三百人", 200, 300),
        ("贷款八百到一千五百万元", "八百到一千五百万元", 8000000, 15000000),
        ("占百分之三十至四十", "百分之三十至四十", 30, 40),
        ("招工一两千人", "一两千人", 1000, 2000),
    ],
)
def test_the_first_end_takes_the_magnitude_that_only_the_second_prints(text, exact, low, high):
    (fact,) = numeric(Shadow(text))
    assert (fact.exact, fact.low, fact.high) == (exact, low, high)
