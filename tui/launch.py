"""How a reader session starts on a terminal, and how it ends.

The rules were measured over SSH (see `docs/reader.md`): settings that must stand before Textual
is imported, a refusal to start without a terminal, SIGTERM that gives the terminal back, SIGHUP
left to kill, and a watchdog for the terminal that went away unheard.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from heshu.errors import UsageError
from tui import locale

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping, Sequence
    from types import FrameType

    from store import Store
    from tui.app import HeshuApp

SETTINGS = {
    # With the kitty protocol five Chinese characters from an input method arrive as garbage.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    # An animated PageDown is 312 kB over the line, a plain one 11 kB.
    "TEXTUAL_ANIMATIONS": "none",
}
SSH_ESCAPE_DELAY = "300"
"""Milliseconds; a slow line tears an arrow key into Escape, `[`, `B`."""

WATCH_SECONDS = 2.0
LAST_RESORT_SECONDS = 5.0
"""How long a SIGTERM may take: output that is stalled would hold the app for ever."""

HUNG_UP = 128 + signal.SIGHUP
TERMINATED = 128 + signal.SIGTERM


class NoTerminalError(UsageError):
    """There is nobody to read and type here; a command prints plain text instead."""


def run_reader(
    store: Store,
    ids: Sequence[int] | None = None,
    lang: str | None = None,
    *,
    mouse: bool = True,
    confined: bool = False,
) -> int:
    """Open the reader and stay until the reviewer leaves; returns the exit status.

    Args:
        store: an open store; it is left open.
        ids: the articles to review, in this order; None for all.
        lang: `zh` or `en`; None for the locale's.
        mouse: whether the reader takes the mouse; else the terminal selects by itself.
        confined: start no other program and touch no file but the store.

    Raises:
        NoTerminalError: there is no terminal to read on; print plain text instead.
    """
    if not (on_terminal() or in_browser()):
        what = "not a terminal"
        raise NoTerminalError(what, remedy="heshu show prints the articles as plain text")
    prepare_environment(os.environ)
    return _run(store, ids, lang, mouse=mouse, confined=confined)


def on_terminal() -> bool:
    """Whether a person can read and type here: terminals at both ends, and not a dumb one.

    Textual reads from stdin and draws on stderr; without a terminal it never exits.
    """
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    return os.environ.get("TERM", "dumb") != "dumb" and all(
        stream is not None and not stream.closed and stream.isatty() for stream in streams
    )


def in_browser() -> bool:
    """Whether `heshu serve` started this process for a browser, which then is the terminal."""
    return os.environ.get("TEXTUAL_DRIVER", "").startswith("textual.drivers.web_driver:")


def prepare_environment(environ: MutableMapping[str, str]) -> None:
    """Set what Textual reads when it is imported; what the person has set stands."""
    for name, value in SETTINGS.items():
        environ.setdefault(name, value)
    if "SSH_CONNECTION" in environ or "SSH_TTY" in environ:
        environ.setdefault("ESCDELAY", SSH_ESCAPE_DELAY)


def put_off_collection() -> None:
    """Collect no garbage until the first paint: start-up makes none, and looking costs a tenth."""
    gc.disable()


def _settle() -> None:
    """What start-up made will not be garbage: skipping it halves the p95 of a key."""
    gc.freeze()
    gc.enable()


def _run(
    store: Store, ids: Sequence[int] | None, lang: str | None, *, mouse: bool, confined: bool
) -> int:
    put_off_collection()
    from heshu import settings
    from tui import remembering
    from tui.app import HeshuApp
    from tui.visible import widen_textual_belt

    locale.set_language(lang)
    widen_textual_belt()
    forgive_foreign_bytes()
    state = None if confined else remembering.default_path()
    chosen = settings.current()
    app = HeshuApp(
        store, article_ids=ids, lang=lang, confined=confined, state=state, settings=chosen
    )
    if in_browser():
        watch_parent()
    else:
        obey_signals(app)
        watch_terminal()
    app.painted = _settle
    app.run(mouse=mouse and chosen.reader.mouse)
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0


def forgive_foreign_bytes() -> None:
    """Let bytes that are not UTF-8 (a paste in GBK) through as U+FFFD, where Textual would die."""
    import codecs
    from functools import partial

    from textual.drivers import linux_driver

    class Forgiving:
        def __call__(self, encoding: str) -> partial[codecs.IncrementalDecoder]:
            return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = Forgiving()


def obey_signals(app: HeshuApp) -> None:
    """SIGTERM leaves in good order; SIGHUP kills at once, for every change is on disk."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        last_resort = threading.Timer(LAST_RESORT_SECONDS, os._exit, (TERMINATED,))
        last_resort.daemon = True
        last_resort.start()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # before the app runs or after it
            sys.exit(TERMINATED)
        loop.call_soon_threadsafe(app.leave, TERMINATED)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def watch_terminal() -> threading.Thread:
    """End the process soon after its terminal is gone, whatever the app is doing.

    A client that dies without SIGHUP reaching us would leave an orphan at 77 % of a processor.
    """
    import termios

    stream = sys.__stderr__
    descriptor = stream.fileno() if stream is not None else 2

    def gone() -> bool:
        try:
            termios.tcgetattr(descriptor)
        except (OSError, termios.error):
            return True
        return False

    return _leave_when(gone)


def watch_parent() -> threading.Thread:
    """End the process soon after the server that started it; its browser cannot reach us then."""
    parent = os.getppid()
    return _leave_when(lambda: os.getppid() != parent)


def _leave_when(gone: Callable[[], bool]) -> threading.Thread:
    pause = threading.Event()

    def watch() -> None:
        while not gone():
            pause.wait(WATCH_SECONDS)
        os._exit(HUNG_UP)

    watcher = threading.Thread(target=watch, name="terminal-watchdog", daemon=True)
    watcher.start()
    return watcher
