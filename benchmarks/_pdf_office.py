"""Made-up reports as an office prints them: one column, running heads, page numbers, tables.

The text is that of the sample corpus' reports; what differs is size, leading, margins, indents or
room between paragraphs, and how pages are numbered. Needs reportlab.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from benchmarks._pdf_press import FONT, broken, width_of
from benchmarks.intake_reflow import PROSE, TOWNS

if TYPE_CHECKING:
    import random

_NUMBERS = "一二三四五六七八"
_PARTS = ("过去一年的工作", "主要成绩", "下一步打算", "存在的问题")
_MATTERS = ("守住粮食底线", "抓好项目建设", "办好民生实事")


@dataclass
class Report:
    """What a report really is."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    """Rows of its table included, their cells parted by tabs."""
    headings: list[str] = field(default_factory=list)
    """Numbered headings on lines of their own."""


def make_report(rng: random.Random) -> tuple[bytes, Report]:
    """A report of several pages: its bytes and what it is."""
    town = rng.choice(TOWNS)
    report = Report(f"{town}镇{rng.choice(('2023', '2024'))}年政府工作报告")
    target = io.BytesIO()
    office = _Office(rng, Canvas(target, pagesize=(595, 842)), town)
    office.centred(report.title, 22)
    for number in range(rng.randint(2, 4)):
        _section(office, report, rng, number)
    office.close()
    return target.getvalue(), report


def _section(office: _Office, report: Report, rng: random.Random, number: int) -> None:
    heading = f"{_NUMBERS[number]}、{rng.choice(_PARTS)}"
    report.headings.append(heading)
    office.paragraph(heading)
    for part in range(rng.randint(1, 3)):
        if rng.random() < 0.5:
            sub = f"（{_NUMBERS[part]}）{rng.choice(_MATTERS)}"
            report.headings.append(sub)
            office.paragraph(sub)
        for text in rng.choice(PROSE)[: rng.randint(1, 3)]:
            report.paragraphs.append(text)
            office.paragraph(text)
    if rng.random() < 0.5:
        rows = [["指标", "单位", "2023年", "2024年"]]
        rows += [
            [name, unit, str(rng.randint(10, 9999)), f"{rng.uniform(1, 99):.1f}"]
            for name, unit in (("粮食总产", "吨"), ("茶园面积", "亩"), ("农民收入", "元"))
        ]
        report.paragraphs += ["\t".join(row) for row in rows]
        office.table(rows)


class _Office:
    """An office printer."""

    def __init__(self, rng: random.Random, canvas: Canvas, town: str) -> None:
        self.rng, self.canvas, self.town = rng, canvas, town
        self.size = rng.choice((10.5, 12.0, 14.0, 16.0))
        self.leading = self.size * rng.choice((1.4, 1.6, 1.8))
        self.left = rng.choice((72.0, 85.0, 90.0))
        self.room = 595 - 2 * self.left
        self.indent = rng.choice((2.0, 2.0, 2.0, 0.0))
        self.headed = rng.random() < 0.5
        self.marks = rng.choice(("— {} —", "- {} -", "第{}页", "{}", "{}/9"))
        self.page, self.y = 0, 0.0
        self.turn()

    def turn(self) -> None:
        """Begin a page, closing the one before."""
        if self.page:
            self.close_page()
        self.page, self.y = self.page + 1, 90.0

    def close_page(self) -> None:
        """Put on running head and page number."""
        if self.headed:
            self.put(self.left, 40, 9, f"{self.town}镇政府工作报告")
        mark = self.marks.format(self.page)
        self.put((595 - width_of(mark, 10)) / 2, 805, 10, mark)
        self.canvas.showPage()

    def close(self) -> None:
        """End the file."""
        self.close_page()
        self.canvas.save()

    def put(self, x: float, y: float, size: float, text: str, space: float = 0.0) -> None:
        """Draw one line."""
        drawn = self.canvas.beginText(x, 842 - y)
        drawn.setFont(FONT, size)
        drawn.setCharSpace(space)
        drawn.textOut(text)
        self.canvas.drawText(drawn)

    def down(self, points: float) -> None:
        """Go down; over the foot of the page to the next."""
        self.y += points
        if self.y > 770:
            self.turn()

    def centred(self, text: str, size: float) -> None:
        """A title."""
        self.down(size * 1.5)
        self.put((595 - width_of(text, size)) / 2, self.y, size, text)
        self.down(size)

    def paragraph(self, text: str) -> None:
        """A paragraph, justified."""
        first = self.indent * self.size
        lines = broken(text, self.room, self.size, first)
        if not first:
            self.down(self.leading * 0.7)
        for i, line in enumerate(lines):
            self.down(self.leading)
            indent = first if not i else 0.0
            free = self.room - indent - width_of(line, self.size)
            last = i == len(lines) - 1
            space = 0.0 if last or len(line) < 2 else max(free, 0) / (len(line) - 1)
            self.put(self.left + indent, self.y, self.size, line, space)

    def table(self, rows: list[list[str]]) -> None:
        """A table, drawn with lines or only set in columns."""
        if self.y + (len(rows) + 1) * self.leading * 1.2 > 760:
            self.turn()
        step, ruled = self.room / len(rows[0]), self.rng.random() < 0.6
        self.down(self.leading * 0.6)
        top = self.y + self.leading * 0.3
        for row in rows:
            self.y += self.leading * 1.2
            for i, cell in enumerate(row):
                wide = width_of(cell, self.size)
                self.put(self.left + step * i + (step - wide) / 2, self.y, self.size, cell)
        if ruled:
            high = len(rows) * self.leading * 1.2
            for i in range(len(rows) + 1):
                y = 842 - top - i * self.leading * 1.2
                self.canvas.line(self.left, y, self.left + self.room, y)
            for i in range(len(rows[0]) + 1):
                x = self.left + step * i
                self.canvas.line(x, 842 - top, x, 842 - top - high)
        self.down(self.leading * 0.6)
