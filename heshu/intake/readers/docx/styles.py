"""What a paragraph inherits from its style: numbering, heading level, indent, hiding.

Styles stand on each other (`w:basedOn`); the nearest one that says something counts, and the
paragraph itself before all of them (ECMA-376, 17.7.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.intake.readers.docx.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.intake.readers.docx.package import Element, Package

_HEADING = re.compile(r"(?:heading|标题|標題) ?(\d)$")
_TITLE = frozenset(("title", "标题", "標題", "文档标题"))
_BODY = 9
"""The outline level of what is no heading."""
_DEEPEST = 20
_HALF_POINTS = 24.0
"""Size of a character where none is said: twelve points."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a paragraph stands in the automatic numbering."""

    num: str | None = None
    """The `w:num`; `0` for none at all."""
    level: int | None = None
    style: str = ""
    """The style that says so; empty for the paragraph itself."""


def value(parent: Element | None, name: str) -> str | None:
    """`w:val` of a child; None without one."""
    child = None if parent is None else parent.find(W + name)
    found = None if child is None else child.get(W + "val")
    return None if found is None else str(found)


def is_on(parent: Element | None, name: str) -> bool | None:
    """A switch: on when it is there and not said to be off; None when it is not there."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(W + "val", "1") not in ("0", "false", "off")


def whole(text: str | None) -> int | None:
    """A number as the format writes them; None for anything else."""
    return int(text) if text and re.fullmatch(r"[+-]?\d{1,9}", text.strip(), re.ASCII) else None


class Styles:
    """The styles of a document."""

    def __init__(self, package: Package) -> None:
        """Read them; a document without any has none."""
        roots = [root for _, root in package.related("styles")]
        found = roots[0].findall(W + "style") if roots else []
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._default = next(
            (
                style.get(W + "styleId", "") for style in found
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true")
            ),
            "",
        )  # fmt: skip

    def chain(self, properties: Element | None) -> Iterator[tuple[str, Element]]:
        """The styles of a paragraph, its own first, with their ids."""
        key = value(properties, "pStyle") or self._default
        for _ in range(_DEEPEST):
            style = self._styles.get(key)
            if style is None:
                return
            yield key, style
            key = value(style, "basedOn") or ""

    def _said(self, properties: Element | None) -> Iterator[Element]:
        """The paragraph's own properties, then those of its styles."""
        if properties is not None:
            yield properties
        for _, style in self.chain(properties):
            if (inherited := style.find(W + "pPr")) is not None:
                yield inherited

    def heading(self, properties: Element | None) -> int:
        """The level of a paragraph as a heading, 1 the outermost; 0 for text."""
        for said in self._said(properties):
            level = whole(value(said, "outlineLvl"))
            if level is not None:
                return level + 1 if 0 <= level < _BODY else 0
        for _, style in self.chain(properties):
            name = (value(style, "name") or "").lower()
            if found := _HEADING.match(name):
                return int(found.group(1))
        return 0

    def is_title(self, properties: Element | None) -> bool:
        """Whether a paragraph is the title of its document."""
        return any(
            (value(style, "name") or "").lower() in _TITLE for _, style in self.chain(properties)
        )

    def numbered(self, properties: Element | None) -> Numbered | None:
        """What a paragraph or the nearest of its styles says of its numbering."""
        own = None if properties is None else properties.find(W + "numPr")
        level = whole(value(own, "ilvl"))
        if own is not None and (num := value(own, "numId")) is not None:
            return Numbered(num, level)
        for key, style in self.chain(properties):
            inherited = style.find(f"{W}pPr/{W}numPr")
            if inherited is not None and (num := value(inherited, "numId")) is not None:
                said = whole(value(inherited, "ilvl")) if level is None else level
                return Numbered(num, said, key)
        return None

    def number_style(self, key: str) -> str | None:
        """The `w:num` of a style of lists."""
        style = self._styles.get(key)
        inherited = None if style is None else style.find(f"{W}pPr/{W}numPr")
        return value(inherited, "numId")

    def indent(self, properties: Element | None) -> float:
        """How far the first line stands in, in ems."""
        for said in self._said(properties):
            ind = said.find(W + "ind")
            if ind is None:
                continue
            chars = whole(ind.get(W + "firstLineChars"))
            if chars:
                return max(chars / 100, 0.0)
            twips = whole(ind.get(W + "firstLine"))
            if twips is not None:
                return max(twips / 20 / (self._size(properties) / 2), 0.0)
        return 0.0

    def _size(self, properties: Element | None) -> float:
        """Of the type, in half points."""
        for _, style in self.chain(properties):
            size = whole(value(style.find(W + "rPr"), "sz"))
            if size:
                return float(size)
        return _HALF_POINTS

    def raises(self, run: Element | None) -> bool:
        """Whether a run is raised, by itself or its own style."""
        said = value(run, "vertAlign")
        if said is None:
            style = self._styles.get(value(run, "rStyle") or "")
            said = None if style is None else value(style.find(W + "rPr"), "vertAlign")
        return said == "superscript"

    def hides(self, run: Element | None, properties: Element | None) -> bool:
        """Whether a run is hidden text, by itself, its own style or its paragraph's."""
        own = is_on(run, "vanish")
        if own is not None:
            return own
        style = self._styles.get(value(run, "rStyle") or "")
        if style is not None and (said := is_on(style.find(W + "rPr"), "vanish")) is not None:
            return said
        for _, inherited in self.chain(properties):
            said = is_on(inherited.find(W + "rPr"), "vanish")
            if said is not None:
                return said
        return False
