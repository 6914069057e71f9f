"""The usage rules: each on a slip of its own and on the right form."""

import pytest

from heshu.checks import norms
from heshu.checks.norm_rules import RULES
from tests.checks.reading import article

SLIPS = [
    (1, "含糖量在9~12%", "含糖量在9%~12%"),
    (2, "亩均效益3~5万元", "亩均效益3万~5万元"),
    (3, "大约120吨左右", "大约120吨"),
    (4, "接近600多户", "接近600户"),
    (5, "突破80多家", "突破80家"),
    (6, "不少于45人以上", "不少于45人"),
    (7, "用工缩短了3倍", "用工缩短了四分之三"),
    (8, "由4万吨增到16万吨，翻了四番", "由4万吨增到16万吨，翻了两番"),
    (9, "由15户增加了45户，共45户", "由15户增加到45户"),
    (10, "覆盖率由81%提高到86%，提高5%", "覆盖率由81%提高到86%，提高5个百分点"),
    (11, "收入增长320万元", "收入增加320万元"),
    (12, "预计总投资约98765432.1元", "预计总投资约9877万元"),
    (13, "三、四天就能完工", "三四天就能完工"),
    (14, "30几岁的农户", "三十几岁的农户"),
    (15, "5百多人到场", "500多人到场"),
    (16, "投入1亿2千万元", "投入1.2亿元"),
    (17, "09年投产的老厂", "2009年投产的老厂"),
    (18, "二零一九年春", "二〇一九年春"),
    (19, "二〇二三年5月", "2023年5月"),
    (20, "2023年4月31日", "2023年4月30日"),
    (21, "（5月3日讯）记者29日获悉", "（5月3日讯）记者4月29日获悉"),
    (22, "截止今年6月", "截至今年6月"),
    (23, "5月份同比4月份增长2%", "5月份环比增长2%"),
    (24, "200户中5亩以上120户、5亩以下60户", "200户中5亩以上120户、5亩以下80户"),
    (25, "2.7万多亩", "2.7万亩"),
    (26, "下降８．３％", "下降8.3%"),
    (27, "成活率达104%", "成活率达100%"),
    (28, "一季度（1—2月）完成3亿元", "一季度（1—3月）完成3亿元"),
]


MORE_SLIPS = [
    (2, "受益群众3-5万人"),
    (3, "约1000人上下"),
    (4, "近3万多人"),
    (5, "达60余万人"),
    (6, "最多不超过20人以下"),
    (7, "成本下降了一倍"),
    (8, "从2万吨提高到16万吨，翻了八番"),
    (9, "由5家增加了20家，共计20家"),
    (10, "由45.6%提高至48.6%，提高了3%"),
    (13, "二、三十户"),
    (17, "98年建成"),
    (18, "一九九零年"),
    (20, "2023年5月1日（星期二）"),
    (21, "12月1日讯 记者30日从县里了解到"),
    (22, "截止发稿时"),
    (24, "80家中1000万元以上30家、1000万元以下45家"),
    (27, "满意率101%"),
    (28, "前三季度（1—8月）"),
]


def numbers(text: str) -> set[str]:
    return {finding.relation for finding in norms.check([article(text)])}


def test_every_rule_has_its_slip():
    assert [rule.number for rule in RULES] == [number for number, _, _ in SLIPS]


@pytest.mark.parametrize(("number", "slip", "right"), SLIPS)
def test_a_slip_is_told_by_its_rule_and_the_right_form_by_none(number, slip, right):
    assert norms.name(number) in numbers(slip)
    assert numbers(right) == set()


@pytest.mark.parametrize(("number", "slip"), MORE_SLIPS)
def test_a_slip_in_other_words_is_told_by_its_rule(number, slip):
    assert norms.name(number) in numbers(slip)


def test_a_usage_finding_gives_rule_and_rewrite():
    (finding,) = norms.check([article("约80户左右参加")])
    assert finding.reason.startswith("规则3：")
    assert finding.working.endswith("→ 约80户")


@pytest.mark.parametrize(
    "text",
    [
        "一、二等奖共6名",
        "近5年来",
        "3千米跑道",
        "10千伏线路",
        "2019-2023年",
        "10年之后再看",
        "附近50多户",
        "学制3-5年",
        "2-3号楼12万元",
        "历时65年建成",
        "拨备覆盖率186.4%",
        "报名截止时间为5月1日",
        "二千零五年",
        "由10个增加了20个，共30个",
        "产销率103%",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert numbers(text) == set()
