"""Facts: the figures, dates and names of a text, with exact offsets and values.

`extract` reads any text, `extract_article` every printed part of an article. What they need is
loaded when one of them is first called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.facts.version import VERSION

if TYPE_CHECKING:
    from heshu.model import Article, Fact

__all__ = ["VERSION", "extract", "extract_article"]


def extract(text: str, issued: str | None = None) -> list[Fact]:
    """The facts of any text; see `heshu.facts.extraction.extract`."""
    from heshu.facts import extraction

    return extraction.extract(text, issued)


def extract_article(article: Article) -> list[Fact]:
    """The facts of every printed part; see `heshu.facts.extraction.extract_article`."""
    from heshu.facts import extraction

    return extraction.extract_article(article)
