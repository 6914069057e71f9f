"""A document set in columns: bands of columns, between them what runs over all columns.

A report in two columns is read down the first, then down the next; a title or a table over both
ends the band. Where the columns are is told by the strips of the page that no text covers.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from heshu.intake.readers.pdf.rows import placed_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.paragraphs import Placed
    from heshu.intake.readers.pdf.strips import Strip

FREE = 0.08
"""Of the lines beside it, so many at most run over a gutter."""
NARROWEST = 7.0
"""Ems of a column."""
_STEP = 2.0


class _Span(NamedTuple):
    """A column of a page, from edge to edge."""

    x0: float
    x1: float


def placed_bands(sheet: PdfSheet, strips: Sequence[Strip], body: float) -> list[Placed]:
    """The lines of a page in reading order, each in its column.

    Args:
        sheet: the page.
        strips: its lines, furniture left out.
        body: the size of its text.
    """
    spans = _spans([s for s in strips if abs(s.size - body) < 0.12 * body], body)
    found: list[Placed] = []
    for number, group in _groups(strips, spans, body):
        edges = spans[number] if number >= 0 and len(spans) > 1 else None
        found += placed_rows(sheet, group, body, edges)
    return found


def _groups(
    strips: Sequence[Strip], spans: Sequence[_Span], body: float
) -> Iterator[tuple[int, list[Strip]]]:
    """The lines column by column and band by band; -1 is the number of what runs over all."""
    of = [(s, _number(s, spans, body)) for s in sorted(strips, key=lambda s: (s.base, s.x0))]
    for full, pairs in groupby(of, key=lambda pair: pair[1] < 0):
        band = list(pairs)
        if full:
            yield -1, [strip for strip, _ in band]
            continue
        for number in range(len(spans)):
            if held := [strip for strip, n in band if n == number]:
                yield number, held


def _number(strip: Strip, spans: Sequence[_Span], body: float) -> int:
    """The column that a line stands in; -1 when it runs over more than one."""
    held = [
        i for i, span in enumerate(spans)
        if min(strip.x1, span.x1) - max(strip.x0, span.x0) > 0.7 * body
    ]  # fmt: skip
    return held[0] if len(held) == 1 else -1


def _spans(text: Sequence[Strip], body: float) -> list[_Span]:
    """The columns of a page, from left to right."""
    if not text:
        return []
    left, right = min(s.x0 for s in text), max(s.x1 for s in text)
    over = [0] * (int((right - left) / _STEP) + 1)
    for strip in text:
        for i in range(int((strip.x0 - left) / _STEP), int((strip.x1 - left - 0.1) / _STEP) + 1):
            over[i] += 1
    limit = FREE * sorted(over)[len(over) * 3 // 4]
    spans = []
    for free, bins in groupby(range(len(over)), key=lambda i: over[i] <= limit):
        run = list(bins)
        if not free:
            spans.append(_Span(left + run[0] * _STEP, left + (run[-1] + 1) * _STEP))
    if any(span.x1 - span.x0 < NARROWEST * body for span in spans):
        return [_Span(left, right)]
    return [_exact(span, text) for span in spans]


def _exact(span: _Span, text: Sequence[Strip]) -> _Span:
    """A column with the edges of its lines."""
    held = [s for s in text if span.x0 - _STEP <= s.x0 and s.x1 <= span.x1 + _STEP]
    return _Span(min(s.x0 for s in held), max(s.x1 for s in held)) if held else span
