"""The articles that a report speaks of, and the line of the file each figure stands on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshu.model import Article, Fact, Operand

Key = tuple[str, int]
"""The document and index of an article."""


@dataclass(slots=True)
class Desk:
    """The articles a report speaks of, and the decoded texts they were taken from."""

    articles: dict[Key, Article] = field(default_factory=dict)
    breaks: dict[str, list[int]] = field(default_factory=dict)
    """Offsets of the newlines of each document whose text is known."""

    def add(self, articles: Iterable[Article]) -> None:
        """Take in the articles of one document."""
        self.articles.update({(a.document, a.index): a for a in articles})

    def add_source(self, document: str, text: str) -> None:
        """Take in a document's decoded text, for line numbers."""
        self.breaks[document] = [at for at, character in enumerate(text) if character == "\n"]

    def place(self, operand: Operand) -> str:
        """`file:line` of a figure, or the file alone when its text is not at hand."""
        article = self.articles[operand.document, operand.article]
        line = self.line(article, operand.fact)
        return f"{article.document}:{line}" if line else article.document

    def line(self, article: Article, fact: Fact) -> str:
        """The line of the file a fact begins on, from 1; empty when it is not known."""
        breaks = self.breaks.get(article.document)
        offset = article.part(fact.field).source.offset(fact.start)
        if breaks is None or offset is None:
            return ""
        # A newline at `offset` itself would end the fact's line, not begin the next.
        return str(bisect_left(breaks, offset) + 1)
