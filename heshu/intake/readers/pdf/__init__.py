"""A PDF with a text layer: what stands where becomes articles.

characters (`glyphs`) → lines (`strips`) → columns (`segments`) → headlines (`heads`) → which column
goes on in which (`flow`) → stories (`stories`); a report's lines go from top to bottom (`rows`),
column by column where it has columns (`bands`).
Then `paragraphs` parts both, and the rules for text find their fields: `newspaper.stories_of` for a
story, `document.document_of` for a report. Measures from printed newspaper pages and reports.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from heshu.intake.pulse import beat
from heshu.intake.readers.pdf.make import Make, make_of
from heshu.intake.readers.pdf.newsprint import drafts_of_pages
from heshu.intake.readers.pdf.opening import sheets
from heshu.intake.readers.pdf.report import drafts_of_report
from heshu.intake.readers.pdf.running import running_strips
from heshu.intake.readers.pdf.strips import strips_of
from heshu.intake.readers.pdf.writing import Writer
from heshu.intake.reading import Reading
from heshu.model import Source

if TYPE_CHECKING:
    from heshu.intake.readers.pdf.glyphs import PdfSheet
    from heshu.intake.readers.pdf.strips import Strip

PDF = "application/pdf"
LAYER = "text layer"
"""In place of an encoding: the characters are those that the fonts of the file name."""


def read(data: bytes, path: str) -> Reading:
    """The articles of a PDF.

    Raises:
        InputError: it is encrypted, broken, too long, a scan, or its fonts cannot be read.
    """
    pages = sheets(data, path)
    strips = [_strips(sheet) for sheet in pages]
    running = running_strips(pages, strips)
    make, shape = make_of(pages, strips, running)
    writer = Writer()
    if make is Make.NEWSPAPER:
        drafts, apart = drafts_of_pages(writer, pages, strips, running)
    else:
        columned = make is Make.COLUMNS
        drafts, apart = drafts_of_report(writer, pages, strips, running, columned=columned)
    source = Source(path, hashlib.sha256(data).hexdigest(), len(data), PDF, LAYER, writer.text)
    return Reading(source, drafts=drafts, shape=shape, aside=tuple(apart))


def _strips(sheet: PdfSheet) -> list[Strip]:
    beat()
    return strips_of(sheet.glyphs, sheet.number, sheet.rules)
