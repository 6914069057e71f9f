"""Reports, notices and notes: header, body and tail in the forms sites give them."""

from heshu.intake import Genre, Layout
from heshu.model import ArticleKind
from tests.intake.pages import articles_of, metadata_of, only, own_headings, page_of, run_in

SPEECH = """各位代表：
我代表镇人民政府，向大会报告政府工作，请予审议。
一、2024年工作回顾
2024年，全镇实现农业总产值5.6亿元，同比增长6.3%。
（一）产业发展提质增效。新建高标准农田3200亩，发展蔬菜1.2万亩。
（二）基础设施不断完善。硬化村组道路18公里。
二、2025年工作安排
今年，我们将力争农业总产值突破6亿元。
"""


def test_a_speech_has_title_subtitle_speaker_date_and_sections():
    header = "政府工作报告\n——在望江镇第十五届人民代表大会第五次会议上\n镇长 罗 川\n2025年2月18日\n"
    article = only(header + SPEECH)
    assert article.kind is ArticleKind.REPORT
    assert article.title == "政府工作报告"
    assert article.printed("subtitle") == "——在望江镇第十五届人民代表大会第五次会议上"
    assert article.printed("byline") == "镇长 罗 川"
    assert article.printed("date") == "2025年2月18日"
    assert article.issued == "2025-02-18"
    assert article.paragraphs[0] == "各位代表："
    assert own_headings(article) == [
        (1, "一、2024年工作回顾", 2),
        (1, "二、2025年工作安排", 5),
    ]
    assert run_in(article) == [
        (2, "（一）产业发展提质增效。"),
        (2, "（二）基础设施不断完善。"),
    ]


def test_a_subtitle_may_come_without_a_dash_and_with_the_date_in_front():
    header = "望江镇人民政府工作报告\n2025年2月18日在望江镇第十五届人民代表大会第五次会议上\n"
    article = only(header + "镇人民政府镇长  罗川\n" + SPEECH)
    assert article.title == "望江镇人民政府工作报告"
    assert article.printed("subtitle").startswith("2025年2月18日在")
    assert article.issued == "2025-02-18"


def test_the_title_nearest_the_body_wins_and_its_repeat_is_the_page_title():
    text = (
        "政府工作报告（2025年）\n"
        "\n"
        "索引号:wj-01 标题:政府工作报告（2025年） 发布日期:2025-02-20\n"
        "\n"
        "政府工作报告\n"
    )
    article = only(text + SPEECH)
    assert article.title == "政府工作报告"
    assert article.printed("page_title") == "政府工作报告（2025年）"


def test_a_title_above_the_header_alone_is_the_title():
    text = (
        "石桥镇2024年工作总结\n"
        "索引号：sq-2 发布机构：石桥镇人民政府\n"
        "2024年，全镇完成投资1.2亿元。\n"
    )
    article = only(text)
    assert article.title == "石桥镇2024年工作总结"
    assert article.issuer == "石桥镇人民政府"


def test_a_title_only_inside_the_header_is_the_title():
    text = (
        "索引号：sq-2\n"
        "名称：石桥镇2024年工作总结\n"
        "发布日期：2025-01-08\n"
        "\n"
        "2024年，全镇完成投资1.2亿元，增长8%。\n"
    )
    article = only(text)
    assert article.title == "石桥镇2024年工作总结"
    assert article.issued == "2025-01-08"


def test_a_title_over_two_lines_is_one_title():
    text = (
        "青禾县人民政府\n关于做好2024年防汛工作的通知\n各乡镇人民政府：\n现就有关事项通知如下。\n"
    )
    article = only(text)
    assert article.title == "青禾县人民政府 关于做好2024年防汛工作的通知"
    assert article.kind is ArticleKind.NOTICE


def test_menus_buttons_and_footers_are_dropped_but_kept_for_inspection():
    text = "首页 > 政务公开 > 统计信息\n青禾县一季度经济简况\n字号：[大 中 小] 打印 关闭\n"
    text += (
        "一季度，全县粮食产量3.2万吨，增长1.1%。\n"
        "扫一扫在手机打开当前页\n"
        "主办单位：青禾县人民政府\n"
    )
    page = page_of(text)
    (article,) = page.articles
    assert article.title == "青禾县一季度经济简况"
    assert article.paragraphs == ["一季度，全县粮食产量3.2万吨，增长1.1%。"]
    dropped = [page.source.text[d.start : d.end] for d in page.dropped]
    assert "首页 > 政务公开 > 统计信息" in dropped
    assert "主办单位：青禾县人民政府" in dropped


