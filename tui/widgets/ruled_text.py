"""Text with a ruled margin: a label before each piece, some characters marked.

The form of the source beside its article (the label is a line number) and of an article being
mended (what a block is). Pieces are cut into display lines once a width; only what is on screen is
drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.painting import PlainLines
from tui.visible import visible_line
from tui.widgets.looks import Looks
from tui.wrapping import line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual import events

LOOKS = ("ruled--text", "ruled--quiet", "ruled--strong", "ruled--label", "ruled--here",
         "ruled--marked", "ruled--also", "ruled--sign")  # fmt: skip


class Ruled(NamedTuple):
    """One piece with its margin."""

    label: str
    sign: str
    """One cell: that something is to be looked at; empty for nothing."""
    text: str
    look: str = "ruled--text"


class _Line(NamedTuple):
    piece: int
    start: int
    end: int


Mark = tuple[int, int, int]
"""A piece, and start and end in its text."""


class RuledText(PlainLines, ScrollView, can_focus=True):
    """Shows pieces under each other, scrolls, marks; binds no key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS)
    DEFAULT_CSS = """
    RuledText {
        scrollbar-size-vertical: 1;
        & .ruled--quiet { color: $foreground 55%; }
        & .ruled--strong { text-style: bold; }
        & .ruled--label { color: $foreground 60%; }
        & .ruled--here { background: $primary-muted; }
        & .ruled--marked { background: $primary; color: $background; text-style: bold; }
        & .ruled--also { text-style: bold underline; }
        & .ruled--sign { color: $text-warning; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._pieces: Sequence[Ruled] = ()
        self._lines: list[_Line] = []
        self._first: list[int] = []
        self._here: frozenset[int] = frozenset()
        self._marks: tuple[Mark, ...] = ()
        self._also: tuple[Mark, ...] = ()
        self._looks = Looks(self)
        self._width = 0
        self._margin = 0

    # ------------------------------------------------------------ data
    def show(self, pieces: Sequence[Ruled]) -> None:
        """Replace what is shown; nothing is marked."""
        self._pieces, self._marks, self._also, self._here = pieces, (), (), frozenset()
        self._margin = 2 + max((cell_len(piece.label) for piece in pieces), default=0)
        self._cut()

    def mark(
        self, marks: Sequence[Mark], here: Sequence[int] = (), also: Sequence[Mark] = ()
    ) -> None:
        """Mark some characters, set some pieces off, and bring the first of them into view.

        `also`: characters that are underlined besides.
        """
        self._marks, self._here, self._also = tuple(marks), frozenset(here), tuple(also)
        self.refresh()
        where = marks[0][:2] if marks else (here[0], 0) if here else None
        if where is not None:
            self.call_after_refresh(self._reveal, *where)

    # ------------------------------------------------------------ lines
    def _cut(self) -> None:
        self._lines, self._first = [], []
        room = max(self._width - self._margin, 2)
        for number, piece in enumerate(self._pieces):
            self._first.append(len(self._lines))
            start = 0
            for end in line_ends(visible_line(piece.text), room):
                self._lines.append(_Line(number, start, end))
                start = end
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Cut the lines for the new width and bring what is marked into view again."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._cut()
            self.mark(self._marks, sorted(self._here), self._also)

    def line_of(self, piece: int, offset: int) -> int:
        """The display line of a character."""
        first = self._first[piece]
        lines = self._lines[
            first : self._first[piece + 1] if piece + 1 < len(self._first) else None
        ]
        return first + max(bisect_right([line.start for line in lines], offset) - 1, 0)

    def _reveal(self, piece: int, offset: int) -> None:
        if piece >= len(self._first) or not self.size.height:
            return
        line, top, height = self.line_of(piece, offset), self.scroll_offset.y, self.size.height
        if not top + 1 <= line < top + height - 1:
            self.scroll_to(y=max(line - height // 3, 0), animate=False, immediate=True)

    def move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    # ------------------------------------------------------------ drawing
    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(self._width, self.rich_style)
        line = self._lines[number]
        segments = [*self._draw_margin(line), *self._draw_text(line)]
        return Strip(segments).adjust_cell_length(self._width, self._ground(line))

    def _ground(self, line: _Line) -> Style:
        return self._looks("ruled--here") if line.piece in self._here else self.rich_style

    def _draw_margin(self, line: _Line) -> Iterator[Segment]:
        piece = self._pieces[line.piece]
        label, sign = (piece.label, piece.sign) if not line.start else ("", "")
        label = visible_line(label)
        pad = " " * max(self._margin - 2 - cell_len(label), 0)
        yield Segment(f"{pad}{label}", self._looks("ruled--label"))
        yield Segment(sign or " ", self._looks("ruled--sign"))
        yield Segment(" ", self._looks())

    def _draw_text(self, line: _Line) -> Iterator[Segment]:
        piece = self._pieces[line.piece]
        shown = visible_line(piece.text)
        names = [piece.look, *(["ruled--here"] if line.piece in self._here else [])]
        spans, also = self._spans(line, self._marks), self._spans(line, self._also)
        borders = sorted({line.start, line.end, *(x for span in (*spans, *also) for x in span)})
        for a, b in pairwise(borders):
            looks = list(names)
            for look, among in (("ruled--also", also), ("ruled--marked", spans)):
                if any(low <= a and b <= high for low, high in among):
                    looks.append(look)
            yield Segment(shown[a:b], self._looks(*looks))

    @staticmethod
    def _spans(line: _Line, marks: Sequence[Mark]) -> list[tuple[int, int]]:
        """What is marked of a line."""
        cut = [(max(a, line.start), min(b, line.end)) for n, a, b in marks if n == line.piece]
        return [(a, b) for a, b in cut if a < b]

    def notify_style_update(self) -> None:
        """Textual tells that the theme or the focus changed."""
        super().notify_style_update()
        self._looks.forget()


def fitted(text: str, cells: int) -> str:
    """A text in exactly so many cells."""
    return set_cell_size(text, cells)
