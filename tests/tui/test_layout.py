from dataclasses import replace

import pytest

from heshu.model import Anchor, Article, ArticleKind, Part, Section
from tests.tui import panes
from tui.layout import Layout, Role, reading_order
from tui.page import Page
from tui.wrapping import cells


def test_the_parts_of_a_page_stand_in_the_order_of_print() -> None:
    roles = [block.role for block in Layout(panes.article(2)).blocks]
    assert roles == [
        Role.PAGE_TITLE,
        Role.COLUMN,
        Role.KICKER,
        Role.TITLE,
        Role.SUBTITLE,
        Role.CREDIT,
        Role.CREDIT,
        Role.META,
        Role.META,
        Role.HEADING,
        Role.PARAGRAPH,
        Role.PARAGRAPH,
        Role.HEADING,
    ]


def test_every_printed_character_is_laid_out_exactly_once() -> None:
    article = panes.article(3)
    drawn = [
        (block.field, at)
        for block in Layout(article).blocks
        for at in range(block.start, block.end)
    ]
    printed = [
        (name, at)
        for name, part in article.each_part()
        for at, character in enumerate(part.text)
        if character != "\n"
    ]
    assert sorted(drawn) == sorted(printed)


def test_what_stood_in_the_margins_stands_once_at_the_foot() -> None:
    article = panes.article(2)
    folio = replace(article, parts={**article.parts, "margin": Part("第3版\n2024年11月2日")})
    blocks = Layout(folio).blocks
    assert [(b.role, b.text) for b in blocks[-2:]] == [
        (Role.MARGIN, "第3版"),
        (Role.MARGIN, "2024年11月2日"),
    ]
    assert sum(block.field == "margin" for block in blocks) == 2
    assert blocks[-2].gap == 1


def test_a_run_in_heading_is_not_set_a_second_time() -> None:
    headings = [b.text for b in Layout(panes.article()).blocks if b.role is Role.HEADING]
    assert headings == ["一、2024年概况", "二、打算"]


def test_a_metadata_row_is_led_by_its_label() -> None:
    page = Page(Layout(panes.article()), 40)
    page.finish()
    lines = [page.lead_text(line) + page.shown(line) for line in page.lines]
    assert "发布日期：2024-11-02" in lines
    assert "文号：云政发〔2024〕7号" in lines


def test_an_article_of_headings_alone_shows_them() -> None:
    section = Section(1, "一、", "一、只有标题", 0)
    bare = Article("d", 0, ArticleKind.NOTICE, Part(""), sections=(section,))
    assert [block.text for block in Layout(bare).blocks] == ["一、只有标题"]


def test_an_empty_article_has_no_block_and_an_empty_page() -> None:
    bare = Article("d", 0, ArticleKind.NOTICE, Part(""))
    page = Page(Layout(bare), 40)
    page.finish()
    assert page.lines == []
    assert page.height == 0


def test_a_place_is_found_in_any_part_and_a_strange_one_is_not() -> None:
    layout = Layout(panes.article(2))
    for block in (layout.blocks[3], layout.blocks[7], layout.blocks[-1], layout.blocks[-2]):
        number, within = layout.find(block.field, block.start + 1) or (-1, -1)
        assert layout.blocks[number] == block
        assert within == 1
    assert layout.find("dateline", 0) is None
    assert layout.find("title", 999) is None


def test_a_span_over_two_paragraphs_is_a_piece_of_each() -> None:
    layout = Layout(panes.article(2))
    first = len(panes.PARAGRAPH) * 3
    pieces = list(layout.pieces(Anchor("text", first - 2, first + 3)))
    assert [layout.blocks[block].text[a:b] for block, a, b in pieces] == ["点。", "云溪"]
    assert layout.anchor(*pieces[1]) == Anchor("text", first + 1, first + 3)


def test_facts_are_put_in_the_order_a_reader_meets_them() -> None:
    article = panes.article(2)
    ordered = panes.facts(article)
    assert reading_order(article, reversed(ordered)) == ordered
    fields = list(dict.fromkeys(fact.field for fact in ordered))
    assert fields == [
        "title", "subtitle", "date", "metadata.发布日期", "metadata.文号", "section.0", "text",
    ]  # fmt: skip


def test_an_outer_fact_comes_before_its_inner_one() -> None:
    article = panes.article(1)
    inner = panes.facts(article)[-1]
    outer = replace(inner, start=inner.start, end=inner.end + 2)
    assert reading_order(article, [inner, outer]) == [outer, inner]


@pytest.mark.parametrize("width", [2, 7, 18, 40, 95])
def test_every_character_is_found_on_the_line_that_shows_it(width: int) -> None:
    layout = Layout(panes.article(2))
    page = Page(layout, width)
    for number, block in enumerate(layout.blocks):
        for offset in range(len(block.text)):
            line = page.lines[page.line_of(number, offset)]
            assert line.block == number
            assert line.start <= offset < line.end


@pytest.mark.parametrize("width", [10, 18, 40, 95])
def test_no_line_of_a_page_is_wider_than_the_page(width: int) -> None:
    page = Page(Layout(panes.article(2)), width)
    page.finish()
    assert all(cells(page.lead_text(line) + page.shown(line)) <= width for line in page.lines)


def test_a_cell_of_a_line_tells_its_character() -> None:
    page = Page(Layout(panes.article(1)), 40)
    number, _ = page.layout.find("text", 0) or (0, 0)
    line = page.lines[page.line_of(number, 0)]
    assert page.offset_at(line, 0) is None
    assert page.offset_at(line, 4) == page.offset_at(line, 5) == 0
    assert page.offset_at(line, 6) == 1
    assert page.offset_at(line, 200) is None


def test_a_page_is_cut_no_further_than_asked() -> None:
    page = Page(Layout(panes.article(500)), 40)
    assert page.reach(10)
    assert len(page.lines) == 11
    guess = page.height
    page.finish()
    assert 0.7 < guess / page.height < 1.3
    assert page.complete
    assert not page.reach(page.height)
