"""Every digit of a document is laid out once, and drawn once: how a test looks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from heshu.facts import extract_article
from heshu.intake import articles as split
from tests.tui.panes import OnePane, every_strip
from tui.layout import Layout, reading_order
from tui.page import Page
from tui.widgets.marks import Marks
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.intake import Reading
    from heshu.model import Article

WIDTHS = (60, 80, 100, 120, 200)


def digits(text: str) -> str:
    """Its digits alone."""
    return "".join(character for character in text if character.isdigit())


def _laid_out(article: Article, width: int) -> Iterator[int | None]:
    """The source offset of each digit that the page of this width has, in reading order."""
    layout = Layout(article)
    page = Page(layout, width, Marks(layout, extract_article(article)).keep)
    page.finish()
    for line in page.lines:
        block = layout.blocks[line.block]
        source = article.part(block.field).source
        assert not digits(page.lead_text(line))
        for piece in page.pieces(line):
            for at, character in enumerate(page.written(line, piece), block.start + piece.start):
                if character.isdigit():
                    yield source.offset(at)


def check_laid_out(reading: Reading, width: int) -> None:
    """Every digit of the source is in the pages of its articles exactly once."""
    laid_out = Counter(at for article in split(reading) for at in _laid_out(article, width))
    assert laid_out == Counter(at for at, one in enumerate(reading.source.text) if one.isdigit())


async def check_drawn(reading: Reading, width: int) -> None:
    """The reader draws every digit of the source, scrolled from top to end."""
    reader, drawn = ReaderView(), ""
    async with OnePane(reader).run_test(size=(width, 24)) as pilot:
        for article in split(reading):
            reader.show(article, reading_order(article, extract_article(article)))
            await pilot.pause()
            mine = "".join(digits(strip.text) for strip in every_strip(reader))
            printed = "".join(digits(block.text) for block in Layout(article).blocks)
            assert Counter(mine) == Counter(printed)
            assert mine == printed or article.tables  # cells stand side by side
            drawn += mine
    assert Counter(drawn) == Counter(digits(reading.source.text))
