"""The sentence around a figure, quoted: what a checker looks up in the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tui.tables import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = "。！？；\n"
_MOST = 160
"""Characters; a longer sentence is cut around its figures."""


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence (or heading, or cell) around `text[start:end]`."""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, end)) >= 0]
    last = min(ends, default=len(text))
    if last < len(text) and text[last] != "\n":
        last += 1
    while first < start and text[first].isspace():
        first += 1
    return first, last


def quoted(text: str, spans: Sequence[tuple[int, int]], style: str) -> Text:
    """The sentence around these figures in quotation marks, each figure in the style."""
    start, end = around(text, min(s for s, _ in spans), max(e for _, e in spans))
    low, high = start, end
    if end - start > _MOST:
        low = max(start, min(s for s, _ in spans) - _MOST // 4)
        high = min(end, max(e for _, e in spans) + _MOST // 4)
    opening, closing = "…" if low > start else "", "…" if high < end else ""
    line = Text(f"“{opening}{one_line(text[low:high])}{closing}”")
    shift = 1 + len(opening) - low
    for first, last in spans:
        line.stylize(style, first + shift, last + shift)
    return line
