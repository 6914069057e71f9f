"""Newspaper pages taken out of PDFs: lines, columns and headlines in any order."""

import random

from benchmarks.intake_pages import make_page, measure
from heshu.intake import Genre, Layout
from heshu.model import ArticleKind
from tests.intake.pages import articles_of, only, page_of, run_in

BRIDGES = """石桥镇交通部门今年新建农村
桥梁126座，惠及群众2600人。桥梁
通车后，村民到集镇的路程由14公
里缩短到5公里。

施工队抢抓枯水期，42天完成桥
墩浇筑，项目共投入资金860万元。
"""
TEA = """望江镇现有茶园面积4118亩，今
年春茶预计产量301吨。茶农天不亮
就背着竹篓上山采茶，合作社按每公
斤85元的价格收购鲜叶。
"""


def test_a_hard_wrapped_page_is_told_and_the_reason_given():
    shape = page_of(BRIDGES + "\n望江镇春茶开采\n\n" + TEA).shape
    assert (shape.layout, shape.genre) == (Layout.WRAPPED, Genre.NEWSPAPER)
    assert "end unfinished" in shape.reason


def test_lines_are_joined_into_paragraphs():
    article = only("石桥镇三座便民桥通车\n\n" + BRIDGES)
    assert article.title == "石桥镇三座便民桥通车"
    first, second = article.paragraphs
    assert first.startswith("石桥镇交通部门今年新建农村桥梁126座，惠及群众2600人。桥梁通车后，")
    assert first.endswith("村民到集镇的路程由14公里缩短到5公里。")
    assert second == "施工队抢抓枯水期，42天完成桥墩浇筑，项目共投入资金860万元。"


def test_a_blank_line_in_mid_sentence_ends_nothing():
    broken = BRIDGES.replace("由14公\n", "由14公\n\n")
    assert len(only("石桥镇三座便民桥通车\n\n" + broken).paragraphs) == 2


def test_a_paragraph_break_without_a_blank_line_is_seen_by_its_indent():
    tight = BRIDGES.replace("5公里。\n\n", "5公里。\n")
    assert len(only("石桥镇三座便民桥通车\n\n" + tight).paragraphs) == 2


def test_a_headline_after_its_body_finds_it():
    text = "本报讯（记者 何青）" + BRIDGES + "\n本报讯（通讯员 周放）" + TEA
    text += "\n望江镇春茶开采 茶农采摘忙\n\n石桥镇新建桥梁\n方便村民出行\n"
    bridges, tea = articles_of(text)
    assert bridges.title == "石桥镇新建桥梁 方便村民出行"
    assert tea.title == "望江镇春茶开采 茶农采摘忙"
    assert bridges.printed("byline") == "记者 何青"
    assert tea.printed("dateline") == "本报讯"


def test_a_dateline_leaves_the_paragraph_and_keeps_its_place():
    text = "本报青河8月9日讯（记者 何青 通讯员 周放） " + BRIDGES
    article = only("石桥镇三座便民桥通车\n\n" + text)
    assert article.printed("dateline") == "本报青河8月9日讯"
    assert article.printed("byline") == "记者 何青 通讯员 周放"
    assert article.text.startswith("石桥镇交通部门")


def test_a_kicker_above_the_title_is_no_title():
    text = (
        "春茶飘香好时节 茶农采摘正当时\n\n望江镇春茶开采\n\n" + TEA + "\n石桥镇三座便民桥通车\n\n"
    )
    tea, bridges = articles_of(text + BRIDGES)
    assert (tea.printed("kicker"), tea.title) == ("春茶飘香好时节 茶农采摘正当时", "望江镇春茶开采")
    assert bridges.title == "石桥镇三座便民桥通车"


def test_a_subtitle_opens_with_a_dash():
    text = "一片茶叶富一方\n\n——望江镇发展茶产业小记\n\n" + TEA
    article = only(text)
    assert article.title == "一片茶叶富一方"
    assert article.printed("subtitle") == "——望江镇发展茶产业小记"


def test_a_byline_below_the_body_signs_it():
    bridges, tea = articles_of(
        "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n记者 何青\n\n望江镇春茶开采\n\n" + TEA
    )
    assert bridges.printed("byline") == "记者 何青"
    assert tea.printed("byline") == ""


def test_a_photo_caption_is_its_own_article():
    caption = "望江镇茶农在云雾茶园里采摘春茶，一派繁忙的丰收景象令人\n欣喜。（摄于3月24日）\n\n"
    text = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n" + caption + "［通讯员 周放 摄］\n"
    story, photo = articles_of(text)
    assert story.title == "石桥镇三座便民桥通车"
    assert photo.kind is ArticleKind.CAPTION
    assert photo.printed("credit") == "通讯员 周放 摄"
    assert photo.title == ""
    assert photo.text.endswith("（摄于3月24日）")


def test_a_credit_behind_the_last_word_of_a_caption_is_cut_off():
    text = "石桥镇三座便民桥通车\n本报讯（记者 何青）石桥镇新建桥梁126座。\n"
    text += "金沟乡办起运动会\n本报讯（记者 周放）金沟乡举办第6届运动会，18支队伍参赛。\n"
    *_, photo = articles_of(text + "工人正在检修光伏组件。 通讯员 田野 摄\n")
    assert photo.kind is ArticleKind.CAPTION
    assert photo.printed("credit") == "通讯员 田野 摄"
    assert photo.text == "工人正在检修光伏组件。"


