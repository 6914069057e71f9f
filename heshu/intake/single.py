"""One article whose extent is known, because its format says so: a record, a story of a page.

The rules for paragraphs, datelines, headings and signatures are those of any other page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.blocks import Draft
from heshu.intake.document import article_of
from heshu.intake.one_line import blocks_of_dump
from heshu.intake.page import flowing_blocks
from heshu.intake.shape import Layout, layout_of
from heshu.intake.unwrapping import blocks_of_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.blocks import Drafts
    from heshu.intake.lines import Line


def body_of(lines: Sequence[Line], drafts: Drafts) -> Draft:
    """The draft of a body; what is dropped on the way is entered in `drafts`."""
    if not lines:
        return Draft()
    match layout_of(lines)[0]:
        case Layout.DUMP:
            blocks = blocks_of_dump(lines)
        case Layout.WRAPPED:
            blocks = blocks_of_print(lines)
        case Layout.FLOWING:
            blocks = flowing_blocks(lines)
    return article_of([], blocks, drafts)
