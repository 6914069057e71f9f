"""A pane of wrapped lines of which only what changed is sent.

Textual's Static repaints its whole height, blanks too, which over SSH is most of what a step
to the next fact costs; and it breaks lines before a full stop and within figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.content import Content, Span
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.painting import PlainLines
from tui.widgets.differing import differing
from tui.wrapping import line_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.style import Style as RichStyle
    from textual import events
    from textual.style import Style

MORE = "…"
"""In the last corner, when there was no room for all of it."""

KEPT = 256
"""Paragraphs kept as they were drawn: the same ones come back with every other fact."""

_Key = tuple[str, tuple[Span, ...], int]
"""What a paragraph says, its styles, and the width it is wrapped for."""


class Detail(PlainLines, Widget):
    """Shows paragraphs, each wrapped for itself; give it harmless text."""

    ALLOW_SELECT: ClassVar[bool] = False
    _lines: Sequence[Content] = ()
    _strips: Sequence[Strip] = ()

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - the name every Textual widget has
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._styles: dict[str | Style, Style] = {}
        self._wrapped: FIFOCache[_Key, list[Strip]] = FIFOCache(KEPT)
        self._ground: RichStyle = self.rich_style

    def show(self, lines: Iterable[Content]) -> None:
        """Replace what is shown; only the stretches of lines that differ are drawn again."""
        self._lines = list(lines)
        before, self._strips = self._strips, self._set()
        changed = [
            Region(stretch[0], y, stretch[1] - stretch[0], 1)
            for y, (old, new) in enumerate(zip(before, self._strips, strict=False))
            if old is not new and (stretch := differing(old, new))
        ]
        if changed:
            self.refresh(*changed)

    @property
    def text(self) -> str:
        """All that is to be read here, whether there is room for it or not."""
        return "\n".join(line.plain for line in self._lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap for the new width."""
        self._ground = self.rich_style
        self._strips = self._set()
        self.refresh()

    def notify_style_update(self) -> None:
        """Textual tells that the theme changed."""
        super().notify_style_update()
        self._styles = {}
        self._wrapped.clear()
        self._ground = self.rich_style
        self._strips = self._set()

    def _set(self) -> list[Strip]:
        """As many strips as the pane is high."""
        width, height = self.content_size
        if width < 1 or height < 1:
            return []
        strips = [strip for line in self._lines for strip in self._wrap(line, width)]
        if len(strips) > height:
            cut = strips[height - 1].crop(0, width - 1).extend_cell_length(width - 1)
            strips[height - 1] = Strip.join([cut, *self._wrap(Content(MORE), 1)])
        strips = strips[:height]
        return strips + [Strip.blank(width, self._ground)] * (height - len(strips))

    def _wrap(self, line: Content, width: int) -> Sequence[Strip]:
        key = (line.plain, tuple(line.spans), width)
        strips = self._wrapped.get(key)
        if strips is None:
            strips = self._wrapped[key] = list(self._cut(line, width))
        return strips

    def _cut(self, line: Content, width: int) -> Iterator[Strip]:
        ends = list(line_ends(line.plain, width))
        for piece in line.divide(ends[:-1]):
            shown = piece.rstrip() if piece.cell_length > width else piece
            runs = shown.render(self.visual_style, end="", parse_style=self._parsed)
            strip = Strip([Segment(text, style.rich_style) for text, style in runs])
            yield strip.adjust_cell_length(width, self._ground)

    def _parsed(self, style: str | Style) -> Style:
        """A style as the lines name it, looked up once a theme: `bold $text-error`."""
        if style not in self._styles:
            self._styles[style] = self._get_style(style)
        return self._styles[style]

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.content_size.width)
