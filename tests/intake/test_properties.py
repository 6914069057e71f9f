"""What holds for any text at all."""

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.intake_pages import make_page
from benchmarks.intake_reflow import make_newspaper, measure_newspapers, measure_web_pages
from heshu.errors import InputError
from heshu.intake import load, read, split
from tests.intake.pages import assert_maps_hold, assert_nothing_is_lost, page_of

PIECES = st.sampled_from(
    [
        "本报讯（记者",
        "何青）",
        "一、",
        "（一）",
        "二是",
        "。",
        "，",
        "：",
        "；",
        "“",
        "”",
        "（",
        "）",
        "索引号:",
        "发布日期：",
        "文",
        "号",
        "|",
        "首页",
        "打印",
        "第1页共3页",
        "2024年3月5日",
        "2024",
        "12.5%",
        "各位代表：",
        "［通讯员",
        "周放",
        "摄］",
        "（摄于3月2日）",
        "——",
        "附件",
        "第3版",
        "责任编辑：高远",
        "｝｝",
        "▶",
        "石桥镇",
        "增长",
        "万元",
        "粮食产量",
        "关于",
        "通知",
        "报告",
        "县人民政府",
        "记者",
        "镇长",
        "\u200b",
        "\ufeff",
        "A",
        "B1",
        "1.",
        "①",
        "X",
    ]
)
GAPS = st.sampled_from(["", "", "", " ", "\n", "\n\n", "\u3000", "\t", "\x0b", "\u2028", "\x85"])
TEXTS = st.lists(st.tuples(PIECES, GAPS), min_size=1, max_size=80).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@settings(deadline=None, max_examples=300)
@given(TEXTS | st.text(min_size=1))
@example("\x1c1")
@example("首页")
@example("0\n")
def test_any_text_becomes_articles_with_exact_maps(text):
    try:
        source = load(text.encode("utf-8", "surrogatepass"), name="any")
    except InputError:
        return
    page = split(source)
    assert page.articles
    assert_maps_hold(page)
    assert_nothing_is_lost(page)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_become_articles_or_one_clear_line(data):
    try:
        articles = read(data, name="any")
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both outcomes are right
    else:
        assert articles


def test_nothing_is_lost_on_newspaper_pages():
    for seed in range(25):
        page = page_of(make_page(random.Random(seed))[0])
        assert_maps_hold(page)
        assert_nothing_is_lost(page)


def test_articles_are_numbered_in_the_order_of_their_first_line():
    page = page_of(make_page(random.Random(5))[0])
    starts = [article.body.source.segments[0].start for article in page.articles]
    assert starts == sorted(starts)
    assert [article.index for article in page.articles] == list(range(len(starts)))


def test_pages_of_another_make_come_apart_as_well():
    tallies, _ = measure_newspapers(pages=60, seed=20261)
    (ends, edges, titles), (floor_ends, floor_edges, floor_titles) = tallies.values()
    assert ends.f1 >= 0.96 > floor_ends.f1
    assert edges.f1 >= 0.95 > floor_edges.f1
    assert titles.right / titles.wanted >= 0.9 > floor_titles.right / floor_titles.wanted


def test_web_pages_come_with_title_text_and_metadata():
    paragraphs, titles, metadata = measure_web_pages(pages=60, seed=20261)
    assert min(paragraphs.f1, titles.f1, metadata.f1) >= 0.98


def test_nothing_of_a_page_of_another_make_is_lost():
    for number in range(20):
        page = page_of(make_newspaper(random.Random(number))[0])
        assert_maps_hold(page)
        assert_nothing_is_lost(page)
