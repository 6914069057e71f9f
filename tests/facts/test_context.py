from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts import context, cues, dates, extract
from heshu.facts.context import FIGURES, Heading, attribute
from heshu.facts.extraction import numeric
from heshu.facts.indicators import after, before, normal
from heshu.facts.shadow import Shadow
from heshu.model import Fact, Modality
from tests.facts.context_gold import PASSAGES

FIELDS = ("indicator", "period", "owner", "modality")


def figures(text: str, issued: str | None = None, title: str = "") -> dict[str, Fact]:
    shadow = Shadow(text)
    facts = attribute(numeric(shadow, issued or ""), shadow, issued, title=title)
    return {fact.exact: fact for fact in facts if fact.kind in FIGURES}


def named(text: str) -> dict[str, Fact]:
    """The figures of a text whose names are read as well."""
    return {fact.exact: fact for fact in extract(text) if fact.kind in FIGURES}


def told(fact: Fact) -> tuple[str, str, str, str]:
    return fact.indicator, fact.period, fact.owner, fact.modality.value if fact.modality else ""


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.text[:12])
def test_every_figure_of_the_gold_is_found(passage: object) -> None:
    found = {fact.exact for fact in extract(passage.text, passage.issued)}  # type: ignore[attr-defined]
    assert {row[0] for row in passage.rows} <= found  # type: ignore[attr-defined]


