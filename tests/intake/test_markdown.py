"""Markdown: the file's own text without its signs."""

import pytest

from heshu.intake.readers.markdown import looks_like_markdown
from tests.intake.pages import metadata_of, own_headings
from tests.intake.web_pages import (
    assert_all_is_accounted_for,
    cells_of,
    only_markdown,
    page_of_markdown,
)

TEXT = "全乡组建扑火队6支，队员126名，其中骨干30名。"


def test_headings_of_both_kinds_are_title_and_parts():
    article = only_markdown(
        f"柳河乡防火总结\n=====\n\n{TEXT}\n\n## 基本情况 ##\n\n"
        f"{TEXT}\n\n存在问题\n----\n\n### 人手\n\n{TEXT}\n"
    )
    assert article.title == "柳河乡防火总结"
    assert own_headings(article) == [(1, "基本情况", 1), (1, "存在问题", 2), (2, "人手", 2)]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("**队员**126名，*骨干*30名。", "队员126名，骨干30名。"),
        ("***队员***126名，__骨干__~~30~~名。", "队员126名，骨干30名。"),
        (
            "[队员](https://example.invalid/t1_99.html)126名，[骨干][1]30名。",
            "队员126名，骨干30名。",
        ),
        (
            "![图12](b12.png)队员`126`名<br/>，骨干<font color=red>30</font>名。",
            "队员126名，骨干30名。",
        ),
        ("- 队员126名", "队员126名"),
        ("* [x] 队员126名", "队员126名"),
        ("1. 队员126名。", "1.队员126名。"),
        ("> > 队员126名", "队员126名"),
        (r"队员\*126\*名&nbsp;，1&amp;2。", "队员*126*名，1&2。"),
        ("面积3*4亩，长5*6米，价a_b_c元。", "面积3*4亩，长5*6米，价a_b_c元。"),
        ("增长12%[^2]。", "增长12%。"),
    ],
)
def test_signs_inside_a_line_are_left_out(written, printed):
    page = page_of_markdown(
        f"# 柳河乡防火总结\n\n{TEXT}\n\n{written}\n\n{TEXT}\n\n[1]: https://example.invalid\n"
    )
    (article,) = page.articles
    assert article.paragraphs == [TEXT, printed, TEXT]
    assert_all_is_accounted_for(page)


def test_offsets_count_in_the_file_itself():
    text = f"# 柳河乡防火总结\n\n{TEXT}\n\n队员**126**名。\n"
    page = page_of_markdown(text)
    (article,) = page.articles
    at = article.text.index("126名。", len(TEXT))
    assert page.source.text == text
    assert [text[a:b] for a, b in article.body.source.runs(at, at + 5)] == ["126", "名。"]


def test_a_table_is_rows_of_cells():
    page = page_of_markdown(
        f"# 柳河乡防火总结\n\n{TEXT}\n\n单位：起\n\n"
        "| 项目 | 2023年 | 2024年 |\n|---|---:|:-:|\n| 火情 | 12 | 9 |\n"
        "| **合计** \\| 全乡 | 36.5 | |\n\n甲 | 乙\n--|--\n1 | 2\n"
    )
    (article,) = page.articles
    assert article.paragraphs[1:4] == ["单位：起", "项目\t2023年\t2024年", "火情\t12\t9"]
    assert cells_of(article)[0][:2] == [["项目", "2023年", "2024年"], ["火情", "12", "9"]]
    assert cells_of(article)[0][-2:] == [["甲", "乙"], ["1", "2"]]
    assert_all_is_accounted_for(page)


def test_front_matter_is_title_date_and_source():
    page = page_of_markdown(
        f'---\ntitle: "柳河乡防火总结"\ndate: 2024-12-30\n'
        f"source: 柳河乡人民政府\nlayout: p2\n---\n\n{TEXT}\n"
    )
    (article,) = page.articles
    assert (article.title, article.issued) == ("柳河乡防火总结", "2024-12-30")
    assert metadata_of(article) == {"发布日期": "2024-12-30", "来源": "柳河乡人民政府"}
    assert article.paragraphs == [TEXT]
    assert_all_is_accounted_for(page)


def test_several_headlines_of_the_first_level_are_several_articles():
    page = page_of_markdown(
        f"# 柳河乡护林员巡山忙\n\n{TEXT}\n\n# 石桥镇秋粮收购开秤\n\n{TEXT}\n\n## 价格\n\n{TEXT}\n"
    )
    assert [article.title for article in page.articles] == [
        "柳河乡护林员巡山忙",
        "石桥镇秋粮收购开秤",
    ]


def test_numbered_headings_of_the_first_level_are_parts():
    article = only_markdown(
        f"# 柳河乡防火总结\n\n# 一、基本情况\n\n{TEXT}\n\n# 二、存在问题\n\n{TEXT}\n"
    )
    assert article.title == "柳河乡防火总结"
    assert own_headings(article) == [(1, "一、基本情况", 0), (1, "二、存在问题", 1)]


def test_a_fence_is_text_without_its_fence():
    article = only_markdown(
        f"# 柳河乡防火总结\n\n{TEXT}\n\n```\n# 支出12.5万元，\n结余3万元。\n```\n"
    )
    assert "".join(article.paragraphs[1:]) == "#支出12.5万元，结余3万元。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| 项目 | 数 |\n|---|---|\n| 火情 | 12 |\n", True),
        ("# 总结\n\n见[附表](a/b.html)。\n", True),
        ("# 总结\n\n```\n12\n```\n", True),
        ("# 总结\n\n全乡6支。\n", False),
        ("#话题# 全乡6支。\n", False),
        ("全乡[6支]（含骨干）3*4。\n", False),
        ("项目|数\n火情|12\n", False),
    ],
)
def test_markdown_is_told_from_plain_text_by_what_plain_text_never_has(text, found):
    assert looks_like_markdown(text) is found


def test_a_line_of_a_hundred_thousand_signs_takes_no_time():
    page = page_of_markdown("# 总结\n\n" + "**a*_[`" * 20_000 + "\n")
    assert page.articles
