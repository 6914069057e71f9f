"""Organisations: an ending such as 局 or 有限公司 with the words that name whose it is.

From the ending the name is followed to the left through nouns to a place, a level of government
(县委, 市统计局) or a word unknown to the dictionary (a brand); without one of these it is a kind
of organisation, not a name. The endings are those of 国家统计局, 组织机构类型 and local offices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.facts.segmentation import lexicon
from heshu.facts.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]


_SINGLE = frozenset("局部委办厅署")
"""Endings of one character; they need a place, a level or a brand before them."""
_ENDINGS = words("organisation endings")
_STRONG = frozenset(_ENDINGS)
_NAMED = frozenset(words("organisations"))
_KINDS = _STRONG - _NAMED
_LAST = frozenset(ending[-1] for ending in _ENDINGS) | _SINGLE
_LEVELS = frozenset(words("levels of government"))
_INSIDE = frozenset(words("inside organisations"))
"""Verbs and modifiers that stand inside names."""
_LEVEL_CHARS = frozenset("省市县区州镇乡村")
_ABOVE = frozenset(["中共", "共青团", "中国", "国家", "全国"])
_JOINTS = frozenset("和与及")
_NOT_FOLLOWED = frozenset("分长员门队委议级署件件落位属")
_WHOLE = words("whole organisations")
"""Endings of the dictionary's own organisations that are not endings elsewhere."""
_BRANDS = frozenset(words("brand words"))
_BRANDED = frozenset(words("strong with brand"))
_OWN_LAST = frozenset("队军团厂台报社院所校行联馆局部委会司署")
"""Last characters of the dictionary's organisations that begin with a place: 上海队."""
_PLAIN = frozenset(words("weak endings"))
_ACTS = frozenset(words("not inside organisations"))
_BRANCHES = frozenset(words("branches"))
_NATIONWIDE = ("中国", "中华", "全国", "国家", "国际", "世界", "亚洲", "欧洲")
_OFFICES = tuple(
    title
    for title in words("titles")
    if title.endswith(("长", "书记", "主席", "总理", "总统", "首相", "主任", "总裁", "经理"))
)
"""Offices whose holder stands between a place and the next organisation."""
_BUILT = frozenset(["建设", "投资", "合作", "发展", "组织"])
_NO_STEM = frozenset("的了和在是与或及也都就被把对从到为以各每该本全某向由据")
_FIRMS = frozenset(
    [
        "事务所",
        "会计师事务所",
        "律师事务所",
        "公司",
        "合作社",
        "集团",
        "集团公司",
        "总公司",
        "有限公司",
        "服务公司",
    ]
)
_TRADES = frozenset(words("trades"))
_GOODS = frozenset(
    "茶烟叶菜果粮油木牧渔蚕桑药材电水气油车船机房路桥业品料产货械米豆猪牛羊鸡鱼蜂奶核桃苗种养食饮运物信技软硬网游家户多该某"
)
"""What is in words for goods and trades, of which a brand has nothing."""
_RARE_BRAND, _RARE_PLACE = 250, 1000
_LANDSCAPE = frozenset("江河湖山川阳州岭溪泉坪")
"""What many names of places end with."""
_LANDSCAPES = frozenset(words("not places"))
_ALL = frozenset("全各每")
_LISTING = frozenset("、和与及")
_FAR = 9
"""How many words an organisation's name may have before its ending."""
_NO_ENDING = frozenset(words("not organisations"))
"""Words that end like an organisation and are none."""
_NO_LAST = tuple(word for word in _NO_ENDING if len(word) > 1)
_GRADES = frozenset(
    ["特级", "一级", "二级", "三级", "国家级", "省级", "州级", "市级", "县级", "级"]
)
_COUNTING = frozenset("一二三四五六七八九十两几各该本全每哪")
_NUMERALS = tuple("一二三四五六七八九十两几")
_NO_COUNT = _INSIDE | frozenset(words("brand words"))
_KIND_ONLY = frozenset(["委员会", "居民委员会", "村民委员会", "民委员会"])
"""What each village has one of."""


def find(tokens: Sequence[Token], places: Sequence[Span]) -> Iterator[Span]:
    """The organisations among the words of one clause.

    Args:
        tokens: the words.
        places: spans of the places found in the same clause.
    """
    inside_place = {at for start, end in places for at in range(start, end)}
    whole_kind = {token.end for token in tokens if token.word in _ALL}
    last: Span | None = None
    for index in range(len(tokens)):
        span = _ending_at(tokens, index, inside_place, last)
        if span is None or span[0] in whole_kind:
            continue  # whole_kind: 全县政府集中采购
        if last and span[0] > last[0]:
            yield last
        last = span
    if last:
        yield last


