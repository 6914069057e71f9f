"""The small print of printed pages: strips, boxes, marks, lists, letters and broken lines."""

from heshu.model import ArticleKind
from tests.intake.pages import (
    articles_of,
    assert_maps_hold,
    assert_nothing_is_lost,
    only,
    page_of,
)

DAM = """双溪镇入冬以来清淤沟渠十八公
里，整修山塘二十三口，可改善灌溉面
积3150亩，群众投工4260个。

镇里还投入资金96万元，更换老
旧闸门31座，下游七个村都用上了放
心水。
"""
MARKET = """城东菜市场改造工程近日完工，共
有摊位184个，新增停车位72个，日均
客流预计达到5900人次。
"""


def test_a_dateline_and_its_names_may_be_broken_over_two_lines():
    text = "双溪镇冬修水利忙\n\n本报讯（通讯员 周一平 陈\n立）" + DAM
    article = only(text)
    assert article.printed("dateline") == "本报讯"
    assert article.printed("byline") == "通讯员 周一平 陈立"
    assert article.text.startswith("双溪镇入冬以来")


def test_any_paper_may_sign_a_dateline():
    for lead in ("大山日报讯（记者 何青）", "双溪融媒讯（通讯员 何青）", "讯（记者 何青）"):
        article = only("双溪镇冬修水利忙\n\n" + lead + DAM)
        assert article.printed("byline").endswith("何青"), lead
        assert article.text.startswith("双溪镇入冬以来")


def test_a_strip_of_edition_date_and_editors_is_no_headline():
    text = "A02 综合 2023年9月8日 星期五 编辑 田禾 版式 白露\n\n双溪镇冬修水利忙\n\n" + DAM
    article = only(text)
    assert (article.title, article.printed("kicker")) == ("双溪镇冬修水利忙", "")
    assert article.issued == "2023-09-08"
    assert "A02" in article.printed("margin")


def test_a_guide_box_is_margin():
    text = "导读\n\n老旧小区加装电梯提速  3版\n暑期出行安全提示  4版\n\n双溪镇冬修水利忙\n\n" + DAM
    article = only(text)
    assert article.title == "双溪镇冬修水利忙"
    assert "老旧小区加装电梯提速 3版" in article.printed("margin")


def test_an_editors_mark_behind_the_last_sentence_leaves_the_text():
    page = page_of("双溪镇冬修水利忙\n\n" + DAM.rstrip() + "③4\n\n城东菜市场改造\n\n" + MARKET)
    dam, _ = page.articles
    assert dam.text.endswith("放心水。")
    assert_nothing_is_lost(page)


def test_a_story_that_goes_on_elsewhere_ends_here():
    text = "双溪镇冬修水利忙\n\n" + DAM + "（下转第4版）\n\n城东菜市场改造完工\n\n" + MARKET
    dam, market = articles_of(text)
    assert dam.text.endswith("放心水。")
    assert market.title == "城东菜市场改造完工"


def test_a_list_of_winners_is_a_line_a_paragraph():
    text = "双溪镇冬修水利忙\n\n" + DAM + "\n获奖名单如下：\n"
    text += "一等奖（2名）\n王海 李春\n二等奖（3名）\n张一 陈二 罗三\n三等奖（1名）\n杨柳\n"
    assert only(text).paragraphs[-6:] == [
        "一等奖（2名）",
        "王海李春",
        "二等奖（3名）",
        "张一陈二罗三",
        "三等奖（1名）",
        "杨柳",
    ]


def test_verses_below_their_author_are_a_line_a_paragraph():
    verses = ["雾从河面上站起来", "牵着一头水牛", "走过石板桥", "每一步都很轻"]
    text = "山村的早晨\n苏禾\n\n" + "\n".join(verses) + "\n\n双溪镇冬修水利忙\n\n" + DAM
    poem, dam = articles_of(text)
    assert (poem.title, poem.printed("byline")) == ("山村的早晨", "苏禾")
    assert poem.paragraphs == verses
    assert dam.title == "双溪镇冬修水利忙"


def test_rows_of_prices_stay_apart():
    rows = ["品种 本周 上周 涨跌", "鸡蛋 5.20 5.10 2.0%", "黄瓜 3.10 2.70 14.8%"]
    text = "本周菜价有涨有跌\n\n" + MARKET + "\n" + "\n".join(rows) + "\n\n" + DAM
    found = [p for a in articles_of(text) for p in a.paragraphs]
    assert all("".join(row.split()) in ["".join(p.split()) for p in found] for row in rows)


def test_letters_are_signed_below_and_labelled_above():
    text = "读者来信\n\n站牌被树遮住了\n\n编辑同志：\n" + DAM + "\n城南区 读者 刘先生\n\n"
    first, second = articles_of(text + "菜市场何时改造\n\n编辑同志：\n" + MARKET)
    assert first.printed("column") == "读者来信"
    assert first.printed("byline") == "城南区 读者 刘先生"
    assert first.paragraphs[0] == "编辑同志："
    assert second.title == "菜市场何时改造"


def test_an_author_stands_below_the_title_of_a_comment():
    for name in ("□ 江流", "何小满"):
        article = only("好水不怕沟渠深\n" + name + "\n\n" + DAM)
        assert article.title == "好水不怕沟渠深"
        assert article.printed("byline") == name.removeprefix("□ ")


