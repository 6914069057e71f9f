"""What a checker reads: the claim, the working, the sentence, the line of the file."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from heshu.model import (
    Article,
    ArticleKind,
    Channel,
    Fact,
    FactKind,
    Finding,
    Judgement,
    Operand,
    Part,
    Section,
)
from heshu.spans import SourceMap
from tui import plain
from tui.locale import set_language
from tui.plain.sentences import around

FILE = "云溪县茶业\n\n茶园面积\n4000亩。其中石桥镇1000亩，占30%。\n"
TEXT = "茶园面积4000亩。其中石桥镇1000亩，占30%。"


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def article() -> Article:
    return Article(
        document="tea.txt",
        index=0,
        kind=ArticleKind.NEWS,
        body=Part(TEXT, SourceMap.of_runs([(7, 11), (12, 12 + len(TEXT) - 4)])),
        parts={"title": Part("云溪县茶业", SourceMap.of_runs([(0, 5)]))},
    )


def fact(exact: str, kind: FactKind = FactKind.QUANTITY, value: str = "1") -> Fact:
    start = TEXT.index(exact)
    return Fact(start, start + len(exact), exact, kind, Decimal(value))


def operand(exact: str) -> Operand:
    return Operand("tea.txt", 0, fact(exact))


@pytest.fixture
def finding() -> Finding:
    return Finding(
        "share",
        Judgement.INCONSISTENT,
        operand("30%"),
        (operand("1000亩"), operand("4000亩")),
        expected=Fraction(25),
        working="1000亩 ÷ 4000亩 = 25% ≠ 30%",
        suspects=(operand("30%"),),
    )


@pytest.fixture
def desk(article: Article) -> plain.Desk:
    desk = plain.Desk()
    desk.add([article])
    desk.add_source("tea.txt", FILE)
    return desk


def said(lines) -> list[str]:
    return [str(line) for line in lines]


def test_a_figure_is_placed_by_its_line_in_the_file(article: Article, desk: plain.Desk) -> None:
    assert FILE.splitlines()[3].startswith("4000亩")
    assert desk.line(article, fact("4000亩")) == "4"
    assert desk.place(operand("30%")) == "tea.txt:4"


def test_a_figure_broken_over_two_lines_is_placed_by_the_first(
    article: Article, desk: plain.Desk
) -> None:
    assert desk.line(article, fact("面积4000亩")) == "3"


def test_without_the_file_there_is_no_line(article: Article) -> None:
    desk = plain.Desk()
    desk.add([article])
    assert desk.place(operand("30%")) == "tea.txt"


def test_a_finding_shows_verdict_working_sentences_and_suspects(
    finding: Finding, desk: plain.Desk
) -> None:
    lines = said(plain.finding_lines(finding, desk))
    assert lines[0] == "inconsistent  share  tea.txt:4  云溪县茶业"
    assert lines[1] == "    1000亩 ÷ 4000亩 = 25% ≠ 30%"
    assert lines[2:4] == ["    “其中石桥镇1000亩，占30%。”", "    “茶园面积4000亩。”"]
    assert "30%" in lines[4]


def test_a_finding_without_working_says_what_is_expected(
    finding: Finding, desk: plain.Desk
) -> None:
    lines = said(plain.finding_lines(replace(finding, working=""), desk))
    assert "30% is printed, 25 follows" in lines[1]


def test_the_usage_of_figures_is_marked_as_such(finding: Finding, desk: plain.Desk) -> None:
    lines = said(plain.finding_lines(replace(finding, channel=Channel.NORMS), desk))
    assert lines[0].startswith("inconsistent usage  ")


def test_an_article_is_printed_with_its_headings_in_their_places(article: Article) -> None:
    section = Section(1, "一、", "一、[生产]", 0, SourceMap())
    lines = said(plain.article_lines(replace(article, sections=(section,))))
    assert lines[0].startswith("# 云溪县茶业")
    assert lines[-2:] == ["一、[生产]", TEXT]


def test_loud_figures_are_marked_in_the_text(article: Article, finding: Finding) -> None:
    (body,) = list(plain.article_lines(article, [finding]))[-1:]
    marked = {TEXT[span.start : span.end] for span in body.spans}
    assert marked == {"30%", "1000亩", "4000亩"}


def test_an_untitled_article_is_called_by_its_opening(article: Article) -> None:
    untitled = replace(article, parts={})
    assert plain.heading(untitled) == f"(untitled) {TEXT[:24]}…"


@pytest.mark.parametrize(
    ("text", "figure", "sentence"),
    [
        ("甲1。乙2！丙3", "2", "乙2！"),
        ("甲1。乙2！丙3", "3", "丙3"),
        ("标题5\n正文6。", "5", "标题5"),
        ("标题5\n　　正文6。", "6", "正文6。"),
        ("7", "7", "7"),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, figure: str, sentence: str) -> None:
    start = text.index(figure)
    low, high = around(text, start, start + 1)
    assert text[low:high] == sentence


def test_a_very_long_sentence_is_cut_around_its_figures() -> None:
    text = "前" * 500 + "产值5亿元" + "后" * 500
    start = text.index("5亿元")
    quote = plain.quoted(text, [(start, start + 3)], "bold")
    assert str(quote).startswith("“…前")
    assert str(quote).endswith("后…”")
    (span,) = quote.spans
    assert str(quote)[span.start : span.end] == "5亿元"
