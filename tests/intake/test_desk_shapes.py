"""Shapes of desks and sites: folios with gaps, kickers, second headlines, dumps, odd fields."""

import json

from heshu.intake import read

FOLIO = "大河日报　2023 年 11 月 2 日　星期四　第 3 版　综合"
NEWS = """
完善农村路网　助力乡村振兴
全县新改建农村公路 486.5 公里

　　本报讯　记者从县交通运输局获悉，
2021 年至 2023 年，全县投入 2.86 亿
元，实施农村公路项目 214 个，新改建公
路 486.5 公里。公路通车里程由 2020 年

底的 1562 公里增加到 2023 年底的 1948
公里，净增 386 公里，增长 24.7%。　　（何青）

养老助餐点开到家门口

　　本报讯　（记者　陈默　通讯员　林晓）
“每餐只要 5 元，味道还好。”11 月 1
日中午，石桥社区居民在助餐点说。
　　今年以来，县民政局建成助餐点 23
个，日均供餐 1074 份，覆盖老年人 8600
余人。
"""


def articles(text, name="page.txt"):
    return read(text.encode(), name=name)


def test_a_folio_with_gaps_around_its_figures_dates_the_page():
    assert {a.issued for a in articles(FOLIO + "\n" + NEWS)} == {"2023-11-02"}


def test_a_pair_of_phrases_above_one_phrase_is_the_kicker():
    road, meals = articles(FOLIO + "\n" + NEWS)
    assert road.parts["kicker"].text == "完善农村路网　助力乡村振兴"
    assert "".join(road.title.split()) == "全县新改建农村公路486.5公里"
    assert meals.title == "养老助餐点开到家门口"
    assert "kicker" not in meals.parts


def test_names_far_behind_the_last_sentence_sign_the_story():
    road, _ = articles(FOLIO + "\n" + NEWS)
    assert road.parts["byline"].text == "何青"
    assert road.paragraphs[-1].endswith("增长24.7%。")


def test_a_second_headline_right_above_a_story_does_not_part_it():
    page = """第03版：要闻

东岭镇三座新桥同日通车

沿线4860名村民进城缩短40分钟

    本报讯（记者 陈默）5月4日，东岭镇三座新桥同时通车，总长386.5米，总投资2860万元。

    新桥连通沿线5个村、1240户4860人，村民进城时间由95分钟缩短到55分钟。

春茶采摘进入旺季

    本报讯（通讯员 许知）连日来，青禾县18.6万亩茶园陆续进入采摘旺季，日均收购鲜叶42吨。

[图片新闻]

    4月30日，石桥村村民在晾晒春茶。    本报记者 何青 摄
"""
    bridge, tea, photo = articles(page)
    assert len(bridge.paragraphs) == 2
    heads = {part.text for name, part in bridge.parts.items() if name in ("kicker", "title")}
    assert heads == {"东岭镇三座新桥同日通车", "沿线4860名村民进城缩短40分钟"}
    assert tea.title == "春茶采摘进入旺季"
    assert photo.title == ""
    assert photo.parts["column"].text.strip("[]") == "图片新闻"


def test_a_news_page_on_one_line():
    (article,) = articles(
        "石桥镇新桥通车 2023-11-02 16:20 来源：青禾县融媒体中心 作者：许知 字号：大 中 小 "
        "本网讯（记者 许知）10月31日，石桥镇新桥建成通车。新桥全长186米，宽9米，总投资860万元，"
        "工期11个月。“以前进城要绕12公里，现在只要5公里。”村民说。全县今年已建成桥梁14座。"
    )
    assert article.title == "石桥镇新桥通车"
    assert article.issued == "2023-11-02"
    assert article.text.startswith("10月31日，")


def test_fields_known_by_the_last_word_of_their_name():
    record = {
        "news_title": "新桥通车",
        "articleContent": "新桥全长186米。",
        "site_media": "大河日报",
    }
    (article,) = articles(json.dumps(record, ensure_ascii=False), "page.jsonl")
    assert (article.title, article.text) == ("新桥通车", "新桥全长186米。")
    assert article.metadata["来源"].text == "大河日报"


def test_a_table_header_with_a_label_nobody_knows_is_still_a_header():
    rows = (
        ("信息流水", "QH-01", "发文机关", "青禾县水务局"),
        ("备案类目", "水利", "成文日期", "2024-04-01"),
        ("文号", "青水发〔2024〕3号", "浏览量", "286"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (article,) = articles(
        f"<meta charset='utf-8'><table>{table}</table><h1>青禾县水务局关于防汛的通知</h1>"
        "<p>各乡镇：</p><p>全县37座水库、128处山塘要在4月15日前完成隐患排查，确保安全度汛。</p>",
        "page.html",
    )
    assert article.title == "青禾县水务局关于防汛的通知"
    assert article.issuer == "青禾县水务局"
    assert article.paragraphs[0] == "各乡镇："


def test_a_date_and_a_reporter_under_each_headline_make_several_stories():
    page = """A02 时政·要闻

全县一季度招商引资到位资金18.6亿元
2024-04-16 记者 何青

一季度，全县实施招商引资项目86个，到位资金18.6亿元，同比增长12.4%。

县城新增三条公交线路
2024-04-17 记者 林晓

4月15日起，县城新增3条公交线路，投放新能源公交车24辆，日均运送乘客4200人次。
"""
    money, buses = articles(page)
    assert (money.issued, buses.issued) == ("2024-04-16", "2024-04-17")
    assert (money.parts["byline"].text, buses.title) == ("记者 何青", "县城新增三条公交线路")


def test_a_markdown_page_whose_first_heading_is_its_folio_holds_several_stories():
    page = """# 大河日报 2024年5月6日 第2版 要闻

## 全县项目提速

*本报记者 何青*

本报讯 一季度，全县168个重点项目完成投资42.6亿元，占年度计划的26.8%。

### 工业项目领跑

工业项目完成投资18.9亿元，增长12.4%。

## 枇杷俏销

*通讯员 许知*

柳湾村680亩枇杷进入采收期，预计产量320吨。
"""
    projects, loquats = articles(page, "page.md")
    assert [section.title for section in projects.sections] == ["工业项目领跑"]
    assert (projects.title, loquats.title) == ("全县项目提速", "枇杷俏销")


def test_a_numbered_row_of_figures_is_no_heading():
    page = (
        "青禾县经济普查公报\n\n一、单位情况\n\n2023年末，全县共有法人单位3,862个，增长41.2%。\n\n"
        "单位数（个）  比重（%）\n一、法人单位  3862  100.0\n企业法人  2860  74.1\n\n"
        "二、从业人员\n\n2023年末，全县从业人员42,680人，比2018年末增长6.4%。\n"
    )
    (article,) = articles(page)
    assert [section.label for section in article.sections] == ["一、", "二、"]


def test_a_line_that_opens_with_a_reporter_and_goes_on_is_no_byline():
    page = """大河市新增高新企业26户

　　大河日报讯（记者 陈默 通讯员 许知）5月5日，
记者从市科技局获悉，今年以来，全市新增高新技
术企业26户，总数达186户，同比增长16.3%；技术
合同成交额12.8亿元，完成年度任务的46.2%。

柳湾村枇杷俏销

　　本报讯（通讯员 许知）柳湾村680亩枇杷进入采
收期，预计产量320吨，产值512万元，户均增收
4600元。
"""
    firms, _ = articles(page)
    assert firms.title == "大河市新增高新企业26户"
    assert firms.text.startswith("5月5日，记者从市科技局获悉，今年以来，全市新增高新技术企业26户，")
