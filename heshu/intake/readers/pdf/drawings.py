"""What is drawn on a PDF page besides its characters: pictures, lines, frames and tinted grounds.

A program may put all of it into forms, drawings inside the drawing with a scale of their own;
these are opened.
"""

from __future__ import annotations

from ctypes import byref, c_float
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pypdfium2

    from heshu.intake.readers.pdf.glyphs import Box, PdfSheet

THIN = 3.0
LONG = 24.0
"""Points: a stroke so thin and so long parts something from something else."""
_DEEP = 6
"""Forms in forms that are opened at most."""
_MOST = 60_000
"""Drawn things looked at on a page; a map has more, and parts no text."""


class _Matrix(NamedTuple):
    """How a form is put on its page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: _Matrix) -> _Matrix:
        """Put on its page as the outer form is."""
        a, b = outer.point(self.a, self.b), outer.point(self.c, self.d)
        e, f = outer.point(self.e, self.f)
        return _Matrix(
            a[0] - outer.e, a[1] - outer.f, b[0] - outer.e, b[1] - outer.f, e, f
        )  # fmt: skip


def draw(
    sheet: PdfSheet, page: pypdfium2.PdfPage,
    upright: Callable[[float, float, float, float], Box],
) -> None:  # fmt: skip
    """Enter the pictures, lines and frames of a page.

    Args:
        sheet: takes them.
        page: an open page.
        upright: turns a box of the file into one of the page as it is seen.
    """
    from pypdfium2 import raw

    for number, (thing, matrix) in enumerate(_things(page.raw, raw)):
        if number >= _MOST:
            break
        bounds = _bounds(raw, thing, matrix)
        if bounds is None:
            continue
        box = upright(*bounds)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH:
            _enter(sheet, box)
        elif min(box.width, box.height) >= LONG:
            sheet.pictures.append(box)


def _things(page: Any, raw: Any) -> Iterator[tuple[Any, _Matrix]]:
    """The pictures and paths of a page, those in forms with the place of the form."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _opened(raw, raw.FPDFPage_GetObject(page, index), _Matrix(), 0)


def _opened(raw: Any, thing: Any, outer: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
        yield thing, outer
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEP:
        found = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(thing, byref(found))
        own = _Matrix(found.a, found.b, found.c, found.d, found.e, found.f).inside(outer)
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            yield from _opened(raw, raw.FPDFFormObj_GetObject(thing, index), own, depth + 1)


def _bounds(raw: Any, thing: Any, matrix: _Matrix) -> tuple[float, float, float, float] | None:
    edges = [c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *(byref(edge) for edge in edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return (*matrix.point(left, bottom), *matrix.point(right, top))


def _enter(sheet: PdfSheet, box: Box) -> None:
    """A drawn line itself; of a frame its four edges too."""
    x0, y0, x1, y1 = box
    kind = type(box)
    if min(box.width, box.height) <= THIN:
        if max(box.width, box.height) >= 8:
            sheet.rules.append(box)
    elif max(box.width, box.height) >= LONG:
        sheet.rules += [
            kind(x0, y0, x1, y0), kind(x0, y1, x1, y1), kind(x0, y0, x0, y1), kind(x1, y0, x1, y1)
        ]  # fmt: skip
        if min(box.width, box.height) >= LONG:
            sheet.frames.append(box)
