"""Words around a figure that open its value or tell which way it moved.

Bound words next to the number (约 近 不足 以上 左右) belong to its span; verbs (突破 达到 增长)
stay outside and give its qualifier and direction. The boxes of the approximations are those of
`docs/facts.md`: 约 five per cent to each side, 近 ten per cent down, bounds open on one side.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from heshu.facts.numerals import EXACT, Numeral
from heshu.model import Approx, Direction

BEFORE = {
    "约": Approx.ABOUT, "大约": Approx.ABOUT, "大概": Approx.ABOUT, "约合": Approx.ABOUT,
    "大致": Approx.ABOUT,
    "近": Approx.BELOW, "将近": Approx.BELOW, "接近": Approx.BELOW,
    "不足": Approx.UNDER, "不到": Approx.UNDER, "未满": Approx.UNDER, "未达": Approx.UNDER,
    "超": Approx.ABOVE, "超过": Approx.ABOVE, "逾": Approx.ABOVE, "超出": Approx.ABOVE,
    "上": Approx.AT_LEAST, "过": Approx.ABOVE, "破": Approx.ABOVE,
    "至少": Approx.AT_LEAST, "最少": Approx.AT_LEAST, "不低于": Approx.AT_LEAST,
    "不少于": Approx.AT_LEAST, "不小于": Approx.AT_LEAST, "≥": Approx.AT_LEAST,
    "不超过": Approx.AT_MOST, "不高于": Approx.AT_MOST, "不多于": Approx.AT_MOST,
    "不大于": Approx.AT_MOST, "最多": Approx.AT_MOST, "至多": Approx.AT_MOST,
    "≤": Approx.AT_MOST, "不超": Approx.AT_MOST,
    ">": Approx.ABOVE, "<": Approx.UNDER,
}  # fmt: skip
"""Bound words that open a figure's span."""

_BARE_ONLY = frozenset({"上", "过", "破"})
"""Of these, the ones that only open a magnitude without digits: 上百家, 过亿元."""

AFTER = {
    "左右": Approx.ABOUT, "上下": Approx.ABOUT,
    "以上": Approx.AT_LEAST, "及以上": Approx.AT_LEAST, "或以上": Approx.AT_LEAST,
    "(含)以上": Approx.AT_LEAST, "之上": Approx.AT_LEAST,
    "以下": Approx.AT_MOST, "及以下": Approx.AT_MOST, "或以下": Approx.AT_MOST,
    "(含)以下": Approx.AT_MOST, "之下": Approx.AT_MOST,
    "以内": Approx.AT_MOST, "之内": Approx.AT_MOST, "(含)以内": Approx.AT_MOST,
}  # fmt: skip
"""Bound words that close a figure's span."""

_VERBS = {
    "突破": Approx.ABOVE, "破": Approx.ABOVE, "站上": Approx.ABOVE, "跨上": Approx.ABOVE,
    "迈上": Approx.ABOVE, "跃上": Approx.ABOVE, "冲破": Approx.ABOVE, "迈过": Approx.ABOVE,
    "跨过": Approx.ABOVE, "大于": Approx.ABOVE, "逼近": Approx.BELOW, "小于": Approx.UNDER,
    "达到": None, "达": None, "高达": None, "多达": None, "约为": Approx.ABOUT,
    "约占": Approx.ABOUT, "约有": Approx.ABOUT, "约达": Approx.ABOUT,
}  # fmt: skip
"""Verbs that stay outside the span and still qualify it."""

_UP = (
    "增长 增加 增多 增收 增支 增产 增幅 增速 增 净增 提高 提升 上升 升高 升幅 升 上涨 涨幅 "
    "涨 上浮 上调 上扬 攀升 扩大 加快 新增 高出 多出 多收 多卖 多产 多花 多赚 多得 多交 多发 "
    "超出 超收 回升 反弹 前移 前进"
)
_DOWN = (
    "下降 降低 降幅 降 减少 减 减收 减支 减产 减幅 压减 压缩 缩减 缩小 收窄 下滑 下跌 跌幅 跌 "
    "回落 少收 少用 少卖 少产 少花 少交 少发 放缓 下调 下浮 缩短 短收 省下 节省 净减 萎缩 后移"
)
_MORE, _LESS = "高 多 快 好", "低 少 慢 差"
"""Adjectives that compare only after 比 or 较: 坝高98米 is no rise."""


def _words(words: dict[str, Approx] | dict[str, Approx | None] | str) -> str:
    names = words.split() if isinstance(words, str) else words
    return "|".join(sorted(names, key=len, reverse=True))


def _firsts(words: str) -> str:
    """The characters a table's words begin with: one look spares the search most places."""
    return "".join(sorted({word[0] for word in words.split()}))