def test_a_dash_opens_a_subtitle_directly_below_its_title():
    article = only("老沟渠里的新活水\n——双溪镇水利建设见闻\n本报记者 何青\n\n" + DAM)
    assert article.title == "老沟渠里的新活水"
    assert article.printed("subtitle") == "——双溪镇水利建设见闻"
    assert article.printed("byline") == "本报记者 何青"


def test_several_short_subheads_stay_inside_their_story():
    text = "双溪镇的两本账\n\n" + DAM + "\n水“活”了\n\n" + DAM + "\n路“通”了\n\n" + DAM
    article = only(text)
    assert [s.title for s in article.sections if not s.run_in] == ["水“活”了", "路“通”了"]


def test_captions_end_at_their_credit_and_open_with_what_they_show():
    text = "双溪镇冬修水利忙\n\n" + DAM + "\n村民在清淤沟渠。本报记者 何青 摄\n\n"
    dam, first, second = articles_of(text + "图为改造后的菜市场。\n（新华社记者 何川 摄）\n")
    assert dam.title == "双溪镇冬修水利忙"
    assert (first.kind, second.kind) == (ArticleKind.CAPTION, ArticleKind.CAPTION)
    assert first.printed("credit") == "本报记者 何青 摄"
    assert second.printed("credit") == "新华社记者 何川 摄"
    assert second.text == "图为改造后的菜市场。"


def test_a_signature_broken_over_two_lines_still_ends_its_story():
    text = "双溪镇冬修水利忙\n\n" + DAM.rstrip() + "（通讯员 冯远\n山 孙蕾）\n\n"
    dam, market = articles_of(text + "城东菜市场改造完工\n\n" + MARKET)
    assert dam.printed("byline") == "通讯员 冯远山 孙蕾"
    assert market.title == "城东菜市场改造完工"


def test_a_line_cut_after_a_word_that_needs_another_is_no_headline():
    text = "双溪镇冬修水利忙\n\n" + DAM + "\n灌溉面积由去年的2100亩增加到\n\n3150亩，增长五成。\n"
    assert [a.title for a in articles_of(text)] == ["双溪镇冬修水利忙"]


def test_questions_of_an_interview_are_text():
    text = "让水用在刀刃上\n——访双溪镇镇长\n\n记者：今年有哪些安排？\n\n" + DAM
    article = only(text + "\n记者：资金如何保障？\n\n" + DAM)
    assert "记者：资金如何保障？" in article.paragraphs


def test_a_package_shares_the_label_of_its_introduction():
    intro = (
        "民声热线｝｝ 4月11日，双溪镇负责人做客直播间，就水利冬修、菜市场改造等话题与听众交流\n"
        "，并现场答复来电。\n"
    )
    text = "双溪镇冬修水利忙\n\n" + DAM + "\n" + intro + "\n城东菜市场改造完工\n\n" + MARKET
    page = page_of(text)
    assert [a.printed("column") for a in page.articles] == ["民声热线"] * 3
    assert_maps_hold(page)


def test_a_numbered_heading_of_a_wrapped_report_needs_no_gap():
    text = """双溪镇政府工作报告

各位代表：
    现在，我代表镇人民政府作工作报告，请予审
议，并请列席的同志提出意见。
    一、上年工作回顾
    全镇清淤沟渠十八公里，整修山塘二十三口，
可改善灌溉面积3150亩，群众投工4260个。
    二、今年工作安排
    更换老旧闸门31座，总投资96万元，让下游七
个村都用上放心水。
"""
    article = only(text)
    assert [s.title for s in article.sections if not s.run_in] == [
        "一、上年工作回顾",
        "二、今年工作安排",
    ]
    assert article.paragraphs[0] == "各位代表："
    assert article.kind is ArticleKind.REPORT


def test_an_entry_broken_inside_its_bracket_stays_whole():
    text = "双溪镇冬修水利忙\n\n" + DAM + "\n获奖名单如下：\n"
    text += "一等奖（2名）\n王海（县供电局） 李春（城东水泥\n厂）\n二等奖（2名）\n张一 陈二\n"
    assert "王海（县供电局）李春（城东水泥厂）" in only(text).paragraphs


def test_two_columns_run_together_are_marked():
    lines = DAM.splitlines()
    lines[1] += "　　" + lines[2]
    text = "双溪镇冬修水利忙\n\n" + "\n".join(lines) + "\n" + MARKET
    doubts = [doubt.what for article in articles_of(text) for doubt in article.doubts]
    assert "fused-columns" in doubts


def test_a_heading_directly_below_another_is_one_too():
    text = """双溪镇预算执行情况的报告

各位代表：
    现将双溪镇预算执行情况提请大会审查，并请列
席人员提出意见。
    一、上年预算执行情况
    （一）一般公共预算
    全镇一般公共预算收入完成2180万元，为预算
的101.2%，增长6.3%，其中税收占58.4%。
"""
    titles = [s.title for s in only(text).sections if not s.run_in]
    assert titles == ["一、上年预算执行情况", "（一）一般公共预算"]


def test_a_reporter_and_place_in_brackets_are_a_dateline():
    text = "老街騎樓完工\n\n【記者何大方／南城報導】老街騎樓整修工\n"
    text += "程完工，共整修一百二十戶，長度四百六\n十公尺，經費三千萬元。\n"
    article = only(text)
    assert article.printed("byline") == "記者何大方"
    assert article.printed("dateline") == "南城報導"
