"""The reader where a person sits at a terminal, the same articles as plain text elsewhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Store


def read_or_print(
    store: Store,
    ids: Sequence[int] | None,
    lang: str | None,
    *,
    mouse: bool = True,
    confined: bool = False,
    plain: bool = False,
) -> int:
    """Open the reader, or print what it would show.

    Args:
        store: an open store.
        ids: the articles, in this order; None for all.
        lang: `zh` or `en`; None for the locale's.
        mouse: whether the reader takes the mouse; else the terminal selects by itself.
        confined: start no other program and touch no file but the store.
        plain: ask and answer line by line, whatever the streams are.

    Returns:
        The exit status: the reader's, or 0 when the articles were printed.
    """
    from tui import launch

    # A forced command without a terminal (`ssh -T`) is a reviewer all the same.
    alone = confined and not (launch.on_terminal() or launch.in_browser())
    if plain or alone or _line_by_line():
        from tui import linear
        from tui.session import Session

        return linear.run(Session(store, ids), confined=confined)
    try:
        return launch.run_reader(store, ids, lang, mouse=mouse, confined=confined)
    except launch.NoTerminalError:
        return _print(store, ids)


def _line_by_line() -> bool:
    """Whether a person sits at a terminal that cannot move its cursor, or has chosen lines."""
    from heshu import settings

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return settings.current().reader.plain or os.environ.get("TERM", "dumb") == "dumb"


def _print(store: Store, ids: Sequence[int] | None) -> int:
    from tui.commands import output, show
    from tui.commands.options import Level
    from tui.locale import text

    output.narrate(text("command.no_terminal"))
    for article_id in store.article_ids() if ids is None else ids:
        output.write_lines([*show.article_lines(store, article_id, Level.BORDERLINE), ""])
    return 0
