"""The small apps that `benchmarks.reader` drives in a terminal: `python -m … NAME`.

`bare` is what Textual costs by itself; the others show one pane of Heshu each.
"""

from __future__ import annotations

import os
import re
import sys
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from heshu.model import Article, Fact

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

CHARACTERS = 200_000
PARAGRAPH = (
    "云溪县把旱稻试种作为稳产保供的一件实事来办，县里组织农技人员走村入户，讲品种、讲农时、讲水肥，"
    "带着种植户一起下田看苗情。今年全县播种面积1.98万亩，比上年增长6.5%；其中“旱稻”3200亩，"
    "涉及25户76人（含2个村）。入秋以后天气转晴，各村抢抓时机组织收割，烘干点昼夜不停，"
    "晒场上铺满金黄的稻谷，收购车辆排成长队。全年实现产值4.2亿元，同比提高0.8个百分点。"
)
FIGURE = re.compile(r"\d[\d.]*(?:万亩|亿元|%|个百分点|亩|户|人|个村)")


def text() -> str:
    """About 200,000 characters in paragraphs of four sentences each."""
    return "\n".join([PARAGRAPH] * (CHARACTERS // len(PARAGRAPH)))


def article() -> tuple[Article, list[Fact]]:
    """The text as an article, and its 8,000 or so facts."""
    from heshu.model import Article, ArticleKind, Fact, FactKind, Part

    kinds = {"%": FactKind.PERCENT, "元": FactKind.MONEY}
    body = text()
    facts = [
        Fact(
            found.start(), found.end(), found[0], kinds.get(found[0][-1], FactKind.QUANTITY),
            value=Decimal(1), unit="亩", indicator="播种面积",
        )
        for found in FIGURE.finditer(body)
    ]  # fmt: skip
    return Article("sample.txt", 0, ArticleKind.REPORT, Part(body)), facts


def row(number: int) -> SimpleNamespace:
    """A row of the article list."""
    from heshu.model import ReviewState

    return SimpleNamespace(
        id=number, title=f"云溪县第{number}号通报", opening="", state=ReviewState.UNREAD,
        figures=12, verdicts=3, inconsistent=number % 5 == 0, doubts=number % 7 == 0,
    )  # fmt: skip


def bare() -> App[None]:
    """One line of text that changes with each key."""
    from textual.app import App
    from textual.widgets import Static

    class Bare(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield Static("ready", id="line")

        def on_key(self) -> None:
            self.query_one("#line", Static).update("1.98万亩", layout=False)

    return Bare()


def reader() -> App[None]:
    """The reader with the long article."""
    from textual.app import App

    from tui.widgets.reader import ReaderView

    class Reader(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield ReaderView()

        def on_mount(self) -> None:
            self.query_one(ReaderView).show(*article())

        def on_key(self, event) -> None:  # type: ignore[no-untyped-def]
            view = self.query_one(ReaderView)
            keys = {"n": view.next_fact, "space": lambda: view.move_pages(1)}
            keys |= {"j": lambda: view.move(1), "G": view.bottom, "g": view.top}
            keys.get(event.key, view.refresh)()

    return Reader()


def articles() -> App[None]:
    """The article list with 100,000 articles."""
    from textual.app import App

    from tui.widgets.article_list import ArticleList

    class Articles(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield ArticleList(lambda ids: [row(one) for one in ids], range(100_000))

        def on_key(self, event) -> None:  # type: ignore[no-untyped-def]
            pane = self.query_one(ArticleList)
            keys = {"j": lambda: pane.move(1), "space": lambda: pane.move_pages(1)}
            keys.get(event.key, pane.refresh)()

    return Articles()


def facts() -> App[None]:
    """The facts pane with the facts of the long article."""
    from textual.app import App

    from tui.widgets.facts_pane import FactsPane

    class Facts(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield FactsPane()

        def on_mount(self) -> None:
            self.query_one(FactsPane).show(article()[1])

        def on_key(self) -> None:
            self.query_one(FactsPane).move(1)

    return Facts()


if __name__ == "__main__":
    {"bare": bare, "reader": reader, "articles": articles, "facts": facts}[sys.argv[1]]().run()
