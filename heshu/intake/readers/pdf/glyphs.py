"""The characters of a PDF page with their boxes, as PDFium finds them, set upright.

Coordinates are points from the upper left corner of the page as it is seen: its rotation is
undone, `y` grows downwards. What would make a reader see double or see what print does not show is
dropped here: signs put on twice for a bold look, text set invisible, text off the page.
"""

from __future__ import annotations

from collections import Counter
from ctypes import addressof, byref, c_double, c_float, create_string_buffer
from dataclasses import dataclass, field
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from heshu.intake.readers.pdf.drawings import draw

if TYPE_CHECKING:
    import pypdfium2

UNKNOWN = "\ufffd"
"""A sign whose font does not say what it means."""
SMALL = 1.5
"""Points; nothing smaller is print."""
TWICE = 0.18
"""Two equal signs nearer than this, in ems, are one put on twice."""
_DRAWN_AS_ONE = frozenset("—…─")
"""Signs that come in pairs, which some fonts draw as one: each gets half of the box."""
SKEW = 8.0
"""Degrees by which upright text may lean."""


class Box(NamedTuple):
    """A stretch of the page; `y0` is its upper edge."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0


class Glyph(NamedTuple):
    """A printed character."""

    char: str
    x0: float
    x1: float
    """The edges of its advance, not of its ink."""
    base: float
    """Its baseline."""
    size: float
    """Height of an em, in points."""
    font: str
    """Name of its font, without the tag of a subset."""
    order: int
    """Place in the content of the page."""
    spaced: int
    """2 when a blank stands directly before it in the content, 1 when PDFium thinks so, else 0."""


@dataclass(slots=True)
class PdfSheet:
    """A page: what is printed on it and where."""

    number: int
    """0-based."""
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    """Characters that stand at another angle than the page's; `x` and `base` run along them."""
    pictures: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    """Drawn lines, and the edges of frames, thin in one direction."""
    frames: list[Box] = field(default_factory=list)
    """Drawn boxes and tinted grounds."""


class _Style(NamedTuple):
    """What all characters of one text object share."""

    size: float
    angle: float
    font: str
    invisible: bool


