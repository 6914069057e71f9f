"""`--help` in the language of the interface, in lines that fit when a character takes two cells.

The words stand in the commands, in English, where a reader of the code expects them; the Chinese
ones in `tui/locale/zh_help.py` under the English. Help is wrapped here and not by click, which
counts characters instead of cells and breaks lines at spaces, of which Chinese has none.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer.core
from rich.cells import cell_len

from tui import locale
from tui.wrapping import line_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_STATUS = "Exit status: "
_WIDTH = 78
_LEFT = 24
"""Cells of the names at the left; a longer one stands on a line of its own."""


def _language() -> str:
    """What `--lang` says somewhere in the line, else the settings, else the locale."""
    words = sys.argv[1:]
    for at, word in enumerate(words):
        name, joined, value = word.partition("=")
        if name == "--lang":
            value = value if joined else "".join(words[at + 1 : at + 2])
            if value in ("zh", "en"):
                return value
    return locale.detect()


def said(words: str) -> str:
    """Words of the help in the language of the interface."""
    plain = " ".join(words.split())
    return in_chinese(plain) if _language() == "zh" else plain


def in_chinese(words: str) -> str:
    """Words of the help in Chinese; what is not translated stays as it is.

    `… [default: 20]` and `… Exit status: 0 done, 2 wrong use.` are put together of their parts.
    """
    from tui.locale.zh_help import HELP

    if words in HELP:
        return HELP[words]
    head, _, status = words.partition(_STATUS)
    if status:
        parts = [HELP.get(part, part) for part in status.removesuffix(".").split(", ")]
        return (
            f"{in_chinese(head.strip()) if head else ''}{HELP['Exit status']}：{'，'.join(parts)}。"
        )
    head, bracket, extra = words.partition(" [")
    if bracket and extra.endswith("]"):
        name, colon, value = extra[:-1].partition(": ")
        said_extra = f"{HELP.get(name, name)}{'：' if colon else ''}{value}"
        return f"{HELP.get(head, head)}［{said_extra}］"
    return words


def wrapped(words: str, width: int, indent: int = 0) -> Iterator[str]:
    """Lines of at most `width` cells."""
    start = 0
    for end in line_ends(words, width - indent):
        yield " " * indent + words[start:end].strip()
        start = end


def _paragraphs(words: str) -> list[str]:
    return [" ".join(part.split()) for part in words.split("\n\n") if part.strip()]


def _rows(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, words in rows:
        lines = list(wrapped(said(words), _WIDTH, _LEFT)) or [""]
        head = f"  {name}"
        if cell_len(head) + 2 <= _LEFT:
            lines[0] = head + lines[0][len(head) :]
        else:
            lines[:0] = wrapped(name, _WIDTH, 2)
        yield from lines


class _Helping:
    """Draws its own help; what is asked of click is only which parameters there are."""

    def get_help(self: Any, ctx: Any) -> str:
        """The help as one text."""
        return "\n".join(self.help_lines(ctx))

    def help_lines(self: Any, ctx: Any) -> Iterator[str]:
        """Usage, what it does, arguments, options, commands, an example."""
        usage = " ".join([ctx.command_path, *self.collect_usage_pieces(ctx)])
        yield from wrapped(f"{said('Usage')}: {usage}", _WIDTH)
        for paragraph in _paragraphs(self.help or ""):
            yield ""
            yield from wrapped(said(paragraph), _WIDTH, 2)
        told = [(p, p.get_help_record(ctx)) for p in self.get_params(ctx)]
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            rows = [row for p, row in told if row and p.param_type_name == kind]
            if rows:
                yield from ("", f"{said(title)}:")
                yield from _rows(rows)
        yield from self.command_lines(ctx)
        for paragraph in _paragraphs(self.epilog or ""):
            head, colon, example = paragraph.partition(": ")
            yield from ("", f"{said(head)}{colon}{example}")

    def command_lines(self, _ctx: Any) -> Sequence[str] | Iterator[str]:
        """Nothing but for the program itself."""
        return ()


class Command(_Helping, typer.core.TyperCommand):
    """A subcommand."""


class Program(_Helping, typer.core.TyperGroup):
    """The program with its subcommands."""

    def command_lines(self, ctx: Any) -> Iterator[str]:
        """The subcommands, a line or more each."""
        yield from ("", f"{said('Commands')}:")
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            first = _paragraphs((command.help if command else "") or "")[:1]
            rows.append((name, "".join(first)))
        yield from _rows(rows)
