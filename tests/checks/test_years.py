"""Two years of one article: growth in one sentence, its base in another."""

import pytest

from tests.checks.reading import alarms, verdicts

SOUND = [
    "2023年，全县茶叶产量11.9万吨。\n2024年，全县茶叶产量达12.5万吨，增长5.0%。",
    "云溪县2024年茶叶产量12.5万吨，同比增长23.8%。上年产量10.1万吨。",
    "2023年末，全市汽车保有量30.1万辆。2024年末，全市汽车保有量32.5万辆，比上年末增长8.0%。",
    "2022年营业收入5.1亿元，2023年营业收入5.6亿元，2024年营业收入6.2亿元，同比增长10.7%。",
    "今年1—9月接待游客125万人次，同比增长25%。去年同期接待游客100万人次。",
    "2020年营业收入80亿元。到2024年，营业收入达到100亿元，比2020年增长25%。",
]
BROKEN = [
    "2023年，全县茶叶产量10.1万吨。\n2024年，全县茶叶产量达12.5万吨，增长5.0%。",
    "云溪县2024年茶叶产量12.5万吨，同比增长5.2%。上年产量10.1万吨。",
    "2023年末，全市汽车保有量30.1万辆。2024年末，全市汽车保有量32.5万辆，比上年末增长18.0%。",
    "上年，合作社收购茶青120吨。今年收购茶青150吨，增长15%。",
    "今年1—9月接待游客120万人次，同比增长25%。去年同期接待游客100万人次。",
    "2020年营业收入80亿元。到2024年，营业收入达到100亿元，比2020年增长35%。",
]
OTHERWISE = [
    ("two years told apart", "今年全县接待游客120万人次。去年全县接待游客100万人次。"),
    ("another owner", "2023年石桥镇茶叶产量1.2万吨。2024年全县茶叶产量12.5万吨，增长5.2%。"),
    ("a part of a year", "2024年一季度出口额3.2亿元，增长8.5%。2023年出口额11.8亿元。"),
    ("a whole year", "今年1—9月接待游客120万人次，同比增长25%。去年全年接待游客150万人次。"),
    (
        "constant prices",
        "2023年地区生产总值100.5亿元。2024年地区生产总值110.2亿元，按不变价格计算增长6.3%。",
    ),
    (
        "another base",
        "2020年产值100亿元。2021年产值120亿元，比2019年增长26.1%。",
    ),
    ("a holiday", "2023年旅游收入3.5亿元。2024年春节假期旅游收入0.8亿元，增长15%。"),
    ("two bases", "2023年产量30万吨。2023年产量31万吨。2024年产量40万吨，增长8%。"),
]


@pytest.mark.parametrize("text", SOUND)
def test_growth_agrees_with_the_level_of_the_year_before(text: str) -> None:
    assert "consistent" in verdicts(text, "growth")
    assert alarms(text) == []


@pytest.mark.parametrize("text", BROKEN)
def test_growth_contradicts_the_level_of_the_year_before(text: str) -> None:
    assert "inconsistent" in verdicts(text, "growth")


def test_points_are_held_against_the_year_they_name() -> None:
    text = "2020年森林覆盖率为{}。到2024年，森林覆盖率达到65.2%，比2020年提高3.1个百分点。"
    assert verdicts(text.format("62.1%"), "pp_change") == {"consistent"}
    assert verdicts(text.format("60.1%"), "pp_change") == {"inconsistent"}


def test_a_change_is_held_against_both_levels() -> None:
    text = "2023年人均可支配收入18000元。2024年人均可支配收入19500元，比上年增加1200元。"
    assert verdicts(text, "difference") == {"inconsistent"}


@pytest.mark.parametrize("text", [text for _, text in OTHERWISE], ids=[n for n, _ in OTHERWISE])
def test_no_alarm_where_the_base_is(text: str) -> None:
    assert alarms(text) == []
