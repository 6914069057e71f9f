"""Lines put back together as reading text, every character tied to its place in the source.

Line breaks and layout spaces go; nothing else changes. In running text a space is kept only
between two Latin words and between two figures, where dropping it would make one of two. In
headlines and names one space is kept where the print has any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.model import Part
from heshu.spans import Segment, SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.intake.lines import Line

_LETTER_SPACED = re.compile(r"(?:\S[ \u3000]){5,}\S")
_SPACED_FIGURE = re.compile(r"(?<![0-9.,%])[0-9.](?:[ \u3000][0-9.])+(?![0-9.,%])")
_PRINTED = re.compile(r"[^\s\u200b\u200c\u200d\u2060\ufeff\xad]+")


class PartBuilder:
    """A text in the making, with its source map."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def __bool__(self) -> bool:
        return self._length > 0

    def add(self, text: str, start: int) -> None:
        """Take `text`, which stands at `start` in the source."""
        if not text:
            return
        last = self._segments[-1] if self._segments else None
        if last and last.at + last.length == self._length and last.start + last.length == start:
            self._segments[-1] = last._replace(length=last.length + len(text))
        else:
            self._segments.append(Segment(self._length, start, len(text)))
        self._pieces.append(text)
        self._length += len(text)

    def take(self, line: Line, start: int, end: int) -> None:
        """Take `line.text[start:end]` from where it stands in the source."""
        at = start
        for place, source, length in line.places(start, end):
            self.make(line.text[at:place])
            self.add(line.text[place : place + length], source)
            at = place + length
        self.make(line.text[at:end])

    def make(self, text: str) -> None:
        """Put in a separator that the source does not have."""
        if not text:
            return
        self._pieces.append(text)
        self._length += len(text)

    def part(self) -> Part:
        """What was put together."""
        return Part("".join(self._pieces), SourceMap(tuple(self._segments)))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _keeps_gap(text: str, left: int, right: int, spaced: Sequence[tuple[int, int]]) -> bool:
    """Whether the blank between `text[left]` and `text[right]` says something."""
    before, after = text[left], text[right]
    if "\t" in text[left:right]:
        # Tabs part the cells of a table row; print has none inside a sentence.
        return True
    if _is_latin(before) and (_is_latin(after) or after.isdigit()):
        return not any(low <= left < high for low, high in spaced)
    if before.isdigit() and after.isdigit():
        return not any(low <= left < high for low, high in spaced)
    return False


def _add_running(builder: PartBuilder, line: Line) -> None:
    text = line.text
    if _PRINTED.fullmatch(text):
        builder.take(line, 0, len(text))
        return
    spaced = [m.span() for m in _LETTER_SPACED.finditer(text)]
    spaced += [m.span() for m in _SPACED_FIGURE.finditer(text)]
    previous = -1
    for word in _PRINTED.finditer(text):
        start = word.start()
        if 0 <= previous < start - 1 and _keeps_gap(text, previous, start, spaced):
            # A run of blanks is kept as one of them, so that the map stays one to one.
            gap = text.find("\t", previous, start)
            gap = start - 1 if gap < 0 else gap
            builder.take(line, gap, gap + 1)
        builder.take(line, start, word.end())
        previous = word.end() - 1


def paragraph(builder: PartBuilder, lines: Iterable[Line]) -> None:
    """Add one paragraph, its lines joined, layout spaces dropped."""
    last = ""
    for line in lines:
        if not line.text:
            continue
        if line.cells:
            # Its blanks say which cells are empty.
            builder.take(line, 0, len(line.text))
            continue
        if _is_latin(last) and _is_latin(line.text[0]):
            builder.make(" ")
        _add_running(builder, line)
        last = line.text[-1]


def body(paragraphs: Iterable[Sequence[Line]]) -> Part:
    """The reading text of these paragraphs, joined by newlines."""
    builder = PartBuilder()
    for lines in paragraphs:
        if not any(line.text for line in lines):
            continue
        if builder:
            builder.make("\n")
        paragraph(builder, lines)
    return builder.part()


def phrase(lines: Iterable[Line], *, joint: str = " ") -> Part:
    """A headline, name or value: one space where the print has any, `joint` between lines."""
    builder = PartBuilder()
    for line in lines:
        if builder and line.text:
            builder.make(joint)
        if _LETTER_SPACED.fullmatch(line.text):
            _add_running(builder, line)
        else:
            _add_phrase(builder, line)
    return builder.part()


def _add_phrase(builder: PartBuilder, line: Line) -> None:
    previous = -1
    for word in _PRINTED.finditer(line.text):
        start = word.start()
        if 0 <= previous < start - 1 and any(
            char.isspace() for char in line.text[previous + 1 : start]
        ):
            gap = next(i for i in range(start - 1, previous, -1) if line.text[i].isspace())
            builder.take(line, gap, gap + 1)
        builder.take(line, start, word.end())
        previous = word.end() - 1


def running(lines: Iterable[Line]) -> Part:
    """One paragraph on its own, for a heading set over several lines."""
    builder = PartBuilder()
    paragraph(builder, lines)
    return builder.part()


def printed_length(text: str) -> int:
    """How many characters of a text print anything."""
    return sum(map(len, _PRINTED.findall(text)))
