"""Narrow gutters, frames, briefs, tables without lines and contents, each on a small page."""

import random

from benchmarks._pdf_press import Sheet, Word, draw
from heshu.intake.page import split
from heshu.intake.pulse import beat, on_beat
from heshu.intake.readers import pdf

LEFT = [
    "石桥镇新桥昨日通车村民到集镇",
    "的路程由12公里缩短到5公里沿",
    "线三个村的果子当天就能进城比",
    "过去早到半天。",
]
RIGHT = [
    "青禾县今年采摘鲜叶420吨产值",
    "达到1260万元比上年增长8.2%",
    "全县茶园3.1万亩新建合作社46",
    "家带动就业九百人。",
]


def page_of(words, *, width=400, height=1100, **more):
    sheet = Sheet(width, height, [[Word(*word) for word in words]], **more)
    return split(pdf.read(draw([sheet], "rows", random.Random(1)), "page.pdf"))


def column(x, y, lines, size=10.0):
    return [(x, y + 15 * i, size, line) for i, line in enumerate(lines)]


def texts(page):
    return ["".join(article.paragraphs) for article in page.articles]


def test_a_gutter_of_half_an_em_parts_two_columns():
    words = [(40, 60, 24, "新桥通车"), *column(40, 90, LEFT), *column(185, 90, RIGHT)]
    (text,) = texts(page_of(words))
    assert text == "".join(LEFT) + "".join(RIGHT)


def test_what_stands_in_a_frame_is_apart_from_the_text_beside_it():
    words = [
        (40, 60, 20, "新桥通车"), *column(40, 90, LEFT),
        (205, 60, 20, "春茶开采"), *column(205, 90, RIGHT),
    ]  # fmt: skip
    page = page_of(words, boxes=[(198, 36, 165, 115)])
    assert [a.title for a in page.articles] == ["新桥通车", "春茶开采"]
    assert texts(page) == ["".join(LEFT), "".join(RIGHT)]


def test_briefs_under_their_label_are_articles_with_their_small_headlines():
    brief = [
        (40, 60, 16, "简讯"), (40, 90, 10, "新桥通车"), (60, 105, 10, "石桥镇新桥昨日通车，"),
        (40, 120, 10, "路程缩短到5公里。"), (40, 135, 10, "春茶开采"),
        (60, 150, 10, "青禾县已采摘鲜叶420吨。"), *column(225, 90, LEFT), *column(400, 90, RIGHT),
        (225, 60, 20, "集镇与茶园"),
    ]  # fmt: skip
    titles = [article.title for article in page_of(brief, width=600).articles]
    assert {"新桥通车", "春茶开采"} <= set(titles)


def test_lines_of_one_cell_are_one_cell_without_drawn_lines():
    words = [
        (60, 60, 16, "主要指标"), (60, 100, 10, "指标"),
        (200, 100, 10, "数值"), (300, 100, 10, "备注"),
        (60, 122, 10, "粮食"), (200, 122, 10, "4100"), (300, 122, 10, "快报数，以年报"),
        (300, 136, 10, "为准"), (60, 158, 10, "油料"), (200, 158, 10, "320"), (300, 158, 10, "无"),
    ]  # fmt: skip
    (article,) = page_of(words, width=595, height=842).articles
    (table,) = article.tables
    rows = [[article.text[start:end] for start, end in row.cells] for row in table.rows]
    assert rows[1] == ["粮食", "4100", "快报数，以年报为准"]
    assert rows[2] == ["油料", "320", "无"]


def test_a_table_of_contents_is_set_aside():
    entries = [
        (80, 130 + 20 * i, 12, f"{number}、{name}{'.' * 40}{i + 1}")
        for i, (number, name) in enumerate(zip("一二三", ["水情", "工程", "节水"], strict=True))
    ]
    words = [
        (200, 80, 20, "水资源公报"), (250, 105, 14, "目录"), *entries,
        (104, 300, 12, "全县供水12.4万吨，比上年增长3.1%。"),
    ]  # fmt: skip
    page = page_of(words, width=595, height=842)
    (article,) = page.articles
    assert article.paragraphs == ["全县供水12.4万吨，比上年增长3.1%。"]
    assert {drop.reason for drop in page.dropped} == {"contents"}


def test_a_reader_at_work_gives_a_sign(monkeypatch):
    monkeypatch.setattr("heshu.intake.pulse.EVERY", 0.0)
    signs = []
    on_beat(lambda: signs.append(1))
    try:
        page_of([(40, 60, 24, "新桥通车"), *column(40, 90, LEFT)])
        told = len(signs)
        beat()
    finally:
        on_beat(lambda: None)
    assert told >= 2
    assert len(signs) == told + 1


def test_a_note_at_the_foot_of_every_page_is_kept_once_for_its_figures():
    note = "注：本公报数据均为初步统计数，部分合计数因四舍五入存在0.1的误差。"
    sheets = []
    for page in range(3):
        words = [(190, 90, 20, "民政事业统计公报")] if page == 0 else []
        for i in range(6):
            number = page * 6 + i + 1
            line = (
                f"第{number}项工作共投入资金{100 + number}.5万元，服务群众{2000 + number}人次，进度"
            )
            words += [(114, 140 + 44 * i, 12, line), (90, 162 + 44 * i, 12, "比去年快。")]
        words += [(90, 760, 9, note), (290, 800, 9, f"- {page + 1} -")]
        sheets.append(Sheet(595, 842, [[Word(*word) for word in words]]))
    page = split(pdf.read(draw(sheets, "stories", random.Random(1)), "page.pdf"))
    (article,) = page.articles
    assert len(article.paragraphs) == 18
    assert article.parts["margin"].text == note
    dropped = [page.source.text[drop.start : drop.end] for drop in page.dropped]
    assert dropped.count(note) == 2
