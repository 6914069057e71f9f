"""Web pages: what they print, what of it is the article, and what they say of it."""

import pytest

from heshu.errors import InputError
from heshu.model import ArticleKind
from tests.intake.pages import metadata_of, own_headings
from tests.intake.web_pages import (
    assert_all_is_accounted_for,
    cells_of,
    dropped_words,
    only_html,
    page_of_bytes,
    page_of_html,
)

TEXT = "全县今年新建高标准农田3.4万亩，累计建成28.7万亩，占耕地面积的七成以上，亩均增产50公斤。"
MORE = "明年计划再建4万亩，总投资9600万元，由县农业农村局牵头，各乡镇组织实施，年底前完成验收。"
BODY = f"<p>{TEXT}</p><p>{MORE}</p>"
MENU = "<ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>互动交流</a></li></ul>"


def test_scripts_styles_and_hidden_elements_print_nothing():
    page = page_of_html(
        "<style>.a{width:99%}</style><script>var a='12.5%'</script>"
        f"<p style='display: none'>隐藏8个</p><p hidden>隐藏9个</p><h1>农田建设提速</h1>{BODY}"
    )
    assert page.source.text.split("\n") == ["农田建设提速", TEXT, MORE]


def test_a_block_is_a_line_and_inline_tags_are_none():
    article = only_html(
        "<h1>农田建设提速</h1><div><p>今年<b>新建</b>高标准农田<span>3</span>.<span>4</span>"
        f"万亩，总投资<a>9600</a>万元。<p>{MORE}</div>"
    )
    assert article.paragraphs == ["今年新建高标准农田3.4万亩，总投资9600万元。", MORE]


def test_line_breaks_part_the_paragraphs_of_one_block():
    article = only_html(f"<h1>农田建设提速</h1><div>　　{TEXT}<br>　　{MORE}<br><br></div>")
    assert article.paragraphs == [TEXT, MORE]


def test_entities_are_decoded_and_raised_figures_stay_raised():
    article = only_html(
        f"<h1>水库&ldquo;体检&rdquo;</h1><p>库容1.2&times;10<sup>8</sup>立方米。</p>{BODY}"
    )
    assert article.title == "水库“体检”"
    assert article.paragraphs[0] == "库容1.2×10⁸立方米。"


def test_a_reading_over_a_character_stands_behind_it():
    article = only_html(
        f"<h1>农田</h1><p><ruby>畬<rp>(</rp><rt>shē</rt><rp>)</rp></ruby>田3亩。</p>{BODY}"
    )
    assert article.paragraphs[0] == "畬(shē)田3亩。"


def test_the_frame_of_a_page_is_dropped_and_kept_for_inspection():
    page = page_of_html(
        f"<div class=top>双溪新闻网</div>{MENU}<h1>农田建设提速</h1><div class=content>{BODY}</div>"
        "<div class=rel><h3>相关新闻</h3><ul><li><a>县里开会</a> 2023-08-18</li>"
        "<li><a>修路12公里</a> 2023-08-12</li></ul></div><footer>电话：0800-123456</footer>",
        title="农田建设提速_双溪新闻网",
    )
    (article,) = page.articles
    assert (article.title, article.paragraphs) == ("农田建设提速", [TEXT, MORE])
    assert article.printed("margin") == ""
    words = dropped_words(page)
    for frame in ("政务公开", "相关新闻", "县里开会 2023-08-18", "电话：0800-123456"):
        assert frame in words
    assert_all_is_accounted_for(page)


def test_a_short_line_with_a_figure_inside_the_text_does_not_vanish():
    article = only_html(
        f"{MENU}<div class=content><h1>农田建设提速</h1><p>{TEXT}</p><p>新增耕地312亩</p>"
        f"<div class='share-box'>配套水渠18公里</div><ul><li>东留镇120亩</li></ul><p>{MORE}</p>"
        "</div>",
        title="农田建设提速",
    )
    for line in ("新增耕地312亩", "配套水渠18公里", "东留镇120亩"):
        assert line in article.paragraphs


