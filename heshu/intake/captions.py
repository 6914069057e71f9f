"""Captions of photos: how they open, where they begin in what ran on before them, who took them.

A caption is set below its photo, often wider than the columns around; when a page is taken out
of a PDF it stands wherever the photo stood, in the middle of a story too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import joined, pieces
from heshu.intake.datelines import taken_on
from heshu.model import ArticleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.blocks import Block, Draft
    from heshu.intake.datelines import Span
    from heshu.intake.lines import Line

CREDITED = 6
"""A caption with its credit behind its last word has at most this many lines."""
SHORT = 4
"""A photo story has at most this many paragraphs."""
_ONE = 3
"""A caption that only its credit tells has at most this many lines."""
_PHOTO = re.compile(
    r"[(\[]?(?:图为|图[①②③④一二三四]?[:：]|图[①②③④]|[上左右下][左右中]?图(?:为|中|是|[:：]))"
)
"""How a caption opens when it says that it is one."""
_PICTURES = re.compile(r"图片|图说|影像|镜头|光影")
"""Columns of photos."""


def is_photo(shadow: str) -> bool:
    """Whether a (shadow) text opens as the caption of a photo does: `图为……`."""
    return _PHOTO.match(shadow) is not None


def is_caption(draft: Draft) -> bool:
    """Whether a story without a credit is the caption of a photo after all."""
    paragraphs = draft.paragraphs
    return 0 < len(paragraphs) <= 2 and "dateline" not in draft.parts and _tells(paragraphs[0])


def is_whole(draft: Draft) -> bool:
    """Whether a draft with a credit below it is nothing but a caption."""
    if any(map(_tells, draft.paragraphs)):
        return True
    label = joined(draft.parts.get("column", ()))
    named = "dateline" in draft.parts or (label and not _PICTURES.search(label))
    return not named and len(draft.paragraphs) <= SHORT


def caption_start(draft: Draft, credit: Line) -> int:
    """The paragraph at which the caption begins that a credit closes; 0 when all of it is one.

    The last paragraph alone where the story is signed already, so that the credit is another's,
    and stands directly below a paragraph set apart.
    """
    paragraphs = draft.paragraphs
    told = [i for i, lines in enumerate(paragraphs) if _tells(lines)]
    first = told[-1] if told else _wider_from(paragraphs)
    if not first and not told and _is_beside(draft, credit):
        first = len(paragraphs) - 1
    return first if first and len(paragraphs) - first <= SHORT else 0


def _is_beside(draft: Draft, credit: Line) -> bool:
    last = draft.paragraphs[-1] if draft.paragraphs else []
    return (
        len(draft.paragraphs) > 1
        and bool({"byline", "dateline"} & draft.parts.keys())
        and len(last) <= (1 if credit.blanks else _ONE)
        and last[0].blanks > 0
    )


def take_credit(draft: Draft, block: Block, credit: tuple[Span, Span]) -> None:
    """Cut the credit off the end of a caption."""
    whole, who = credit
    last = block.lines[-2:]
    draft.parts["credit"] = pieces(last, *who)
    draft.run_on.add("credit")
    block.lines = [*block.lines[:-2], *pieces(last, 0, whole.start)]
    draft.kind = ArticleKind.CAPTION


def _tells(lines: Sequence[Line]) -> bool:
    text = "".join(line.shadow for line in lines)
    return bool(taken_on(text) or _PHOTO.match(text))


def _wider_from(paragraphs: Sequence[Sequence[Line]]) -> int:
    """The paragraph from which the column is half as wide again, as below a photo; 0 for none."""
    widths = [max(line.width for line in lines) for lines in paragraphs]
    for i in range(1, len(widths)):
        if min(widths[i:]) >= 1.5 * max(widths[:i]):
            return i
    return 0
