"""What the head of a page tells of the article: its title.

Chinese government sites must carry `<meta name="ArticleTitle">` (政府网站发展指引, annex 2);
news sites give `og:title`; all have `<title>`, with the name of the site behind it. None of
this is printed, so it only helps to find the line that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.intake.lines import is_blank

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = frozenset(("articletitle", "og:title", "title", "dc.title", "twitter:title"))
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Told:
    """The title as a page's head has it, without blanks."""

    titles: tuple[str, ...] = ()
    """Of the article."""
    window: str = ""
    """Of the window: the article's, the column's, the site's."""

    def names(self, text: str) -> float:
        """How surely the head means this line, 0 to 1: as a whole, or as one of its lines."""
        words = squeezed(text)
        if len(words) < _SHORTEST:
            return 0.0
        if any(words == title or (title in words and len(title) > 5) for title in self.titles):
            return 1.0
        if any(words in title for title in self.titles):
            return 0.9
        return 0.7 if words in self.window else 0.0


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return "".join(char for char in text if not is_blank(char))


def told_of(root: _Element | None) -> Told:
    """The titles in a page's head."""
    if root is None:
        return Told()
    titles: list[str] = []
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        content = squeezed(meta.get("content") or "")
        if name in _TITLES and len(content) >= _SHORTEST:
            titles.append(content)
    window = next((squeezed("".join(e.itertext())) for e in root.iter("title")), "")
    return Told(tuple(titles), window)
