"""Newspaper pages and reports printed as PDF come back as their articles."""

import random

from benchmarks._pdf_office import make_report
from benchmarks._pdf_press import ORDERS, Word, draw, make_newspaper
from benchmarks._pdf_press import Sheet as PressSheet
from benchmarks.intake_pdf import measure, measure_reports
from heshu.intake.page import split
from heshu.intake.readers import pdf
from heshu.model import ArticleKind
from tests.intake.pages import assert_maps_hold, assert_nothing_is_lost, own_headings


def page_of(data):
    return split(pdf.read(data, "page.pdf"))


def printed(words, *, width=595, height=842, **more):
    """A PDF of one page with these (x, y, size, text)."""
    sheet = PressSheet(width, height, [[Word(*word) for word in words]], **more)
    return draw([sheet], "stories", random.Random(1))


def column(x, y, lines, size=10.0, leading=15.0):
    return [(x, y + i * leading, size, line) for i, line in enumerate(lines)]


BRIDGE = [
    "　石桥镇新桥昨日通车，村民到集",
    "镇的路程由12公里缩短到5公里。",
    "　项目投入资金860万元，工期11",
    "个月。",
]
TEA = [
    "　春茶开采以来，青禾县已采摘鲜",
    "叶420吨，产值达1260万元，比上",
    "年增长8.2%。全县茶园3.1万亩，",
    "合作社46家。",
]


def indented(x, y, lines, **more):
    """Lines of a column; a full-width blank in front stands for an indent of two ems."""
    words = column(x, y, [line.lstrip("　") for line in lines], **more)
    return [
        (wx + 2 * size if line.startswith("　") else wx, wy, size, text)
        for (wx, wy, size, text), line in zip(words, lines, strict=True)
    ]


def two_stories():
    return [
        (40, 80, 24, "新桥通车"), *indented(40, 110, BRIDGE),
        (225, 80, 24, "春茶开采"), *indented(225, 110, TEA),
        (225, 180, 10, "（下转第2版）"),
    ]  # fmt: skip


def test_two_stories_side_by_side_keep_their_headlines():
    page = page_of(printed(two_stories(), width=400, height=1100))
    assert [article.title for article in page.articles] == ["新桥通车", "春茶开采"]
    assert page.articles[0].paragraphs[0].endswith("由12公里缩短到5公里。")
    assert page.articles[1].text.startswith("春茶开采以来，青禾县已采摘鲜叶420吨")


def test_newspapers_come_back_whole():
    tallies, _, _ = measure(12, 7, ways=("heshu", "blank lines"))
    paragraphs, articles, titles = tallies["heshu"]
    assert paragraphs.f1 >= 0.97
    assert articles.f1 >= 0.95
    assert titles.right / titles.wanted >= 0.95
    assert tallies["blank lines"][0].f1 < 0.2


def test_reports_come_back_with_their_tables_and_headings():
    paragraphs, titles, headings = measure_reports(10, 5)
    assert min(paragraphs.f1, titles.f1, headings.f1) >= 0.99


def test_a_paragraph_runs_over_the_foot_of_a_page_and_the_page_number_is_set_aside():
    data, truth = make_report(random.Random("report/5/3"))
    page = page_of(data)
    text = page.source.text
    (article,) = page.articles
    assert set(article.paragraphs) == set(truth.paragraphs)
    assert {title for _, title, _ in own_headings(article)} == set(truth.headings)
    assert "\f" in text
    assert all(drop.reason == "page-mark" for drop in page.dropped)


def test_every_character_of_every_article_maps_back_to_the_text_layer():
    for seed in range(4):
        page = page_of(make_newspaper(random.Random(f"map/{seed}"))[0])
        assert_maps_hold(page)
        assert page.source.media_type == "application/pdf"
    page = page_of(make_report(random.Random("map"))[0])
    assert_maps_hold(page)