def test_a_figure_in_the_footer_is_not_dropped():
    article = only("青禾县经济简况\n一季度粮食产量3.2万吨，增长1.1%。\n备案号：某ICP备0500001号\n")
    assert article.printed("margin") == "备案号：某ICP备0500001号"


def test_a_notice_ends_in_signature_and_date_and_its_annex_is_another_article():
    text = """云溪区关于做好2024年防汛工作的通知
云政办发〔2024〕11号
各乡镇人民政府，区直各部门：
现就有关事项通知如下。
一、落实责任。各乡镇明确责任人56名。
附件：2024年防汛物资清单
云溪区人民政府办公室
2024年5月6日
（此件公开发布）
附件
2024年防汛物资清单
全区共设储备点9个，储备编织袋3.5万条，救生衣620件。
"""
    notice, annex = articles_of(text)
    assert notice.kind is ArticleKind.NOTICE
    assert notice.printed("byline") == "云溪区人民政府办公室"
    assert notice.printed("date") == "2024年5月6日"
    assert metadata_of(notice) == {"文号": "云政办发〔2024〕11号"}
    assert notice.paragraphs[-1] == "附件：2024年防汛物资清单"
    assert (annex.printed("column"), annex.title) == ("附件", "2024年防汛物资清单")


def test_a_second_title_behind_the_signature_begins_another_article():
    text = """松山县人民政府办公室文件
松政办发〔2024〕18号
松山县人民政府办公室
关于印发《松山县防汛应急预案》的
通知
各乡（镇）人民政府：
《松山县防汛应急预案》已经县人民政府同意，现印发给你们。
松山县人民政府办公室
二〇二四年五月十六日
松山县防汛应急预案
第一章 总则
第一条 为做好全县防汛工作，制定本预案。
第二章 组织体系
第二条 县防汛指挥部成员单位26个。
"""
    notice, plan = articles_of(text)
    assert notice.title == "松山县人民政府办公室 关于印发《松山县防汛应急预案》的 通知"
    assert notice.printed("column") == "松山县人民政府办公室文件"
    assert notice.issued == "2024-05-16"
    assert plan.title == "松山县防汛应急预案"
    assert [title for _, title, _ in own_headings(plan)] == ["第一章总则", "第二章组织体系"]


def test_a_web_story_has_subheads_and_a_signature():
    text = """当前位置：首页 > 新闻中心 > 县区动态
柳河乡：小辣椒铺就致富路
发布时间：2024-08-16 09:30 来源：松山县融媒体中心 作者：何青 浏览次数：1024 字体：[大][中][小]
盛夏时节，柳河乡的辣椒地里一片火红，村民们忙着采摘。
产业兴起来
柳河乡今年种植辣椒4600亩，带动农户1260户增收。
日子甜起来
村里还建起了冷库，储存能力达300吨。
（记者 何青）
上一篇：松山县召开防汛工作会议
责任编辑：周放
"""
    article = only(text)
    assert article.kind is ArticleKind.NEWS
    assert article.title == "柳河乡：小辣椒铺就致富路"
    assert article.printed("byline") == "记者 何青"
    assert [title for _, title, _ in own_headings(article)] == ["产业兴起来", "日子甜起来"]
    assert len(article.paragraphs) == 3
    assert metadata_of(article)["浏览次数"] == "1024"


def test_a_date_before_the_source_is_the_date():
    text = (
        "石桥镇院坝会搭起连心桥\n"
        "2024-09-12 10:22    来源:白杨县融媒体中心    【字体:大 中 小】\n"
        "今年以来,石桥镇开展院坝会126场次。\n"
    )
    article = only(text)
    assert article.printed("date") == "2024-09-12 10:22"
    assert metadata_of(article) == {"来源": "白杨县融媒体中心"}


def test_a_short_note_is_a_title_and_paragraphs():
    text = (
        "柏树乡2024年蚕茧收购小结\n"
        "\n"
        "全乡产鲜茧685.2吨，均价51.3元/公斤。\n"
        "\n"
        "来年计划栽桑800~900亩。\n"
    )
    article = only(text)
    assert article.title == "柏树乡2024年蚕茧收购小结"
    assert len(article.paragraphs) == 2


