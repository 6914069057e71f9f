"""A bar on stderr for work on many files; nothing where nobody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tick = Callable[[int, int, str], None]
    """Files done, all files, the path of the last one."""


@contextmanager
def bar(label: str) -> Iterator[Tick]:
    """A bar for as long as the block runs, and what moves it on."""
    if not sys.stderr.isatty():
        yield _unseen
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from tui.tables import one_line

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[path]}", markup=False),
    )
    console = Console(stderr=True)
    # Standard output is data and may be a pipe; Rich would lead it through the bar to stderr.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as shown:
        task = shown.add_task(label, total=None, path="")

        def advance(done: int, total: int, path: str) -> None:
            shown.update(task, completed=done, total=total, path=one_line(path))

        yield advance


def _unseen(done: int, total: int, path: str) -> None:
    """Nobody watches."""
    del done, total, path