class _Reader:
    """One page read through PDFium's functions."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        from pypdfium2 import raw

        self.raw: Any = raw
        self.page: Any = page.raw
        self.text: Any = raw.FPDFText_LoadPage(page.raw)
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, str] = {}

    def close(self) -> None:
        self.raw.FPDFText_ClosePage(self.text)

    def style(self, index: int) -> _Style:
        """The style of a character; asked once a text object."""
        raw = self.raw
        thing = raw.FPDFText_GetTextObject(self.text, index)
        address = addressof(thing.contents) if thing else 0
        if address in self._styles:
            return self._styles[address]
        matrix, size = raw.FS_MATRIX(), c_float()
        raw.FPDFText_GetMatrix(self.text, index, byref(matrix))
        if not thing or not raw.FPDFTextObj_GetFontSize(thing, byref(size)):
            size.value = raw.FPDFText_GetFontSize(self.text, index)
        scale = hypot(matrix.c, matrix.d) or 1.0
        mode = raw.FPDFTextObj_GetTextRenderMode(thing) if thing else 0
        style = _Style(
            abs(size.value) * scale,
            degrees(atan2(matrix.b, matrix.a)),
            self._font(thing) if thing else "",
            mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        )
        if address:
            self._styles[address] = style
        return style

    def _font(self, thing: Any) -> str:
        font = self.raw.FPDFTextObj_GetFont(thing)
        if not font:
            return ""
        address = addressof(font.contents)
        if address not in self._fonts:
            buffer = create_string_buffer(128)
            self.raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("utf-8", "replace")
            self._fonts[address] = name[7:] if name[6:7] == "+" else name
        return self._fonts[address]


def sheet_of(page: pypdfium2.PdfPage, number: int) -> PdfSheet:
    """Read a page.

    Args:
        page: an open page.
        number: its place in the file, 0-based.
    """
    left, bottom, right, top = page.get_bbox()
    turn = _Turn(page.get_rotation() // 90, left, bottom, right, top)
    reader = _Reader(page)
    try:
        found = list(_characters(reader))
    finally:
        reader.close()
    hidden = sum(style.invisible for *_, style in found)
    if hidden <= len(found) / 2:
        # An OCR layer is all invisible, and then it is the text.
        found = [each for each in found if not each[-1].invisible]
    angle = _usual_angle(found, turn.quarters)
    turn = _Turn(turn.quarters + angle, left, bottom, right, top)
    sheet = PdfSheet(number, turn.width, turn.height)
    for order, (char, box, origin, spaced, style) in enumerate(found):
        _put(sheet, turn, order, char, box, origin, spaced, style)
    sheet.glyphs = _once(sheet.glyphs)
    draw(sheet, page, turn.box)
    return sheet


class _Turn:
    """Points of the file to points of the page as it is seen."""

    def __init__(self, quarters: int, left: float, bottom: float, right: float, top: float) -> None:
        self.quarters = quarters % 4
        self._bounds = left, bottom, right, top
        across, up = right - left, top - bottom
        self.width, self.height = (up, across) if self.quarters % 2 else (across, up)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point seen upright, from the upper left corner."""
        left, bottom, right, top = self._bounds
        match self.quarters:
            case 0:
                return x - left, top - y
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case _:
                return top - y, right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box seen upright."""
        a, b = self.point(x0, y0), self.point(x1, y1)
        return Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

    def lean(self, angle: float) -> float:
        """The angle of text as it is seen, -180 to 180, anticlockwise."""
        return (angle - 90 * self.quarters + 180) % 360 - 180


_Found = tuple[str, tuple[float, float, float, float], tuple[float, float], int, _Style]


def _characters(reader: _Reader) -> Any:
    """Each printed character of the content with box, origin, a blank before it, and style."""
    raw, text = reader.raw, reader.text
    rect, x, y = raw.FS_RECTF(), c_double(), c_double()
    at, rx, ry = byref(rect), byref(x), byref(y)
    spaced, high = 0, 0
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if raw.FPDFText_IsGenerated(text, index) == 1:
            # PDFium's own guesses of blanks and line ends; the boxes tell better.
            spaced = max(spaced, int(code == 0x20))
            continue
        char = _char(code)
        if raw.FPDFText_HasUnicodeMapError(text, index) == 1 and not char.isspace():
            char = UNKNOWN
        if char.isspace():
            spaced = 2
            continue
        if not char:
            continue
        style = reader.style(index)
        if style.size < SMALL:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, at)
        raw.FPDFText_GetCharOrigin(text, index, rx, ry)
        box = rect.left, rect.bottom, rect.right, rect.top
        yield char, box, (x.value, y.value), spaced, style
        spaced = 0


def _char(code: int) -> str:
    """The character of a code: a blank, nothing for what prints nothing, UNKNOWN without meaning.

    PDFium gives U+0002 for a hyphen at a line's end.
    """
    if code in (0x20, 0xA0, 0x3000) or 0x2000 <= code <= 0x200A or 9 <= code <= 13:
        return " "
    if code == 2:
        return "\xad"
    if code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900 or 0xD800 <= code < 0xE000:
        return UNKNOWN
    if code > 0x10FFFF or code >= 0xF0000:
        return UNKNOWN
    return "" if code < 0x20 or 0x7F <= code < 0xA0 or code == 0xFEFF else chr(code)


def _usual_angle(found: list[_Found], quarters: int) -> int:
    """By how many quarters the page must be turned so that most of its text is upright."""
    leans = Counter(round(((style.angle - 90 * quarters) % 360) / 90) % 4 for *_, style in found)
    if not leans:
        return 0
    usual, count = leans.most_common(1)[0]
    return usual if count > 0.6 * len(found) else 0


def _put(
    sheet: PdfSheet, turn: _Turn, order: int, char: str,
    corners: tuple[float, float, float, float], origin: tuple[float, float], spaced: int,
    style: _Style,
) -> None:  # fmt: skip
    """Enter a character among the upright or the turned ones, unless it is off the page."""
    box = turn.box(*corners)
    across, base = turn.point(*origin)
    if not (-1 <= (box.x0 + box.x1) / 2 <= sheet.width + 1 and -1 <= base <= sheet.height + 1):
        return
    if abs(turn.lean(style.angle)) <= SKEW:
        x0, x1 = min(box.x0, across), box.x1
        if x0 < box.x0 - style.size:
            x0 = box.x0
        sheet.glyphs.append(Glyph(char, x0, x1, base, style.size, style.font, order, spaced))
    else:
        sheet.turned.append(
            Glyph(char, box.x0, box.x1, box.y1, style.size, style.font, order, spaced)
        )


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs without those put on a second time a hair's breadth away."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        step = max(glyph.size * 0.5, 1.0)
        across, down = int(glyph.x0 // step), int(glyph.base // step)
        near = (
            other
            for i in (across - 1, across, across + 1)
            for j in (down - 1, down, down + 1)
            for other in seen.get((glyph.char, i, j), ())
        )
        room = TWICE * glyph.size
        twin = next((o for o in near if _is_again(o, glyph, room)), None)
        if twin is not None:
            if kept[-1] is twin and glyph.char in _DRAWN_AS_ONE:
                middle = (twin.x0 + twin.x1) / 2
                kept[-1] = twin._replace(x1=middle)
                kept.append(glyph._replace(x0=middle))
            continue
        seen.setdefault((glyph.char, across, down), []).append(glyph)
        kept.append(glyph)
    return kept


def _is_again(first: Glyph, glyph: Glyph, room: float) -> bool:
    """Whether a glyph stands where another equal one does."""
    return abs(first.x0 - glyph.x0) < room and abs(first.base - glyph.base) < room