def test_full_width_text_is_kept_as_printed():
    text = (
        "柳泉区２０２１年统计公报\n"
        "一、总量\n"
        "全区实现地区生产总值３５２１７０万元。\n"
        "二、农业\n"
        "粮食总产４６．８万吨。\n"
    )
    article = only(text)
    assert article.title == "柳泉区２０２１年统计公报"
    assert "３５２１７０万元" in article.text
    assert own_headings(article) == [(1, "一、总量", 0), (1, "二、农业", 1)]


def test_a_hard_wrapped_report_is_a_document():
    text = """云溪区人民政府2024年
工作报告
——2025年1月20日在云溪区第四届人民代表大会
第五次会议上

区长  沈一禾

各位代表：
    现在，我代表区人民政府，向大会报告工
作，请予审议，并请区政协各位委员提出意
见。
    一、2024年工作回顾
    2024年是极不平凡的一年。我们坚持稳中
求进，全区地区生产总值完成132.5亿元，增长
                  - 1 -
5.6%；固定资产投资完成48.2亿元。
    二、2025年工作安排
    今年发展的主要预期目标是：地区生产总
值增长5.5%左右，城镇新增就业4200人。
"""
    page = page_of(text)
    assert (page.shape.layout, page.shape.genre) == (Layout.WRAPPED, Genre.DOCUMENT)
    (article,) = page.articles
    assert article.title == "云溪区人民政府2024年 工作报告"
    assert article.printed("subtitle").endswith("第五次会议上")
    assert article.printed("byline") == "区长 沈一禾"
    assert article.paragraphs[0] == "各位代表："
    assert "132.5亿元，增长5.6%；" in article.text
    assert len(own_headings(article)) == 2


def test_a_report_on_one_line_is_cut_at_its_headings():
    years = "全年完成农业总产值2.3亿元，增长5.1%，新建水渠12公里。" * 14
    text = (
        "政府工作报告 ——在金沟乡第九届人民代表大会第三次会议上 乡长 高远 （2024年2月6"
        "日） 各位代表： "
    )
    text += (
        f"现在，我代表乡人民政府报告工作。 一、2023年工作回顾 {years}（一）农业稳中有进。{years}"
    )
    text += (
        f"第1页 共3页（二）项目成效明显。{years} 二、2024年工作安排 {years}各位代表，奋斗正当其时！"
    )
    page = page_of(text)
    assert page.shape.layout is Layout.DUMP
    (article,) = page.articles
    assert article.title == "政府工作报告"
    assert article.printed("byline") == "乡长 高远"
    assert article.issued == "2024-02-06"
    assert [title for _, title, _ in own_headings(article)] == [
        "一、2023年工作回顾",
        "二、2024年工作安排",
    ]
    assert [title for _, title in run_in(article)] == [
        "（一）农业稳中有进。",
        "（二）项目成效明显。",
    ]
    assert article.printed("margin") == "第1页 共3页"


def test_a_markdown_heading_loses_its_sign_only():
    article = only(
        "# 柳河乡防火总结\n\n## 基本情况\n\n全乡组建扑火队6支。\n\n"
        "## 存在问题\n\n仅有护林员46名。\n"
    )
    assert article.title == "柳河乡防火总结"
    assert [title for _, title, _ in own_headings(article)] == ["基本情况", "存在问题"]


def test_a_list_of_lines_alike_is_not_joined():
    places = "\n".join(f"石桥镇第{i}村道路硬化工程" for i in range(1, 12))
    article = only("石桥镇2024年重点项目清单\n" + places)
    assert article.title == "石桥镇2024年重点项目清单"
    assert len(article.paragraphs) == 11


def test_a_long_line_broken_off_by_a_mail_is_joined_again():
    text = (
        "各位同事：\n本周共核查线索126条，其中群众来电反映的线索有96条，通过来信来访反映的线索30条，办结\n"
        "118条，办结率93.7%。\n统计科\n2024年6月7日\n"
    )
    article = only(text)
    assert article.paragraphs[1].endswith("线索30条，办结118条，办结率93.7%。")
    assert (article.printed("byline"), article.issued) == ("统计科", "2024-06-07")


def test_the_cells_of_a_table_row_stay_apart():
    article = only("青禾县主要指标\n指标\t单位\t2023年\n粮食产量\t万吨\t12.6\n")
    assert article.paragraphs == ["指标\t单位\t2023年", "粮食产量\t万吨\t12.6"]


