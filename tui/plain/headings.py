"""What an article is called when it must fit in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from tui.locale import text as say
from tui.tables import one_line

if TYPE_CHECKING:
    from heshu.model import Article

_OPENING = 24
"""Characters of an untitled article's text that stand in for its headline."""


def heading(article: Article) -> str:
    """The headline or, without one, the opening words."""
    return titled(article.title, article.text)


def titled(title: str, text: str) -> str:
    """A headline or, where there is none, the opening words of the text."""
    if title:
        return one_line(title)
    opening = one_line(text[:_OPENING])
    return f"{say('article.untitled')} {opening}…" if opening else say("article.untitled")


def title_line(article: Article, number: int | None = None) -> Text:
    """The line over what is said of an article: number in the store, headline, file."""
    where = "" if number is None else f" [{number}]"
    line = Text()
    line.append(f"# {heading(article)}{where}", style="bold")
    line.append(f"  {one_line(article.document)}", style="dim")
    return line
