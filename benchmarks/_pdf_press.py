"""A press for made-up PDFs: stories set as broadsheet pages, reports as office pages.

The stories are those of `intake_reflow` (runs of paragraphs of the sample corpus). How a page is
set differs from seed to seed: columns, sizes, gutters, headlines centred or not, over one column
or all, photos, boxes, rules, drop caps, advertisements, and the order in which the page's content
is written. Needs reportlab; its built-in STSong-Light stands in for a paper's fonts.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.intake_pages import make_caption
from benchmarks.intake_reflow import NAMES, PROSE, TOWNS, make_story

if TYPE_CHECKING:
    import random

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
ORDERS = ("stories", "rows", "columns")
"""How the content of a page is written: story by story, line by line across the page, or column by
column with all headlines last."""
_NO_START = "，。、；：！？”’）》」％%"
_NO_END = "“‘（《「"


class Word(NamedTuple):
    """One piece of text to be drawn."""

    x: float
    y: float
    """Down from the top of the page, at the baseline."""
    size: float
    text: str
    space: float = 0.0
    """Extra points behind each character."""
    kind: str = "body"


@dataclass
class Truth:
    """What a story really is."""

    title: str
    paragraphs: list[str]
    kicker: str = ""
    subtitle: str = ""
    caption: bool = False
    words: list[Word] = field(default_factory=list)


@dataclass
class Sheet:
    """One page under the press."""

    width: float
    height: float
    words: list[list[Word]] = field(default_factory=list)
    """By story."""
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    bands: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Dark bands under reversed headlines."""


