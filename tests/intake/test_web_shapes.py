"""Shapes of web pages: labels beside values, channels' subheads, wires, disclaimers."""

from heshu.intake import read

PROSE = "<p>全镇共实施重点项目23个，完成投资1.42亿元，占年度计划的28.4%，进度比去年快。</p>"
MORE = "<p>全镇新增城镇就业316人，发放各类补贴486.5万元，惠及群众2860户，比上年多120户。</p>"


def only(body, head=""):
    page = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    (article,) = read(page.encode(), name="page.html")
    return article


def test_labels_and_values_in_elements_side_by_side():
    cells = "".join(
        f'<div class="row"><span class="k">{k}</span><span class="v">{v}</span></div>'
        for k, v in (("索 引 号", "QH-01/2024-0012"), ("发文机关", "青禾县水务局"),
                     ("成文日期", "2024年4月1日"))
    )  # fmt: skip
    article = only(f"{cells}<h1>青禾县水务局关于防汛的通知</h1>{PROSE}{MORE}")
    assert article.metadata["索引号"].text == "QH-01/2024-0012"
    assert article.issuer == "青禾县水务局"
    assert article.issued == "2024-04-01"


def test_words_side_by_side_that_are_no_labels_stay_one_line():
    article = only(
        f"<h1>项目进度</h1><p><b>截至六月，</b><span>完成投资3.2亿元。</span></p>{PROSE}"
    )
    assert article.paragraphs[0] == "截至六月，完成投资3.2亿元。"


def test_bold_lines_between_running_text_are_subheads():
    subheads = ("项目提速，工业跑出加速度", "民生为本，乡亲尝到甜滋味")
    body = "".join(
        f"<p><strong>{h}</strong></p>{t}" for h, t in zip(subheads, (MORE, PROSE), strict=True)
    )
    article = only(f"<h1>鹭鸣镇一季度开门红</h1>{PROSE}{body}")
    assert [section.title for section in article.sections if not section.run_in] == list(subheads)
    assert len(article.paragraphs) == 3


def test_a_number_above_a_subhead_is_its_label():
    body = f"{PROSE}<p>01</p><p>项目跑出加速度</p>{MORE}<p>02</p><p>民生持续改善</p>{PROSE}"
    article = only(f"<h1>鹭鸣镇一季度开门红</h1>{body}")
    assert [section.label for section in article.sections if not section.run_in] == ["01", "02"]
    assert not any(p in ("01", "02") for p in article.paragraphs)


def test_a_sites_own_wire_is_the_dateline_and_a_disclaimer_is_not_the_text():
    body = (
        "<p>大河新闻网4月18日电（记者 陈默）青禾县春茶开采首月采摘鲜叶4260吨，产值1.08亿元。</p>"
        f"{PROSE}<p>声明：本网转载内容版权归原作者所有，如有侵权请在30日内联系删除。</p>"
    )
    article = only(f"<h1>春茶产值破亿元</h1>{body}")
    assert article.parts["dateline"].text == "大河新闻网4月18日电"
    assert article.paragraphs[0].startswith("青禾县春茶开采首月")
    assert "侵权" not in article.text


def test_a_comment_in_mid_sentence_does_not_break_it():
    article = only(
        f"<h1>项目进度</h1><p>完成投资<!-- n -->3.2亿元，增长5.1%，快于去年同期。</p>{PROSE}"
    )
    assert article.paragraphs[0] == "完成投资3.2亿元，增长5.1%，快于去年同期。"


def test_the_source_is_the_issuer_when_it_is_an_office():
    info = "<p>来源：青禾县统计局　发布日期：2024-03-28</p>"
    assert only(f"<h1>一季度经济运行情况</h1>{info}{PROSE}{MORE}").issuer == "青禾县统计局"
    assert only(f"<h1>一季度经济运行情况</h1>{info.replace('统计局', '日报')}{PROSE}").issuer == ""


def test_a_title_row_of_a_table_is_no_heading():
    table = (
        "<table><tr><td colspan='2'>第二十条 第（一）项</td></tr><tr><td>规章</td><td>4</td></tr>"
        "<tr><td>规范性文件</td><td>38</td></tr></table>"
    )
    article = only(f"<h1>信息公开年度报告</h1>{PROSE}{table}{MORE}")
    assert "第二十条 第（一）项" in article.paragraphs


def test_the_numbers_of_a_channels_readers_are_not_the_title():
    channel = "<dl><dd><span>862</span>文章</dd><dd><span>36万</span>总阅读</dd></dl>"
    title = "青禾县规上工业增长9.1%"
    head = f"<meta property='og:title' content='{title}'>"
    info = "<div>2024-05-18 09:12 来源: <a>青禾发布</a></div>"
    article = only(f"{channel}<div><h1>{title}</h1>{info}{PROSE}{MORE}</div>", head)
    assert (article.title, article.issued) == (title, "2024-05-18")
    assert len(article.paragraphs) == 2
