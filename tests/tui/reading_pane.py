"""A text pane on a screen of its own, and what a test asks about it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.tui import panes
from tests.tui.panes import OnePane, screen
from tui.widgets.reader import ReaderView

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot
    from textual.strip import Strip

    from heshu.model import Article


@asynccontextmanager
async def reading(
    article: Article | None = None, size: tuple[int, int] = (80, 24), **marks: object
) -> AsyncIterator[tuple[ReaderView, Pilot[None]]]:
    """A reader that shows an article with its facts."""
    of = article or panes.article()
    reader = ReaderView()
    async with OnePane(reader).run_test(size=size) as pilot:
        reader.show(of, panes.facts(of), **marks)  # type: ignore[arg-type]
        await pilot.pause()
        yield reader, pilot


def said(pilot: Pilot[None]) -> list[object]:
    assert isinstance(pilot.app, OnePane)
    return list(pilot.app.said)


def line_with(reader: ReaderView, text: str) -> Strip:
    return next(strip for strip in screen(reader) if text in strip.text)


def looks_of(strip: Strip, text: str) -> set[str]:
    """The attributes of the segments that draw some characters."""
    at = strip.text.index(text)
    found, start = set(), 0
    for segment in strip:
        end = start + len(segment.text)
        if start < at + len(text) and end > at and segment.style:
            style = segment.style
            names = ("bold", "underline", "reverse", "strike", "italic")
            found |= {name for name in names if getattr(style, name)}
        start = end
    return found
