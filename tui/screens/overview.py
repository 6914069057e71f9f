"""What the screens that look at many articles share: moving, help and the way back."""

from __future__ import annotations

from textual.content import Content

from heshu.model import Anchor
from tui.screens.help import Help
from tui.screens.keyed import Keyed
from tui.visible import visible_line

Place = tuple[int, Anchor]
"""Number of an article and where in it."""


class Overview(Keyed[Place]):
    """Over the reader; dismissed with the place the reader goes to, or None."""

    # ------------------------------------------------------------ moving
    def step(self, rows: int) -> None:
        """Move by rows or lines."""
        raise NotImplementedError

    def page(self, pages: int) -> None:
        """Move by pages."""
        raise NotImplementedError

    def do_view_down(self) -> None:
        """One down."""
        self.step(1)

    def do_view_up(self) -> None:
        """One up."""
        self.step(-1)

    def do_view_page_down(self) -> None:
        """A page down."""
        self.page(1)

    def do_view_page_up(self) -> None:
        """A page up."""
        self.page(-1)

    def do_view_top(self) -> None:
        """To the beginning."""
        self.step(-1_000_000)

    def do_view_bottom(self) -> None:
        """To the end."""
        self.step(1_000_000)

    # ------------------------------------------------------------ the screen
    def do_view_help(self) -> None:
        """All keys."""
        self.app.push_screen(Help())

    def do_view_end(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)


def titled(text_of: str) -> Content:
    """The title of a pane, made harmless."""
    return Content(visible_line(text_of))
