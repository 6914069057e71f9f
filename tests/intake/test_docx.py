"""A Word document gives the text that Word prints: numbers, cells, results of fields."""

import pytest

from heshu.errors import InputError
from heshu.intake import load, split
from heshu.intake.readers import docx
from heshu.intake.readers.docx.numerals import written
from tests.intake import word
from tests.intake.pages import assert_maps_hold
from tests.intake.word import level, lists, p, run, styles, tbl, tc, tr

OFFICIAL = (
    level(0, "%1、", "chineseCountingThousand"),
    level(1, "（%2）", "chineseCountingThousand"),
    level(2, "%3."),
    level(3, "（%4）"),
)
ONE_LIST = lists("".join(OFFICIAL), nums=[(1, 0, "")])


def printed(*blocks, **parts):
    """The lines of a document."""
    return docx.read(word.word(*blocks, **parts), "page.docx").source.text.splitlines()


def refusal(data):
    with pytest.raises(InputError) as caught:
        load(data, name="page.docx")
    assert "\n" not in str(caught.value)
    return str(caught.value)


# ---------------------------------------------------------------- automatic numbers


def test_official_numbering_stands_in_the_text_as_it_prints():
    assert printed(
        p("综合", num=1),
        p("经济总量", num=1, level=1),
        p("人口", num=1, level=1),
        p("年末总人口32万人", num=1, level=2),
        p("其中城镇人口", num=1, level=3),
        p("农业", num=1),
        p("粮食", num=1, level=1),
        numbering=ONE_LIST,
    ) == [
        "一、综合", "（一）经济总量", "（二）人口", "1. 年末总人口32万人", "（1）其中城镇人口",
        "二、农业", "（一）粮食",
    ]  # fmt: skip


def test_a_list_goes_on_behind_text_and_in_another_list_of_the_same_kind():
    parts = lists("".join(OFFICIAL), nums=[(1, 0, ""), (2, 0, "")])
    assert printed(p("甲", num=1), p("正文"), p("乙", num=1), p("丙", num=2), numbering=parts) == [
        "一、甲", "正文", "二、乙", "三、丙",
    ]  # fmt: skip


def test_a_start_override_begins_anew_once():
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    parts = lists(level(0, "%1."), nums=[(1, 0, ""), (2, 0, anew)])
    blocks = [p(text, num=num) for text, num in (("a", 1), ("b", 1), ("c", 2), ("d", 2), ("e", 1))]
    assert printed(*blocks, numbering=parts) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_an_override_may_replace_a_level():
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting")}</w:lvlOverride>'
    parts = lists(level(0, "%1."), nums=[(1, 0, other)])
    assert printed(p("总则", num=1), numbering=parts) == ["第一条 总则"]


def test_a_level_that_never_restarts_counts_through():
    through = level(0, "%1、") + level(1, "第%2条", more='<w:lvlRestart w:val="0"/>')
    parts = lists(through, nums=[(1, 0, "")])
    rows = [("甲", 0), ("一", 1), ("二", 1), ("乙", 0), ("三", 1)]
    text = printed(*(p(t, num=1, level=at) for t, at in rows), numbering=parts)
    assert text == ["1、甲", "第1条 一", "第2条 二", "2、乙", "第3条 三"]


def test_a_lower_level_names_the_ones_above_it():
    parts = lists(
        level(0, "第%1章", "chineseCounting")
        + level(1, "%1.%2", more="<w:isLgl/>")
        + level(2, "%1.%2.%3"),
        nums=[(1, 0, "")],
    )
    blocks = [p("总则", num=1), p("目的", num=1, level=1), p("依据", num=1, level=1)]
    text = printed(*blocks, p("细目", num=1, level=2), numbering=parts)
    assert text == ["第一章 总则", "1.1 目的", "1.2 依据", "一.2.1 细目"]


def test_a_lower_level_before_its_upper_one_shows_where_that_starts():
    parts = lists(level(0, "%1") + level(1, "%1.%2"), nums=[(1, 0, "")])
    text = printed(p("细", num=1, level=1), p("章", num=1), numbering=parts)
    assert text == ["1.1 细", "1 章"]


