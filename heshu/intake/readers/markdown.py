"""Markdown: the file's own text, its signs left out of the lines.

Offsets count in the file as it is, so that its line numbers are those an editor shows; `marks`
says which characters are signs, and they are kept as dropped text. A row of a table is one line
with a tab between two cells, the one character here that the file does not have.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake.blocks import Dropped
from heshu.intake.lines import is_blank, lines_of, trim
from heshu.intake.outline import levelled
from heshu.intake.readers.decoded import source_of
from heshu.intake.readers.markdown_front import front_matter
from heshu.intake.readers.markdown_marks import Kept, cells_of, kept_runs, put_together
from heshu.intake.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.lines import Line

MARKDOWN = "text/markdown"
_HEADING = re.compile(r"#{1,6}(?:[ \t\u3000]+|(?=[^#\s][^#]*$))")
_CLOSING = re.compile(r"[ \t]+#+$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_UNDERLINE = re.compile(r"(=+|-{2,})$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)")
_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_DEFINITION = re.compile(r"\[[^\]^]{1,80}\]:[ \t]*\S+")
_LONGEST_HEADING = 120


def read(data: bytes, path: str) -> Reading:
    """The text of a file and its lines without Markdown's signs.

    Raises:
        InputError: the bytes are not text, or print nothing.
    """
    source = source_of(data, path, MARKDOWN)
    text = source.text
    lines = levelled(list(_lines(text)))
    if not lines or all(map(is_blank, text)):
        raise InputError(what="the file holds nothing but blanks and signs", where=path)
    return Reading(source, tuple(lines), aside=tuple(_signs(text, lines)))


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name is Markdown: by what plain text never has.

    A `#` may open any line. A ruled table, a link with its address, front matter and a fence
    may not.
    """
    head = text[:20_000]
    lines = head.splitlines()
    headings = sum(bool(re.match(r"#{1,6} \S", line)) for line in lines)
    tables = sum(
        "|" in above and "|" in line and bool(_SEPARATOR.match(line.strip()))
        for above, line in pairwise(lines)
    )
    links = len(re.findall(r"\[[^\[\]\n]{1,80}\]\([^()\s]{0,300}[./#][^()\s]{0,300}\)", head))
    front = re.match(r"---\n(?:[^\n:：]{1,30}[:：][^\n]*\n){1,40}---(?:\n|$)", head)
    fences = sum(line.startswith("```") for line in lines)
    return bool(front) or (
        bool(tables or links or fences >= 2) and bool(headings or tables or links > 1)
    )


def _lines(text: str) -> Iterator[Line]:
    """The printed lines of a file."""
    base = lines_of(text, markup=False)
    head, start = front_matter(base)
    yield from head
    rows = _table_rows(base, start)
    fence = ""
    for i in range(start, len(base)):
        line = base[i]
        opened = _FENCE.match(line.text)
        if fence:
            if opened and opened[1].startswith(fence):
                fence = ""
            else:
                yield replace(line, marked=True)
        elif opened:
            fence = opened[1]
        elif i in rows:
            if rows[i] and (row := _row(line)):
                yield row
        elif found := _line(line, _underlined(base, i)):
            yield found


def _underlined(base: Sequence[Line], i: int) -> int:
    """The level of line `i` as a heading by the signs below it: 1 for =, 2 for -; else 0."""
    line = base[i]
    if i + 1 >= len(base) or base[i + 1].blanks or len(line.text) > _LONGEST_HEADING:
        return 0
    found = _UNDERLINE.match(base[i + 1].text)
    if found is None or (i and not line.blanks and not _is_sign(base[i - 1])) or _is_sign(line):
        return 0
    return 1 if found[1][0] == "=" else 2


def _is_sign(line: Line) -> bool:
    """Whether a line is a rule, an underline or the address of a link: it prints nothing."""
    text = line.text
    return bool(_RULE.match(text) or _UNDERLINE.match(text) or _DEFINITION.match(text))


def _line(line: Line, underlined: int) -> Line | None:
    """A line without its signs; None when it prints nothing."""
    text = line.text
    if _is_sign(line):
        return None
    at = 0
    if quote := _QUOTE.match(text):
        at = quote.end()
    heading = _HEADING.match(text, at)
    item = None if heading else _ITEM.match(text, at)
    level = underlined
    if heading:
        level = heading.group().count("#")
        at = heading.end()
    elif item:
        at = item.end()
    closing = _CLOSING.search(text, at) if heading else None
    end = closing.start() if closing else len(text)
    found = put_together(line, list(kept_runs(text, at, end)))
    if found is None:
        return None
    return replace(found, heading=level, marked=bool(level or item or line.marked))


def _table_rows(base: Sequence[Line], start: int) -> dict[int, bool]:
    """Lines of tables → whether they are printed: the line of dashes below the header is not."""
    rows: dict[int, bool] = {}
    for i in range(start + 1, len(base)):
        text = base[i].text
        if i in rows or base[i].blanks or "-" not in text or not _SEPARATOR.match(text):
            continue
        if len(cells_of(base[i - 1].text)) < 2 or "|" not in base[i - 1].text + text:
            continue
        if len(cells_of(base[i - 1].text)) != len(cells_of(text)):
            continue
        rows |= {i - 1: True, i: False}
        j = i + 1
        while j < len(base) and not base[j].blanks and "|" in base[j].text:
            rows[j] = True
            j += 1
    return rows


def _row(line: Line) -> Line | None:
    """A row of a table, a tab between two cells."""
    kept: list[Kept] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for number, (start, end) in enumerate(cells_of(line.text)):
        if number:
            kept.append(Kept(0, 0, "\t"))
            at += 1
        runs = list(kept_runs(line.text, start, end))
        size = sum(len(run.made) or run.end - run.start for run in runs)
        kept += runs
        spans.append((at, at + size))
        at += size
    found = put_together(line, kept, trimmed=False)
    if found is None or not found.text.strip():
        return None
    return replace(found, cells=tuple(spans), marked=True)


def _signs(text: str, lines: Sequence[Line]) -> Iterator[Dropped]:
    """Everything in the file that no line prints."""
    covered = bytearray(len(text))
    for line in lines:
        for _, start, length in line.places(0, len(line.text)):
            covered[start : start + length] = b"\x01" * length
    for row in re.finditer(r"[^\n]+", text):
        for found in re.finditer(b"\x00+", bytes(covered[row.start() : row.end()])):
            start, end = trim(text, row.start() + found.start(), row.start() + found.end())
            if start < end:
                yield Dropped(start, end, "markup")
