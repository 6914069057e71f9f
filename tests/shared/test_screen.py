"""Every digit of the two real documents is on screen, once, at every width."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshu.facts import extract_article
from heshu.intake import articles as split
from heshu.intake import load
from tests.tui.panes import OnePane, every_strip
from tui.layout import Layout, reading_order
from tui.page import Page
from tui.widgets.marks import Marks
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from heshu.model import Article

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
WIDTHS = (60, 80, 100, 120, 200)


def digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def drawn_from(article: Article, width: int) -> list[int | None]:
    """The source offset of each digit that the page of this width draws, in reading order."""
    layout = Layout(article)
    page = Page(layout, width, Marks(layout, extract_article(article)).keep)
    page.finish()
    drawn = []
    for line in page.lines:
        block = layout.blocks[line.block]
        source = article.part(block.field).source
        assert not digits(page.lead_text(line))
        for at, character in enumerate(page.shown(line), block.start + line.start):
            if character.isdigit():
                drawn.append(source.offset(at))
    return drawn


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_digit_of_the_file_is_laid_out_exactly_once(seed: Path, width: int) -> None:
    source = load(seed)
    drawn = Counter(at for article in split(source) for at in drawn_from(article, width))
    assert drawn == Counter(at for at, one in enumerate(source.text) if one.isdigit())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("width", WIDTHS)
async def test_every_digit_of_the_file_is_drawn_by_the_reader(seed: Path, width: int) -> None:
    source, reader = load(seed), ReaderView()
    drawn = ""
    async with OnePane(reader).run_test(size=(width, 24)) as pilot:
        for article in split(source):
            facts = reading_order(article, extract_article(article))
            reader.show(article, facts)
            await pilot.pause()
            mine = "".join(digits(strip.text) for strip in every_strip(reader))
            assert mine == "".join(digits(block.text) for block in Layout(article).blocks)
            drawn += mine
    assert Counter(drawn) == Counter(digits(source.text))