def test_nothing_printed_is_lost():
    page = page_of(make_newspaper(random.Random("lost"))[0])
    held = [range(drop.start, drop.end) for drop in page.dropped]
    folio = {i for span in held for i in span}
    clean = page.source.text
    digits = [i for i, char in enumerate(clean) if char.isdigit() and i not in folio]
    for article in page.articles:
        for _, part in article.each_part():
            for segment in part.source.segments:
                digits = [
                    i for i in digits
                    if not segment.start <= i < segment.start + segment.length
                ]  # fmt: skip
    assert digits == []


def test_the_order_of_the_content_does_not_matter():
    rng = random.Random(3)
    words = [Word(*word) for word in two_stories()]
    sheet = PressSheet(400, 1100, [words])
    found = [
        [(a.title, a.text) for a in page_of(draw([sheet], order, rng)).articles] for order in ORDERS
    ]
    rng.shuffle(words)
    found.append([(a.title, a.text) for a in page_of(draw([sheet], "stories", rng)).articles])
    assert all(other == found[0] for other in found)
    assert [title for title, _ in found[0]] == ["新桥通车", "春茶开采"]


def test_smaller_lines_around_a_headline_are_kicker_and_subtitle():
    words = [*two_stories(), (40, 55, 13, "便民工程收官"), (40, 97, 12, "——八个月修成一座桥")]
    words = [(x, y + 12 if y >= 110 else y, size, text) for x, y, size, text in words]
    article = page_of(printed(words, width=400, height=1100)).articles[0]
    assert article.printed("kicker") == "便民工程收官"
    assert article.title == "新桥通车"
    assert article.printed("subtitle") == "——八个月修成一座桥"


def test_the_text_below_a_photo_is_a_caption_with_its_credit():
    words = [
        *two_stories(),
        (40, 320, 8, "村民走过新桥。（摄于3月2日）"),
        (40, 331, 8, "［通讯员 何青 摄］"),
    ]
    data = printed(words, width=400, height=1100, pictures=[(40, 200, 160, 108)])
    caption = next(a for a in page_of(data).articles if a.kind is ArticleKind.CAPTION)
    assert caption.text == "村民走过新桥。（摄于3月2日）"
    assert caption.printed("credit") == "通讯员 何青 摄"


def test_signs_put_on_twice_for_a_bold_look_are_read_once():
    words = two_stories()
    words += [(x + 0.3, y, size, text) for x, y, size, text in words[:1]]
    assert page_of(printed(words, width=400, height=1100)).articles[0].title == "新桥通车"


def test_a_large_first_character_goes_before_its_paragraph():
    lines = ["桥镇新桥昨日通车，村民", "集镇的路程由12公里缩短", "到5公里。项目投入资金860万元。"]
    words = [
        (40, 80, 24, "新桥通车"), (40, 125, 26, "石"),
        (68, 110, 10, lines[0]), (68, 125, 10, lines[1]), (40, 140, 10, lines[2]),
        (225, 80, 24, "春茶开采"), *indented(225, 110, TEA),
    ]  # fmt: skip
    assert page_of(printed(words, width=400, height=1100)).articles[0].text == "石" + "".join(lines)


def test_a_headline_set_downwards_is_one_line():
    down = [(20, 110 + 26 * i, 24, char) for i, char in enumerate("新桥通车")]
    words = [*down, *indented(60, 110, BRIDGE), (245, 80, 24, "春茶开采"), *indented(245, 110, TEA)]
    page = page_of(printed(words, width=430, height=1100))
    found = {article.title: article.paragraphs[0][:4] for article in page.articles}
    assert found == {"新桥通车": "石桥镇新", "春茶开采": "春茶开采"}


def test_nothing_of_a_short_note_is_lost():
    data = printed([(90, 90, 12, "石桥镇工作简报"), (90, 130, 12, "全镇修路36公里，覆盖12个村。")])
    assert_nothing_is_lost(page_of(data))
