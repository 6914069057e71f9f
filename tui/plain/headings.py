"""What an article is called when it must fit in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.locale import text as say
from tui.tables import one_line

if TYPE_CHECKING:
    from heshu.model import Article

_OPENING = 24
"""Characters of an untitled article's text that stand in for its headline."""


def heading(article: Article) -> str:
    """The headline or, without one, the opening words."""
    if article.title:
        return one_line(article.title)
    opening = one_line(article.text[:_OPENING])
    return f"{say('article.untitled')} {opening}…" if opening else say("article.untitled")
