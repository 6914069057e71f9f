"""The labelled header of a government or news page.

The labels are those of the public-information catalogues (政府信息公开目录) and of news sites.
Sites set them in all shapes: spaced characters (索 引 号:), several on a line, one a line,
`label | value`, two columns with only blanks between, the value on the line below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from heshu.intake.shadow import SEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

CATALOGUE = (
    "索引号", "信息索引号", "索引码", "主题分类", "组配分类", "信息分类", "公文目录", "公开目录",
    "目录分类", "体裁分类", "公文种类", "文种", "发文机构", "发文机关", "发文单位", "发布机构",
    "发布机关", "发布单位", "公开机构", "公开主体", "制发机关", "制作单位", "责任部门",
    "责任单位", "信息来源", "公开责任部门", "主办部门", "牵头部门", "主题词", "关键词", "关键字",
    "文号", "发文字号", "发文文号", "文件编号", "文件字号", "公文文号", "发布文号", "发布日期",
    "发布时间", "发文日期", "发文时间", "印发日期", "成文日期", "成文时间", "生成日期",
    "生成时间", "公开日期", "公开时间", "公布日期", "施行日期", "实施日期", "生效时间",
    "生效日期", "废止时间", "废止日期", "失效日期", "失效时间", "名称", "信息名称", "文件名称",
    "公文名称", "标题", "文件标题", "公文标题", "信息标题", "内容概述", "信息概述", "摘要",
    "有效性", "是否有效", "时效性", "文件状态", "效力状态", "公开形式", "公开方式", "公开范围",
    "公开类别", "公开程序", "公开时限", "公开属性", "服务对象", "信息类别", "信息格式", "语种",
    "载体类型", "统一登记号", "统一编号", "浏览次数", "浏览量", "阅读次数", "点击次数", "点击数",
    "点击量", "访问次数", "访问量", "行政区划", "所属地区", "体裁", "分类", "发布人", "更新时间",
    "更新日期", "审核人", "点阅次数", "资料更新", "资料点阅次数", "发布处室", "业务单位",
    "张贴日期", "信息索引", "公开类目", "信息公开类别", "主题类别", "公文类别", "文件类型",
    "文件种类", "效力级别", "签发日期", "签发时间", "有效期", "有效期限", "失效状态", "是否失效",
    "公开部门", "生成机构", "责任科室", "公开责任科室", "登记号", "信息来源单位", "浏览人次",
    "点阅人次",
)  # fmt: skip
"""Labels of official catalogues."""

NEWS = (
    "来源", "稿件来源", "文章来源", "信息来源", "作者", "供稿", "供稿单位", "撰稿", "编辑",
    "责任编辑", "责编", "审核", "时间", "日期", "录入时间", "添加时间", "浏览", "阅读", "点击",
    "访问", "发布者", "记者", "通讯员", "校对", "初审", "复审", "终审", "签发", "录入", "摄影",
    "一审", "二审", "三审", "监制", "值班编委", "审签", "总编辑", "点阅数", "点阅", "人气",
    "阅读量",
)  # fmt: skip
"""Labels of news pages; too common as words to count without their colon."""

ISSUERS = (
    "发文机构", "发文机关", "发文单位", "发布机构", "发布机关", "发布单位", "制发机关",
    "公开主体", "公开机构", "责任部门", "责任单位",
)  # fmt: skip
"""Labels whose value says who issued the page, the most telling first."""

DATES = (
    "成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "生成日期", "生成时间",
    "发布日期", "发布时间", "公布日期", "公开日期", "公开时间", "更新时间", "时间", "日期",
)  # fmt: skip
"""Labels whose value dates the page, the most telling first."""

TITLES = ("标题", "名称", "文件名称", "信息名称", "公文名称", "文件标题", "公文标题", "信息标题")
"""Labels whose value is the title."""

BUTTONS = (
    "字体大小",
    "字体",
    "字号",
    "打印",
    "关闭",
    "分享到",
    "分享",
    "视力保护色",
    "保护视力色",
    "背景色",
    "收藏",
    "阅读字号",
)
"""What stands behind the last value on news pages; ends a value and is none itself."""

_GAP = r"[ \t]*"
_BUTTON = "|".join(BUTTONS)
_SIGNS = r"[ :：\[\]()【】大中小+\-AT|]"
_BUTTONS = re.compile(
    rf"[ \[(【|]*(?:{_BUTTON}){_SIGNS}*"
    rf"(?:{_BUTTON}|{_SIGNS}|本页|窗口|正文|页面|微信|微博|QQ空间)*$"
)
_STRONG = frozenset(CATALOGUE)
_PREFACE_DATE = re.compile(
    r"(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?: +\d{1,2}:\d{2}(?::\d{2})?)?"
)
_SITE_AND_DATE = re.compile(
    r" *(?:[\u3400-\u9fff]{2,12}(?:网|报|台|中心|平台) *|(?:https?://|www\.)[\w./\-]{3,60} *){0,2}"
    rf"{_PREFACE_DATE.pattern} *"
)
"""`某某新闻网 www.example.cn 2023-11-02 16:20:11` before the first label of a news page."""
_PREFACE = 24
_MAX_VALUE = 160
_MIN_TABLE = 3
"""So many bare labels must stand near each other to be a table without colons."""


def _pattern(labels: Sequence[str]) -> str:
    longest_first = sorted(set(labels), key=len, reverse=True)
    return "|".join(_GAP.join(map(re.escape, label)) for label in longest_first)


@lru_cache(maxsize=1)
def _with_colon() -> re.Pattern[str]:
    labels = _pattern((*CATALOGUE, *NEWS))
    before = r"(?:^|(?<=[\s|;；,，\])】）\d\u3400-\u9fff]))"
    return re.compile(rf"{before} *\[?(?P<label>{labels}){_GAP}\]?{_GAP}[:|]")


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<= )|(?<=\t))\[(?P<framed>{_pattern(CATALOGUE)})\][ \t]*(?![:|])"
        rf"|(?:^|(?<= {{2}})|(?<=\t)|(?<=\| ))(?P<label>{_pattern(CATALOGUE)})(?: +|[\t|]|$)"
    )


class Pair(NamedTuple):
    """A label without its inner spaces, and where its value stands in the line."""

    label: str
    start: int
    end: int


@dataclass(slots=True)
class Header:
    """The metadata of one header."""

    values: dict[str, list[Line]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    """The positions of its lines among those given."""
    preface: list[Line] = field(default_factory=list)
    """What stands before the first label of a line: on news pages the date."""
    beside: bool = False
    """A label alone on its line has its value beside it, so none has it below."""

    spread: bool = False
    """Blank lines part the labels from their values below."""

    def first(self, labels: Sequence[str]) -> str:
        """The value of the first of these labels that has one, for matching."""
        for label in labels:
            value = " ".join(line.shadow for line in self.values.get(label, ())).strip()
            if value:
                return value
        return ""


def labels_in(shadow: str) -> list[tuple[int, int]]:
    """Where labels with a colon stand in a text: their start and where the value may begin."""
    return [(m.start("label"), m.end()) for m in _with_colon().finditer(shadow)]


def pairs_of(line: Line) -> Sequence[Pair]:
    """The labelled values of a line, in order; empty when it is no header line."""
    return _pairs(line.shadow)


@lru_cache(maxsize=SEEN)
def _pairs(text: str) -> tuple[Pair, ...]:
    if len(text) > 1200:
        return ()
    found = [
        (m.start("label"), m.end(), "".join(m["label"].split()))
        for m in _with_colon().finditer(text)
    ]
    if not found or (found[0][0] > _PREFACE and not _SITE_AND_DATE.fullmatch(text[: found[0][0]])):
        return ()
    if found[0][0] > 0 and not _is_preface(text[: found[0][0]], len(found)):
        return ()
    pairs = []
    for (_, start, label), following in zip(found, [*found[1:], (len(text), 0, "")], strict=True):
        end = following[0]
        value = _BUTTONS.sub("", text[start:end]).rstrip(" |;；,，[【(（")
        if (
            len(value) > _MAX_VALUE
            or (value.endswith("。") and len(value) > 30)
            or (value.endswith(("？", "?", "！")))
        ):
            return ()
        left = len(value) - len(value.lstrip(" |:"))
        pairs.append(Pair(label, start + left, start + len(value)))
    return tuple(pairs)


def _is_preface(text: str, labels: int) -> bool:
    """Whether what stands before the first label may: a date, a bracket, a short word."""
    if labels >= 2 or _SITE_AND_DATE.fullmatch(text):
        return True
    return bool(re.fullmatch(r"[\d\-/:年月日. \[\]()]*", text))


def cells_of(line: Line) -> Sequence[Pair]:
    """The pairs of a table row without colons: `索引号    xyz    发文机构   某镇`."""
    return _cells(line.shadow)


@lru_cache(maxsize=SEEN)
def _cells(text: str) -> tuple[Pair, ...]:
    found = [
        (m.start(), m.end(), "".join((m["label"] or m["framed"]).split()))
        for m in _bare().finditer(text)
    ]
    if not found or (found[0][0] > 2 and text[: found[0][0]].count("\t") not in (2, 4)):
        # In a row of a table a label that nobody knows may stand first, with its value.
        return ()
    if len(found) == 1 and text[0] != "[" and re.match(r" (?=[^ ])", text[found[0][1] - 1 :]):
        # One label with one space behind it may be any words.
        return ()
    pairs = []
    for (_, start, label), following in zip(found, [*found[1:], (len(text), 0, "")], strict=True):
        value = text[start : following[0]]
        left = start + len(value) - len(value.lstrip(" |"))
        right = max(left, start + len(value.rstrip(" |")))
        pairs.append(Pair(label, left, right))
    return tuple(pairs)


def is_label(text: str) -> bool:
    """Whether a text is one label of an official header and nothing else, without its colon."""
    return "".join(text.split()) in _STRONG


def is_labelled(shadow: str) -> bool:
    """Whether a (shadow) line is labelled values, with colons or in cells."""
    return bool(_pairs(shadow) or _cells(shadow))


def header_of(lines: Sequence[Line], first: int = 0) -> Header:
    """The metadata header that stands among `lines`, from position `first` on.

    A page that explains the labels in sentences is no header: a value is short and ends as
    no sentence does, and one weak label alone (来源, 作者) must have its line to itself.
    """
    header = Header()
    bare = {i: cells_of(lines[i]) for i in range(first, len(lines))}
    bare = {i: pairs for i, pairs in bare.items() if pairs}
    in_table = sum(map(len, bare.values())) >= _MIN_TABLE
    header.spread = _is_spread(lines, first)
    i = first
    while i < len(lines):
        pairs = pairs_of(lines[i]) or (bare.get(i, ()) if in_table else [])
        if not pairs or not _counts(pairs, lines[i]):
            i += 1
            continue
        i = _take(header, lines, i, pairs)
    return header


def _counts(pairs: Sequence[Pair], line: Line) -> bool:
    if any(pair.label in _STRONG for pair in pairs) or len(pairs) > 1:
        return True
    return line.width <= 40


def _take(header: Header, lines: Sequence[Line], i: int, pairs: Sequence[Pair]) -> int:
    """Enter the pairs of line `i`; the position after what they took."""
    line = lines[i]
    header.lines.add(i)
    following = i + 1
    if found := _PREFACE_DATE.search(line.shadow[: pairs[0].start]):
        header.preface.append(line.slice(*found.span()))
    for pair in pairs:
        if pair.label in header.values and any(v.text for v in header.values[pair.label]):
            continue
        value = line.slice(pair.start, pair.end)
        if value.text or len(pairs) > 1:
            header.beside = header.beside or (bool(value.text) and len(pairs) == 1)
        elif not header.beside and _is_value_below(lines, following, spread=header.spread):
            value = lines[following]
            header.lines.add(following)
            following += 1
        header.values[pair.label] = [value]
    return following


def _is_spread(lines: Sequence[Line], first: int) -> bool:
    """Whether three labels and more stand alone, a blank line below each and its value under it."""
    below = (
        lines[i + 1]
        for i in range(first, len(lines) - 1)
        if any(pair.start == pair.end for pair in cells_of(lines[i])[:1])
        and len(cells_of(lines[i])) == 1
        and not cells_of(lines[i + 1])
    )
    return sum(line.blanks == 1 for line in below) >= _MIN_TABLE


def _is_value_below(lines: Sequence[Line], i: int, *, spread: bool) -> bool:
    """Whether line `i` can be the value of a label that stands alone on the line above."""
    if i >= len(lines) or lines[i].width > 40 or lines[i].heading:
        return False
    if lines[i].blanks > spread:
        return False
    return not pairs_of(lines[i]) and not cells_of(lines[i]) and not lines[i].text.endswith("。")
