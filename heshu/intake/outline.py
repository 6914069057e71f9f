"""What the headings a format marks are to its articles: a title, or a part of one.

Levels are used freely: one file gives its title `#` and its parts `##`, another every part `#`,
a third is several stories, each below a `#`. The rules on lines know level 1 as a title, a
second one as the next article, and what is below as the headings of parts.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from heshu.intake.datelines import byline_of, dated_byline, lead_of
from heshu.intake.furniture import is_margin
from heshu.intake.numbering import label_of
from heshu.intake.punctuation import is_closed
from heshu.intake.reflow import printed_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

_HEADLINE = 9
"""Headings of parts are words (存在问题), headlines are clauses: so many characters and more."""
_HEADER = 8
"""A title stands among the first lines."""


def levelled(lines: Sequence[Line]) -> list[Line]:
    """The lines with 1 for the headings that are titles, 2 and more for those of parts."""
    heads = [i for i, line in enumerate(lines) if line.heading and not is_margin(line.shadow)]
    if not heads:
        return list(lines)
    titles = _titles(lines, heads)
    named = {lines[i].text for i in titles}
    titles |= {i for i in heads if lines[i].text in named and i < _HEADER}
    levels = sorted({lines[i].heading for i in heads if i not in titles})
    found = {i: 2 + levels.index(lines[i].heading) for i in heads if i not in titles}
    found |= dict.fromkeys(titles, 1)
    return [replace(line, heading=found[i]) if i in found else line for i, line in enumerate(lines)]


def _titles(lines: Sequence[Line], heads: Sequence[int]) -> set[int]:
    """Which headings are titles."""
    outermost = min(lines[i].heading for i in heads)
    tops = [i for i in heads if lines[i].heading == outermost]
    first = tops[0]
    tops = [i for i in tops if i == first or lines[i].text != lines[first].text]
    above = lines[:first]
    if label_of(lines[first].shadow) or len(above) > _HEADER or any(map(_is_text, above)):
        return set()
    if len(tops) == 1:
        return {first}
    told = all(below - above > 1 for above, below in pairwise([*tops, len(lines)]))
    if not told:
        # The next heading stands right below: the first is the title, the others are its parts.
        return {first}
    if all(i + 1 < len(lines) and _opens_story(lines[i + 1]) for i in tops):
        return set(tops)
    numbered = any(label_of(lines[i].shadow) for i in tops)
    long = median(printed_length(lines[i].text) for i in tops) >= _HEADLINE
    if first == 0 and long and not numbered:
        return set(tops)
    return {first} if numbered else set()


def _opens_story(line: Line) -> bool:
    """Whether what stands below a headline is a byline or a dateline."""
    text = line.shadow
    return bool(byline_of(text) or dated_byline(text) or lead_of(text))


def _is_text(line: Line) -> bool:
    return is_closed(line.text) and not line.heading