def test_a_broken_column_label_opens_an_introduction():
    label = (
        "百姓问政 面\n"
        "对面｝｝ 3月26日，青禾县县长做客访谈节目，介绍农村桥梁、春茶生产等工作并回答提问\n"
        "，现场回应了群众的留言。\n"
    )
    text = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n" + label + "\n望江镇春茶开采\n\n" + TEA
    story, intro, tea = articles_of(text)
    assert intro.kind is ArticleKind.INTRO
    assert intro.printed("column") == "百姓问政 面对面"
    assert intro.text.startswith("3月26日，")
    assert (story.title, intro.title, tea.title) == (
        "石桥镇三座便民桥通车",
        "",
        "望江镇春茶开采",
    )


def test_letter_spacing_goes_and_figures_stay_whole():
    text = BRIDGES.replace("项目共投入资金860万元", "项 目 共 投 入 资 金 860 万 元")
    article = only("石桥镇三座便民桥通车\n\n" + text)
    assert "项目共投入资金860万元" in article.text


def test_two_figures_side_by_side_are_not_run_together():
    article = only("石桥镇工作小结\n近两年分别新建桥梁 2023 126座和 2024 142座。\n")
    assert "2023 126座" in article.text


def test_items_open_paragraphs_where_two_of_them_do():
    text = """石桥镇三座便民桥通车

石桥镇交通部门负责人介绍了今
年农村桥梁建设的打算。

一是加快建设进度：全年新建桥
梁26座，总投资860万元。
二是强化质量监管：聘请村民当

监督员，每座桥不少于3人。

三是落实管护责任：每村明确管
护员1名，每月巡查2次。
"""
    article = only(text)
    assert len(article.paragraphs) == 4
    assert run_in(article) == [
        (1, "一是加快建设进度："),
        (1, "二是强化质量监管："),
        (1, "三是落实管护责任："),
    ]


def test_words_over_paragraphs_are_headings_of_the_story():
    text = "望江镇的绿水青山账\n\n" + TEA + "\n治水\n" + BRIDGES + "\n护林\n" + TEA
    article = only(text)
    assert [s.title for s in article.sections if not s.run_in] == ["治水", "护林"]


def test_the_date_of_the_paper_dates_its_stories():
    text = "2025年3月27日 星期四\n第3版 综合新闻\n责任编辑：高远\n\n石桥镇三座便民桥通车\n\n"
    article = only(text + BRIDGES)
    assert article.issued == "2025-03-27"
    assert article.title == "石桥镇三座便民桥通车"
    assert article.printed("margin") == "2025年3月27日 星期四\n第3版 综合新闻"


def test_traditional_pages_are_read_alike():
    text = """東平鄉春茶開採
本報訊（記者 何青）入春以來氣溫
回升，東平鄉三千二百畝茶園陸續開
採，茶農每日清晨上山採茶。

石門橋下月通車
【中央社石門十二日電】跨越石門溪
的石門橋工程已完成百分之九十八，
預定下月十五日通車，總經費一億二
千萬元。
"""
    tea, bridge = articles_of(text)
    assert (tea.title, bridge.title) == ("東平鄉春茶開採", "石門橋下月通車")
    assert tea.printed("byline") == "記者 何青"
    assert bridge.printed("dateline") == "中央社石門十二日電"


def test_a_doubtful_headline_is_marked():
    text = "本报讯（记者 何青）" + BRIDGES + "\n向阳而生的新产业\n\n本报讯（通讯员 周放）" + TEA
    doubts = [doubt for article in articles_of(text) for doubt in article.doubts]
    assert "title" in {doubt.what for doubt in doubts}
    assert all(0 <= doubt.score < 1 for doubt in doubts)


def test_two_bodies_that_ran_together_are_parted_by_a_late_headline():
    text = "石桥镇新建农村桥梁\n\n" + BRIDGES + "\n" + TEA + "\n望江镇春茶采摘忙\n"
    bridges, tea = articles_of(text)
    assert (bridges.title, tea.title) == ("石桥镇新建农村桥梁", "望江镇春茶采摘忙")
    assert tea.text.startswith("望江镇现有茶园")
    assert "split" in {doubt.what for doubt in tea.doubts}


def test_a_headline_that_fits_no_story_is_kept():
    text = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n金沟乡办起农民运动会\n"
    held = "".join(part.text for article in articles_of(text) for _, part in article.each_part())
    assert "金沟乡办起农民运动会" in held


def test_a_standing_label_over_a_photo_is_its_column():
    text = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n图片新闻\n\n"
    _, photo = articles_of(text + "茶农在采茶。（摄于3月24日）\n\n［通讯员 周放 摄］\n")
    assert (photo.printed("column"), photo.title) == ("图片新闻", "")


def test_page_marks_between_two_lines_of_a_sentence_part_nothing():
    text = BRIDGES.replace("由14公\n", "由14公\n- 2 -\n")
    article = only("石桥镇三座便民桥通车\n\n" + text)
    assert "由14公里缩短到5公里" in article.text
    assert article.printed("margin") == "- 2 -"


def test_simulated_pages_come_apart_far_better_than_at_blank_lines():
    tallies, _ = measure(pages=60, seed=20260)
    (ends, edges, titles), (floor_ends, floor_edges, floor_titles) = tallies.values()
    assert ends.f1 >= 0.97 > floor_ends.f1
    assert edges.f1 >= 0.95 > floor_edges.f1
    assert titles.right / titles.wanted >= 0.85 > floor_titles.right / floor_titles.wanted


def test_the_same_page_comes_apart_in_the_same_way():
    text = make_page(random.Random(7))[0]
    assert articles_of(text) == articles_of(text)
