"""A PDF opened, or one clear line why it cannot be.

What PDFium can say is little (an error number), so the rest is told by the bytes and by what the
pages hold: a scan has pictures and no characters, a font without a Unicode map gives signs that
nobody could read.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake.pulse import beat
from heshu.intake.readers.pdf.glyphs import UNKNOWN, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from heshu.intake.readers.pdf.glyphs import PdfSheet

MAX_PAGES = 800
"""Yearbooks have five hundred; a book of more is better imported in parts."""
MAX_GLYPHS = 4_000_000
"""In a whole file: no report comes near, a file made to fill the memory does."""
GARBAGE = 0.3
"""From this share of characters without a meaning on, the text layer is useless."""
_ASK = "run OCR on it first, or get the file it was made from"


def sheets(data: bytes, path: str) -> list[PdfSheet]:
    """The pages of a PDF that print any character, in order.

    Raises:
        InputError: it is encrypted, broken, too long, a scan, or its fonts cannot be read.
    """
    with _opened(data, path) as document:
        count = len(document)
        if count == 0:
            raise InputError(what="this PDF has no pages", where=path)
        if count > MAX_PAGES:
            raise InputError(
                what=f"this PDF has {count} pages, more than {MAX_PAGES}",
                where=path,
                remedy="split it into smaller files",
            )
        found, total = list["PdfSheet"](), 0
        for number in range(count):
            sheet = _sheet(document, number, path)
            total += len(sheet.glyphs)
            if total > MAX_GLYPHS:
                raise InputError(
                    what=f"this PDF prints more than {MAX_GLYPHS:,} characters",
                    where=path,
                    remedy="split it into smaller files",
                )
            found.append(sheet)
            beat()
    _refuse_unreadable(found, path)
    return [sheet for sheet in found if sheet.glyphs or sheet.turned]


@contextmanager
def _opened(data: bytes, path: str) -> Iterator[pypdfium2.PdfDocument]:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise InputError(
                what="this PDF is encrypted and asks for a password",
                where=path,
                remedy="save it without a password",
            ) from error
        raise InputError(
            what="this PDF is damaged or cut short",
            where=path,
            remedy="fetch it again",
        ) from error
    with closing(document):
        yield document


def _sheet(document: pypdfium2.PdfDocument, number: int, path: str) -> PdfSheet:
    import pypdfium2

    try:
        return sheet_of(document[number], number)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            what=f"page {number + 1} of this PDF is damaged",
            where=path,
            remedy="fetch the file again",
        ) from error


def _refuse_unreadable(found: list[PdfSheet], path: str) -> None:
    glyphs = sum(len(sheet.glyphs) + len(sheet.turned) for sheet in found)
    if not glyphs:
        pictures = any(sheet.pictures for sheet in found)
        what = "these pages are pictures without text (a scan)" if pictures else "no text in it"
        raise InputError(what=what, where=path, remedy=_ASK)
    unknown = sum(glyph.char == UNKNOWN for sheet in found for glyph in sheet.glyphs)
    if unknown > GARBAGE * glyphs:
        raise InputError(
            what=f"{unknown / glyphs:.0%} of the characters have no Unicode meaning in its fonts",
            where=path,
            remedy=_ASK,
        )
