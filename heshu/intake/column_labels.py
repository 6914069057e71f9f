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
    r"(?:[｝}][｝} \u3000]*|[》〉>▶►▷◥◤◆■●▌▎|｜]{2,})[ \u3000]*(?=\S)"
)
_SINGLE_MARK = re.compile(r"^(?P<label>[\u3400-\u9fff ]{2,10})[ \u3000]*[▶►▷◥◤▌▎][ \u3000]*(?=\S)")
NAMES = frozenset((
    "图片新闻", "新闻速递", "新闻集装箱", "简讯", "短讯", "要闻", "综合新闻", "社会新闻",
    "本地新闻", "时政要闻", "民生新闻", "导读", "今日导读", "本报评论", "记者观察", "一线传真",
    "县区新闻", "市县新闻", "今日谈", "大家谈", "百家谈", "街谈巷议", "一家之言", "一句话新闻",
    "编读往来", "快讯", "国际新闻", "国内新闻", "财经新闻", "教育新闻", "卫生健康", "图说新闻",
))  # fmt: skip
"""Standing labels of columns, which look like headlines and are none."""

_NAMED = re.compile(
    r"(?:要闻|时政|县域|乡镇|区县|热点|图片|图说|国际|国内|财经|动态|读者|今日|每日|本周|记者|百姓|市民|新闻|基层|一线|社会|民生|网言|经济|文化|法治|健康|本报|特约)?"
    r"(?:来信|来论|快评|时评|短评|评论|论坛|漫笔|随笔|札记|杂谈|观察|视点|聚焦|热线|之声|速递|集锦|短波|"
    r"连线|访谈|副刊|文苑|诗苑|诗页|特刊|速览|直通车|回音壁|曝光台|金点子|微言|说法|声音|茶座|瞭望)"
)
"""Labels of columns of letters, comments and literature, put together from their usual halves."""
_BROKEN = 3
"""A label of up to this many characters before its mark is the rest of a broken one."""


def is_label(shadow: str) -> bool:
    """Whether a line is the standing label of a column: 图片新闻, 读者来信."""
    name = "".join(shadow.split()).strip("[]<>|-·")
    return name in NAMES or (len(name) >= 4 and _NAMED.fullmatch(name) is not None)


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
        label = line.slice(0, match.end("label"))
        rest = line.slice(match.end(), len(line.text), blanks=0)
        if printed_length(match["label"]) <= _BROKEN and not line.blanks and result:
            above = result[-1]
            if above.width <= 12 and not is_closed(above.text):
                kinds[-1] = BlockKind.COLUMN
        # Of a frame without words only its sign stands here: the drawing of the page.
        label = label if label.text else line.slice(0, match.end())
        result += [label, rest]
        kinds += [BlockKind.COLUMN, None]
    return result, kinds
