"""Texts of records that came with the tags of the page they were taken from."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from heshu.intake.raised import raised

_TAGGED = re.compile(
    r"</?(?:p|br|div|span|strong|li|h[1-6]|td|img|a|b|em|i|font|u|sup|sub|table|section|strong)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = frozenset((
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table",
    "section", "article", "blockquote", "dd", "dt",
))  # fmt: skip
_SILENT = frozenset(("script", "style"))


def without_tags(text: str) -> str:
    """A text without HTML tags, a line for each block; one without any as it is."""
    if not _TAGGED.search(text):
        return text
    stripper = _Stripper()
    stripper.feed(text)
    stripper.close()
    lines = ("".join(line.split("\r")).strip() for line in "".join(stripper.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag == "sup":
            self._raised += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "td":
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "sup":
            self._raised = max(self._raised - 1, 0)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(raised(data) if self._raised else data)
