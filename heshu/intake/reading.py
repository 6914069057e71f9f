"""A source as its format gives it, before articles are told apart.

Every reader makes the same thing: a source whose text is what the file prints, and what the
format knows of it besides. Plain text knows nothing; Markdown and HTML know which lines are
headings and table rows; records and laid-out pages know where each article is. Offsets always
count in `source.text`: for a format that is not text itself, that is the text its reader took out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshu.errors import InputError
    from heshu.intake.blocks import Drafts, Dropped
    from heshu.intake.lines import Line
    from heshu.intake.shape import Shape
    from heshu.model import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file."""

    source: Source
    lines: tuple[Line, ...] | None = None
    """The lines, where the format marks headings, cells or chrome; None: those of the text."""
    drafts: Drafts | None = None
    """The articles, where the format says which they are."""
    shape: Shape | None = None
    """What the reader took the file for, where it made the articles itself."""
    aside: tuple[Dropped, ...] = ()
    """What the format itself sets apart from the text, furniture of the page for one: kept as
    dropped even with figures in it."""
    refused: tuple[InputError, ...] = ()
    """Pieces of the file that could not be read; the rest is here."""
