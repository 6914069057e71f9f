"""Which text a headline of a PDF page belongs to when pictures or empty columns stand between."""

import random

from benchmarks._pdf_press import Sheet, Word, draw
from heshu.intake.page import split
from heshu.intake.readers import pdf

BRIDGE = [
    "　石桥镇新桥昨日通车，村民到集",
    "镇的路程由12公里缩短到5公里，",
    "沿线三个村的果子当天就能进城，",
    "比过去早到半天。",
]
TEA = [
    "　春茶开采以来，青禾县已采摘鲜",
    "叶420吨，产值达1260万元，比上",
    "年增长8.2%。全县茶园3.1万亩，",
    "合作社46家。",
]


FILLER = "河道清淤完工"


def sheet_of(words, **more):
    """A newspaper page with these words above a story in three columns."""
    below = [(40, 900, 26, FILLER)]
    for i in range(3):
        lines = (
            ["　本报讯（记者 许知）青禾河清淤"] if i == 0 else ["河上十二座水闸都已经检修一次，"]
        )
        below += column(40 + 170 * i, 930, [*lines, *["沿河的九个村出工三千多个，挖出"] * 5])
    return Sheet(560, 1100, [[Word(*word) for word in [*words, *below]]], **more)


def page_of(*sheets):
    return split(pdf.read(draw(list(sheets), "stories", random.Random(1)), "page.pdf"))


def column(x, y, lines, size=10.0):
    """Lines of a column; a full-width blank in front stands for an indent of two ems."""
    return [
        (x + 2 * size * line.startswith("　"), y + 15 * i, size, line.lstrip("　"))
        for i, line in enumerate(lines)
    ]


def told(page):
    return [(a.title, a.text) for a in page.articles if a.text and a.title != FILLER]


def text_of(lines):
    return "".join(lines).replace("　", "")


def test_one_headline_on_two_pages_in_two_sizes_is_no_running_head():
    first = sheet_of([(40, 80, 24, "新桥今日通车"), *column(40, 110, BRIDGE)])
    second = sheet_of([(40, 80, 18, "新桥今日通车"), *column(40, 110, TEA)])
    wanted = [("新桥今日通车", text_of(BRIDGE)), ("新桥今日通车", text_of(TEA))]
    assert told(page_of(first, second)) == wanted


def test_a_subtitle_between_two_headlines_is_of_one_of_them_only():
    words = [
        (40, 80, 17, "春茶已经开采"), *column(40, 125, TEA),
        (230, 80, 18, "新桥今日通车"), (230, 98, 11.5, "——路程缩短七公里"),
        *column(220, 125, BRIDGE),
    ]  # fmt: skip
    page = page_of(sheet_of(words))
    wanted = [("新桥今日通车", text_of(BRIDGE)), ("春茶已经开采", text_of(TEA))]
    assert told(page) == wanted
    subtitles = [a.parts["subtitle"].text for a in page.articles if "subtitle" in a.parts]
    assert subtitles == ["——路程缩短七公里"]


def test_a_story_goes_on_below_a_wide_picture_that_stands_beside_its_first_column():
    words = [
        (40, 80, 24, "新桥今日通车"), *column(40, 110, BRIDGE[:3] * 3),
        *column(210, 200, ["比过去早到半天。", "　项目投入资金860万元，工期11"]),
        *column(380, 200, ["个月，三个村出工九百人，没有一", "处返工。"]),
    ]  # fmt: skip
    page = page_of(sheet_of(words, pictures=[(210, 102, 320, 70)]))
    (article,) = [a for a in page.articles if a.title != FILLER]
    assert (
        article.paragraphs[-1]
        == "项目投入资金860万元，工期11个月，三个村出工九百人，没有一处返工。"
    )
    assert article.paragraphs[-2].endswith("当天就能进城，比过去早到半天。")


def test_a_headline_in_the_middle_over_empty_columns_heads_the_few_lines_below_it():
    words = [
        (40, 80, 20, "春茶已经开采"), *column(40, 110, TEA),
        (330, 400, 30, "新桥今日通车"), *column(40, 425, BRIDGE[:2]),
        *column(210, 425, BRIDGE[2:]),
    ]  # fmt: skip
    wanted = [("春茶已经开采", text_of(TEA)), ("新桥今日通车", text_of(BRIDGE))]
    assert told(page_of(sheet_of(words))) == wanted


def test_a_wide_caption_above_does_not_widen_a_short_column():
    caption = [
        "　新桥桥面宽九米，两侧有人行道，桥头设了候车亭",
        "和照明灯，夜里也能走。",
        "（摄于3月4日）",
    ]
    words = [
        (40, 80, 24, "新桥今日通车"), *column(40, 110, BRIDGE[:3] * 3),
        *column(210, 190, caption, 9),
        *column(210, 240, ["镇里还打算再修两座，一座在柳湾", "村，一座在东岭村。"]),
        *column(380, 240, ["　两座桥都要在明年雨季以前完工", "通车。"]),
    ]  # fmt: skip
    page = page_of(sheet_of(words, pictures=[(210, 102, 320, 70)]))
    paragraphs = [p for article in page.articles for p in article.paragraphs]
    assert any(p.endswith("一座在柳湾村，一座在东岭村。") for p in paragraphs)