GOVERNMENT = f"""
<div class=crumb>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>规范性文件</a></div>{{}}
<h1>双溪县人民政府<br>关于农田建设的通知</h1>
<div class=info><span>来源：县政府办公室</span>
<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
<div class=text><p>各乡镇人民政府：</p>{BODY}<p>双溪县人民政府</p><p>2024年5月16日</p></div>
<p>附件：<a>任务表.docx</a></p><div class=share>分享到：<a>微信</a></div>
"""
LABELS = {
    "索引号": "SX-07",
    "发文机关": "双溪县人民政府",
    "文号": "双政发〔2024〕8号",
    "主题词": "",
}
SHAPES = {
    "a table": "<table><tr><th>索 引 号</th><td>SX-07</td><th>发文机关</th><td>"
    "双溪县人民政府</td></tr>"
    "<tr><th>文　　号</th><td>双政发〔2024〕8号</td><th>主题词</th><td></td></tr></table>",
    "a table with colons": "<table><tr><td>索引号：</td><td>SX-07</td><td>发文机关：</td><td>"
    "双溪县人民政府"
    "</td></tr><tr><td>文号：</td><td>双政发〔2024〕8号</td><td>主题词：</td><td></td></tr>"
    "</table>",
    "terms": "<dl><dt>索引号</dt><dd>SX-07</dd><dt>发文机关</dt><dd>双溪县人民政府</dd>"
    "<dt>文号</dt><dd>双政发〔2024〕8号</dd><dt>主题词</dt><dd></dd></dl>",
    "a list of spans": "<ul><li><span>索引号：</span><span>SX-07</span></li><li><b>"
    "发文机关：</b>双溪县人民政府"
    "</li><li><b>文号：</b>双政发〔2024〕8号</li><li><b>主题词：</b></li></ul>",
    "one line": "<p>索引号：SX-07　发文机关：双溪县人民政府　文号：双政发〔2024〕8号　主题词：</p>",
    "values below labels": "<div><div>索引号：</div><div>SX-07</div><div>发文机关：</div>"
    "<div>双溪县人民政府</div><div>文号：</div><div>双政发〔2024〕8号</div><div>主题词：</div>"
    "</div>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_labels_of_a_government_page_come_in_every_shape(shape):
    page = page_of_html(
        GOVERNMENT.format(SHAPES[shape]), title="双溪县人民政府关于农田建设的通知-双溪县人民政府网"
    )
    (article,) = page.articles
    found = metadata_of(article)
    assert {label: found[label] for label in LABELS} == LABELS
    assert found["来源"] == "县政府办公室"
    assert article.title == "双溪县人民政府 关于农田建设的通知"
    assert article.kind is ArticleKind.NOTICE
    assert (article.issued, article.issuer) == ("2024-05-16", "双溪县人民政府")
    assert article.printed("byline") == "双溪县人民政府"
    assert article.paragraphs == ["各乡镇人民政府：", TEXT, MORE, "附件：任务表.docx"]
    assert_all_is_accounted_for(page)


def test_an_annex_on_the_page_of_its_notice_is_another_article():
    page = page_of_html(
        f"<h1>关于印发农田建设方案的通知</h1><div>{BODY}<p>双溪县人民政府</p><p>2024年5月16日</p>"
        f"<p align=center><b>农田建设方案</b></p><p>一、目标</p><p>{TEXT}</p><p>二、投入</p><p>"
        f"{MORE}</p></div>",
        title="关于印发农田建设方案的通知",
    )
    notice, plan = page.articles
    assert (notice.title, plan.title) == ("关于印发农田建设方案的通知", "农田建设方案")
    assert [title for _, title, _ in own_headings(plan)] == ["一、目标", "二、投入"]


def test_a_table_is_rows_of_cells_with_its_unit_and_header():
    article = only_html(
        f"<h1>农田建设任务</h1><div>{BODY}<p>单位：亩、万元</p><table><thead>"
        "<tr><th rowspan=2>乡镇</th><th colspan=2>任务</th></tr><tr><th>面积</th><th>投资</th>"
        "</tr></thead>"
        "<tr><td>东留镇</td><td>12000</td><td>3400</td></tr><tr><td>永平<br>镇</td><td>"
        "22000</td><td></td></tr>"
        "</table></div>"
    )
    assert "单位：亩、万元" in article.paragraphs
    assert article.paragraphs[-2:] == ["东留镇\t12000\t3400", "永平镇\t22000"]
    assert cells_of(article) == [
        [
            ["乡镇", "任务"],
            ["", "面积", "投资"],
            ["东留镇", "12000", "3400"],
            ["永平镇", "22000", ""],
        ]
    ]


def test_a_page_laid_out_with_tables_is_no_table():
    article = only_html(
        "<table><tr><td><a>首页</a></td><td><a>文件</a></td></tr></table><table><tr><td><ul><li>"
        "<a>公告</a>"
        f"</ul></td><td><table><tr><td align=center>农田建设提速</td></tr><tr><td>{TEXT}<br>"
        f"{MORE}</td></tr>"
        "</table></td></tr></table>"
    )
    assert (article.title, article.paragraphs) == ("农田建设提速", [TEXT, MORE])
    assert not article.tables


def test_a_news_page_has_kicker_subtitle_details_subheads_and_caption():
    page = page_of_html(
        "<header><nav><a>首页</a><a>民生</a></nav></header><article><h3>“小田”变“大田”</h3>"
        "<h1>农田建设提速</h1><h4>——双溪县见闻</h4><div>2024-09-12 10:22 来源：县融媒体中心</div>"
        f"<div class=content><p>{TEXT}</p><figure><figcaption>"
        "图为施工现场。（周放 摄）</figcaption></figure>"
        f"<h2>机声隆隆</h2><p>{MORE}</p><p>（记者 何青）</p></div><div>责任编辑：田野</div>"
        "</article>",
        title="农田建设提速",
    )
    (article,) = page.articles
    printed = {name: article.printed(name) for name in ("kicker", "title", "subtitle", "byline")}
    assert printed == {
        "kicker": "“小田”变“大田”", "title": "农田建设提速",
        "subtitle": "——双溪县见闻", "byline": "记者 何青",
    }  # fmt: skip
    assert (article.issued, metadata_of(article)["责任编辑"]) == ("2024-09-12", "田野")
    assert own_headings(article) == [(1, "机声隆隆", 2)]
    assert_all_is_accounted_for(page)


EPAPER = f"""<!--enpproperty <articleid>7</articleid><date>2024-08-16 00:00:00.0</date>
<author>何青</author><title>农田建设提速</title><subtitle>——双溪县见闻</subtitle>
<introtitle>新建3.4万亩</introtitle>/enpproperty-->
<table><tr><td>2024年08月16日 星期五</td></tr><tr><td>
<ul><li><a>第01版：头版</a></li><li><a>农田建设提速</a></li>
<li><a>修路12公里</a></li></ul></td><td>
<table><tr><td>{{}}</td></tr><tr><td>农田建设提速</td></tr></table>
<div><!--enpcontent--><founder-content><P>　　{TEXT}</P>
<P>　　{MORE}</P></founder-content><!--/enpcontent-->
</div></td></tr></table><div>版权所有 双溪日报社</div>"""


def test_an_epaper_page_gives_the_fields_of_its_comment_and_no_page_map():
    page = page_of_html(EPAPER.format("新建3.4万亩"))
    (article,) = page.articles
    assert (article.printed("kicker"), article.title) == ("新建3.4万亩", "农田建设提速")
    assert (article.printed("subtitle"), article.printed("byline")) == ("——双溪县见闻", "何青")
    assert (article.issued, article.paragraphs) == ("2024-08-16", [TEXT, MORE])
    assert "修路12公里" in dropped_words(page)
    assert_all_is_accounted_for(page)


def test_a_field_an_epaper_page_does_not_print_is_put_above_its_lines():
    page = page_of_html(EPAPER.format(""))
    assert page.source.text.startswith("新建3.4万亩\n——双溪县见闻\n何青\n")
    assert page.articles[0].printed("kicker") == "新建3.4万亩"


@pytest.mark.parametrize(
    ("label", "codec", "found"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("big5", "big5", "big5hkscs"),
        ("utf-8", "gb18030", "gb18030"),
    ],
)
def test_the_encoding_a_page_says_is_believed_where_it_holds(label, codec, found):
    text = "歷史" if codec == "big5" else "历史—镕"
    page = f"<html><head><meta charset={label}></head><body><p>{text}，新建3畝。</p></body></html>"
    read = page_of_bytes(page.encode(codec), "text/html")
    assert read.source.encoding == found
    assert text in read.source.text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<div id=app></div><script>draw()</script><noscript>请开启脚本</noscript>", "scripts"),
        ("<img src=a.png>", "prints no text"),
        ("<frameset cols='9,*'><frame src=a.htm></frameset>", "into frames"),
        ("", "prints no text"),
    ],
)
def test_a_page_without_text_is_one_clear_line(body, told):
    with pytest.raises(InputError, match=told) as caught:
        page_of_html(body)
    assert "\n" not in str(caught.value)