def width_of(text: str, size: float) -> float:
    """The width of a text as this font sets it, in points."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


def broken(text: str, room: float, size: float, first: float, second: float = 0.0) -> list[str]:
    """The lines of a paragraph in a column `room` wide, the first two that much narrower."""
    lines, line, limit = [], "", room - first

    def limit_below() -> float:
        return room - second if len(lines) == 1 else room

    for token in re.findall(r"\d[\d.,]*%?|[A-Za-z]+|.", text):
        full = line and width_of(line + token, size) > limit + 0.01
        if full and token[0] in _NO_START and len(line) > 2:
            lines.append(line[:-1])
            line, limit = line[-1], limit_below()
            if lines[-1][-1] in _NO_END:
                line, lines[-1] = lines[-1][-1] + line, lines[-1][:-1]
        elif full:
            carried = line[-1] if line[-1] in _NO_END else ""
            lines.append(line[: len(line) - len(carried)])
            line, limit = carried, limit_below()
        line += token
    return [*lines, line]


class Press:
    """How one page is set."""

    def __init__(self, rng: random.Random, columns: int | None = None) -> None:
        self.rng = rng
        self.size = rng.choice((8.5, 9.0, 9.5, 10.0, 10.5))
        self.leading = self.size * rng.choice((1.25, 1.35, 1.5, 1.65))
        self.columns = columns or rng.randint(4, 7)
        ems = rng.randint(13, 20)
        self.gutter = self.size * rng.choice((1.2, 1.5, 2.0, 2.5))
        self.column = self.size * ems + rng.uniform(0, self.size)
        self.margin = 40.0
        self.width = 2 * self.margin + self.columns * (self.column + self.gutter) - self.gutter
        self.justified = rng.random() < 0.7
        self.indent = rng.choice((2.0, 2.0, 2.0, 1.5))
        self.ruled = rng.random() < 0.3
        self.capped = False
        self.sheet = Sheet(self.width, 0.0)

    def x(self, column: int) -> float:
        """Left edge of a column."""
        return self.margin + column * (self.column + self.gutter)

    def span(self, columns: int) -> float:
        """The width of so many columns."""
        return columns * (self.column + self.gutter) - self.gutter

    def lines(self, paragraphs: list[str], room: float, lead: str) -> list[tuple[float, str, bool]]:
        """The lines of a story: indent in points, text, whether it ends its paragraph."""
        found = []
        for number, paragraph in enumerate(paragraphs):
            text = (lead if not number else "") + paragraph
            first, second = self.indent * self.size, 0.0
            if self.capped and not number and not lead:
                # Room for the large first character in front of two lines.
                text, first, second = text[1:], self.cap, self.cap
            printed = broken(text, room, self.size, first, second)
            for i, line in enumerate(printed):
                indent = first if not i else second if i == 1 else 0.0
                found.append((indent, line, i == len(printed) - 1))
        return found

    @property
    def cap(self) -> float:
        """The size of a large first character that stands in front of two lines."""
        return self.leading + 0.9 * self.size

    def line(self, x: float, y: float, room: float, text: str, *, last: bool) -> Word:
        """A line of text, stretched to its column unless it is the last of a paragraph."""
        free = room - width_of(text, self.size)
        space = 0.0
        if self.justified and not last and 0 < free < 2.5 * self.size and len(text) > 1:
            space = free / (len(text) - 1)
        return Word(x, y, self.size, text, space)

    def head(self, truth: Truth, column: int, columns: int, y: float) -> float:
        """Kicker, title and subtitle over some columns; the y below them."""
        rng, room = self.rng, self.span(columns)
        size = min(self.size * rng.uniform(1.6, 2.6 + 0.4 * columns), 0.95 * room / 5)
        middle = rng.random() < 0.7
        cut = truth.title.find(" ")
        pieces = [truth.title]
        if cut > 0 and rng.random() < 0.4:
            pieces = [truth.title[:cut], truth.title[cut + 1 :]]
        longest = max(len(piece) for piece in pieces)
        size = max(min(size, 0.95 * room / longest), 1.4 * self.size)
        if size * longest > room:
            half = -(-len(truth.title) // 2)
            pieces = [truth.title[:half], truth.title[half:]]
            size = max(min(size, 0.95 * room / half), 1.4 * self.size)
        spread = rng.choice((0.0, 0.0, 0.0, 0.15)) * size
        small = min(max(self.size * 1.15, size * rng.uniform(0.5, 0.65)), size * 0.75)
        for name in ("kicker", "subtitle"):
            if width_of(getattr(truth, name), small) + spread * 16 > room:
                setattr(truth, name, "")
        plan = [(truth.kicker, small)] if truth.kicker else []
        plan += [(piece, size) for piece in pieces]
        plan += [(truth.subtitle, small)] if truth.subtitle else []
        y += 0.4 * self.size
        for text, points in plan:
            wide = width_of(text, points) + spread * (len(text) - 1)
            gap = spread if wide <= room else 0.0
            wide = width_of(text, points) + gap * (len(text) - 1)
            y += points * 1.15
            x = self.x(column) + (max(room - wide, 0) / 2 if middle else 0.0)
            truth.words.append(Word(x, y, points, text, gap, "head"))
            if rng.random() < 0.06:
                # Put on twice for a bold look.
                truth.words.append(Word(x + 0.3, y, points, text, gap, "head"))
        if rng.random() < 0.05:
            self.sheet.bands.append((self.x(column), y - 1.2 * size, room, 1.5 * size))
        return y + 0.5 * self.size + 0.2 * size

    def photo(self, captions: list[Truth], column: int, columns: int, y: float) -> float:
        """A photo with its caption over some columns; the y below them."""
        caption = captions[-1]
        height = self.rng.uniform(60, 150)
        room = self.span(columns)
        self.sheet.pictures.append((self.x(column), y + 4, room, height))
        y += height + 6
        small = self.size * self.rng.choice((0.85, 0.9, 1.0))
        text = caption.paragraphs
        full, self.size = self.size, small
        for indent, line, last in self.lines(text, room, ""):
            y += small * 1.3
            x = self.x(column) + indent
            caption.words.append(self.line(x, y, room - indent, line, last=last))
        self.size = full
        if caption.subtitle:
            y += small * 1.3
            wide = width_of(caption.subtitle, small)
            x = self.x(column) + (room - wide if self.rng.random() < 0.5 else 0)
            caption.words.append(Word(x, y, small, caption.subtitle))
            caption.subtitle = ""
        return y + 0.6 * self.size

    def body(
        self, truth: Truth, lines: list[tuple[float, str, bool]], column: int, tops: list[float]
    ) -> float:
        """A story's lines in columns that begin at these heights; the y below the lowest."""
        floor = max(tops)
        while True:
            rooms = [max(int((floor - top) / self.leading), 0) for top in tops]
            rooms = [0 if self.capped and room == 1 else room for room in rooms]
            if sum(rooms) >= len(lines):
                break
            floor += self.leading * 0.5
        rest, capped = list(lines), self.capped
        for number, (top, room) in enumerate(zip(tops, rooms, strict=True)):
            for i in range(min(room, len(rest))):
                indent, text, last = rest.pop(0)
                x, y = self.x(column + number) + indent, top + (i + 1) * self.leading
                if capped:
                    x0, base = self.x(column + number), y + self.leading
                    truth.words.append(Word(x0, base, self.cap, truth.paragraphs[0][0]))
                    capped = False
                truth.words.append(self.line(x, y, self.column - indent, text, last=last))
        return floor


def _lead(rng: random.Random) -> str:
    name = rng.choice(NAMES)
    dated = f"本报{rng.choice(TOWNS)}{rng.randint(1, 28)}日讯（记者 {name}）"
    return rng.choice((f"本报讯（记者 {name}）", dated, "", ""))


def _truth(rng: random.Random, source: list[str]) -> Truth:
    story = make_story(rng, source)
    for _ in range(rng.choice((0, 0, 1, 2, 4))):
        story.paragraphs += make_story(rng, rng.choice(PROSE)).paragraphs
    clauses = [
        c for c in re.split(r"[，,。；：、“”（）]", "".join(story.paragraphs))
        if 6 <= len(c) <= 16 and not re.search(r"\d", c) and c not in story.title
    ]  # fmt: skip
    truth = Truth(story.title, story.paragraphs)
    if clauses and rng.random() < 0.3:
        truth.kicker = rng.choice(clauses)
    if clauses and rng.random() < 0.3:
        truth.subtitle = "——" + rng.choice(clauses)
    return truth


def _caption(rng: random.Random) -> Truth:
    story = make_caption(rng)
    return Truth("", story.paragraphs, subtitle=story.credit, caption=True)


