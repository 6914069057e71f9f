"""Lists of figures under one wording: 城镇、农村居民人均可支配收入分别增长5.1%和7.2%.

The n names before 分别, 依次 or 各 belong to the n figures after it, one each. A tail that only
the last name prints (居民人均可支配收入) belongs to all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIGN = re.compile(r"(?:分别|依次|各自)(?:是|为|达到?|完成|实现)?")
_GAP = re.compile(r"[、，,和及与以]{1,2}")
_SPLIT = re.compile(r"、|以及|和|及(?!其)|与")
_COUNTED = re.compile(r"等?(?:\d+|[两二三四五六七八九十]+)[个家户座名][\u4e00-\u9fff()（）、]*$")
_PLAIN_LIST = re.compile(
    r"(?:(?<=[，。；;,：:\n])|^)(?P<names>[\u4e00-\u9fff]{2,8}(?:[、和][\u4e00-\u9fff]{2,8}?)+)"
    r"(?:[两二三四五六七八九]|\d{1,2})个?(?P<kind>[地县区市镇乡村家项类者社点])(?:是|为|达到?)$"
)
_COUNTED_LIST = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}?)+(?:[和及][\u4e00-\u9fff]{2,8}?)?)等?"
    r"(?:[两二三四五六七八九十]{1,2}|\d{1,2})个?[\u4e00-\u9fff()、]{1,9}[^，。；]{0,8}[,，]$"
)
_MARK = re.compile("[，。；,;]")
_CLAUSE_START = "。；;！!？?\n：:，,"

CORES = (
    "居民人均可支配收入", "居民人均消费支出", "人均可支配收入", "居民收入", "产业增加值", "增加值",
    "总产值", "产值", "产量", "人口", "收入", "支出", "面积", "企业", "投资",
    "贷款余额", "存款余额", "贷款", "存款", "总额", "保险", "产", "价",
)  # fmt: skip
"""Tails that the names of a list share, longest first."""

SHORT_LISTS = {
    "三次产业": ("第一产业", "第二产业", "第三产业"),
    "一二三产": ("第一产", "第二产", "第三产"),
    "一二三产业": ("第一产业", "第二产业", "第三产业"),
    "城乡居民": ("城镇居民", "农村居民"),
    "城乡": ("城镇", "农村"),
}
"""Lists written as one word."""


class Series(NamedTuple):
    """The names of a run of figures, and the wording between 分别 and the first of them."""

    names: list[str]
    shared: str
    owners: bool = False
    """Whether the names say whose the figures are: 松坪、柳塘两村."""


def aligned(
    text: str,
    spans: Sequence[tuple[int, int]],
    first: int,
    earlier: Sequence[str] = (),
    *,
    owners: bool = False,
) -> Series | None:
    """The names of the figures `spans[first:]` when the wording before the first aligns them.

    Args:
        text: the shadow text.
        spans: the figures of the text.
        first: number of the figure that may begin a series.
        earlier: names of the series before in the same sentence, which a second 分别 repeats.
        owners: whether those say whose the figures are.

    Returns:
        One name a figure; None when nothing aligns, or names and figures differ in number.
    """
    begin = spans[first][0]
    window = text[max(begin - 20, 0) : begin]
    told = "分别" in window or "依次" in window or "各自" in window
    matches = list(_ALIGN.finditer(text, max(begin - 20, 0), begin)) if told else []
    if not matches:
        return _plainly(text, spans, first)
    shared = text[matches[-1].end() : begin]
    count = _run(text, spans, first) if not _MARK.search(shared) else 0
    names = _names(text, matches[-1].start()) if count > 1 else []
    if len(names) != count and len(earlier) == count:
        names = list(earlier)
    else:
        owners = False
    return Series(names, shared, owners) if len(names) == count > 1 else None


def _plainly(text: str, spans: Sequence[tuple[int, int]], first: int) -> Series | None:
    """A list that says no 分别: 松坪、柳塘、石鼓三地是12元、11元和9元."""
    begin = spans[first][0]
    match = _PLAIN_LIST.search(text, max(begin - 60, 0), begin)
    if not match:
        return None
    count, names = _run(text, spans, first), _SPLIT.split(match["names"])
    owners = match["kind"] in "地县区市镇乡村"
    return Series(names, "", owners) if len(names) == count > 1 else None


def _run(text: str, spans: Sequence[tuple[int, int]], first: int) -> int:
    """How many figures follow one another with nothing but a comma or 和 between."""
    last = first
    while last + 1 < len(spans):
        end, start = spans[last][1], spans[last + 1][0]
        if start - end > 2 or not _GAP.fullmatch(text, end, start):
            break
        last += 1
    return last - first + 1


def _names(text: str, end: int) -> list[str]:
    """The list that ends at `end`, split into its names."""
    begin = max(text.rfind(mark, max(end - 60, 0), end) for mark in _CLAUSE_START)
    wording = text[max(begin + 1, end - 60) : end]
    if not wording:
        # …、…6个县快于全市，依次为: the list stands in the clause before.
        listed = _COUNTED_LIST.search(text, max(end - 90, 0), end)
        wording = re.split(r"[，。；;：:,\n]", listed["names"])[-1] if listed else ""
    wording = _COUNTED.sub("", wording)
    for short, names in SHORT_LISTS.items():
        if short in wording:
            rest = wording.partition(short)[2]
            return [] if _SPLIT.search(rest) else [name + rest for name in names]
    return _shared_tail([name for name in _SPLIT.split(wording) if name])


def _shared_tail(names: list[str]) -> list[str]:
    if len(names) < 2:
        return names
    if names[0].startswith("第"):
        names = [names[0], *(f"第{name.removeprefix('第')}" for name in names[1:])]
    core = next((core for core in CORES if names[-1].endswith(core)), "")
    if core and not any(name.endswith(core) for name in names[:-1]):
        return [name + core for name in names[:-1]] + [names[-1]]
    return names
