"""Text to the reviewer's own clipboard, across SSH and tmux.

OSC 52 asks the terminal to take it; tmux by default drops that from programs inside it, but
hands on what is loaded into its own buffer with `-w` (tmux 3.2 and newer).
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

SECONDS = 1.0
"""How long tmux may take; it answers within milliseconds or not at all."""


def copy(
    app: App[Any], text: str, *, alone: bool = False, environ: Mapping[str, str] = os.environ
) -> None:
    """Put a text on the clipboard of whoever sits at the terminal.

    Args:
        app: what writes to the terminal.
        text: any text.
        alone: start no other program.
        environ: where tmux is to be seen.
    """
    sound = text.encode("utf-8", "replace").decode("utf-8")  # half a character cannot be sent
    app.copy_to_clipboard(sound)
    if environ.get("TMUX") and not alone:
        _load_buffer(sound)


def _load_buffer(text: str) -> None:
    try:
        subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],  # noqa: S607 - whichever the person runs
            input=text.encode(), check=False, timeout=SECONDS,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return
