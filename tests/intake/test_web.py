"""Government and news pages as select-all gives them: what surrounds the document."""

from heshu.model import ArticleKind
from tests.intake.pages import (
    articles_of,
    assert_nothing_is_lost,
    metadata_of,
    only,
    own_headings,
    page_of,
    run_in,
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


def test_files_attached_below_the_signature_do_not_hide_it():
    text = (
        f"关于农田建设的公告\n{TEXT}\n双溪县农业农村局\n2024年3月11日\n附件：1.任务表.xlsx\n"
        "2.说明.docx\n"
    )
    article = only(text)
    assert (article.printed("byline"), article.issued) == ("双溪县农业农村局", "2024-03-11")
    assert article.paragraphs == [TEXT, "附件：1.任务表.xlsx", "2.说明.docx"]


def test_a_serial_has_its_name_and_number_above_the_title():
    text = (
        "双溪县农业简报\n2024年第3期（总第126期）\n农田建设提速增效的做法\n双农发〔2024〕5号\n"
        f"{TEXT}\n"
    )
    article = only(text)
    assert article.printed("column") == "双溪县农业简报"
    assert article.title == "农田建设提速增效的做法"
    assert metadata_of(article) == {"期号": "2024年第3期（总第126期）", "文号": "双农发〔2024〕5号"}


def test_offices_below_a_title_are_its_byline():
    text = (
        "双溪县统计局关于2023年经济发展的统计公报[1]\n双溪县统计局\n国家统计局双溪调查队\n"
        f"2024年4月3日\n{TEXT}\n"
    )
    article = only(text)
    assert article.title == "双溪县统计局关于2023年经济发展的统计公报[1]"
    assert article.printed("byline") == "双溪县统计局 国家统计局双溪调查队"


def test_copies_and_printing_below_an_annex_are_no_text():
    text = (
        f"农田建设方案\n一、目标\n{TEXT}\n抄送：县委各部门。\n"
        "双溪县人民政府办公室 2023年8月16日印发\n"
    )
    article = only(text)
    assert article.paragraphs == [TEXT]
    assert "抄送：县委各部门。" in article.printed("margin")


def test_a_table_set_with_blanks_keeps_its_cells_and_its_unit():
    text = (
        f"农田建设公示\n{TEXT}\n单位：万元\n序号 项目 部门 金额\n1 道路 交通局 1260\n"
        "2 水渠 水利局 860\n合计   2660\n"
    )
    article = only(text)
    assert article.paragraphs[1:4] == ["单位：万元", "序号 项目 部门 金额", "1 道路 交通局 1260"]
    (table,) = article.tables
    assert [len(row.cells) for row in table.rows] == [4, 4, 4, 2]


def test_the_unit_of_a_table_is_no_title():
    rows = "乡镇\t面积\t投资\n东留镇\t1.2\t420\n永平镇\t2.1\t560\n"
    article = only(f"农田建设任务分解表\n单位：万亩、万元\n{rows}")
    assert article.title == "农田建设任务分解表"
    assert article.kind is ArticleKind.REPORT
    assert article.paragraphs[0] == "单位：万亩、万元"


def test_letter_spaced_words_are_no_table():
    text = (
        f"农田建设提速\n\n{TEXT}\n\n全 县 新 建 农 田 3 4 万 亩\n累 计 建 成 农 田 2 8 万 亩\n"
        f"\n{MORE}\n"
    )
    assert not only(text).tables


def test_items_behind_dashes_are_headings():
    text = (
        f"工作报告\n一、去年工作\n{TEXT}\n——产业提速。新增企业12户。\n——城乡变样。改造小区23个。\n"
    )
    assert run_in(only(text)) == [(2, "——产业提速。"), (2, "——城乡变样。")]


def test_a_headline_of_a_meeting_is_news_though_it_names_work():
    text = (
        f"石桥镇召开半年工作会议\n2024-07-15 17:22\n{TEXT}\n{MORE}\n"
        "撰稿：何青 | 一审：周放 | 二审：田野\n"
    )
    article = only(text)
    assert article.kind is ArticleKind.NEWS
    assert article.printed("date") == "2024-07-15 17:22"
    assert metadata_of(article) == {"撰稿": "何青", "一审": "周放", "二审": "田野"}


def test_years_of_the_republic_and_formal_numerals_are_read():
    text = (
        "雲溪區公所施政報告\n發布單位：雲溪區公所　發布日期：113-02-18　點閱數：88\n壹、前言\n"
        f"{TEXT}\n貳、結語\n{MORE}\n"
    )
    article = only(text)
    assert article.issued == "2024-02-18"
    assert metadata_of(article)["点阅数"] == "88"
    assert [title for _, title, _ in own_headings(article)] == ["壹、前言", "貳、結語"]