def _ending_at(
    tokens: Sequence[Token], index: int, inside_place: set[int], last: Span | None
) -> Span | None:
    """The organisation whose last word is the one at `index`; `last` is the one before it."""
    token = tokens[index]
    word, known = token.word, lexicon()
    if word[-1] == "队" and any(word[:size] in known.places for size in range(2, len(word))):
        return token.start, token.end  # 上海申花队
    if word == "队" and _is_team(tokens, index, inside_place):
        return tokens[index - 2].start, token.end
    if last and word in _PLAIN and _is_next(tokens, index, last[1]):
        return tokens[index - 1].start, token.end
    if word in _NAMED:
        return _extended(tokens, index, inside_place) or (token.start, token.end)
    if word in known.orgs and _is_whole(word):
        whole = None if word in _KINDS else (token.start, token.end)
        return _extended(tokens, index, inside_place) or whole
    if _may_end(word, tokens, index):
        return _extended(tokens, index, inside_place)
    return None


def _is_team(tokens: Sequence[Token], index: int, inside_place: set[int]) -> bool:
    """Whether a place, a firm and 队 stand together: 北京首钢队, but not 云南勘探队."""
    if index < 2 or tokens[index - 2].start not in inside_place:
        return False
    word, known = tokens[index - 1].word, lexicon()
    plain = word in known.function or word in _INSIDE or f"{word}队" in known.known
    return len(word) == 2 and not plain and known.known.get(word, 0) < 300


