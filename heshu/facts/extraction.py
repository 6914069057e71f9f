"""From a text to its facts: every layer runs on one shadow, overlaps are resolved once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshu.model import Article, Fact

VERSION = "1"
"""Changes when the same text can give other facts; stored with them."""


def extract(text: str, issued: str | None = None) -> list[Fact]:
    """The facts of any text, also of an unsplit source with hard line breaks."""
    raise NotImplementedError


def extract_article(article: Article) -> list[Fact]:
    """The facts of every printed part of an article."""
    raise NotImplementedError
