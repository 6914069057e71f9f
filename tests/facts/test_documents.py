"""Document numbers, and codes whose digits are never figures."""

import pytest

from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import FactKind


def facts(text):
    return numeric(Shadow(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("按照柳政发〔2023〕5号要求", "柳政发〔2023〕5号"),
        ("印发柳办字［2024］ 12 号", "柳办字［2024］ 12 号"),
        ("（国发〔2016〕33号）", "国发〔2016〕33号"),
        ("索引号:abx032-/2025-0110001 目录", "abx032-/2025-0110001"),
        ("执行GB/T 15835-2011", "GB/T 15835-2011"),
        ("县人民政府令第12号", "令第12号"),
    ],
)
def test_a_document_number_is_one_fact_and_no_figure(text, number):
    [fact] = facts(text)
    assert (fact.exact, fact.kind) == (number, FactKind.DOCUMENT)


@pytest.mark.parametrize(
    "text",
    [
        "电话0872-5551234",
        "手机13800000000",
        "邮箱a12@example.cn",
        "地址192.0.2.15",
        "http://example.cn/2024/1.html",
    ],
)
def test_addresses_and_telephone_numbers_hold_no_figures(text):
    assert facts(text) == []


def test_a_numbered_road_is_a_place():
    assert [(f.exact, f.kind) for f in facts("加快2号路建设")] == [("2号路", FactKind.PLACE)]