BROKEN = {
    "nested": "<div><font>" * 3000 + f"<p>{TEXT}",
    "unclosed": f"<p><font><span>{TEXT}" * 900,
    "reaching": "<table>"
    + ("<tr>" + "<td colspan=999 rowspan=999>1</td>" * 20) * 30
    + f"</table><p>{TEXT}",
    "entities": f"<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>&b;{TEXT}",
    "unusable": f"<p>\0{TEXT}&#0;&#xD800;&#x110000;",
    "half": f"<<p <td></p>></div>{TEXT}<!-- <script>",
    "astray": f"<tr><td>{TEXT}<td>1</table></tr><dl><dd>{MORE}",
}


@pytest.mark.parametrize("markup", BROKEN.values(), ids=BROKEN)
def test_broken_markup_loses_no_text(markup):
    page = page_of_bytes(f"<html><body>{markup}".encode(), "text/html")
    words = page.source.text.replace("\ufffd", "")
    assert TEXT in words
    assert_all_is_accounted_for(page)


def test_the_article_of_an_account_that_waits_for_its_script_is_shown():
    page = page_of_html(
        f"<h1>农田建设提速</h1><div>望江融媒<a>望江发布</a>2025-06-18 17:30</div>"
        f"<div id=js_content style='visibility: hidden; opacity: 0'>{BODY}<p>编辑丨何青</p></div>"
        "<p>预览时标签不可点</p><p>继续滑动看下一个</p>"
    )
    (article,) = page.articles
    assert article.paragraphs == [TEXT, MORE]
    assert (article.issued, metadata_of(article)) == ("2025-06-18", {"编辑": "何青"})
    assert "subtitle" not in article.parts


def test_the_number_word_writes_before_a_heading_stays_on_its_line():
    number = "<![if !supportLists]><span>一、<span>&nbsp; </span></span><![endif]>"
    page = page_of_html(
        f"<p><b>关于农田建设工作的公告</b></p><p>{TEXT}</p><p>{number}明年计划</p><p>{MORE}</p>"
    )
    assert [title for _, title, _ in own_headings(page.articles[0])] == ["一、明年计划"]


def test_a_title_of_two_lines_is_known_by_a_head_that_words_it_a_little_otherwise():
    page = page_of_html(
        "<title>关于做好秋粮收购工作的通知</title><p>关于做好2025年秋粮收购</p><p>工作的通知</p>"
        f"<p>各乡镇：</p>{BODY}"
    )
    assert page.articles[0].title == "关于做好2025年秋粮收购 工作的通知"


def test_unnumbered_subheads_make_no_report_of_a_news_page():
    page = page_of_html(
        f"<h1>农田建设提速增效惠及万家</h1><p>来源：望江发布</p>{BODY}<p><strong>怎么建</strong></p>{BODY}"
    )
    assert page.articles[0].kind is ArticleKind.NEWS
