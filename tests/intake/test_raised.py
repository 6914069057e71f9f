"""A raised figure beside another one is an exponent or the mark of a note, never its digit."""

import random

import pytest

from benchmarks._pdf_press import ORDERS, Sheet, Word, draw, width_of
from heshu.facts import extract
from heshu.intake import read
from tests.intake.word import p, run, word

HTML = "<h1>青禾县水情通报</h1><p>全县供水12.4万吨，增长5.2%{}，库面3.1万m<sup>2</sup>。</p>"


def text_of(name, data):
    (article,) = read(data if isinstance(data, bytes) else data.encode(), name=name)
    return article.text


def values(text):
    return [str(fact.value) for fact in extract(text) if fact.kind == "percent"]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        '<sup><a href="#n1">1</a></sup>',
        '<span style="font-size:9px; vertical-align: super">1</span>',
    ],
)
def test_a_raised_mark_in_a_web_page(mark):
    text = text_of("a.html", HTML.format(mark))
    assert text == "全县供水12.4万吨，增长5.2%¹，库面3.1万m²。"
    assert values(text) == ["5.2"]


def test_a_raised_mark_in_markdown_is_set_off_from_the_figure():
    text = text_of(
        "a.md", "# 水情通报\n\n全县供水12.4万吨，增长5.2%<sup>1</sup>，发电10<sup>8</sup>度。"
    )
    assert text == "全县供水12.4万吨，增长5.2%^1，发电10^8度。"
    assert values(text) == ["5.2"]


def test_a_raised_mark_in_a_record_with_tags():
    text = text_of(
        "a.jsonl", '{"title": "水情", "content": "<p>增长5.2%<sup>1</sup>，比上年快。</p>"}'
    )
    assert text == "增长5.2%¹，比上年快。"


def test_a_raised_run_of_a_word_document():
    lift = '<w:vertAlign w:val="superscript"/>'
    runs = [run("全县供水12.4万吨，增长5.2%"), run("1", lift), run("，库面3.1万m"), run("2", lift)]
    data = word(p(run("青禾县水情通报")), p(*runs, run("。")))
    assert text_of("a.docx", data) == "全县供水12.4万吨，增长5.2%¹，库面3.1万m²。"


def words(x, y, pieces):
    """A line of text, size and lift in points, one piece behind the other."""
    found = []
    for text, size, lift in pieces:
        found.append(Word(x, y - lift, size, text))
        x += width_of(text, size)
    return found


@pytest.mark.parametrize("order", ORDERS)
def test_a_small_raised_digit_of_a_pdf(order):
    page = [
        *words(200, 90, [("青禾县水情通报", 20, 0)]),
        *words(104, 130, [("全县供水12.4万吨，增长5.2%", 12, 0), ("1", 7, 5),
                          ("，其中生活用水占多数", 12, 0)]),
        *words(80, 150, [("库面3.1万m", 12, 0), ("2", 7, 5), ("，发电10", 12, 0), ("8", 7, 5),
                         ("度，用药H", 12, 0), ("2", 7, -2), ("O。", 12, 0)]),
    ]  # fmt: skip
    data = draw([Sheet(595, 842, [page])], order, random.Random(1))
    text = text_of("a.pdf", data)
    assert (
        text == "全县供水12.4万吨，增长5.2%¹，其中生活用水占多数库面3.1万m²，发电10⁸度，用药H2O。"
    )
    assert values(text) == ["5.2"]
