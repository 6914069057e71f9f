"""Word documents: the text as Word prints it, automatic numbers and table cells included.

`package` opens the parts, `styles` and `numbering` resolve what a paragraph inherits, `runs`
turns its runs into text, `body` walks paragraphs and tables, `printed` gathers the lines.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake.formats import DOCX
from heshu.intake.reading import Reading
from heshu.model import Source

if TYPE_CHECKING:
    from heshu.intake.readers.printed import Printed


def read(data: bytes, path: str) -> Reading:
    """The printed text of a Word document.

    Paragraphs and table rows are lines, the cells of a row parted by tabs. Headers and footers
    are set aside; footnotes stand behind the text, for the margin. Deleted and hidden text and
    comments are not printed and so not here.

    Raises:
        InputError: the package is damaged, or holds nothing that prints.
    """
    from heshu.intake.readers.docx.body import Document
    from heshu.intake.readers.docx.package import Package

    printed: Printed = Document(Package(data, path)).printed()
    text = printed.text()
    if not text.strip():
        raise InputError(
            what="the document holds no text, perhaps pictures of it", where=path,
            remedy="recognise its text first, and save that as plain text",
        )  # fmt: skip
    digest = hashlib.sha256(data).hexdigest()
    source = Source(path, digest, len(data), DOCX, "utf-8", text)
    return Reading(source, lines=tuple(printed.lines), aside=tuple(printed.aside))
