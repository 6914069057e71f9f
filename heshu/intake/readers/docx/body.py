"""The paragraphs and tables of a Word document, in the order they are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.readers.docx.numbering import Numbering
from heshu.intake.readers.docx.package import W
from heshu.intake.readers.docx.runs import RunReader
from heshu.intake.readers.docx.styles import Styles, value, whole
from heshu.intake.readers.printed import BREAK, Printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.intake.readers.docx.package import Element, Package
    from heshu.intake.readers.docx.runs import Runs

_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body")
)
_GAPS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_MOST_COLUMNS = 1000
_DEEPEST = 40
"""Tables in tables beyond this are made to break a reader."""
PAGE_MARK = "page-mark"


class Document:
    """A Word document on its way to lines."""

    def __init__(self, package: Package) -> None:
        """Read what paragraphs inherit; the text comes with `printed`."""
        self._package = package
        self._styles = Styles(package)
        self._numbering = Numbering(package, self._styles)
        self._runs = RunReader(self._styles)
        self._printed = Printed()
        self._notes: list[tuple[str, str]] = []
        self._carried = ""
        """The text of a paragraph whose mark was deleted: it runs on in the next."""
        self._titled = False
        self._depth = 0

    def printed(self) -> Printed:
        """Everything the document prints: headers, the text, notes, footers."""
        root = self._package.document()
        self._furniture("header")
        body = root.find(W + "body")
        if body is not None:
            self._titled = any(
                self._styles.is_title(p.find(W + "pPr")) for p in body.iterchildren(W + "p")
            )
            self._blocks(body)
        if self._carried:
            self._printed.line(self._carried)
            self._carried = ""
        self._print_notes()
        self._furniture("footer")
        return self._printed

    def _furniture(self, kind: str) -> None:
        """The headers or footers, each text once, however many pages and sections have it."""
        seen = set[str]()
        for _, root in self._package.related(kind):
            for paragraph in root.iter(W + "p"):
                text = _on_one_line(self._runs.read(paragraph).text)
                if text and text not in seen:
                    seen.add(text)
                    self._printed.apart(text, PAGE_MARK)

    def _print_notes(self) -> None:
        for kind in ("footnote", "endnote"):
            notes = {
                note.get(W + "id", ""): note
                for _, root in self._package.related(f"{kind}s")
                for note in root.findall(W + kind)
            }
            for called, key in self._notes:
                if called == kind and key in notes:
                    for paragraph in notes[key].iter(W + "p"):
                        if text := _on_one_line(self._runs.read(paragraph).text):
                            self._printed.note(text)

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(W + "pPr")
        runs = self._runs.read(paragraph)
        if _mark_is_deleted(properties):
            self._carried += runs.text
            self._after(runs)
            return
        label = self._numbering.label(self._styles.numbered(properties))
        text = _clean(label + self._carried + runs.text)
        self._carried = ""
        level = self._heading(properties)
        if level:
            # A heading broken over two lines is still one.
            text = _on_one_line(text)
        indent = self._styles.indent(properties)
        for number, line in enumerate(BREAK.split(text)):
            self._printed.line(line, heading=level, indent=0.0 if number else indent)
        self._after(runs)

    def _heading(self, properties: Element | None) -> int:
        """The level of a paragraph; that of the title is above all others."""
        if self._styles.is_title(properties):
            return 1
        level = self._styles.heading(properties)
        return level + 1 if level and self._titled else level

    def _after(self, runs: Runs) -> None:
        """What hangs on a paragraph: its text boxes below it, its notes for later."""
        self._notes += runs.notes
        for box in runs.boxes:
            self._deeper(box)

    def _deeper(self, parent: Element) -> None:
        if self._depth < _DEEPEST:
            self._depth += 1
            self._blocks(parent)
            self._depth -= 1

    def _table(self, table: Element) -> None:
        rows = [row for row in _rows(table) if not _is_deleted(row)]
        if all(len(list(_cells(row))) == 1 and _span(row) <= 1 for row in rows):
            # A frame around paragraphs, not a table of anything.
            for row in rows:
                for cell in _cells(row):
                    self._deeper(cell)
            return
        for row in rows:
            self._printed.row(list(self._row(row)))

    def _row(self, row: Element) -> Iterator[str]:
        """The cells of a row; one that spans columns is followed by empty ones in its width."""
        properties = row.find(W + "trPr")
        yield from _skipped(properties, "gridBefore")
        for cell in _cells(row):
            own = cell.find(W + "tcPr")
            merged = None if own is None else own.find(W + "vMerge")
            goes_on = merged is not None and merged.get(W + "val", "continue") == "continue"
            text = self._cell(cell)
            yield "" if goes_on else text
            wide = min(whole(value(own, "gridSpan")) or 1, _MOST_COLUMNS)
            yield from [""] * (wide - 1)
        yield from _skipped(properties, "gridAfter")

    def _cell(self, cell: Element) -> str:
        """The text of a cell on one line, paragraphs and inner tables one after the other."""
        pieces: list[str] = []
        for paragraph in _paragraphs(cell):
            properties = paragraph.find(W + "pPr")
            runs = self._runs.read(paragraph)
            self._notes += runs.notes
            label = self._numbering.label(self._styles.numbered(properties))
            pieces.append(_on_one_line(label + runs.text))
            pieces += [
                _on_one_line(self._runs.read(inner).text)
                for box in runs.boxes
                for inner in _paragraphs(box)
            ]
        return " ".join(filter(None, pieces))


def _paragraphs(parent: Element) -> Iterator[Element]:
    """The paragraphs of a cell and of tables in it, not those that hang on other paragraphs."""
    for child in parent:
        if child.tag == W + "p":
            yield child
        elif child.tag in _WRAPPERS or child.tag in (W + "tbl", W + "tr", W + "tc"):
            yield from _paragraphs(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _span(row: Element) -> int:
    """How many columns the widest cell of a row spans."""
    return max(
        (whole(value(cell.find(W + "tcPr"), "gridSpan")) or 1 for cell in _cells(row)), default=1
    )


def _skipped(properties: Element | None, name: str) -> list[str]:
    return [""] * min(max(whole(value(properties, name)) or 0, 0), _MOST_COLUMNS)


def _is_deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _mark_is_deleted(properties: Element | None) -> bool:
    """Whether the paragraph was joined to the next by a tracked deletion of its end."""
    return properties is not None and (
        properties.find(f"{W}rPr/{W}del") is not None
        or properties.find(f"{W}rPr/{W}moveFrom") is not None
    )


def _clean(text: str) -> str:
    return _UNUSABLE.sub("\ufffd", text)


def _on_one_line(text: str) -> str:
    return _GAPS.sub(" ", _clean(text)).strip()