def test_numbering_comes_with_the_style_of_a_heading():
    linked = level(0, "%1、", "japaneseCounting", '<w:pStyle w:val="H1"/>') + level(
        1, "（%2）", "japaneseCounting", '<w:pStyle w:val="H2"/>'
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    sheet = styles(("H1", "heading 1", numbered), ("H2", "heading 2", numbered))
    blocks = [p("综合", style="H1"), p("总量", style="H2"), p("农业", style="H1")]
    parts = {"numbering": lists(linked, nums=[(1, 0, "")]), "styles": sheet}
    assert printed(*blocks, **parts) == ["一、综合", "（一）总量", "二、农业"]
    off = p("附注", style="H1", num=0)
    assert printed(off, blocks[0], **parts) == ["附注", "一、综合"]


def test_a_list_that_names_a_style_of_lists_is_that_list():
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    own = f'<w:styleLink w:val="L"/>{level(0, "%1）", "lowerLetter")}'
    xml = lists(own, nums=[(1, 0, ""), (2, 7, "")]).replace("<w:num ", f"{link}<w:num ", 1)
    assert printed(p("甲", num=2), p("乙", num=2), numbering=xml) == ["a）甲", "b）乙"]


def test_bullets_print_as_one_sign():
    parts = lists(level(0, "\uf0b7", "bullet"), nums=[(1, 0, "")])
    assert printed(p("甲", num=1), numbering=parts) == ["• 甲"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"),
        (105, "chineseCounting", "一〇五"), (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"), (1010, "japaneseCounting", "一千零一十"),
        (110, "chineseCountingThousand", "一百一十"), (21, "ideographDigital", "二一"),
        (3, "ideographTraditional", "丙"), (11, "ideographTraditional", "11"),
        (12, "ideographZodiac", "亥"), (13, "ideographZodiacTraditional", "丙子"),
        (12, "chineseLegalSimplified", "壹拾贰"), (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"), (9, "decimalZero", "09"), (12, "decimalFullWidth", "１２"),
        (20, "decimalEnclosedCircleChinese", "⑳"), (3, "decimalEnclosedParen", "⑶"),
        (5, "none", ""), (5, "of no standard", "5"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_the_format_of_its_list(number, form, text):
    assert written(number, form) == text


# ---------------------------------------------------------------- runs


def test_what_was_inserted_prints_and_what_was_deleted_does_not():
    added = '<w:ins w:id="1"><w:r><w:t>160</w:t></w:r></w:ins>'
    gone = '<w:del w:id="2"><w:r><w:delText>150</w:delText></w:r></w:del>'
    moved = '<w:moveFrom w:id="3"><w:r><w:t>旧句。</w:t></w:r></w:moveFrom>'
    assert printed(p("产值", gone, added, "万元。", moved)) == ["产值160万元。"]


def test_a_paragraph_whose_end_was_deleted_runs_on():
    joined = p("全年产值", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    assert printed(joined, p("150万元。")) == ["全年产值150万元。"]


def test_a_field_prints_its_result_and_not_its_code():
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> = SUM(B2:B9) </w:instrText></w:r>"
    field = (char.format("begin"), code, char.format("separate"), "305", char.format("end"))
    assert printed(p("合计", *field, "万元")) == ["合计305万元"]


def test_hidden_text_does_not_print():
    sheet = styles(("Q", "quiet", "<w:rPr><w:vanish/></w:rPr>"))
    hidden = run("内部：实为14%", "<w:vanish/>")
    text = printed(p("增长15%", hidden, "。"), p("不印", style="Q"), p("印"), styles=sheet)
    assert [line for line in text if line] == ["增长15%。", "印"]


def test_links_tabs_breaks_and_signs_print():
    link = f"<w:hyperlink>{run('统计公报')}</w:hyperlink>"
    tick = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    blocks = p(link, "<w:r><w:tab/></w:r>", "甲", "<w:r><w:br/></w:r>", "乙", tick)
    assert printed(blocks) == ["统计公报\t甲", "乙☑"]


def test_a_drawing_with_two_forms_is_read_once():
    box = f"<w:txbxContent>{p('框中：产值30亿元。')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert printed(p("正文。", both), p("下文。")) == ["正文。", "框中：产值30亿元。", "下文。"]


def test_content_controls_are_read_through():
    inner = f"<w:sdt><w:sdtContent>{p('标题')}{tbl(tr('甲', '乙'))}</w:sdtContent></w:sdt>"
    assert printed(inner) == ["标题", "甲\t乙"]


# ---------------------------------------------------------------- structure


def test_headings_have_the_level_of_their_style_or_outline():
    sheet = styles(
        ("1", "heading 1", ""),
        ("G", "自定", '<w:basedOn w:val="1"/>'),
        ("S", "body", ""),
    )
    outline = p("大纲", properties='<w:outlineLvl w:val="2"/>')
    reading = docx.read(
        word.word(
            p("章", style="1"), p("节", style="G"), p("文", style="S"), outline, styles=sheet
        ),
        "a.docx",
    )
    assert [line.heading for line in reading.lines] == [1, 1, 0, 3]


def test_the_title_is_above_the_headings():
    sheet = styles(("T", "Title", ""), ("1", "heading 1", ""))
    data = word.word(p("公报", style="T"), p("综合", style="1"), p("正文。"), styles=sheet)
    assert [line.heading for line in docx.read(data, "a.docx").lines] == [1, 2, 0]


def test_a_table_gives_a_row_a_line_with_its_cells():
    wide = tc("指标", properties='<w:gridSpan w:val="2"/>')
    first = tc("粮食", properties='<w:vMerge w:val="restart"/>')
    below = tc(properties="<w:vMerge/>")
    rows = (tr(wide, "2024年"), tr(first, "稻谷", "12.6"), tr(below, "小麦", "3.1"))
    reading = docx.read(word.word(p("附表"), tbl(*rows)), "a.docx")
    text = reading.source.text.splitlines()
    assert text == ["附表", "指标\t\t2024年", "粮食\t稻谷\t12.6", "\t小麦\t3.1"]
    row = reading.lines[3]
    assert [row.text[a:b] for a, b in row.cells] == ["", "小麦", "3.1"]


def test_a_cell_is_one_line_whatever_is_in_it():
    inner = tbl(tr("合计", "15.7"))
    cell = tc(p("粮食"), p("（万吨）"), inner)
    deleted = tr("删去", "1", properties='<w:del w:id="1"/>')
    assert printed(tbl(tr(cell, "12.6"), deleted)) == ["粮食 （万吨） 合计 15.7\t12.6"]


def test_a_frame_of_one_cell_is_no_table():
    reading = docx.read(word.word(tbl(tr(tc(p("第一段。"), p("第二段。"))))), "a.docx")
    assert [(line.text, line.cells) for line in reading.lines] == [
        ("第一段。", ()),
        ("第二段。", ()),
    ]


def test_headers_and_footers_are_set_aside_once():
    header, footer = word.part("hdr", p("青禾县统计局文件")), word.part("ftr", p("— 1 —"))
    data = word.word(p("公报"), p("产值30亿元。"), header=header, header2=header, footer=footer)
    page = split(load(data, name="a.docx"))
    text = page.source.text
    aside = [(text[d.start : d.end], d.reason) for d in page.dropped]
    assert aside == [("青禾县统计局文件", "page-mark"), ("— 1 —", "page-mark")]


def test_a_note_stands_in_the_margin_and_not_at_the_figure():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = word.notes("footnote", n2="未含飞地数据3.5亿元。", n9="没有引用。")
    data = word.word(p("公报"), p("全年产值30亿元", mark, "，增长5%。"), footnotes=notes)
    (article,) = split(load(data, name="a.docx")).articles
    assert article.text == "全年产值30亿元，增长5%。"
    assert article.printed("margin") == "未含飞地数据3.5亿元。"


def test_a_report_comes_out_with_title_sections_and_tables():
    data = word.word(
        p("青禾县2024年国民经济和社会发展统计公报"),
        p("2024年，全县经济运行总体平稳，产业结构继续优化。"),
        p("综合", num=1),
        p("全年生产总值150.2亿元，比上年增长5.2%，运行在合理区间。"),
        tbl(tr("指标", "2024年"), tr("粮食（万吨）", "12.6")),
        p("农业", num=1),
        p("全年粮食产量12.6万吨，比上年增长1.1%。"),
        numbering=ONE_LIST,
    )
    page = split(load(data, name="公报.docx"))
    (article,) = page.articles
    assert article.title == "青禾县2024年国民经济和社会发展统计公报"
    assert [s.title for s in article.sections] == ["一、综合", "二、农业"]
    (table,) = article.tables
    assert [article.text[a:b] for a, b in table.rows[1].cells] == ["粮食（万吨）", "12.6"]
    assert_maps_hold(page)


def test_a_document_of_one_table_keeps_its_first_row_in_the_table():
    data = word.word(tbl(tr("指标", "2023年", "2024年"), tr("粮食（万吨）", "12.5", "12.6")))
    (article,) = split(load(data, name="a.docx")).articles
    assert article.title == ""
    assert len(article.tables[0].rows) == 2


def test_a_table_of_labels_above_a_notice_is_its_header():
    head = tbl(
        tr("索引号", "QH-2024-001", "主题分类", "农业"),
        tr("发布机构", "青禾县人民政府", "文号", ""),
    )
    title = "青禾县人民政府关于做好春耕备耕工作的通知"
    body = "各乡镇要抓紧抓好春耕备耕，落实粮食播种面积12万亩，确保全年粮食稳产增产。"
    data = word.word(head, p(title), p("各乡镇人民政府："), p(body), p("2024年3月5日"))
    (article,) = split(load(data, name="a.docx")).articles
    assert (article.title, article.issued) == (title, "2024-03-05")
    assert article.metadata["索引号"].text == "QH-2024-001"
    assert not article.tables


def test_headings_by_style_are_sections_without_numbers():
    sheet = styles(("T", "Title", ""), ("1", "heading 1", ""), ("2", "heading 2", ""))
    text = p("全县上下扎实推进各项工作，全年经济运行总体平稳，民生持续改善。")
    blocks = (p("2024年工作总结", style="T"), p("成绩", style="1"), p("经济", style="2"), text)
    data = word.word(*blocks, p("打算", style="1"), text, styles=sheet)
    (article,) = split(load(data, name="a.docx")).articles
    assert article.title == "2024年工作总结"
    assert [(s.level, s.title) for s in article.sections] == [(1, "成绩"), (2, "经济"), (1, "打算")]


# ---------------------------------------------------------------- what cannot be read


def test_entities_are_refused_before_they_unfold():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    assert "XML entities" in refusal(word.word(p("&b;"), head=bomb))


def test_a_document_that_unfolds_to_fill_a_memory_is_refused():
    data = word.word(p("字"), header="\0" * (30 << 20))
    assert len(data) < 100_000
    assert "to fill a memory" in refusal(data)


def test_damage_is_one_line():
    data = word.word(p("产值30亿元。"))
    assert "damaged" in refusal(data[: len(data) // 2])
    assert "damaged" in refusal(word.word("<w:p><w:r>"))


def test_a_document_of_pictures_only_says_so():
    assert "no text" in refusal(word.word(p("<w:r><w:drawing/></w:r>")))


def test_missing_and_foreign_parts_do_no_harm():
    data = word.word(p("产值30亿元。", style="Nowhere", num=99), image="<x/>")
    assert docx.read(data, "a.docx").source.text == "产值30亿元。\n"


def test_the_strict_form_of_the_standard_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = word.word(p("产值30亿元。"), names=word.NAMES.replace(word.W, strict))
    assert docx.read(data, "a.docx").source.text == "产值30亿元。\n"
