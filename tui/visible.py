"""The one table that keeps a document from speaking to the terminal.

Each character that a terminal would obey or hide is shown as one visible character, so offsets
stay true. Every edge to a terminal passes through here; the stored text stays as it is.
"""

from __future__ import annotations


def visible(text: str) -> str:
    """A text of the same length that a terminal shows and does not obey; keeps newlines."""
    raise NotImplementedError


def visible_line(text: str) -> str:
    """Like `visible`, with newlines shown as well: for what must stay on one line."""
    raise NotImplementedError


def widen_textual_belt() -> None:
    """Make Textual and Rich themselves drop what `visible` should have caught.

    Call once before the app runs. Raises RuntimeError when their private tables have moved.
    """
    raise NotImplementedError
