"""What holds for any web page and any Markdown."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from heshu.errors import InputError
from heshu.intake import split
from heshu.intake.readers import reader
from tests.intake.web_pages import assert_all_is_accounted_for

WORDS = [
    "索引号：",
    "SX-07",
    "发布日期：2024-03-05",
    "关于农田的通知",
    "双溪县人民政府",
    "一、",
    "（一）",
    "二是",
    "全县新建农田3.4万亩，增长5.2%。",
    "12",
    "万元",
    "&nbsp;",
    "&#0;",
    "&lt;",
    "首页",
    "打印",
    "附件：",
    "　",
    "本报讯（记者 何青）",
    "2024年5月16日",
    "相关新闻",
    "A b",
    "\u200b",
    "\x0b",
    "\u2028",
    "。",
    "，",
]
TAGS = [
    "<p>",
    "</p>",
    "<div class=content>",
    "</div>",
    "<br>",
    "<b>",
    "</b>",
    "<h1>",
    "</h1>",
    "<h3>",
    "</h3>",
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=2 rowspan=3>",
    "</td>",
    "</tr>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<a href=x>",
    "</a>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<sup>",
    "</sup>",
    "<script>",
    "</script>",
    "<pre>",
    "</pre>",
    "<nav>",
    "</nav>",
    "<footer>",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<!--",
    "-->",
    "<!--enpcontent-->",
    "<!--enpproperty <title>关于农田的通知</title>/enpproperty-->",
    "<p hidden>",
    "<",
    ">",
]
SIGNS = [
    "\n",
    "\n\n",
    "# ",
    "## ",
    "\n---\n",
    "\n===\n",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "| ",
    " |",
    "\n|---|---|\n",
    "[",
    "](x/2024.html)",
    "![",
    "\\",
    "~~",
    "<br>",
    "[^1]",
    "title: ",
    "source: ",
    "---\n",
]


def mixed(pieces):
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=60).map("".join)


def check(data, media_type):
    try:
        page = split(reader(media_type)(data, "any"))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both outcomes are right
        return
    assert_all_is_accounted_for(page)


@settings(deadline=None, max_examples=150)
@given(mixed(WORDS + TAGS) | st.text(min_size=1, max_size=200))
@example("<!--enpproperty <title>关于农田的通知</title>/enpproperty--><!--enpcontent-->12")
def test_every_character_of_a_web_page_is_held_or_dropped(body):
    check(f"<html><body>{body}".encode("utf-8", "surrogatepass"), "text/html")


@settings(deadline=None, max_examples=300)
@given(mixed(WORDS + SIGNS) | st.text(min_size=1, max_size=200))
@example("---\ntitle: 12\n---\n")
def test_every_character_of_markdown_is_held_or_dropped(text):
    check(text.encode("utf-8", "surrogatepass"), "text/markdown")


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_one_clear_line(data):
    check(b"<html>" + data, "text/html")
    check(data, "text/markdown")
