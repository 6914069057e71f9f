"""What looks like a contradiction and is none: here nothing may be alarmed."""

import pytest

from tests.checks.reading import alarms, findings, of, verdicts

QUIET = [
    ("growth at comparable prices", "全县地区生产总值92.4亿元，上年为88.1亿元，增长6.2%。"),
    ("output at comparable prices", "规上工业总产值由36.0亿元增加到41.2亿元，增长11.9%。"),
    (
        "a mean over the average population",
        "地区生产总值92.4亿元，年末常住人口21.5万人，人均地区生产总值42700元。",
    ),
    ("an open list", "支出8642元，其中食品2310元、居住1875元、衣着566元。"),
    ("a residual group", "大牲畜存栏8120头，其中牛6040头、马310匹。"),
    ("a target below last year", "去年引资12.6亿元，今年计划引资10亿元。"),
    ("gross additions", "企业由41户增加到45户，新增6户。"),
    (
        "two budgets",
        "基金收入45.0亿元，为调整预算的90.0%（年初定为68.0亿元的预算，调整预算50.0亿元）。",
    ),
    ("a share of something else", "出口4.91亿元，增长15.8%，占全市的3.2%。"),
    (
        "a unit yield beside a price",
        "亩产620公斤，比去年高30公斤，按每公斤2.8元算，毛收入60.8万元。",
    ),
    ("names that do not count", "实施水利、交通、能源18个项目。"),
    ("change since two different times", "贷款余额118.4亿元，比年初增加7.7亿元，同比增长9.3%。"),
    ("a list within a list", "在校生3268人，其中小学2145人，女生1602人。"),
    ("an early finish without its planned day", "3月1日开工，6月20日完工，比合同工期提前20天。"),
    ("scales and scores", "按1:500测图，主队以3:1取胜。"),
]


@pytest.mark.parametrize("text", [text for _, text in QUIET], ids=[name for name, _ in QUIET])
def test_no_alarm_over(text):
    assert alarms(text) == []


def test_comparable_prices_are_told_as_the_reason():
    (finding,) = of(findings("全县地区生产总值92.4亿元，上年为88.1亿元，增长6.2%。"), "growth")
    assert finding.verdict.value == "undecided"
    assert "可比价格" in finding.reason


def test_parts_of_an_open_list_must_still_not_exceed_the_whole():
    text = "全年借阅5.4万册次，其中图书4.6万册次、期刊1.8万册次。"
    assert verdicts(text, "sum_of_parts") == {"inconsistent"}


def test_a_share_that_holds_against_a_shared_base_is_not_explained_away():
    text = (
        "全年支出52.40亿元。教育9.43亿元，占18.0%；农业7.86亿元，占15.0%；"
        "卫生5.24亿元，占16.0%；交通6.55亿元，占12.5%。"
    )
    (working,) = alarms(text)
    assert working.startswith("5.24亿元 ÷ 52.40亿元")


def test_capacity_and_output_of_unlike_scope_stay_undecided():
    text = "总装机达20万千瓦，发电25亿千瓦时。"
    assert verdicts(text, "physical_bound") == {"undecided"}
