"""The looks: every colour and attribute of the panes, for each kind of terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

THEMES: tuple[Theme, ...] = ()
"""`heshu-dark`, `heshu-light`, `heshu-contrast`, `heshu-ansi`; register them all."""


def default_theme(environ: dict[str, str]) -> str:
    """The theme for a terminal, by its environment (TERM, COLORTERM, NO_COLOR, COLORFGBG)."""
    raise NotImplementedError
