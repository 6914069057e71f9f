"""The commands of `heshu`: `app`, one module a subcommand.

Modules here import nothing heavy at their top: `heshu --help` loads all of them, and must not
load a screen, a database or a dictionary for it (`tests/test_import_hygiene.py`).
"""

from tui.commands.main import app

__all__ = ["app"]
