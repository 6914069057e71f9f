"""The text as matchers read it: layout noise out, look-alike characters folded.

Sources break lines inside figures (`50.8⏎亿元`), set headings with a space after every
character and mix full-width, Kangxi and traditional forms. Patterns that allowed for all this
would be unreadable, so they run on a shadow of the text and translate their spans back.
Every fold is one character to one character; only layout whitespace is taken out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = {
    "〇": "○",
    "%": "％﹪",
    ".": "．",
    ":": "：∶︰",
    "~": "～〜∼",
    "-": "－−–﹣‐‑",
    "+": "＋",
    "(": "（",
    ")": "）",
    "[": "［",
    "]": "］",
    "$": "＄",
    "¥": "￥",
    "/": "／",
    "<": "＜",
    ">": "＞",
    "=": "＝",
}

_TRADITIONAL = (
    "萬億兩貳參陸點個畝噸餘幾數達過長減單戶雙隻頭條項輛臺張頃歲約從於為間後開節時鐘週號曆農"
    "舊國際幣塊錢圓歐鎊盧韓裏裡釐華攝負佔與較總額產積種縣鄉鎮處場車級類組屆層樓筆顆棟線"
    "裝隊員漲縮將預計劃記發佈內東區該當結構獻獲畢業務資價費貸貨購財稅營衛醫護療養豬雞魚馬"
    "龍禮聖誕陽陰兒婦勞動慶誌際會議聯盟鉅門課題廠學讀轉軌道導數據標準濟經濟點穀麥棗蠶繭錯"
    "餘億億萬圍書紙盞幀鄰爐艙扇針遠進運遞續選邊還遲寬擴損虧爭確稱顯現實電"
)
_SIMPLIFIED = (
    "万亿两贰叁陆点个亩吨余几数达过长减单户双只头条项辆台张顷岁约从于为间后开节时钟周号历农"
    "旧国际币块钱圆欧镑卢韩里里厘华摄负占与较总额产积种县乡镇处场车级类组届层楼笔颗栋线"
    "装队员涨缩将预计划记发布内东区该当结构献获毕业务资价费贷货购财税营卫医护疗养猪鸡鱼马"
    "龙礼圣诞阳阴儿妇劳动庆志际会议联盟巨门课题厂学读转轨道导数据标准济经济点谷麦枣蚕茧错"
    "余亿亿万围书纸盏帧邻炉舱扇针远进运递续选边还迟宽扩损亏争确称显现实电"
)


def _folds() -> dict[int, int]:
    """The one-to-one table: full-width ASCII letters and digits, Kangxi radicals, signs, forms."""
    table = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
    for code in range(0x2F00, 0x2FD6):
        table[code] = ord(unicodedata.normalize("NFKC", chr(code)))
    table.update(zip(map(ord, _TRADITIONAL), map(ord, _SIMPLIFIED), strict=True))
    table.update({ord(form): ord(sign) for sign, forms in _SIGNS.items() for form in forms})
    return table


FOLDS = _folds()
"""What `fold` changes, for `str.translate`."""

_GAP = re.compile("[\\s\u200b-\u200d\u2060\ufeff\u00ad]+")
_WIDE_GROUP = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_FINAL = frozenset("。！？；…!?;")
_DIGITS = frozenset("0123456789")
_DATED = frozenset("年月日号") | _DIGITS
_SPACED_NUMBER = re.compile(r"(?<![0-9.])[0-9](?: [0-9](?![0-9]))+(?![0-9.])")
_GROUPED = r"[1-9][0-9]{0,2}(?: [0-9]{3}(?![0-9]))++(?:\.[0-9]++)?+"
_MEASURED = (
    "元万亿千百多余来人户亩公平立吨斤克米里升度瓦家个名件次台辆头只羽株座处项条种套张份场所位倍"
    "美欧港英%‰℃㎡"
)
_GROUPED_NUMBER = re.compile(
    rf"(?<![0-9.,:/])(?<![0-9%] )(?<![图表第录号件])(?<![图表第录号件] )"
    rf"{_GROUPED}(?: ?(?:[-—~至到和及与、]|以及) ?{_GROUPED})*+"
    rf"(?= ?(?:[{_MEASURED}]|[a-zA-Z]{{1,3}}(?![a-zA-Z])))"
)
"""Digits grouped by single blanks with a measure behind, or a list or range of them that ends so:
12 345 元, 1 500—2 000 户. Beside another number (45 3 500 元) they may be cells of a row."""
_ONE_GROUPED = re.compile(_GROUPED)
_BEFORE_POINT = re.compile(r"[\u3400-\u9fff] ?[0-9]{1,16}\.$")
_HEAD_HALF = re.compile("[\u3400-\u9fff][0-9]{1,12}$")
_TAIL_HALF = re.compile("[0-9]{1,12}(?:\\.[0-9]+)?[%\u3400-\u9fff]")
_GROUP = re.compile("[0-9]{3}(?![0-9])")
_GROUP_HEAD = re.compile("(?<![0-9])[0-9]{1,3}$")
_FILLER, _FEW = 2000, 4
"""A block of so many characters, of at most so many different ones, holds no text."""
_PIECE = 8000
_THIN = "\u00a0\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"


def fold(text: str) -> str:
    """`text` with look-alike characters in one form; same length, same offsets."""
    if text.isascii():
        return text
    return _WIDE_GROUP.sub(",", text).translate(FOLDS)


def _without_filler(text: str) -> str:
    """`text` with blank lines for long stretches of very few characters (`1,1,1,…`); same length.

    They are padding or an attack and no text; each would make a fact of every other character.
    """
    if len(text) < _FILLER:
        return text
    blocks = [text[at : at + _FILLER] for at in range(0, len(text), _FILLER)]
    few = [len(set(block)) <= _FEW and len(block) == _FILLER for block in blocks]
    if not any(few):
        return text
    return "".join(
        "\n" * _FILLER if filler else block for block, filler in zip(blocks, few, strict=True)
    )


def _wide(char: str) -> bool:
    """Whether a character is set without spaces around it: ideographs and their punctuation."""
    return char >= "\u2e80" or char in "“”‘’…—·《》"


class Shadow:
    """A text for matching, and the way back to the original offsets.

    Whitespace is dropped between ideographs, between a number and an ideograph and inside a
    letter-spaced or broken number. What separates stays: blank lines, line ends after a full
    stop, spaces between two numbers. With `wrapped` false every line end separates, as in the
    reading text of an article, whose lines are paragraphs.
    """

    __slots__ = ("base", "cuts", "original", "origins", "shifts", "text")

    def __init__(self, text: str, *, wrapped: bool = True) -> None:
        self.original = text
        self.base = 0
        """Where this piece begins in the whole shadow."""
        folded = _without_filler(fold(text))
        kept: list[str] = []
        cuts: list[int] = []  # in shadow offsets
        origins: list[int] = []
        sizes: list[int] = []
        last = length = 0
        spaced = _spaced_numbers(folded)
        for gap in _GAP.finditer(folded):
            start, end = gap.span()
            if not (start in spaced or _is_noise(folded, start, end, wrapped=wrapped)):
                continue
            kept.append(folded[last:start])
            length += start - last
            cuts.append(length)
            origins.append(start)
            sizes.append(end - start)
            last = end
        kept.append(folded[last:])
        self.text = "".join(kept) if cuts else folded
        self.cuts, self.origins = cuts, origins
        self.shifts = [0, *accumulate(sizes)]
        """`shifts[i]`: how much was taken out before the i-th cut."""

    def offset(self, position: int) -> int:
        """The original offset of the character at `position` of the shadow."""
        position += self.base
        return position + self.shifts[bisect_right(self.cuts, position)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a non-empty shadow span.

        Whitespace taken out inside it counts, at its edges it does not.
        """
        if not self.cuts:
            return start + self.base, end + self.base
        return self.offset(start), self.offset(end - 1) + 1

    def pieces(self, size: int = _PIECE) -> Iterator[Shadow]:
        """The shadow in parts of about `size` characters, cut between lines.

        A line longer than that is cut between sentences; one without any stays whole. What reads
        part by part holds less at a time, and leaves out patterns whose signs a part has not.
        """
        text, start = self.text, 0
        while len(text) - start > size:
            end = (
                text.rfind("\n", start + size // 2, start + size) + 1
                or text.rfind("。", start + size // 2, start + size) + 1
                or text.find("\n", start + size) + 1
            )
            if not end:
                break
            yield self._piece(start, end)
            start = end
        yield self._piece(start, len(text)) if start else self

    def _piece(self, start: int, end: int) -> Shadow:
        piece = Shadow.__new__(Shadow)
        piece.text, piece.original = self.text[start:end], self.original
        piece.cuts, piece.origins, piece.shifts = self.cuts, self.origins, self.shifts
        piece.base = self.base + start
        return piece

    def position(self, offset: int) -> int:
        """The shadow position of an original offset.

        Of the next kept character when the character itself was taken out.
        """
        cut = bisect_right(self.origins, offset)
        if cut and offset < self.cuts[cut - 1] + self.shifts[cut]:
            return self.cuts[cut - 1] - self.base
        return offset - self.shifts[cut] - self.base


def _spaced_numbers(text: str) -> set[int]:
    """Starts of the gaps inside letter-spaced numbers: `2 6 8亿元`.

    They are single digits between two ideographs, or groups of three before a measure; the cells
    of a table row have no ideograph right after them.
    """
    gaps: set[int] = set()
    for match in _SPACED_NUMBER.finditer(text):
        start, end = match.span()
        before = text[max(start - 2, 0) : start].strip()[-1:]
        after = text[end : end + 2].strip()[:1]
        if (not before or _wide(before)) and after and (_wide(after) or after == "%"):
            gaps.update(range(start + 1, end, 2))
    for match in _GROUPED_NUMBER.finditer(text):
        for number in _ONE_GROUPED.finditer(text, *match.span()):
            gaps.update(at for at in range(*number.span()) if text[at] == " ")
    return gaps


def _is_noise(text: str, start: int, end: int, *, wrapped: bool) -> bool:
    """Whether the whitespace `text[start:end]` is layout and not a separator."""
    if start == 0 or end == len(text):
        return False
    before, after = text[start - 1], text[end]
    breaks = text.count("\n", start, end)
    if breaks and (breaks > 1 or not wrapped or before in _FINAL):
        return False
    if breaks and after in _DIGITS and before in _DATED and not _full_line(text, start, end):
        return False
    if _wide(before):
        return _wide(after) or after.isalnum() or after in "+-(.%"
    if _wide(after):
        return before.isalnum() or before in "%‰)+"
    return _inside_number(text, start, end)


def _full_line(text: str, start: int, end: int) -> bool:
    """Whether the line ending at `start` is about as long as the next.

    Then it was wrapped and is not a heading (`松坪镇2023年` over `10月13日…`).
    """
    begin = text.rfind("\n", max(start - 200, 0), start) + 1
    stop = text.find("\n", end, end + 200)
    stop = min(end + 200, len(text)) if stop < 0 else stop
    return start - begin >= 12 and 2 * (start - begin) >= stop - end


def _inside_number(text: str, start: int, end: int) -> bool:
    """Whether the gap breaks one number: `90 %`, `119319. 1`, `7 .5`.

    Never two cells of a row, never the dot after a list number at the head of a line.
    """
    before, after = text[start - 1], text[end]
    if before in _DIGITS and after in "%‰":
        return True
    if before == "." and after in _DIGITS:
        return _BEFORE_POINT.search(text, max(start - 20, 0), start) is not None
    if before in _DIGITS and after == ".":
        return text[end + 1 : end + 2].isdigit() and text[start:end].count("\n") == 0
    if before in _DIGITS and after in _DIGITS:
        return _one_number(text, start, end)
    return False


def _one_number(text: str, start: int, end: int) -> bool:
    """Whether the gap between two digits groups or breaks one number.

    GB/T 15835 groups digits by threes with a thin space; a cell of a table does not begin with
    a zero. A line end breaks a number when both halves touch ideographs in a full line.
    """
    if text[start:end] == "\n":
        return bool(
            _full_line(text, start, end)
            and _HEAD_HALF.search(text, max(start - 20, 0), start)
            and _TAIL_HALF.match(text, end)
        )
    group = _GROUP.match(text, end)
    if not group or end - start != 1 or not _GROUP_HEAD.search(text, max(start - 4, 0), start):
        return False
    return text[start] in _THIN or text[end] == "0"
