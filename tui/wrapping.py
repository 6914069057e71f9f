"""Where the lines of a Chinese text end.

Rich and Textual know no kinsoku: one line in eighteen began with closing punctuation and
hundreds of figures were cut. Rules: GB/T 15834 (no mark that closes begins a line, no mark
that opens ends one, a double dash or ellipsis is one piece) and, for the sake of checking
figures, a figure stays with its unit and a number or a Latin word stays whole wherever the
line is wide enough for it.

Cell widths are Rich's, which agree with tmux and xterm; characters of ambiguous width (“ ” … ①)
count as one cell. Text comes in as it will be shown (see `tui.visible`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NO_START: Final = frozenset(
    "，。、；：？！”’）】》〉」』〕〗］｝…‥·・％‰℃°′″々ー﹐﹑﹒﹔﹕﹖﹗"
    ",.;:?!)]}%"
)  # fmt: skip
"""Marks that may not begin a line."""

NO_END: Final = frozenset("“‘（【《〈「『〔〖［｛￥＄([{$¥£€#№第")
"""Marks that may not end a line; 第 opens an ordinal."""

SPACES: Final = " \u3000"
_NEVER_FIRST: Final = NO_START | set(SPACES)

UNITS: Final = (
    "个百分点 百分点 平方公里 平方千米 平方米 立方米 千瓦时 千瓦 公里 千米 公顷 公斤 千克 "
    "毫米 厘米 美元 港元 欧元 日元 人民币 人次 户次 场次 批次 车次 小时 分钟 季度 月份 年度 年代 "
    "周年 岁 元 角 分 亩 吨 斤 克 米 里 度 升 名 人 户 家 个 件 宗 项 条 座 台 辆 套 所 处 "
    "间 份 只 头 羽 尾 株 棵 枚 批 期 次 场 起 例 位 类 种 级 届 天 日 月 年 时 秒 倍 成 折 "
    "村 镇 乡 县 市 省 组 对 双 支 把 张 本 册 部 篇 部门 号 kg km cm mm ha kW MW GW t m g"
)
"""Units that are kept with a figure even where no fact is known; the commonest of 量词 lists."""

_UNIT: Final = "|".join(sorted(UNITS.split(), key=len, reverse=True))
_NUMBER: Final = r"[+＋±-]?[0-9０-９]+(?:[.,．:：/~～-][0-9０-９]+)*"
_WORD: Final = r"[A-Za-z0-9À-ɏ]+(?:[-'’.@/_][A-Za-z0-9À-ɏ]+)*"
_FIGURE: Final = re.compile(
    rf"{_NUMBER}(?:[%％‰℃°]|(?: ?[十百千万亿]+)?[多余来几]?"
    rf"(?: ?(?:{_UNIT})(?:/(?:{_UNIT}))?(?![A-Za-z]))?)"
    rf"|{_WORD}|[—―─]{{2,}}|[…‥]{{2,}}"
)
_WHOLE: Final = re.compile(rf"{_NUMBER}|{_WORD}")
_INKED: Final = re.compile(r"[0-9０-９A-Za-zÀ-ɏ—―─…‥]")
_REACH: Final = 16
"""A figure's last digit is never farther than this from the end of its unit."""

Span = tuple[int, int]


class _Cells(dict[str, int]):
    """Character → cells, filled as characters are met."""

    def __missing__(self, character: str) -> int:
        cells = self[character] = get_character_cell_size(character)
        return cells


CELLS: Final = _Cells()
"""Cells of one character: `CELLS["亩"] == 2`."""


def cells(text: str) -> int:
    """Cells of a shown text, each character counted by itself."""
    return sum(map(CELLS.__getitem__, text))


def _fill(text: str, start: int, room: int) -> int:
    """The farthest end such that `text[start:end]` takes at most `room` cells."""
    end, limit = start, len(text)
    measure = CELLS.__getitem__
    while room > 1 and end < limit:
        step = text[end : end + room // 2]
        room -= sum(map(measure, step))
        end += len(step)
    while end < limit and measure(text[end]) <= room:
        room -= measure(text[end])
        end += 1
    return end


class _Breaker:
    """Finds the ends of lines of one text."""

    def __init__(self, text: str, width: int, keep: Sequence[Span]) -> None:
        self.text, self.width = text, width
        self.keep = [span for span in keep if cells(text[slice(*span)]) <= width]
        self.starts = [start for start, _ in self.keep]

    def end(self, start: int, full: int) -> int:
        """The best end for the line that starts at `start` and is full at `full`."""
        for pieces in (_FIGURE, _WHOLE, None):
            end = self._retreat(start, full, pieces)
            if end > start:
                return end
        return full

    def _retreat(self, start: int, end: int, pieces: re.Pattern[str] | None) -> int:
        text = self.text
        while end > start:
            after = text[end]
            if after in _NEVER_FIRST or text[end - 1] in NO_END or not CELLS[after]:
                end -= 1
                continue
            piece = self._piece(start, end, pieces) if pieces else end
            if piece == end:
                return end
            end = piece
        return end

    def _piece(self, line: int, at: int, pieces: re.Pattern[str]) -> int:
        """Where the piece starts that a break at `at` would cut; `at` when it cuts none."""
        if pieces is _FIGURE and self.keep:
            near = bisect_left(self.starts, at) - 1
            if near >= 0 and at < self.keep[near][1]:
                return self.keep[near][0]
        if not _INKED.search(self.text, max(line, at - _REACH), at):
            return at
        for found in pieces.finditer(self.text, line, at + self.width + _REACH):
            if found.end() > at:
                if found.start() >= at:
                    return at
                if cells(found.group()) <= self.width:
                    return found.start()
                return self._piece(line, at, _WHOLE) if pieces is _FIGURE else at
        return at


def line_ends(text: str, width: int, *, first: int = 0, keep: Sequence[Span] = ()) -> Iterator[int]:
    """The end offset of each line of a shown text, one after the other, the last `len(text)`.

    Spaces at a break stay at the end of their line, where they may stand out past the width;
    nothing else does, but for a character wider than the whole line.

    Args:
        text: without newlines; an empty text is one empty line.
        width: cells of a line, at least 1.
        first: cells already taken on the first line (an indent, a label).
        keep: spans to hold on one line where they fit, sorted, not overlapping.
    """
    breaker = _Breaker(text, width, keep)
    start, length = 0, len(text)
    room = max(width - first, 1)
    while True:
        full = max(_fill(text, start, room), start + 1)
        while full < length and text[full] in SPACES:
            full += 1
        if full >= length:
            yield length
            return
        start, room = breaker.end(start, full), width
        yield start


def wrap(text: str, width: int, *, first: int = 0, keep: Sequence[Span] = ()) -> list[str]:
    """The lines of a text; joined they are the text again. See `line_ends`."""
    ends = list(line_ends(text, width, first=first, keep=keep))
    return [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]
