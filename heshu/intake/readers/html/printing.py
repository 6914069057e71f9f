"""A page as lines: an own walk over its tree, so that every printed character is there once.

A block begins a line and ends it, `<br>` ends one, a row of a table is one line. Blanks run
together as on screen; full-width and no-break spaces stay. A raised figure stays raised (10⁸,
not 108), and a reading over a character stands behind it in brackets, as copied text has it.
The numbers a browser puts before the items of a list are not in the file and stay out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshu.intake.raised import raised
from heshu.intake.readers.html import tables
from heshu.intake.readers.html.tags import BLOCKS, HEADINGS, UNPRINTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_BLANKS = re.compile("[ \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_LINES = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_LATER = frozenset(("js_content", "js_article", "page-content", "img-content"))
"""Boxes that hold a whole article and wait for a script to show them: those of WeChat."""
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIFTED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)


@dataclass(slots=True)
class Box:
    """A block element lines stand in."""

    tag: str
    words: str
    """Its class and id, in small letters."""
    parent: Box | None
    depth: int = 0

    def around(self) -> Iterator[Box]:
        """Itself and the boxes around it, from the inside."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True)
class Printed:
    """A line the page prints."""

    text: str
    box: Box
    heading: int = 0
    """1 for `<h1>` … 6; 0 for none."""
    cells: tuple[tuple[int, int], ...] = ()
    """Of a row of a table, in `text`."""
    linked: int = 0
    """How many of its characters are links."""
    begins: bool = True
    """False for a line below a `<br>`."""
    bold: bool = False
    """Whether all of it is set bold."""


@dataclass(slots=True)
class PrintedPage:
    """All lines of a page, in the order of the file."""

    rows: list[Printed] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    """Comment that stands alone (`enpcontent`) → the line it stands before."""


def printed(root: _Element | None) -> PrintedPage:
    """The lines of a page."""
    printer = Printer()
    if root is not None:
        printer.walk(root)
    return printer.page