def measure() -> dict[str, tuple[float, float]]:
    """Precision and recall of each field over the gold; an empty field is no answer."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for passage in PASSAGES:
        facts = {f.exact: f for f in extract(passage.text, passage.issued) if f.kind in FIGURES}
        for exact, *expected in passage.rows:
            for name, gold, answer in zip(FIELDS, expected, told(facts[exact]), strict=True):
                wanted[name] += bool(gold)
                given[name] += bool(answer)
                right[name] += bool(gold) and gold == answer
    return {name: (right[name] / given[name], right[name] / wanted[name]) for name in FIELDS}


@pytest.mark.parametrize("name", FIELDS)
def test_context_is_right_far_more_often_than_not(name: str) -> None:
    precision, recall = measure()[name]
    assert precision >= 0.9
    assert recall >= 0.9


@pytest.mark.parametrize(
    ("lead", "indicator"),
    [
        ("全镇完成固定资产投资", "固定资产投资"),
        ("GDP", "地区生产总值"),
        ("生产总值达到", "地区生产总值"),
        ("实现规模以上工业总产值", "规上工业总产值"),
        ("每公斤均价", "均价"),
        ("同比增长", ""),
        ("总量达", ""),
        ("比上年的", ""),
        ("“三公”经费支出", "三公经费支出"),
        ("因公出国(境)费", "因公出国费"),
        ("完成调整预算的", ""),
        ("比限额低", ""),
        ("新增就业", "新增就业"),
        ("公共预算收入", "公共预算收入"),
    ],
)
def test_an_indicator_is_the_wording_without_what_every_sentence_has(
    lead: str, indicator: str
) -> None:
    assert before(lead) == indicator


def test_two_wordings_of_one_indicator_compare_equal() -> None:
    assert normal("GDP") == normal("生产总值") == normal("地区生产总值")
    assert normal("社零总额") == normal("社会消费品零售总额")
    assert normal("规模以上工业增加值") == normal("规上工业增加值")


def test_a_level_and_a_flow_do_not_compare_equal() -> None:
    assert before("规上企业") != before("新增规上企业")


def test_the_noun_after_a_count_is_taken_up_to_a_verb() -> None:
    assert after("生物质烤房，户均") == "生物质烤房"
    assert after("增长5%") == ""


def test_the_year_of_the_title_holds_where_the_text_says_nothing() -> None:
    facts = figures("均价36.4元，比上年的34.1元提高2.3元。", title="云岭镇2023年烟叶收购")
    assert facts["36.4元"].period == "2023"
    assert facts["34.1元"].period == "2022"


def test_nothing_is_guessed_without_a_year() -> None:
    facts = figures("今年产茶51吨，上年产茶48吨。")
    assert (facts["51吨"].period, facts["48吨"].period) == ("XXXX", "XXXX-1")


def test_a_second_list_of_figures_goes_by_the_names_of_the_first() -> None:
    facts = figures("第一、二、三产业增加值分别为5亿元、6亿元和7亿元，分别增长1%、2%和3%。")
    assert facts["6亿元"].indicator == facts["2%"].indicator == "第二产业增加值"


def test_a_plan_heading_makes_the_figures_under_it_planned() -> None:
    text = "一、工作回顾\n完成造林300亩。\n二、下一步工作安排\n完成造林500亩。"
    facts = figures(text)
    assert facts["300亩"].modality is Modality.ACTUAL
    assert facts["500亩"].modality is Modality.PLANNED


def test_a_heading_on_a_line_of_its_own_holds_for_the_text_under_it() -> None:
    text = "完成造林300亩。\n完成造林500亩。"
    shadow = Shadow(text, wrapped=False)
    facts = attribute(numeric(shadow, ""), shadow, headings=[Heading(9, 1, "二、2025年重点任务")])
    assert [(f.modality, f.period) for f in facts] == [
        (Modality.ACTUAL, ""),
        (Modality.PLANNED, "2025"),
    ]


def test_a_budget_figure_does_not_make_the_next_clause_planned() -> None:
    facts = figures("收入4.6亿元（年初预算5.0亿元），支出8.1亿元，增长2.0%。")
    assert facts["5.0亿元"].modality is Modality.PLANNED
    assert facts["2.0%"].modality is Modality.ACTUAL


def test_a_year_end_before_a_stock_holds_for_the_stock_and_not_for_the_sentence() -> None:
    facts = figures("2023年，全县年末常住人口8.4万人，城镇人口3.1万人，人均地区生产总值45600元。")
    assert facts["8.4万人"].period == facts["3.1万人"].period == "2023-end"
    assert facts["45600元"].period == "2023"


def test_a_year_end_that_opens_a_sentence_holds_for_it() -> None:
    facts = named("截至2023年末，全县有图书馆6个，贷款余额45亿元。")
    assert facts["6个"].period == facts["45亿元"].period == "2023-end"


def test_a_list_of_places_without_respectively_gives_each_its_figure() -> None:
    facts = figures("松坪、柳塘、石鼓三村是120元、110元和90元，分别增长5%、4%和3%。")
    assert [facts[x].owner for x in ("120元", "110元", "90元")] == ["松坪", "柳塘", "石鼓"]
    assert [facts[x].owner for x in ("5%", "4%", "3%")] == ["松坪", "柳塘", "石鼓"]


def test_the_three_industries_named_in_one_word_are_told_apart() -> None:
    facts = figures("三次产业增加值分别为5亿元、6亿元和7亿元。")
    assert facts["6亿元"].indicator == "第二产业增加值"


def test_an_organisation_that_tells_of_a_figure_does_not_own_it() -> None:
    facts = named("县林业局负责人介绍，全县造林3200亩。")
    assert facts["3200亩"].owner == "全县"
    assert named("县林业局测算，需投入56万元。")["56万元"].owner == ""


def test_the_area_a_rank_is_counted_in_is_not_whose_it_is() -> None:
    facts = named("2024年，岚江县总量8亿元，居全市第3位、全省第20位。")
    assert facts["第20位"].owner == "岚江县"


def test_facts_keep_their_order_and_spans() -> None:
    shadow = Shadow("2024年全县产茶51吨，\n其中春茶30吨。")
    facts = numeric(shadow, "")
    attributed = attribute(facts, shadow)
    assert [f.anchor for f in attributed] == [f.anchor for f in facts]


def test_dates_and_names_stay_as_they_are() -> None:
    shadow = Shadow("2024年5月6日，第一季度")
    facts = dates.find(shadow)
    assert attribute(facts, shadow) == facts


def test_context_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        shadow = Shadow("全县种茶300亩、产茶5吨，比上年增长3%，" * times)
        facts = numeric(shadow, "")
        start = time.perf_counter()
        attribute(facts, shadow)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(4000) < 12 * seconds(1000) + 0.2


@given(st.text(alphabet=sorted(set(context._WORDS.pattern)), max_size=30))
def test_the_quick_look_at_first_characters_loses_no_word(text):
    slow = re.compile(context._WORDS.pattern.replace(f"(?=[{cues.OPENINGS}])", "", 1))
    assert [m.span() for m in context._WORDS.finditer(text)] == [
        m.span() for m in slow.finditer(text)
    ]


def test_context_keeps_every_other_field():
    text = "2024年，松坪镇完成投资约3.2亿元。"
    told = {"indicator", "period", "owner", "modality"}
    plain = numeric(Shadow(text))
    for fact, full in zip(plain, attribute(plain, text), strict=True):
        for field in fields(fact):
            if field.name not in told:
                assert getattr(full, field.name) == getattr(fact, field.name)
