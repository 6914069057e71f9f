"""The reader in a browser, for colleagues without SSH.

textual-serve runs one reader a browser tab and carries keys and screens over a WebSocket. Three
things are ours: a page that asks nobody else for fonts, a key without which nothing is served
(other people have accounts on the same host), and a refusal of pages of other sites that would
open the socket from within the reviewer's browser.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = "127.0.0.1"
PORT = 8000


def reader_command(db: Path, reviewer: str, lang: str | None) -> str:
    """The command line, for a shell, of the reader that a browser gets."""
    words = [sys.executable, "-P", "-m", "tui", "read", "--confined"]
    words += ["--db", str(db), "--reviewer", reviewer]
    if lang:
        words += ["--lang", lang]
    # Without `exec` a shell would stand between server and reader, and outlive either.
    return "exec " + shlex.join(words)
