"""The reader as a Textual app: its theme, its screen, and the guards around the keyboard."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import App

from heshu.settings import Reader, Settings
from tui import locale
from tui.frame import Frame
from tui.pasting import PasteGuard
from tui.remembering import Remembered
from tui.screens.reader import ReaderScreen
from tui.screens.tour import CLOSING, Tour
from tui.session import Session
from tui.theme import THEMES, coloured, default_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual.screen import Screen

    from store import Store

DEFAULTS = Settings(reader=Reader(tour=False))
"""For a reader that nobody is new to: a demonstration, a test."""


class HeshuApp(App[None]):
    """Heshu's reader on a store; `app.run()` stays until the reviewer leaves."""

    CSS_PATH = "app.tcss"
    TITLE = "Heshu 核数"
    ENABLE_COMMAND_PALETTE = False  # tui/screens/palette.py speaks both languages
    NOTIFICATION_TIMEOUT = 4.0

    def __init__(
        self,
        store: Store,
        *,
        article_ids: Sequence[int] | None = None,
        lang: str | None = None,
        confined: bool = False,
        state: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        """Build the app; nothing is drawn yet.

        Args:
            store: an open store; the app leaves it open.
            article_ids: the articles to review, in this order; None for all.
            lang: `zh` or `en`; None for the locale's.
            confined: start no other program and touch no file but the store.
            state: the file of what is remembered of the desk; None keeps nothing.
            settings: the person's own; None for the defaults, without the tour.
        """
        locale.set_language(lang)
        self.settings = settings or DEFAULTS
        chosen = self.settings.theme
        look = default_theme(os.environ, chosen.name)
        # Without colours Textual would still send greys, unless it is told before it looks.
        super().__init__(ansi_color=True if look == "heshu-ansi" else None)
        for theme in THEMES:
            self.register_theme(coloured(theme, chosen.colours.chosen()))
        self.theme = look
        self.confined = confined
        self.remembered = Remembered(state)
        store.patient = not confined  # a confined reader starts no process to find facts anew
        self.session = Session(store, article_ids)
        self.paste_guard = PasteGuard()
        self._frame = Frame()
        self.painted: Callable[[], None] = lambda: None
        """Called once, after the first paint."""

    def get_default_screen(self) -> Screen[None]:
        """The three panes."""
        screen = ReaderScreen(self.session)
        screen.remembered, screen.confined = self.remembered, self.confined
        screen.text_pane.measure = self.settings.reader.line_length
        screen.tours = self.settings.reader.tour
        return screen

    def on_ready(self) -> None:
        """The screen has been painted for the first time."""
        self.call_later(self.painted)

    # ------------------------------------------------------------ painting
    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what differs from what the terminal shows (private to Textual, which is pinned)."""
        if renderable is not None and not self._batch_count and self._is_shown:
            renderable = cast("RenderableType", self._frame.lessened(renderable, self.size))
        super()._display(screen, renderable)

    @property
    def _is_shown(self) -> bool:
        return self._running and not self._closed and not self.is_headless

    def action_redraw(self) -> None:
        """Send the whole screen once more, whatever else was written to the terminal."""
        self._frame.lost()
        self.screen.refresh()

    # ------------------------------------------------------------ guards
    async def on_event(self, event: events.Event) -> None:
        """Note when something is pasted, wherever it goes; the first key ends the tour."""
        if isinstance(event, events.Paste):
            self.paste_guard.pasted()
        if isinstance(event, events.Key) and isinstance(self.screen, Tour):
            self.pop_screen()
            if event.key in CLOSING:
                return
        await super().on_event(event)

    # ------------------------------------------------------------ leaving
    def leave(self, return_code: int = 0) -> None:
        """Remember the place and end."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.save_place()
        self.exit(return_code=return_code)

    async def action_quit(self) -> None:
        """Ctrl+Q, from anywhere."""
        self.leave()

    def action_help_quit(self) -> None:
        """Ctrl+C leaves nothing half done and says how to quit."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.say(locale.text("status.how_to_quit"))

    @property
    def fault(self) -> Exception | None:
        """What ended the app, when it was not the reviewer."""
        return self._exception

    def _fatal_error(self) -> None:
        """Close without a traceback: it would print the document's text; the caller reports."""
        self._close_messages_no_wait()
