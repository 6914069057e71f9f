"""Wordings that keep figures apart, and wordings that bring them together."""

import pytest

from tests.checks.reading import alarms, figures, findings, of, verdicts

TRUE_TEXTS = {
    "a product of three factors needs them all": (
        "午餐补助覆盖学生1250人，每人每天4元，全年按190天计，共投入95万元。"
    ),
    "groups with their own rates go together into one sum": (
        "小学寄宿生2850人、每生每学期补助500元，初中寄宿生1270人、每生每学期补助625元，"
        "本学期发放生活补助221.88万元。"
    ),
    "doing more than before is a change": (
        "水库目前蓄水1.12亿立方米，比去年同期多蓄0.14亿立方米，多14.3%。"
    ),
    "what is saved is a share of the budget": (
        "项目预算486.5万元，中标价458.32万元，较预算节约28.18万元，节约率5.8%。"
    ),
    "the earlier level may stand in brackets": (
        "全市平均降水量328.6毫米，较常年同期（386.2毫米）偏少57.6毫米，偏少14.9%。"
    ),
    "a difference of levels is not one of changes": (
        "今天最高气温38.6℃，比昨天升高1.4℃，最低气温26.8℃，昼夜温差11.8℃。"
    ),
    "其中 ends at a semicolon": "茶企十四家，其中规模以上五家；合作社二十三家。",
    "a third is a round word": "当选代表312名，连任代表103名，占三分之一。",
    "the level of last year comes before the change of this": (
        "去年每公斤均价三十九元，今年上涨三元，涨幅7.7%。"
    ),
    "a total told again is no part of itself": (
        "检查企业118家，其中工业企业72家、商贸企业46家，两类合计118家。"
    ),
    "a named base that is printed nowhere stays unnamed": (
        "业务收入6218万元，其中门诊收入2486万元，住院收入3732万元。"
        "中药饮片收入占药品收入的38.2%，药品收入占业务收入的31.5%。"
    ),
    "a share of before is none of now": (
        "出口总额5.12亿美元，其中对北方口岸出口1.08亿美元，占比由上年的26.3%降至21.1%。"
    ),
    "a balance is no addend": (
        "进出口总额6.48亿美元。出口5.12亿美元，进口1.36亿美元，顺差3.76亿美元。"
    ),
    "people divided twice overlap": (
        "选出村干部1386人。35岁以下386人，占27.8%；大专以上学历628人，占45.3%；"
        "女性402人，占29.0%。"
    ),
    "last month's price is not last year's": (
        "批发价20.35元，与上月（20.12元）相比上涨1.1%，比上年同期低1.18元。"
    ),
    "a bracket after 较 holds the days of before": (
        "假期8天接待游客46.4万人次，日均5.8万人次，较上年假期（7天）日均5.2万人次增长11.5%。"
    ),
    "a base between plan and rate is the base": (
        "转移就业12.86万人，完成年度任务12万人的107.2%，占劳动力总数18.4万人的69.9%。"
    ),
    "the growth of output a head is another growth": (
        "地区生产总值增长4.6%，人均地区生产总值增长5.1%。"
        "第二产业对经济增长的贡献率为38.5%，拉动1.77个百分点。"
    ),
    "two columns told in turn are two lists": (
        "安排项目总投资386.4亿元，年度投资92.6亿元。其中新开工项目总投资158.2亿元，"
        "年度投资38.4亿元；续建项目总投资186.3亿元，年度投资46.8亿元；"
        "前期项目总投资41.9亿元，年度投资7.4亿元。"
    ),
    "the later of two prices makes the value": (
        "每亩支出780元，每亩净赚931元，26亩就是2.42万元。"
    ),
    "a mean of persons is rounded": "创办企业48家，吸纳就业1240人，平均每家企业26人。",
    "doubled and more": "茶园从8200亩扩大到2.46万亩，翻了一番多。",
    "a rate told before the change since January is that of a year": (
        "贷款余额2468.3亿元，增长11.4%，比年初增加238.5亿元。"
    ),
    "a total of before is no total of now": "新增床位60张，床位总数由42张增加到102张。",
    "a mean of wages is no mean of taxes": (
        "销售收入860万元，纳税26万元，季节性用工120人，人均工资1.2万元。"
    ),
    "half a year has six months": (
        "村干部补贴72人，每人每月2200元，上半年发放95.04万元。"
    ),
    "a year is no number of years": (
        "成交额46.8亿元，是2020年18.2亿元的2.57倍，三年年均增长37.0%。"
    ),
    "其中 hangs on the nearest amount": (
        "新增藏书4.2万册，馆藏总量达168.6万册（件），其中电子图书52万册。"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", TRUE_TEXTS.values(), ids=TRUE_TEXTS.keys())
def test_a_true_text_raises_no_alarm(text: str) -> None:
    assert alarms(text) == []


BROKEN = {
    "product": "午餐补助覆盖学生1250人，每人每天14元，全年按190天计，共投入532.5万元。",
    "completion": "年度任务640套，已完成512套，完成率88.0%。",
    "pp_change": "城镇居民收入增长5.2%，农村居民收入增长7.1%，农村快于城镇2.9个百分点。",
    "increment": "年初有学生1862人，转入36人、转出48人，现有1950人。",
    "sum_of_parts": "一期、二期、三期分别投资1.2亿元、2.6亿元、3.5亿元，总投资8.3亿元。",
    "rank_change": "从第9名上升到第6名，前移6名。",
    "difference": "应收款368万元，已收291万元，尚欠57万元。",
    "sequence": "工作中，一是抓排查，二是抓整改，四是抓回访。",
    "share": "受访居民1500人，表示满意的1377人，满意率94.8%。",
}


@pytest.mark.parametrize(("relation", "text"), BROKEN.items(), ids=BROKEN.keys())
def test_a_broken_text_is_told(relation: str, text: str) -> None:
    assert relation in {f.relation for f in findings(text) if f.verdict.value == "inconsistent"}


def test_three_factors_are_all_shown() -> None:
    text = "午餐补助覆盖学生1250人，每人每天4元，全年按190天计，共投入95万元。"
    (product,) = of(findings(text), "product")
    assert figures(product) == ["95万元", "1250人", "4元", "190天"]


def test_one_set_of_figures_is_told_once() -> None:
    text = "采购设备24套，每套1.68万元，合计40.32万元。"
    told = [f.relation for f in findings(text) if f.verdict.value == "consistent"]
    assert told == ["product"]


def test_a_part_is_not_told_beside_its_closed_sum() -> None:
    text = "学校96所，其中小学78所、初中18所。"
    assert [f.relation for f in findings(text)] == ["sum_of_parts"]


def test_labels_in_step_are_told() -> None:
    text = "工作中，一是抓排查，二是抓整改，三是抓回访。"
    assert verdicts(text, "sequence") == {"consistent"}


def test_a_festival_keeps_its_name() -> None:
    text = "去年办首届青溪山水茶文化节，今年办第二届青溪茶山水文化节。"
    assert verdicts(text, "name") == {"undecided"}
    assert verdicts(text, "ordinal") == {"consistent"}


def test_the_whole_grows_as_its_parts_do() -> None:
    text = "全市收入268.4亿元，下降1.9%。市级47.3亿元，增长6.0%；县级221.1亿元，下降3.5%。"
    assert verdicts(text, "growth_chain") == {"consistent"}
