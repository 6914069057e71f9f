"""The lines of a source, the one form all splitting rules work on.

A line is a stretch of the source with its printed width; later readers (PDF, HTML) make the
same lines from boxes and elements. Widths are in ems: a Chinese character is 1, a Latin
letter or digit ½, and layout spaces are 0 because extractors put them in where the print
has only a thin gap.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from heshu.intake.shadow import shadow
from heshu.spans import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\xad")
"""Characters that print nothing and only get between the ones that do."""

_MARKUP = re.compile(r"#{1,6}[ \u3000]+(?=\S)")
"""The sign of a Markdown heading."""
_BOLD = re.compile(r"\*\*[^*\s][^*]*[^*\s]\*\*")
"""A whole line in Markdown's bold."""
_BREAK = re.compile("[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the source on one line, without the blanks around it."""

    number: int
    """1-based, counted by newlines."""
    start: int
    end: int
    text: str
    """Exactly the source from `start` to `end`, unless `segments` says otherwise."""
    blanks: int = 0
    """Blank lines directly above."""
    indent: float = 0.0
    """Blanks in front of it, in ems (a half-width space is ½)."""
    marked: bool = False
    """True when a paragraph certainly begins here, by the layout it came from."""
    heading: int = 0
    """The level its format gives it as a heading, 1 the outermost; 0 when it is none."""
    cells: tuple[tuple[int, int], ...] = ()
    """Where each cell of a table row stands in `text`; empty for a line that is no row. The
    cells of a row are tab-separated in the text."""
    segments: tuple[Segment, ...] = ()
    """Where `text` stands in the source when signs of the format stand between its characters;
    empty when it is one stretch. A character in no segment (the tab of a row) was made."""
    shadow: str = field(default="", compare=False)
    width: float = 0.0
    """In ems."""

    def cut(self, offset: int) -> tuple[Line, Line]:
        """The two parts of the line before and after `offset` (in its text), blanks trimmed."""
        return self.slice(0, offset), self.slice(offset, len(self.text), blanks=0)

    def slice(self, start: int, end: int, *, blanks: int | None = None) -> Line:
        """The line of `text[start:end]`, blanks trimmed."""
        start, end = trim(self.text, start, end)
        text = self.text[start:end]
        whole = len(text) == len(self.text)
        segments = tuple(self._clipped(start, end)) if self.segments else ()
        left, right = self.start + start, self.start + end
        if segments:
            left, right = segments[0].start, segments[-1].start + segments[-1].length
        return replace(
            self,
            start=left,
            end=right,
            text=text,
            segments=segments,
            shadow=self.shadow[start:end],
            width=width(text),
            blanks=self.blanks if blanks is None else blanks,
            cells=self.cells if whole else (),
        )

    def places(self, start: int, end: int) -> Iterator[Segment]:
        """The source segments of `text[start:end]`; they count in the whole text of the line."""
        if not self.segments:
            yield Segment(start, self.start + start, end - start)
            return
        for at, source, length in self.segments:
            low, high = max(start, at), min(end, at + length)
            if low < high:
                yield Segment(low, source + low - at, high - low)

    def _clipped(self, start: int, end: int) -> Iterator[Segment]:
        """The segments of the line of `text[start:end]`."""
        for at, source, length in self.places(start, end):
            yield Segment(at - start, source, length)


def joined_line(lines: Sequence[Line]) -> Line:
    """Lines that only the width of the paper broke as one, each character where it stands."""
    segments: list[Segment] = []
    text = ""
    for line in lines:
        places = line.places(0, len(line.text))
        segments += [place._replace(at=place.at + len(text)) for place in places]
        text += line.text
    return replace(
        lines[0], end=lines[-1].end, text=text, segments=tuple(segments), shadow=shadow(text),
        width=width(text), cells=(),
    )  # fmt: skip


def is_blank(char: str) -> bool:
    """Whether a character prints nothing."""
    return char.isspace() or char in INVISIBLE


@lru_cache(maxsize=1 << 14)
def _char_width(char: str) -> float:
    if is_blank(char) or unicodedata.combining(char):
        return 0.0
    if char in "“”‘’":
        # Set half-width or pushed together in print, whatever the font's tables say.
        return 0.5
    # The dash and many signs are "ambiguous", and full-width in Chinese print.
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def width(text: str) -> float:
    """The printed width of a text in ems."""
    return sum(map(_char_width, text))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards past blanks."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def _indent(blanks: str) -> float:
    return sum(1.0 if char == "\u3000" else 2.0 if char == "\t" else 0.5 for char in blanks)


def lines_of(text: str, *, markup: bool = True) -> list[Line]:
    """The lines of a text that hold anything, in order.

    Args:
        text: the source, or a stretch of it.
        markup: leave Markdown's signs of headings and bold out of the lines.
    """
    lines: list[Line] = []
    number, start, blanks = 1, 0, 0
    for end, closer in [*((m.start(), m.group()) for m in _BREAK.finditer(text)), (len(text), "")]:
        left, right = trim(text, start, end)
        if left == right:
            blanks += 1
        else:
            heading = _MARKUP.match(text, left, right) if markup else None
            left = heading.end() if heading else left
            if markup and _BOLD.fullmatch(text, left, right):
                left, right = left + 2, right - 2
            printed = text[left:right]
            indent = _indent(text[start:left])
            lines.append(
                Line(
                    number, left, right, printed, blanks, indent, marked=bool(heading),
                    heading=len(heading.group().split()[0]) if heading else 0,
                    shadow=shadow(printed), width=width(printed),
                )
            )  # fmt: skip
            blanks = 0
        number += closer == "\n"
        start = end + 1
    return lines
