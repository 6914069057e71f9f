"""Where commands write: data on stdout, narration on stderr, nothing raw on a terminal.

JSON Lines are UTF-8 whatever the locale. Characters that a terminal would obey, and lone
surrogates, which UTF-8 cannot hold, are written as JSON escapes: equal data, harmless bytes.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console
    from rich.text import Text

    from tui.tables import Cell, Column

Item = TypeVar("Item")

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""DEL, C1, zero-width and directional characters, line separators, surrogates; JSON itself
escapes C0."""


def prepare_streams() -> None:
    """Make the standard streams take any text: a character they lack is replaced, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if codecs.lookup(stream.encoding).name == "ascii":
            # LANG=C says nothing about the terminal, and ASCII would lose every character.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            stream.reconfigure(errors="replace")


def json_line(data: dict[str, Any]) -> str:
    """One object as one line of JSON, without the newline."""
    text = json.dumps(data, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_json(objects: Iterable[dict[str, Any]]) -> int:
    """Write JSON Lines to stdout, each as soon as it is there; returns how many."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    count = 0
    for data in objects:
        sys.stdout.write(json_line(data) + "\n")
        count += 1
    return count


def write_lines(lines: Iterable[Text | str]) -> None:
    """Write lines for a person to stdout: styled on a terminal, plain text elsewhere.

    The lines must already be harmless (`tui.visible`).
    """
    if not sys.stdout.isatty():
        for line in lines:
            sys.stdout.write(f"{line}\n")
        return
    console = stdout_console()
    for line in lines:
        # soft_wrap leaves long lines to the terminal, so a copied line is whole.
        console.print(line, soft_wrap=True)


def write_list(
    items: Sequence[Item],
    *,
    as_json: bool,
    json_of: Callable[[Item], dict[str, Any]],
    columns: Sequence[Column],
    cells: Callable[[Item], Sequence[Cell | str]],
) -> None:
    """Write one object or one row of a table for each item; narrate that there is none."""
    if as_json:
        write_json(map(json_of, items))
    elif items:
        from tui.tables import table

        write_lines(table(columns, map(cells, items), width()))
    else:
        from tui.locale import text

        narrate(text("command.none"))


def stdout_console() -> Console:
    """A Rich console on stdout that interprets nothing in the text."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def narrate(message: str) -> None:
    """Say one line about the work to a person, on stderr, made harmless."""
    from tui.visible import visible

    sys.stderr.write(visible(" ".join(message.split())) + "\n")


def width() -> int | None:
    """Columns of the terminal on stdout; None when lines may be as long as they like."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
