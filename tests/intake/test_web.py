"""Government and news pages as select-all gives them: what surrounds the document."""

from heshu.model import ArticleKind
from tests.intake.pages import (
    articles_of,
    assert_nothing_is_lost,
    metadata_of,
    only,
    own_headings,
    page_of,
)

TEXT = "全县今年新建高标准农田3.4万亩，累计建成28.7万亩，占耕地面积的七成以上，亩均增产50公斤。"
MORE = "明年计划再建4万亩，总投资9600万元，由县农业农村局牵头，各乡镇组织实施，年底前完成验收。"


def test_a_list_of_other_pages_below_the_text_is_dropped():
    text = f"高标准农田建设提速\n\n{TEXT}\n\n{MORE}\n\n相关新闻\n县里开会 2023-08-18\n植树忙\n"
    page = page_of(text)
    (article,) = page.articles
    assert article.paragraphs == [TEXT, MORE]
    assert "2023-08-18" in article.printed("margin")
    assert "chrome" in {drop.reason for drop in page.dropped}


def test_footers_and_buttons_are_no_text():
    feet = (
        "主办：双溪县人民政府办公室 承办：县大数据中心",
        "政策解读：一图读懂农田建设",
        "扫描二维码分享本页",
        "[ 责编：何青 ]",
        "点赞 0",
        "您是第 1234567 位访问者",
        "地址：双溪县人民路1号 邮编：612345",
    )
    for foot in feet:
        assert only(f"高标准农田建设提速\n\n{TEXT}\n\n{MORE}\n\n{foot}\n").paragraphs == [
            TEXT,
            MORE,
        ]


def test_a_row_of_a_menu_and_the_date_of_today_are_no_title():
    for head in (
        "首页 时政 经济 文化 专题",
        "今天是：2024年6月12日 星期三",
        "双溪概况\n新闻中心\n首页 > 动态",
    ):
        assert (
            only(f"{head}\n\n高标准农田建设提速\n\n{TEXT}\n\n{MORE}\n").title
            == "高标准农田建设提速"
        )


def test_details_without_labels_stand_below_the_title():
    details = "2024-08-20 15:30  县农业农村局  【字体：大 中 小】"
    text = f"关于农田建设的公告\n{details}\n\n{TEXT}\n{MORE}\n"
    article = only(text)
    assert article.title == "关于农田建设的公告"
    assert article.kind is ArticleKind.NOTICE
    assert article.issued == "2024-08-20"


def test_minutes_open_with_who_met_where_and_when():
    text = "农田建设联席会议纪要\n〔2024〕第7期\n\n时间：2024年7月9日下午\n地点：三楼会议室\n"
    text += f"主持人：副县长 高山\n\n{TEXT}\n\n一、关于资金。{MORE}\n"
    article = only(text)
    assert article.title == "农田建设联席会议纪要"
    assert article.paragraphs[:3] == [
        "时间：2024年7月9日下午",
        "地点：三楼会议室",
        "主持人：副县长高山",
    ]
    assert metadata_of(article)["文号"] == "〔2024〕第7期"


def test_a_table_of_contents_is_not_read_twice():
    parts = ["一、主要职能", "二、收支预算", "三、情况说明"]
    text = "双溪镇2024年部门预算\n\n目录\n\n" + "\n".join(parts) + "\n\n"
    text += "".join(f"{part}\n\n{TEXT}\n\n" for part in parts)
    article = only(text)
    assert article.title == "双溪镇2024年部门预算"
    assert [title for _, title, _ in own_headings(article)] == parts


def test_a_heading_may_name_its_year():
    text = f"大岭乡工作报告\n\n各位代表：\n\n{TEXT}\n\n"
    text += f"2022年工作回顾\n\n{TEXT}\n\n2023年工作安排\n\n{MORE}\n"
    assert [t for _, t, _ in own_headings(only(text))] == ["2022年工作回顾", "2023年工作安排"]


def test_rows_of_a_table_are_no_title():
    rows = ["指标\t单位\t累计", "固定资产投资\t亿元\t21.6", "零售总额\t亿元\t14.7"]
    article = only("5月全县主要经济指标\n" + "\n".join(rows) + "\n\n注：累计数为前五个月合计。\n")
    assert article.title == "5月全县主要经济指标"
    assert article.paragraphs[:3] == rows


def test_an_annex_without_a_sentence_keeps_its_title():
    text = f"关于下达资金的通知\n\n各乡镇财政所：\n{TEXT}\n\n县财政局\n2024年2月28日\n\n附件\n\n"
    notice, annex = articles_of(
        text + "资金分配表\n单位：万元\n东留镇 产业路 420\n永平镇 大棚 360\n"
    )
    assert notice.title == "关于下达资金的通知"
    assert annex.title == "资金分配表"


def test_a_short_page_on_one_line_parts_title_labels_and_text():
    text = f"农田建设提速 发布时间：2024-02-19 来源：县融媒体中心 {TEXT} {MORE}\n"
    article = only(text)
    assert article.title == "农田建设提速"
    assert metadata_of(article) == {"发布时间": "2024-02-19", "来源": "县融媒体中心"}
    assert "".join(article.paragraphs) == TEXT + MORE


def test_bold_lines_of_markdown_lose_their_stars():
    text = f"# 在会议上的讲话\n\n**2024年1月5日**\n\n同志们：\n\n{TEXT}\n\n{MORE}\n"
    article = only(text)
    assert (article.title, article.issued) == ("在会议上的讲话", "2024-01-05")


def test_a_heading_that_becomes_margin_loses_nothing():
    page = page_of(f"# 在会议上的讲话\n\n*\n2024年1月5日\n\n关于几件事\n\n{TEXT}\n{MORE}\n")
    assert_nothing_is_lost(page)
