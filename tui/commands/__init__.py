"""The commands of `heshu`: `app`, one module a subcommand.

Modules here import nothing heavy at their top: `heshu --help` loads all of them, and must not
load a screen, a database or a dictionary for it (`tests/test_import_hygiene.py`). The table
itself is made when it is asked for, since the plainest command line does without (`quick.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

__all__ = ["app"]


def __getattr__(name: str) -> typer.Typer:
    if name == "app":
        from tui.commands.main import app

        return app
    what = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(what)
