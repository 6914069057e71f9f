"""From files to articles.

    from heshu.intake import read

    for article in read("page.txt"):
        print(article.kind, article.title, len(article.paragraphs))

The way of a file: `files` (bytes) → `readers` (source text and what the format knows of it) →
`lines` → `shape` (what make of page) → `unwrapping` or `one_line` (blocks) → `newspaper` or
`document` (drafts) → `building` (articles).
A reader of another format only has to make lines or drafts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.blocks import Dropped
from heshu.intake.files import MAX_BYTES, STDIN, Found, find_files, load, search
from heshu.intake.options import Options
from heshu.intake.page import Page, split
from heshu.intake.reading import Reading
from heshu.intake.shape import Genre, Layout, Shape

if TYPE_CHECKING:
    from pathlib import Path

    from heshu.model import Article

__all__ = [
    "MAX_BYTES", "STDIN", "Dropped", "Found", "Genre", "Layout", "Options", "Page", "Reading",
    "Shape", "articles", "find_files", "load", "read", "search", "split",
]  # fmt: skip


def articles(reading: Reading) -> list[Article]:
    """The articles of a source, in the order of their first line."""
    return list(split(reading).articles)


def read(
    source: str | Path | bytes, *, name: str | None = None, options: Options | None = None
) -> list[Article]:
    """The articles of a file, of standard input (`-`) or of bytes.

    Args:
        source: a path, `archive.zip/member.txt`, `-`, or the bytes themselves.
        name: what to call it instead of its path.
        options: how to read it, where its bytes and name are not to say.

    Raises:
        InputError: it cannot be read, is too large, is empty or is not text.
    """
    return articles(load(source, name=name, options=options))
