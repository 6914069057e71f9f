"""The door of the facts: every part of an article, whole sources, any text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshu import facts
from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import Article, ArticleKind, FactKind, Part


def article():
    return Article(
        document="a.txt",
        index=0,
        kind=ArticleKind.NEWS,
        body=Part("今年一季度，全镇种茶3万亩。\n5月底前再种200亩。"),
        parts={"title": Part("青石镇种茶3万亩")},
        metadata={"发布日期": Part("2025年4月2日")},
        issued="2025-04-02",
    )


def test_every_printed_part_is_read_and_named_on_its_facts():
    found = facts.extract_article(article())
    fields = [f.field for f in found]
    assert {"title", "metadata.发布日期", "text"} <= set(fields)
    assert fields == sorted(fields, key=["title", "metadata.发布日期", "text"].index)
    for fact in found:
        assert article().part(fact.field).text[fact.start : fact.end] == fact.exact


def test_relative_dates_count_from_the_day_of_issue():
    periods = [f.value for f in facts.extract_article(article()) if f.kind is FactKind.PERIOD]
    assert "2025-Q1" in periods


def test_facts_come_in_reading_order_the_longer_first():
    found = facts.extract("青石镇人民政府2024年投入3.2亿元，建成12个项目。")
    assert [(f.start, -f.end) for f in found] == sorted((f.start, -f.end) for f in found)


def test_an_unsplit_source_is_read_across_its_line_ends():
    text = "全镇生产总值达 60.3\n亿元，1季度新增 40\n余户。"
    exacts = [f.exact for f in facts.extract(text) if f.kind in (FactKind.MONEY, FactKind.QUANTITY)]
    assert exacts == ["60.3\n亿元", "40\n余户"]


@pytest.mark.parametrize(
    "text",
    ["争取资金1992万元", "评选1570户", "产茧1241.51万公斤", "拆除2082.1平方米", "199.4 亿元"],
)
def test_a_number_with_a_unit_is_never_a_date(text):
    [fact] = numeric(Shadow(text))
    assert fact.kind in (FactKind.QUANTITY, FactKind.MONEY)


def test_an_empty_text_has_no_facts():
    assert facts.extract("") == []


def test_the_extractors_have_a_version():
    assert facts.VERSION


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_the_extractors_stumble(text):
    for fact in facts.extract(text):
        assert text[fact.start : fact.end] == fact.exact


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("青石镇县2024年3月5日人民政府增长下降约%亿万元亩户、，。 \n"),
        max_size=60,
    )
)
def test_numbers_and_dates_do_not_overlap(text):
    found = numeric(Shadow(text))
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [
        ("补助资金12 345元。", "12 345元", "12345"),
        ("另拨资金1 234 567元。", "1 234 567元", "1234567"),
        ("村里住着廿五户。", "廿五户", "25"),
        ("水田卅二亩。", "卅二亩", "32"),
        ("全校生师比1∶15。", "1∶15", "1:15"),
    ],
)
def test_rarer_forms_are_read(text, exact, value):
    assert (exact, value) in [(fact.exact, str(fact.value)) for fact in facts.extract(text)]


@pytest.mark.parametrize("text", ["共12 个 345元", "村名 12 345", "2024 345元"])
def test_numbers_side_by_side_stay_apart(text):
    assert "12345" not in {str(fact.value) for fact in facts.extract(text)}
    assert "2024345" not in {str(fact.value) for fact in facts.extract(text)}
