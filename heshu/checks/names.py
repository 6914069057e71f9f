"""Lists of names: 柳湾、白石、东岭3个收购点 and the values that run in step with them.

A name holds no punctuation, digit or conjunction; brackets are read over, so （东段、中段） adds
no names. Names with 和 inside cannot be told from two names and make a list doubtful.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.checks.passage import Figure, Passage
    from heshu.checks.roles import Reading

BLANK = "\u3000"
"""Stands for each character of a bracket that is read over."""
_ITEM = r"[^\s，,。；;：:、（）()“”\"0-9！？]{1,14}?"
_LIST = re.compile(
    rf"{_ITEM}(?:(?:、|以及|和|及|与){_ITEM})+(?=[\s，,。；;：:（）()“”\"0-9！？]|$)"
)
_SPLIT = re.compile(
    r"、(?:以及|和|及|与)?|以及|和(?![平谐睦])|(?<![涉普惠波触])及(?![格时])|(?<!参)与(?!会)"
)
"""Conjunctions; 涉及, 普及, 和平 and 参与 hold none."""
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_TAIL = re.compile(
    r"(?:[一二两三四五六七八九十]+(?:地|县|市|区|镇|乡|村|个|家|者|项|种|季|类|所|大).*|"
    r"等?(?:分别|依次|各自|各|均|都|是|为|的|合计|共|占|收).*|等)$"
)


class Name(NamedTuple):
    """One name and where it stands in the text it was read from."""

    start: int
    end: int
    text: str


def mask(text: str) -> str:
    """The text with its brackets blanked, length kept."""
    return _BRACKET.sub(lambda found: BLANK * len(found[0]), text)


def split(text: str, offset: int = 0) -> list[Name]:
    """The items of a masked list, at the conjunctions; `offset` is where the text stands."""
    found, at = [], 0
    for match in [*_SPLIT.finditer(text), None]:
        end = match.start() if match else len(text)
        item = text[at:end].rstrip(BLANK + " ")
        start = offset + at + len(item) - len(item.lstrip(BLANK + " "))
        if item.strip(BLANK + " "):
            found.append(Name(start, offset + at + len(item), item.strip(BLANK + " ")))
        at = match.end() if match else end
    return found


def lists(text: str) -> list[list[str]]:
    """The name lists of a stretch of text, brackets read over."""
    found = []
    for match in _LIST.finditer(mask(text).replace(BLANK, "")):
        items = [item for item in _SPLIT.split(match[0]) if item]
        items[0] = clauses.noun(items[0]) or items[0]
        items[-1] = _TAIL.sub("", items[-1]) or items[-1]
        found.append(items)
    return found


def labels(passage: Passage, readings: Sequence[Reading]) -> dict[Figure, str]:
    """The name each member of a bare list of values runs in step with, where names match."""
    found: dict[Figure, str] = {}
    group: list[Figure] = []
    for figure in [*passage.figures, None]:
        if figure is not None and readings[figure.index].listed:
            group.append(figure)
            continue
        if len(group) > 1:
            found.update(_step(passage, group))
        group = [figure] if figure is not None else []
    return found


def _step(passage: Passage, group: list[Figure]) -> dict[Figure, str]:
    begin = passage.begin(passage.sentences, group[0].start)
    before = passage.text[begin : group[0].start]
    for named in reversed(lists(before)):
        if len(named) == len(group):
            return dict(zip(group, named, strict=True))
    return {}
