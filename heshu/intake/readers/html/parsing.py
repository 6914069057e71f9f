"""The tree of a page, whatever state its markup is in.

libxml2 gives up on a page nested deeper than it allows and drops the rest of the text. Tags
nobody closed (a `<font>` a paragraph) get there without anyone meaning it, so such a page is
read again without its nesting: every block tag becomes a line break.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from heshu.intake.readers.html.tags import BLOCKS, UNPRINTED

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 1500
"""libxml2 stops at 2048."""


def parse(text: str) -> _Element | None:
    """The root element of a page; None when there is nothing in it."""
    from lxml import etree

    root = _tree(text)
    if root is None or _too_deep(text):
        return _tree(_flat(text))
    if root.tag is etree.Comment:
        return None
    return root


def _tree(text: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    data = text.encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        return etree.fromstring(data, parser)
    except etree.LxmlError:
        return None


def _too_deep(text: str) -> bool:
    """Whether tags may nest deeper than libxml2 follows: more opened than closed, by far."""
    opened = text.count("<")
    if opened < DEEPEST:
        return False
    counter = _Depth()
    counter.feed(text)
    return counter.deepest > DEEPEST


class _Depth(HTMLParser):
    """How deep tags stand in each other when what is not closed stays open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the interface
        if tag not in _VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.depth = max(self.depth - 1, 0)


_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr", "p", "li", "td", "tr", "th", "dd", "dt", "option"))  # fmt: skip
"""Tags that never nest, or that the next of their kind closes."""


def _flat(text: str) -> str:
    flattener = _Flattener()
    flattener.feed(text)
    return f"<html><body>{''.join(flattener.pieces)}</body></html>"


class _Flattener(HTMLParser):
    """The text of a page with a line break for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the interface
        self.silent += tag in UNPRINTED
        if tag in BLOCKS or tag == "br":
            self.pieces.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(self.silent - (tag in UNPRINTED), 0)
        if tag in BLOCKS:
            self.pieces.append("<br>")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(escape(data))
