"""The automatic numbers of a Word document, as it prints them.

No library restores them: the file has only "level 1 of list 3", and the number comes from
counting (ECMA-376, 17.9). Lists that share one `w:abstractNum` go on counting together, which is
how a list interrupted by text continues; a `w:startOverride` begins anew where its list is first
used. A level starts again whenever one above it has counted, unless `w:lvlRestart` says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshu.intake.readers.docx.numerals import written
from heshu.intake.readers.docx.package import W
from heshu.intake.readers.docx.styles import is_on, value, whole

if TYPE_CHECKING:
    from heshu.intake.readers.docx.package import Element, Package
    from heshu.intake.readers.docx.styles import Numbered, Styles

_PLACE = re.compile(r"%([1-9])")
_CLOSED = frozenset("、）)。．〕】」》：；，")
"""After these signs print needs no gap, whatever tab the file has there."""
_PRIVATE = range(0xE000, 0xF900)
_BULLET = "•"
_LEVELS = 9
_LAST = 100_000
"""No document numbers so far; a start beyond it is damage."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    """With %1 … %9 for the numbers of the levels."""
    gap: str = "tab"
    restart: int | None = None
    """The level, 1-based, that starts this one again; 0 for none; None for any above."""
    legal: bool = False
    """All its numbers in plain digits."""
    style: str = ""
    """The paragraph style that is this level."""


@dataclass(slots=True)
class List:
    """A `w:num`."""

    shared: str
    """The `w:abstractNum` that it counts with."""
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Where a level begins anew when this list is first used at it."""


class Numbering:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Read the lists; a document without any has none."""
        roots = [root for _, root in package.related("numbering")]
        self._styles = styles
        self._shared: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._known: dict[str, List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for root in roots[:1]:
            for shared in root.findall(W + "abstractNum"):
                self._shared[shared.get(W + "abstractNumId", "")] = shared
            for num in root.findall(W + "num"):
                self._lists[num.get(W + "numId", "")] = num

    def label(self, place: Numbered | None) -> str:
        """The number before the next paragraph, with the gap behind it; counts it."""
        found = None if place is None or place.num is None else self._list(place.num)
        if found is None or place is None:
            return ""
        number = self._level_of(place, found)
        level = found.levels.get(number)
        if level is None:
            return ""
        self._count(place.num or "", found, number, level)
        return _with_gap(self._write(found, level), level.gap)

    def _level_of(self, place: Numbered, found: List) -> int:
        linked = [number for number, level in found.levels.items() if level.style == place.style]
        if place.style and linked and place.level is None:
            return linked[0]
        return min(max(place.level or 0, 0), _LEVELS - 1)

    def _count(self, num: str, found: List, number: int, level: Level) -> None:
        counts = self._counts.setdefault(found.shared, {})
        anew = number in found.starts and (num, number) not in self._begun
        self._begun.add((num, number))
        if anew:
            counts[number] = found.starts[number]
        elif number in counts:
            counts[number] += 1
        else:
            counts[number] = found.starts.get(number, level.start)
        for below in [other for other in counts if other > number]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or (restart and number < restart):
                del counts[below]

    def _write(self, found: List, level: Level) -> str:
        if level.format == "bullet":
            sign = level.text[:1]
            return _BULLET if not sign or ord(sign) in _PRIVATE else level.text
        counts = self._counts[found.shared]

        def number_of(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            own = found.levels.get(at, Level())
            count = counts.get(at, found.starts.get(at, own.start))
            return written(count, "decimal" if level.legal else own.format)

        return _PLACE.sub(number_of, level.text)

    def _list(self, num: str) -> List | None:
        if num not in self._known:
            element = self._lists.get(num)
            self._known[num] = None if element is None or num == "0" else self._read(element)
        return self._known[num]

    def _read(self, num: Element) -> List | None:
        key = value(num, "abstractNumId") or ""
        shared, key = self._linked(key)
        if shared is None:
            return None
        levels = dict(map(_level, shared.findall(W + "lvl")))
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            at = whole(override.get(W + "ilvl")) or 0
            for own in override.findall(W + "lvl"):
                levels[at] = _level(own)[1]
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[at] = min(max(start, 0), _LAST)
        return List(key, levels, starts)

    def _linked(self, key: str) -> tuple[Element | None, str]:
        """The list itself where one only names a style of lists."""
        shared = self._shared.get(key)
        style = value(shared, "numStyleLink")
        if style is None:
            return shared, key
        for other, candidate in self._shared.items():
            if value(candidate, "styleLink") == style:
                return candidate, other
        num = self._lists.get(self._styles.number_style(style) or "")
        key = value(num, "abstractNumId") or ""
        return self._shared.get(key), key


def _level(element: Element) -> tuple[int, Level]:
    start = whole(value(element, "start"))
    return whole(element.get(W + "ilvl")) or 0, Level(
        start=1 if start is None else min(max(start, 0), _LAST),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        gap=value(element, "suff") or "tab",
        restart=whole(value(element, "lvlRestart")),
        legal=bool(is_on(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _with_gap(label: str, gap: str) -> str:
    """A number and what parts it from the text: a space for the file's tab, nothing after 、."""
    if not label or gap == "nothing" or label[-1] in _CLOSED or label[-1].isspace():
        return label
    return f"{label} "