_NOT_AFTER = {
    "约": "签节合条契预特履失违纽集",
    "近": "最附临邻靠就亲相",
    "超": "赶高反",
    "破": "突",
    "上": "以之",
}
"""Characters that make another word of a bound word: 签约, 最近, 赶超."""
_OTHER = "".join(f"(?<![{before}]{word})" for word, before in _NOT_AFTER.items())
_BEFORE = re.compile(rf"(?:{_words(BEFORE)}){_OTHER}$")
_AFTER = re.compile(_words(AFTER).replace("(", r"\(").replace(")", r"\)"))
_VERB = re.compile(rf"(?:{_words(_VERBS)})了?$")
_TAIL = r"(?:幅度?|率|速度)?(?:分别)?(?:了|约?为|达到?|约|近|超过?|逾)?$"
_MOVE = re.compile(
    rf"(?=[{_firsts(_UP)}{_firsts(_DOWN)}])(?<![至最不许])(?:(?P<up>{_words(_UP)})|(?P<down>{_words(_DOWN)})){_TAIL}"
)
_DIFFER = re.compile(
    r"(?:[比较]|同期|去年|上年)[^。；]{0,30}?(?<![至最不许])"
    rf"(?:(?P<up>{_words(_MORE)})|(?P<down>{_words(_LESS)})){_TAIL}"
)
_THAN = re.compile(
    r"(?:(?P<up>[高多快好优]于|高出|领先)|(?P<down>[低少慢]于|落后))[^，。；、0-9]{0,12}$"
)
_COMPARING = frozenset("高多快好低少慢差了约近过超逾为")
_COMPARED = re.compile(r"[较比][^，。；]*新增[^，。；]*$")
"""新增 alone tells a level (新增28个); after 较 or 比 it is a change."""

_BEFORE_ENDS = frozenset(word[-1] for word in BEFORE)
_AFTER_STARTS = frozenset(word[0] for word in AFTER)
_VERB_ENDS = frozenset(word[-1] for word in _VERBS) | {"了"}
_MOVE_ENDS = frozenset(word[-1] for word in (_UP + _DOWN).split()) | set(
    "幅度率别了为到达约近超过逾"
)
_THAN_NEVER = frozenset("，。；、0123456789")
"""The characters next to a number that these patterns need, to spare most searches."""

REACH = 12
"""How far before a number a cue is looked for, in characters."""


class Words(NamedTuple):
    """What the words around a figure say."""

    start: int
    end: int
    qualifier: str = ""
    approx: Approx | None = None
    direction: Direction | None = None


def around(text: str, start: int, end: int, *, bare: bool = False) -> Words:
    """Read the words around the number `text[start:end]`; `bare` for a magnitude without digits.

    The span comes back widened by the bound words next to it.
    """
    said: list[str] = []
    approx: Approx | None = None
    last = text[start - 1] if start else ""
    before = _BEFORE.search(text, max(start - 4, 0), start) if last in _BEFORE_ENDS else None
    if before and (bare or before[0] not in _BARE_ONLY):
        said.append(before[0])
        approx, start = BEFORE[before[0]], before.start()
    after = _AFTER.match(text, end) if text[end : end + 1] in _AFTER_STARTS else None
    if after:
        end = after.end()
        approx = approx or AFTER[after[0]]
    last = text[start - 1] if start else ""
    verb = _VERB.search(text, max(start - REACH, 0), start) if last in _VERB_ENDS else None
    if verb:
        word = verb[0].removesuffix("了")
        said.insert(0, word)
        approx = approx or _VERBS[word]
    if after:
        said.append(after[0])
    return Words(start, end, "…".join(said), approx, moved(text, start))


def moved(text: str, start: int) -> Direction | None:
    """Whether the words right before make the figure a rise or a fall."""
    last = text[start - 1] if start else ""
    move = _MOVE.search(text, max(start - REACH, 0), start) if last in _MOVE_ENDS else None
    if not move and last and last not in _THAN_NEVER:
        move = _THAN.search(text, max(start - REACH - 4, 0), start)
    if not move and last in _COMPARING:
        move = _DIFFER.search(text, max(start - 40, 0), start)
    if not move or (move["up"] == "新增" and not _COMPARED.search(text, max(start - 24, 0), start)):
        return None
    return Direction.UP if move["up"] else Direction.DOWN


class Bounds(NamedTuple):
    """Lower and upper bound; None where it is open or not said."""

    low: Decimal | None
    high: Decimal | None


_OPEN = Bounds(None, None)
_ABOUT_LOW, _ABOUT_HIGH, _NEAR = Decimal("0.95"), Decimal("1.05"), Decimal("0.9")


def bounds(value: Decimal, approx: Approx | None) -> Bounds:
    """The box a word opens around a value."""
    if approx is Approx.ABOUT:
        ends = EXACT.multiply(value, _ABOUT_LOW), EXACT.multiply(value, _ABOUT_HIGH)
        return Bounds(min(ends), max(ends))
    if approx is Approx.BELOW:
        return Bounds(EXACT.multiply(value, _NEAR), value)
    if approx in (Approx.ABOVE, Approx.AT_LEAST):
        return Bounds(value, None)
    if approx in (Approx.UNDER, Approx.AT_MOST):
        return Bounds(None, value)
    return _OPEN


def opened(numeral: Numeral) -> Approx | None:
    """What 多 余 几 inside a numeral say: more than its digits."""
    return Approx.ABOVE if numeral.vague and numeral.value is not None else None
