"""What is told, how firmly, and with which working."""

from decimal import Decimal

from heshu import checks
from heshu.model import Channel, Judgement
from tests.checks.reading import alarms, article, figures, findings, of, verdicts


def test_the_working_names_the_operands_the_result_and_how_far_it_is_off():
    (finding,) = findings("青坪村卖出蜂蜜36.5万公斤，均价42.6元，实现产值155.49万元。")
    assert finding.verdict is Judgement.INCONSISTENT
    assert finding.working.startswith("36.5万公斤 × 42.6元 = 1554.9")
    assert finding.working.endswith("万元 ≠ 155.49万元（10.0倍）")


def test_a_contradiction_names_two_or_three_suspects_and_no_culprit():
    (finding,) = findings("青坪村卖出蜂蜜36.5万公斤，均价42.6元，实现产值155.49万元。")
    assert {o.fact.exact for o in finding.suspects} == {"36.5万公斤", "42.6元", "155.49万元"}


def test_one_unit_of_the_last_digit_is_borderline_and_not_a_contradiction():
    assert verdicts("参会的308人中，代表203人，占66.0%。", "share") == {"borderline"}
    assert verdicts("参会的308人中，代表203人，占65.9%。", "share") == {"consistent"}
    assert verdicts("参会的308人中，代表203人，占69.5%。", "share") == {"inconsistent"}


def test_findings_come_with_the_weightiest_first():
    text = (
        "全镇羊存栏2140只，比上年的1680只增长27.4%。牛存栏520头，比上年的400头增加130头。"
        "社员360户，入股288户，占80.0%。"
    )
    order = [finding.verdict for finding in findings(text)]
    assert order == sorted(order, key=list(checks.checking._WEIGHT).index)
    assert order[0] is Judgement.INCONSISTENT


def test_the_interval_and_the_expected_value_are_in_the_printed_unit():
    (finding,) = of(findings("向160户发放奖金48万元，户均3500元。"), "average")
    assert finding.expected == 3000
    assert finding.interval is not None
    low, high = finding.interval
    assert low is not None
    assert high is not None
    assert low < 3000 < high


def test_a_base_found_across_the_article_tells_how_many_were_tried():
    text = (
        "全乡茶园4860亩，投产3920亩，改造610亩。\n今年新栽茶苗120亩。\n"
        "坝上片区茶园1458亩，占30.0%。"
    )
    shares = of(findings(text), "share")
    assert [f.verdict for f in shares] == [Judgement.CONSISTENT]
    assert shares[0].candidates > 1


def test_full_width_traditional_and_spaced_figures_are_reckoned_alike():
    for text in (
        "会员５００户，缴费４４０户，占８８．０％。",
        "會員500戶，繳費440戶，佔88.0%。",
        "会员 5 0 0 户，缴费 440 户，占 88. 0%。",
    ):
        assert verdicts(text, "share") == {"consistent"}


def test_strength_is_the_share_of_slips_a_relation_catches():
    (finding,) = of(findings("全县学校52所，其中小学86所。"), "subset")
    assert finding.strength == Decimal("0.130")


def test_headline_and_body_are_checked_together():
    page = article("溪口镇今年投入1.27亿元修路。", title="溪口镇今年投入1.72亿元修路")
    (finding,) = of(findings(page), "repeated")
    assert finding.verdict is Judgement.INCONSISTENT
    assert sorted(figures(finding)) == ["1.27亿元", "1.72亿元"]


def test_a_year_is_held_against_the_page_of_the_year_before():
    before = article("年末生猪存栏18.40万头。", title="南浦县2021年统计公报", document="a.txt")
    after = article(
        "年末生猪存栏19.32万头，增长7.0%。", title="南浦县2022年统计公报", document="b.txt"
    )
    wrong = article(
        "年末生猪存栏19.32万头，增长5.0%。", title="南浦县2022年统计公报", document="b.txt"
    )
    assert len(alarms(before, after)) == 1
    assert alarms(before, wrong) == []


def test_usage_findings_are_asked_for_and_stand_apart():
    page = article("增速保持在3~5%。")
    assert checks.check([page]) == []
    (finding,) = checks.check([page], norms=True)
    assert finding.channel is Channel.NORMS
    assert finding.verdict is Judgement.BORDERLINE


def test_nothing_comes_of_nothing():
    assert checks.check([]) == []
    assert findings("") == []
    assert findings("一个数字也没有的一段话。") == []


def test_an_undated_weekday_is_doubted_only_near_the_date_of_the_page():
    from dataclasses import replace

    page = article("3月5日（星期三），培训班开班。")
    assert alarms(page) == []
    assert alarms(replace(page, issued="2024-03-08")) != []
    assert alarms(replace(page, issued="2025-03-08")) == []
