"""An article as pieces of ruled text: its header parts, its headings, its paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from heshu.model import BODY
from tui.locale import word
from tui.widgets.ruled_text import Mark, Ruled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from heshu.model import Anchor, Article


class Pieces:
    """The pieces of an article, and where a span of it stands among them."""

    def __init__(self, article: Article) -> None:
        self._pieces: list[tuple[str, str, str]] = []
        self._header: dict[str, int] = {}
        paragraphs = article.paragraphs
        self._starts = list(accumulate((len(one) + 1 for one in paragraphs), initial=0))[:-1]
        self._paragraphs: list[int] = []
        headings = list(zip(article.headings(), self._stations(article), strict=True))
        for name, part in article.each_part():
            if name != BODY and not name.startswith("section."):
                self._add(name, part.text)
        for number, paragraph in enumerate(paragraphs):
            for (name, part), station in headings:
                if station == number:
                    self._add(name, part.text)
            self._paragraphs.append(len(self._pieces))
            self._pieces.append((str(number + 1), paragraph, "ruled--text"))
        for (name, part), station in headings:
            if station >= len(paragraphs):
                self._add(name, part.text)

    @staticmethod
    def _stations(article: Article) -> list[int]:
        return [section.paragraph for section in article.sections if not section.run_in]

    def _add(self, name: str, shown: str) -> None:
        kind, _, label = name.partition(".")
        told = label if kind == "metadata" else word("part", kind)
        self._header[name] = len(self._pieces)
        self._pieces.append((told, shown, "ruled--strong"))

    def mark(self, anchor: Anchor) -> Mark | None:
        """Where a span stands: piece, start, end."""
        if anchor.field != BODY:
            piece = self._header.get(anchor.field)
            return None if piece is None else (piece, anchor.start, anchor.end)
        if not self._starts:
            return None
        number = max(bisect_right(self._starts, anchor.start) - 1, 0)
        start = self._starts[number]
        return self._paragraphs[number], anchor.start - start, anchor.end - start

    def ruled(self, signed: Mapping[Anchor, str]) -> list[Ruled]:
        """The pieces with a sign beside those in which such a span stands."""
        found = {m[0]: str(sign) for anchor, sign in signed.items() if (m := self.mark(anchor))}
        return [
            Ruled(label, found.get(number, ""), shown, look)
            for number, (label, shown, look) in enumerate(self._pieces)
        ]