class Printer:
    """Walks a tree once, without recursion, and writes its lines."""

    def __init__(self, box: Box | None = None) -> None:
        self.page = PrintedPage()
        self.box = box or Box("", "", None)
        self.headings: list[int] = []
        self.grids: list[tables.Grid | None] = []
        self.links = self.raised = self.kept = self.bold = 0
        self._pieces: list[str] = []
        self._linked = self._thin = 0
        self._begins = True

    def walk(self, root: _Element) -> None:
        """Write the lines of a tree; what stands behind its root is not part of it."""
        from lxml import etree

        steps = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, element in steps:
            if event == "comment":
                self._comment(str(element.text or "").strip())
            elif event == "start":
                if not self._open(element):
                    steps.skip_subtree()
                continue
            else:
                self._close(element)
            if element is not root:
                self.write(element.tail)
        self.end_line()

    def _comment(self, words: str) -> None:
        if len(words) <= 20 and not words.startswith("["):  # [if !supportLists], as Word writes
            if "".join(self._pieces).strip() and not words.lower().lstrip("/").startswith("enp"):
                return  # in mid-sentence; only the marks of e-papers part lines
            self.end_line()
            self.page.marks.setdefault(words.lower(), len(self.page.rows))

    def _open(self, element: _Element) -> bool:
        """Begin an element; False when what is in it is done or prints nothing."""
        tag = _tag(element)
        if tag in BLOCKS:
            self._begin_block(element, tag)
        if _is_hidden(element, tag):
            return False
        if tag == "table":
            self.grids.append(tables.grid_of(element))
        elif tag == "tr" and self.grids and (grid := self.grids[-1]):
            self._row(grid, element)
            return False
        elif pairs := tables.pairs_of_list(element) or tables.pairs_of_words(element):
            for cells in pairs:
                self._cells(cells)
            return False
        elif tag == "br":
            self.end_line()
            self._begins = False
        elif tag == "rt":
            self.write("(")
        self._count(element, tag, 1)
        self.write(element.text)
        return True

    def _begin_block(self, element: _Element, tag: str) -> None:
        self.end_line()
        words = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        self.box = Box(tag, words, self.box, self.box.depth + 1)
        self.headings.append(HEADINGS.get(tag, self.headings[-1] if self.headings else 0))
        self._begins = True

    def _close(self, element: _Element) -> None:
        tag = _tag(element)
        if not _is_hidden(element, tag):
            self._count(element, tag, -1)
            if tag == "rt":
                self.write(")")
            elif tag == "table" and self.grids:
                self.grids.pop()
        if tag in BLOCKS:
            self.end_line()
            self.box = self.box.parent or self.box
            self.headings.pop()
            self._begins = True

    def _count(self, element: _Element, tag: str, step: int) -> None:
        self.links = max(self.links + step * (tag == "a"), 0)
        self.raised = max(self.raised + step * _is_raised(element, tag), 0)
        self.bold = max(self.bold + step * _is_bold(element, tag), 0)
        self.kept = max(self.kept + step * (tag in ("pre", "listing", "plaintext")), 0)

    def write(self, text: str | None) -> None:
        """Add a stretch of text to the line."""
        if not text:
            return
        if self.raised:
            text = raised(text)
        if not self.kept:
            self._put(text)
            return
        first, *others = _LINES.split(text)
        self._put(first)
        for line in others:
            self.end_line()
            self._begins = False
            self._put(line)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        if self.links or not self.bold:
            printed = sum(not char.isspace() for char in text)
            self._linked += printed * bool(self.links)
            self._thin += printed * (not self.bold)

    def end_line(self) -> None:
        """Write the line so far, if it prints anything."""
        if not self._pieces:
            return
        text = _BLANKS.sub(" ", "".join(self._pieces)).strip(" ")
        if text and not text.isspace():
            heading = self.headings[-1] if self.headings else 0
            self.page.rows.append(
                Printed(text, self.box, heading, (), self._linked, self._begins, not self._thin)
            )  # fmt: skip
            self._begins = True
        self._pieces, self._linked, self._thin = [], 0, 0

    def _row(self, grid: tables.Grid, row: _Element) -> None:
        """Write a row of a table; what stands in it outside its cells has lines of its own."""
        for stray in (row.text, *(cell.tail for cell in row)):
            self.write(stray)
            self.end_line()
        self._cells(grid.row(row))

    def _cells(self, cells: list[_Element | None]) -> None:
        texts, linked = [], 0
        for cell in cells:
            lines = [] if cell is None else _lines_in(cell)
            texts.append(_joined([line.text for line in lines]))
            linked += sum(line.linked for line in lines)
        if not any(texts):
            return
        spans, at = [], 0
        for text in texts:
            spans.append((at, at + len(text)))
            at += len(text) + 1
        self.page.rows.append(Printed("\t".join(texts), self.box, 0, tuple(spans), linked))


def _lines_in(cell: _Element) -> list[Printed]:
    printer = Printer()
    printer.walk(cell)
    return printer.page.rows


def _joined(lines: list[str]) -> str:
    """The lines of a cell as one, with a blank only where it parts two words."""
    text = ""
    for line in lines:
        apart = text and text[-1].isascii() and line[0].isascii()
        text += (" " if apart else "") + line
    return text.strip()


def _tag(element: _Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_bold(element: _Element, tag: str) -> bool:
    return tag in ("strong", "b") or bool(_BOLD.search(element.get("style") or ""))


def _is_raised(element: _Element, tag: str) -> bool:
    return tag == "sup" or bool(_LIFTED.search(element.get("style") or ""))


def _is_hidden(element: _Element, tag: str) -> bool:
    """Whether an element prints nothing; a page hidden as a whole is shown by its scripts."""
    if tag in UNPRINTED or not tag:
        return True
    if tag in ("html", "body") or element.get("id") in _SHOWN_LATER:
        return False
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
