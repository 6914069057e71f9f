"""The reader where a person sits at a terminal, the same articles as plain text elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.options import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Store
    from tui.commands.options import Language


def read_or_print(store: Store, ids: Sequence[int] | None, lang: Language | None) -> int:
    """Open the reader, or print what it would show.

    Args:
        store: an open store.
        ids: the articles, in this order; None for all.
        lang: as given; None for the locale's.

    Returns:
        The exit status: the reader's, or 0 when the articles were printed.
    """
    from tui import launch
    from tui.commands import output, show
    from tui.locale import text

    try:
        return launch.run_reader(store, ids, lang.value if lang else None)
    except launch.NoTerminalError:
        output.narrate(text("command.no_terminal"))
    for article_id in store.article_ids() if ids is None else ids:
        output.write_lines([*show.article_lines(store, article_id, Level.BORDERLINE), ""])
    return 0
