"""What speaks against a pairing though its words seem plain; and that an error is still told."""

import pytest

from tests.checks.reading import alarms, findings, of

SOUND = [
    (
        "a gap no slip explains is that of two things",
        "城镇新增就业2817人，农村劳动力转移就业6.4万人，其中省外2.1万人、省内县外1.6万人、县内2.7万人。",
    ),
    (
        "其中 hangs on the total before the last",
        "摸排纠纷2318起，化解2247起，其中婚恋纠纷876起、邻里纠纷742起、林地纠纷355起、其他345起。",
    ),
    (
        "what is left over is a part, though told of several",
        "老街接待9.6万人次，湿地6.2万人次，古寨3.4万人次，其余3家景区共4.6万人次。",
    ),
    (
        "the last of one list is not the total of the next",
        "一至三季度营收分别为10.2亿元、11.8亿元和14.1亿元；净利润分别为1.1亿元、1.3亿元和1.5亿元。",
    ),
    (
        "a year named after an earlier one is no base for it",
        "冷库2022年租金收入9.6万元，2023年12.8万元，增加3.2万元，增长33.3%。",
    ),
    (
        "a rate is called after its amounts",
        "受理行政案件87件，审结82件，负责人出庭应诉率达97.6%。",
    ),
    (
        "a rate reckoned within its sentence is of those two",
        "应到位资金367.2万元，实际到位334.9万元，已支出308.2万元，执行率92.0%。",
    ),
    ("共 is part of 中共", "妇女代表19名，少数民族代表27名，中共党员39名。"),
    (
        "two parts under one name are shared out together",
        "全院职工2463人，其中正高职称142人、副高职称318人，高级职称人员占18.7%。",
    ),
    (
        "one's own season before is no stranger",
        "入榨甘蔗1582万吨，增长12.4%。产糖率12.84%，比上榨季降低1.44个百分点。",
    ),
]


@pytest.mark.parametrize("text", [text for _, text in SOUND], ids=[name for name, _ in SOUND])
def test_figures_that_have_nothing_to_do_with_one_another_are_not_paired(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("sum_of_parts", "外出务工6.4万人，其中省外2.1万人、县外1.6万人、县内3.7万人。"),
        ("growth", "2022年租金收入9.6万元，2023年12.8万元，增长36.3%。"),
        ("share", "排查隐患46条，已整改41条，整改率98.1%。"),
        ("completion", "计划投资62亿元，完成57.3亿元，完成率94.2%。"),
    ],
)
def test_one_wrong_figure_among_them_is_still_told(relation, text):
    told = of(findings(text), relation)
    assert "inconsistent" in {finding.verdict.value for finding in told}
