"""The labelled header in every shape sites give it."""

import pytest

from tests.intake.pages import metadata_of, only

BODY = "\n石桥镇2024年工作总结\n2024年，石桥镇完成固定资产投资1.2亿元，增长8.1%。\n"
WANTED = {
    "索引号": "sq07-/2024-0318",
    "发文机构": "石桥镇人民政府",
    "发布日期": "2024年03月18日",
    "文号": "",
}


ONE_LINE = "索 引 号:sq07-/2024-0318 发文机构:石桥镇人民政府 发布日期:2024年03月18日 文  号:"
ONE_A_LINE = "索引号：sq07-/2024-0318\n发文机构：石桥镇人民政府\n发布日期：2024年03月18日\n文号："
BARS = """索引号 | sq07-/2024-0318 | 发文机构 | 石桥镇人民政府
发布日期 | 2024年03月18日 | 文号 |"""
TWO_COLUMNS = """索引号    sq07-/2024-0318    发文机构    石桥镇人民政府
发布日期    2024年03月18日    文号"""
TABS = "索引号\tsq07-/2024-0318\t发文机构\t石桥镇人民政府\n发布日期\t2024年03月18日\t文号\t"
BELOW = "索引号\nsq07-/2024-0318\n发文机构\n石桥镇人民政府\n发布日期\n2024年03月18日\n文号\n"
BRACKETS = """【索引号】：sq07-/2024-0318；【发文机构】：石桥镇人民政府；
【发布日期】：2024年03月18日；【文号】："""
TRADITIONAL = """索引號︰sq07-/2024-0318\u3000發文機構︰石桥镇人民政府
發佈日期︰2024年03月18日\u3000文號︰"""


@pytest.mark.parametrize(
    "header", [ONE_LINE, ONE_A_LINE, BARS, TWO_COLUMNS, TABS, BELOW, BRACKETS, TRADITIONAL]
)
def test_labels_and_values_are_found(header):
    article = only(header + "\n" + BODY)
    assert metadata_of(article) == WANTED
    assert article.title == "石桥镇2024年工作总结"
    assert article.issuer == "石桥镇人民政府"
    assert article.issued == "2024-03-18"


def test_the_header_may_stand_below_the_title():
    text = (
        "石桥镇2024年工作总结\n"
        "发布机构：石桥镇人民政府 | 发布时间：2025-01-12 08:00\n"
        "2024年完成投资1.2亿元，增长8.1%。\n"
    )
    article = only(text)
    assert article.title == "石桥镇2024年工作总结"
    assert metadata_of(article)["发布时间"] == "2025-01-12 08:00"


def test_a_page_that_explains_the_labels_has_no_header():
    text = """政府信息公开指南
索引号：是为方便信息索取所编排的信息编码，由机构代码和顺序号组成，每条信息只有一个。
发文机构：是指产生该信息的行政机关，一般填写机关的规范全称或者规范简称，不得随意缩写。
公众可以通过网站、档案馆和图书馆查询政府信息。
"""
    assert metadata_of(only(text)) == {}


def test_a_label_word_inside_a_sentence_is_no_label():
    text = (
        "石桥镇水厂简报\n"
        "水厂的主要水源来源：山泉水和水库水，日供水2600吨，供应4个村。\n"
        "全镇用水有保障。\n"
    )
    assert metadata_of(only(text)) == {}


def test_bare_labels_may_have_one_space_before_their_values():
    row = "索引号 /2024-02　　发布机构 双溪县统计局　　公开日期 2024-02-01"
    article = only(
        f"双溪县经济运行情况\n{row}\n\n全县地区生产总值增长5.4%，两年平均增长5.0%，运行平稳。\n"
    )
    assert metadata_of(article) == {
        "索引号": "/2024-02",
        "发布机构": "双溪县统计局",
        "公开日期": "2024-02-01",
    }
