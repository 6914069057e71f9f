"""A hand-made article with facts, and an app that shows one pane and writes down its messages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from heshu.model import (
    Anchor,
    Annotation,
    Article,
    ArticleKind,
    Fact,
    FactKind,
    Finding,
    Judgement,
    Operand,
    Part,
    Section,
    Verdict,
    VerdictLabel,
)
from tui.layout import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.message import Message
    from textual.strip import Strip
    from textual.widget import Widget

    from tui.widgets import messages

PARAGRAPH = (
    "云溪县今年播种面积1.98万亩，比上年增长6.5%；其中“旱稻”3200亩，涉及25户76人（含2个村）。"
    "全年实现产值4.2亿元，同比提高0.8个百分点。"
)
UNITS = {
    "万亩": FactKind.QUANTITY,
    "亿元": FactKind.MONEY,
    "%": FactKind.PERCENT,
    "个百分点": FactKind.PERCENTAGE_POINT,
    "亩": FactKind.QUANTITY,
    "户": FactKind.QUANTITY,
    "人": FactKind.QUANTITY,
    "个村": FactKind.QUANTITY,
    "年": FactKind.PERIOD,
}
FIGURE = re.compile(rf"(\d[\d.]*)({'|'.join(UNITS)})?")
HOSTILE = (
    "播种\x1b[2J面积\x1b]52;c;aGVsbG8=\x07与\x9b31m产量\u202e反\u2066向\u200b零[/x]宽[@click=app.quit]"
    "12亩[/]\t3\r吨\x7f\U000e0041\ufeff[bold]完\u2028毕"
)


def article(paragraphs: int = 3, text: str = PARAGRAPH) -> Article:
    """An article with every header part, two headings and some paragraphs."""
    return Article(
        document="sample.txt",
        index=0,
        kind=ArticleKind.NEWS,
        body=Part("\n".join([text * 3] * paragraphs)),
        parts={
            "page_title": Part("云溪周报"),
            "column": Part("要闻"),
            "kicker": Part("稳产保供"),
            "title": Part("2024年旱稻再获丰收"),
            "subtitle": Part("——全县6个村试种记"),
            "byline": Part("通讯员 某某"),
            "date": Part("11月2日"),
        },
        metadata={"发布日期": Part("2024-11-02"), "文号": Part("云政发〔2024〕7号")},
        sections=(
            Section(1, "一、", "一、2024年概况", 0),
            Section(2, "", "云溪县今年", 1, run_in=True),
            Section(1, "二、", "二、打算", paragraphs),
        ),
    )


def facts(of: Article) -> list[Fact]:
    """Its figures, in reading order."""
    found = []
    for name, part in of.each_part():
        for match in FIGURE.finditer(part.text):
            number, unit = match.groups()
            kind = UNITS[unit] if unit else FactKind.NUMBER
            exact = match[0]
            found.append(
                Fact(
                    match.start(), match.end(), exact, kind, Decimal(number.rstrip(".")),
                    unit or "", field=name, indicator="播种面积",
                )
            )  # fmt: skip
    return reading_order(of, found)


def verdict(fact: Fact, label: VerdictLabel = VerdictLabel.CONFIRMED) -> dict[Anchor, Verdict]:
    """A verdict on one fact, as the store hands it out."""
    return {fact.anchor: Verdict(fact.anchor, fact.exact, label, "甲", "2024-11-02T00:00:00Z")}


def contradiction(fact: Fact, *others: Fact, document: str = "sample.txt") -> Finding:
    """A finding that a figure cannot be right."""
    return Finding(
        "product",
        Judgement.INCONSISTENT,
        Operand(document, 0, fact),
        operands=tuple(Operand(document, 0, other) for other in others),
        working="2 × 3 = 6，文中为 7",
    )


def note(anchor: Anchor | None) -> Annotation:
    """A labelled span or a note on the article."""
    return Annotation("1", anchor, "", "表述", "", "甲", "2024-11-02T00:00:00Z")


Pane = TypeVar("Pane", bound="Widget")


class OnePane(App[None]):
    """Shows one widget and writes down what it says."""

    def __init__(self, pane: Widget) -> None:
        super().__init__()
        self.pane = pane
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.focus()

    def on_fact_changed(self, message: messages.FactChanged) -> None:
        self.said.append(message)

    def on_edge(self, message: messages.Edge) -> None:
        self.said.append(message)

    def on_selection_changed(self, message: messages.SelectionChanged) -> None:
        self.said.append(message)

    def on_fact_picked(self, message: messages.FactPicked) -> None:
        self.said.append(message)

    def on_article_highlighted(self, message: messages.ArticleHighlighted) -> None:
        self.said.append(message)

    def on_article_chosen(self, message: messages.ArticleChosen) -> None:
        self.said.append(message)


def screen(pane: Widget) -> list[Strip]:
    """The strips of what a pane shows now."""
    return [pane.render_line(y) for y in range(pane.size.height)]


def shown(pane: Widget) -> str:
    """The characters of what a pane shows now."""
    return "\n".join(strip.text.rstrip() for strip in screen(pane))


def every_strip(pane: Widget) -> Iterator[Strip]:
    """The strips of the whole height of a scrolled pane, from the top."""
    top = 0
    while top < pane.virtual_size.height:
        pane.scroll_to(y=top, animate=False, immediate=True)
        start = pane.scroll_offset.y
        for y in range(top - start, min(pane.size.height, pane.virtual_size.height - start)):
            yield pane.render_line(y)
        top = start + pane.size.height