def _is_next(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a word and an ending follow an organisation and 和: 凌云 公司 after 锰业公司和."""
    if index < 2 or tokens[index - 2].word not in _LISTING or tokens[index - 2].start != last:
        return False
    word, known = tokens[index - 1].word, lexicon()
    return 2 <= len(word) <= 4 and word not in known.function and word not in _INSIDE


def _is_whole(word: str) -> bool:
    """Whether the dictionary's organisation is a name by itself."""
    if word[-1] in _SINGLE or word.endswith(_WHOLE):
        return True
    if word.startswith(_NATIONWIDE) or (word[-1] == "队" and len(word) > 2):
        return True
    placed = word[:2] in lexicon().places or word[:3] in lexicon().places
    return placed and word[-1] in _OWN_LAST


def _may_end(word: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word can close an organisation's name where it stands."""
    if word in _STRONG:
        return True
    if word[-1] not in _LAST:
        return False
    if len(word) > 2 and word.endswith(_ENDINGS):
        return True
    if word[-1] not in _SINGLE or word in _NO_ENDING or word.endswith(_NO_LAST):
        return False
    if len(word) > 1:
        return word not in lexicon().function
    following = tokens[index + 1].word[0] if index + 1 < len(tokens) else ""
    return index > 0 and following not in _NOT_FOLLOWED


def _extended(tokens: Sequence[Token], index: int, inside_place: set[int]) -> Span | None:
    """The span from the first word that names whose it is to the ending at `index`."""
    start = tokens[index].start if _names_itself(tokens[index].word) else None
    placed = False
    """A place was reached: only larger places can stand before it."""
    for back in range(index - 1, max(index - 1 - _FAR, -1), -1):
        token = tokens[back]
        if token.start in inside_place:
            start, placed = token.start, True
            continue
        takes = _takes(tokens, back, index, begun=start is not None, placed=placed)
        if takes is None:
            break
        if takes:
            start = token.start
    if start is None:
        start = _brand(tokens, index)
    if start is None or _is_kind(tokens[max(index - 2, 0) : index + 1], start):
        return None
    return _with_stem(tokens, index, start, inside_place), tokens[index].end


def _with_stem(tokens: Sequence[Token], index: int, start: int, inside_place: set[int]) -> int:
    """The start with the unknown name before a level: 青澜 before 市图书馆, 鹭鸣 before 镇政府."""
    while index and tokens[index].start > start:
        index -= 1
    token = tokens[index]
    level = token.word[0] in _LEVEL_CHARS or token.word in ("社区", "街道")
    if index == 0 or token.start in inside_place or not level:
        return start
    before, known = tokens[index - 1], lexicon()
    local = before.word not in known.known or (token.word[0] in "镇乡村" and _is_local(before.word))
    unknown = 2 <= len(before.word) <= 3 and local
    if unknown and _is_han(before.word) and not _NO_STEM.intersection(before.word):
        return before.start
    return start


def _brand(tokens: Sequence[Token], index: int) -> int | None:
    """Where a firm begins whose brand is a rare word: 兴农 种植 专业 合作社."""
    if tokens[index].word not in _FIRMS:
        return None
    for back in range(index - 1, max(index - 5, -1), -1):
        word = tokens[back].word
        inside = word in _INSIDE or word in _TRADES
        if inside:
            continue
        rare = lexicon().known.get(word, 0) < _RARE_BRAND and word not in _ACTS
        edge = back == 0 or not _is_han(tokens[back - 1].word) or (
            len(tokens[back - 1].word) < 3 and tokens[back - 1].word in lexicon().function
        )  # fmt: skip
        named = 2 <= len(word) <= 4 and _is_han(word) and not _GOODS.intersection(word)
        longest = back < index - 1 or tokens[index].word not in _PLAIN
        return tokens[back].start if rare and edge and named and longest else None
    return None


def _is_han(word: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def _takes(
    tokens: Sequence[Token], at: int, ending: int, *, begun: bool, placed: bool
) -> bool | None:
    """Whether the name may begin with the word at `at`; None when it cannot reach over it."""
    word = tokens[at].word
    if _bars(word, begun=begun) or (word in _BUILT and _happens(tokens, at)):
        return None
    if placed and tokens[ending].word in _BRANCHES:
        return True if word in _STRONG or word in _NAMED or word in lexicon().orgs else None
    if word in _LEVELS or (word[0] in _LEVEL_CHARS and word[1:] in _STRONG and word[1:] in _PLAIN):
        return None if placed and word not in _ABOVE else True
    if placed or not "\u4e00" <= word[0] <= "\u9fff":
        return None
    if word in _JOINTS:
        return False if not begun and _joins(tokens, at, ending) else None
    if not begun and word in _BRANDS and tokens[ending].word in _BRANDED:
        return True
    if word[0] == "第" and len(word) < 4:
        return False  # 第六人民医院
    if word in lexicon().function and word not in _INSIDE:
        return None
    return _names(word, begun=begun)


def _names_itself(ending: str) -> bool:
    """Whether an ending holds its level or place: 县委, 云南大学."""
    level = ending[0] in _LEVEL_CHARS and ending not in _NO_ENDING and ending[1:] != "中心"
    whole_level = level and (
        ending in _STRONG
        or ending.endswith(_ENDINGS)
        or (len(ending) > 3 and ending[-1] in "局厅委")
    )
    if len(ending) > 2 and ending[0] == "团" and ending in _STRONG:
        return True
    placed = len(ending) > 2 and ending[:2] in lexicon().places
    return len(ending) > 1 and (whole_level or placed)


def _joins(tokens: Sequence[Token], at: int, ending: int) -> bool:
    """Whether 和 at `at` joins two words of one name: 人力资源和社会保障局."""
    before = tokens[at - 1].word if at else ""
    return before not in _STRONG and (at < ending - 1 or tokens[ending].word in _STRONG)


def _happens(tokens: Sequence[Token], at: int) -> bool:
    """Whether 建设 is something done at a place (在…建设数据中心) and no part of a name."""
    return any(token.word == "在" for token in tokens[max(at - 4, 0) : at])


def _bars(word: str, *, begun: bool) -> bool:
    """Whether no name reaches over a word: 三所 and 特级, or 县委 before 县人民政府."""
    if word in _GRADES or word in _ACTS or (word[0] in _COUNTING and word not in _NO_COUNT):
        return True
    named = word in _NAMED or word in lexicon().orgs
    if (word in lexicon().people and not named) or (word.endswith(_OFFICES) and len(word) < 5):
        return True
    if word[1:2] in _NUMERALS and word[0] != "第" and word not in lexicon().known:
        return True  # 内三所
    return begun and word in _STRONG and word[-1] == "委" and word[0] in _LEVEL_CHARS


def _is_kind(tokens: Sequence[Token], start: int) -> bool:
    """Whether the words from `start` on only say what each village has one of."""
    if start < tokens[0].start:
        return False  # the name of the village stands before
    whole = "".join(token.word for token in tokens if token.start >= start)
    return whole.removeprefix("社区").removeprefix("村") in _KIND_ONLY


def _is_local(word: str) -> bool:
    """Whether a word looks like the name of a place the tables do not trust: 桂江, 青山."""
    known = lexicon()
    if len(word) != 2 or word[1] not in _LANDSCAPE or word in known.function:
        return False
    return word not in _LANDSCAPES and known.known.get(word, 0) < _RARE_PLACE


def _names(word: str, *, begun: bool) -> bool:
    """Whether a word tells which organisation: another one, or a word too rare for anything else.

    No brand is looked for before another.
    """
    known = lexicon()
    brand = not begun and len(word) > 1 and (not known.known.get(word) or _is_local(word))
    known_one = word in known.orgs or word in _NAMED
    return (word in _STRONG and word not in _PLAIN) or known_one or brand