def test_the_numbered_questions_of_an_interpretation_are_its_headings():
    text = "《某办法》政策解读\n近日，镇里印发《某办法》，现解读如下。\n一、为什么要出台？\n"
    text += "为了减轻农户负担，每户补贴260元。\n二、谁可以申请？\n种粮10亩以上的农户都可以申请。\n"
    assert own_headings(only(text)) == [(1, "一、为什么要出台？", 1), (1, "二、谁可以申请？", 2)]


def test_a_colon_inside_a_bracket_ends_no_heading():
    text = "关于停水的公告\n各村：\n一、7月1日停水8小时，请储水备用。\n"
    text += "二、有事请来电（电话：5550188）。\n"
    assert not run_in(only(text))


def test_labels_and_values_may_stand_a_blank_line_apart():
    text = "索引号\n\nWJ-2025-01\n\n发布机构\n\n望江镇政府\n\n"
    text += "成文日期\n\n2025-04-11\n\n有效性\n\n有效\n\n"
    article = only(text + "关于春耕的通知\n\n各村：\n\n请做好春耕备耕工作，整修水渠18公里。\n")
    assert metadata_of(article) == {
        "索引号": "WJ-2025-01", "发布机构": "望江镇政府", "成文日期": "2025-04-11",
        "有效性": "有效",
    }  # fmt: skip
    assert article.title == "关于春耕的通知"


def test_the_office_above_a_title_that_opens_with_its_year_belongs_to_it():
    text = "望江镇农业服务中心\n2025年上半年工作总结\n\n"
    text += "上半年，全镇新修水渠18公里，投入资金260万元。\n"
    assert only(text).title == "望江镇农业服务中心 2025年上半年工作总结"


def test_the_channel_in_brackets_before_a_title_is_no_part_of_it():
    article = only("[要闻动态]望江镇召开防汛会\n\n7月3日，望江镇召开防汛会，部署防汛工作。\n")
    assert (article.title, article.printed("column")) == ("望江镇召开防汛会", "要闻动态")


def test_notes_behind_the_date_do_not_hide_the_signature():
    text = "关于防汛的报告\n县政府：\n入汛以来，降雨612毫米，转移群众412户。\n"
    text += "望江镇人民政府\n2025年8月5日\n"
    article = only(text + "注：雨量取自5个自动站的平均值。\n")
    assert (article.printed("byline"), article.issued) == ("望江镇人民政府", "2025-08-05")
    assert article.paragraphs[-1] == "注：雨量取自5个自动站的平均值。"


def test_menus_and_labels_of_traditional_pages_are_known():
    text = "跳到主要內容區塊\n回首頁 | 網站導覽 | 市民信箱\n"
    text += "農業普查公告\n發布單位：主計處\n點閱次數：305\n\n"
    text += "各區公所：\n本市訂於11月20日辦理農業普查，請各單位配合。\n友善列印 轉寄好友 回上一頁\n"
    article = only(text)
    assert metadata_of(article) == {"发布单位": "主計處", "点阅次数": "305"}
    assert article.paragraphs[-1].endswith("請各單位配合。")
    assert not article.printed("margin")


def test_labels_in_brackets_need_no_colon():
    text = "[索 引 号]  WJ/2025-31    [主题分类]  城乡建设\n[发文机关]  望江镇政府\n"
    article = only(text + "关于春耕的批复\n\n各村：\n\n同意新修水渠18公里，投入资金260万元。\n")
    assert metadata_of(article) == {
        "索引号": "WJ/2025-31", "主题分类": "城乡建设", "发文机关": "望江镇政府",
    }  # fmt: skip
    assert article.title == "关于春耕的批复"


def test_a_crumb_of_two_words_is_no_line_of_the_title():
    text = (
        "统计数据 > 统计分析\n2025年前三季度经济运行情况\n\n9月末，增加值增长6.8%，比上月加快。\n"
    )
    assert only(text).title == "2025年前三季度经济运行情况"


def test_what_a_document_is_belongs_to_its_title():
    text = "关于2024年预算执行情况的报告\n（摘要）\n——2025年1月8日在县人民代表大会会议上\n" + SPEECH
    article = only(text)
    assert article.title == "关于2024年预算执行情况的报告 （摘要）"
    assert article.printed("subtitle").startswith("——2025年")