def make_newspaper(
    rng: random.Random, columns: int | None = None
) -> tuple[bytes, list[list[Truth]]]:
    """A paper of one or two pages: its bytes, and the stories of each page."""
    sheets, truths = [], []
    order = rng.choice(ORDERS)
    for number in range(rng.choice((1, 2))):
        press = Press(rng, columns)
        truths.append(_page(press, number))
        sheets.append(press.sheet)
    return draw(sheets, order, rng), truths


def _page(press: Press, number: int) -> list[Truth]:
    rng, y = press.rng, 60.0
    folio = _folio(press, number)
    truths: list[Truth] = []
    sources = rng.sample(PROSE, min(len(PROSE), rng.randint(3, 8)))
    while sources:
        left, column, floor = press.columns, 0, y
        while left and sources:
            wide = left if len(sources) == 1 or left <= 2 else rng.randint(1, left)
            wide = left if left - wide == 1 and rng.random() < 0.5 else wide
            truth = _truth(rng, sources.pop())
            truths.append(truth)
            floor = max(floor, _story(press, truth, truths, column, wide, y))
            left, column = left - wide, column + wide
        if left and rng.random() < 0.5:
            floor = max(floor, _advertisement(press, column, left, y))
        y = floor + press.size * rng.uniform(1.6, 3.0)
    press.sheet.height = y + 60
    _foot(press, folio, y + 30)
    press.sheet.words = [t.words for t in truths] + [folio]
    return truths


def _story(
    press: Press, truth: Truth, truths: list[Truth], column: int, wide: int, y: float
) -> float:
    """One story in its rectangle; the y below it."""
    rng = press.rng
    top = y
    y = press.head(truth, column, wide, y)
    tops = [y] * wide
    if rng.random() < 0.3:
        truths.append(_caption(rng))
        across = rng.randint(1, wide)
        first = rng.randint(0, wide - across)
        below = press.photo(truths, column + first, across, y)
        tops[first : first + across] = [below] * across
    lead = _lead(rng)
    press.capped = rng.random() < 0.12 and not lead and len(truth.paragraphs[0]) > 60
    lines = press.lines(truth.paragraphs, press.column, lead)
    if rng.random() < 0.12:
        lines.append((2 * press.size, "（下转第2版）", True))
    floor = press.body(truth, lines, column, tops)
    press.capped = False
    if rng.random() < 0.2:
        edge = press.gutter / 2 - 1
        press.sheet.boxes.append(
            (press.x(column) - edge, top, press.span(wide) + 2 * edge, floor - top + press.size)
        )
    if press.ruled:
        for i in range(1, wide):
            x = press.x(column + i) - press.gutter / 2
            press.sheet.boxes.append((x, tops[i], 0.0, floor - tops[i]))
    return floor


def _advertisement(press: Press, column: int, columns: int, y: float) -> float:
    """A framed advertisement, which is nobody's story."""
    room = press.span(columns)
    press.sheet.boxes.append((press.x(column), y, room, 70))
    return y + 70


def _folio(press: Press, number: int) -> list[Word]:
    rng = press.rng
    when = f"2024年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期{rng.choice('一二三四五')}"
    page = rng.choice((f"第{number + 1}版", f"0{number + 1} 要闻", f"{number + 1}版"))
    words = [Word(press.margin, 30, 12, page, kind="folio")]
    wide = width_of(when, 9)
    words.append(Word(press.width - press.margin - wide, 30, 9, when, kind="folio"))
    return words


def _foot(press: Press, folio: list[Word], y: float) -> None:
    if press.rng.random() < 0.7:
        names = press.rng.sample(NAMES, 2)
        folio.append(
            Word(press.margin, y, 8, f"责任编辑：{names[0]} 校对：{names[1]}", kind="folio")
        )


def draw(sheets: list[Sheet], order: str, rng: random.Random) -> bytes:
    """The pages as a PDF, their content in this order."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for x, y, wide, high in sheet.pictures:
            canvas.drawInlineImage(_grey(), x, sheet.height - y - high, wide, high)
        canvas.setLineWidth(0.5)
        for x, y, wide, high in sheet.boxes:
            if wide:
                canvas.rect(x, sheet.height - y - high, wide, high)
            else:
                canvas.line(x, sheet.height - y, x, sheet.height - y - high)
        for word in _ordered(sheet, order, rng):
            text = canvas.beginText(word.x, sheet.height - word.y)
            text.setFont(FONT, word.size)
            text.setCharSpace(word.space)
            text.textOut(word.text)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _grey() -> object:
    from PIL import Image

    return Image.new("L", (2, 2), 180)


def _ordered(sheet: Sheet, order: str, rng: random.Random) -> list[Word]:
    if order == "stories":
        stories = list(sheet.words)
        rng.shuffle(stories)
        return [word for words in stories for word in words]
    words = [word for story in sheet.words for word in story]
    if order == "rows":
        return sorted(words, key=lambda word: (round(word.y), word.x))
    return sorted(words, key=lambda word: (word.kind != "body", round(word.x / 40), word.y))
