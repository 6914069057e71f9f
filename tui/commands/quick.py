"""The commonest command line, read without typer: `heshu`, `heshu read`, and their plain options.

Typer, with what it brings, takes half as long as a bare Textual app takes to its first paint,
and a reviewer opens the reader all day. Whatever is not wholly understood here goes to typer,
mistakes included, so that there is one place that explains them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMES: Final = {"--db": "db", "--reviewer": "reviewer", "--lang": "lang"}
_FLAGS: Final = {
    "--no-mouse": {"mouse": False},
    "--confined": {"confined": True},
    "--plain": {"plain": True},
}
_LANGUAGES: Final = frozenset({"zh", "en"})


def understood(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of a plain `heshu` or `heshu read`, by parameter; None for any other line."""
    given: dict[str, Any] = {}
    reading = False
    words: Iterator[str] = iter(arguments)
    for word in words:
        name, joined, value = word.partition("=")
        if word == "read" and not reading:
            reading = True
        elif word in _FLAGS and reading:
            given |= _FLAGS[word]
        elif name in _NAMES:
            value = value if joined else next(words, "")
            if not value or value.startswith("-"):
                return None
            given[_NAMES[name]] = value
        else:
            return None
    return given if given.get("lang", "zh") in _LANGUAGES else None


def read(db: str | None = None, reviewer: str | None = None, **options: Any) -> int:
    """Open the reader on the store; returns its exit status."""
    from pathlib import Path

    from tui.commands import context, reading

    lang = options.pop("lang", None)
    context.begin(lang)
    with context.open_store(Path(db) if db else None, reviewer, create=True) as store:
        return reading.read_or_print(store, None, lang, **options)
