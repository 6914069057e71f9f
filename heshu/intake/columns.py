"""Column and package labels, and the marks that set them off from text on the same line.

Extractors turn the drawn frame of a label into stray brackets and triangles: what stands
before such a mark, and the short line above when the label was broken, is the label.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import BlockKind
from heshu.intake.punctuation import is_closed
from heshu.intake.reflow import printed_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

_MARK = re.compile(
    r"^(?P<label>[^，。：；、《〈{｛]{0,12}?)[ \u3000]*"
    r"(?:[｝}]+|[》〉>▶►▷◥◤◆■●▌▎|｜]{2,})[ \u3000]*(?=\S)"
)
_SINGLE_MARK = re.compile(r"^(?P<label>[\u3400-\u9fff ]{2,10})[ \u3000]*[▶►▷◥◤▌▎][ \u3000]*(?=\S)")
NAMES = frozenset((
    "图片新闻", "新闻速递", "新闻集装箱", "简讯", "短讯", "要闻", "综合新闻", "社会新闻",
    "本地新闻", "时政要闻", "民生新闻", "导读", "今日导读", "本报评论", "记者观察", "一线传真",
    "县区新闻", "市县新闻",
))  # fmt: skip
"""Standing labels of columns, which look like headlines and are none."""

_BROKEN = 3
"""A label of up to this many characters before its mark is the rest of a broken one."""


def column_label(lines: Sequence[Line]) -> tuple[list[Line], list[BlockKind | None]]:
    """The lines with labels cut off the text behind them, and which of them are labels."""
    result: list[Line] = []
    kinds: list[BlockKind | None] = []
    for line in lines:
        match = _MARK.match(line.text) or _SINGLE_MARK.match(line.text)
        if match is None or match.end() == len(line.text):
            result.append(line)
            kinds.append(None)
            continue
        label, rest = line.cut(match.end())
        if printed_length(match["label"]) <= _BROKEN and not line.blanks and result:
            above = result[-1]
            if above.width <= 12 and not is_closed(above.text):
                kinds[-1] = BlockKind.COLUMN
        result += [label, rest]
        kinds += [BlockKind.COLUMN, None]
    return result, kinds
