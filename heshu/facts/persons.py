"""Persons: a surname and a given name, surer with a title beside it; foreign names by their sound."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from heshu.facts.personnames import AFTER, COMPOUND, NOT_GIVEN, SURNAMES, TITLES, WORDLIKE
from heshu.facts.segmentation import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]

_TITLE_WORDS = frozenset(TITLES)
_TITLE_END = tuple(TITLES)
_AFTER = frozenset(AFTER)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_USUAL = 12
"""How often a character stands in given names of the dictionary before it is a usual one."""
_SOUNDS = frozenset(
    "阿埃艾安昂奥巴白班邦保堡鲍北贝本比彼毕别宾波博伯勃布采查达代戴丹道德登邓迪底蒂丁东杜敦多厄恩尔法凡范方费芬丰冯佛弗夫福富"
    "盖甘冈高戈哥格葛根古瓜圭郭哈海汉豪赫亨洪侯胡华怀惠霍基吉加贾简杰金津久卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷黎"
    "里理利丽莉连廉列林隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明摩莫默姆木穆拿内那纳娜南尼年宁纽农努诺欧帕派潘庞培佩彭皮"
    "匹平泼普奇契恰钱乔切琴丘让热仁日茹瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申圣施什史士舒朔司丝斯苏索塔泰坦汤唐陶特腾提田汀图土托"
    "瓦万旺威韦维魏温文沃乌伍西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊依因英尤于约泽扎詹珍朱兹卓佐娅"
)
"""Characters used to spell foreign names (新华社, 世界人名翻译大辞典)."""


@cache
def _given() -> Counter[str]:
    """How often each character stands in the given names of the dictionary."""
    counts: Counter[str] = Counter()
    for name in lexicon().people:
        if len(name) == 3 and name[0] in SURNAMES:
            counts.update(name[1:])
    return counts


def find(tokens: Sequence[Token], text: str) -> Iterator[Span]:
    """The persons among the words of one clause."""
    index, titled = 0, False
    while index < len(tokens):
        length = _name_length(tokens, index, titled=titled)
        if length:
            yield tokens[index].start, tokens[index + length - 1].end
            index += length
            # 通讯员 甲 乙: one title may stand before several names.
            continue
        word = tokens[index].word
        titled = word in _TITLE_WORDS or len(word) > 2 and word.endswith(_TITLE_END)
        index += 1


def _name_length(tokens: Sequence[Token], index: int, *, titled: bool) -> int:
    """How many words from `index` on are one name; 0 when it is none."""
    word = tokens[index].word
    if not _HAN.fullmatch(word):
        return 0
    foreign = _foreign(tokens, index)
    if foreign:
        return foreign
    surname = word[:2] if word[:2] in COMPOUND else word[0]
    if word[0] not in SURNAMES and surname not in COMPOUND:
        return 0
    if word == surname:
        return _spelled(tokens, index, titled=titled)
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    sure = titled or following in _AFTER
    return int(_is_name(word, len(surname), sure=sure))


def _spelled(tokens: Sequence[Token], index: int, *, titled: bool) -> int:
    """A surname with single characters after it: 张 绍 玺; a title is needed for only one."""
    count, given = 0, ""
    for token in tokens[index + 1 : index + 3]:
        if len(given) + len(token.word) > 2 or any(c in NOT_GIVEN for c in token.word):
            break
        given += token.word
        count += 1
    if not given or not _HAN.fullmatch(given):
        return 0
    following = tokens[index + 1 + count].word if index + 1 + count < len(tokens) else ""
    sure = titled or following in _AFTER
    counts = _given()
    usual = all(counts[char] >= _USUAL for char in given)
    if sure:
        return 1 + count
    return 1 + count if len(given) == 2 and count == 2 and usual else 0


def _is_name(word: str, surname: int, *, sure: bool) -> bool:
    known = lexicon()
    given = word[surname:]
    if not 1 <= len(given) <= 2 or any(char in NOT_GIVEN for char in given):
        return False
    if word in known.places or word in known.function:
        return False
    frequency, counts = known.known.get(word, 0), _given()
    if frequency and word not in known.people:
        return False
    if sure:
        return True
    least = min(counts[char] for char in given)
    if len(given) == 2:
        return least >= (_USUAL if frequency else 3 * _USUAL // 2)
    return bool(frequency) and word[0] not in WORDLIKE and least >= 4 * _USUAL and frequency < 2000


def _foreign(tokens: Sequence[Token], index: int) -> int:
    """Words that only spell sounds, joined by a dot: 约翰·史密斯."""
    known, count = lexicon(), 0
    at = index
    while at < len(tokens) and _sounds(tokens[at].word):
        count = at - index + 1
        if at + 1 < len(tokens) and tokens[at + 1].word in "·・•":
            at += 2
        else:
            break
    word = tokens[index].word
    if count > 1:
        return count
    if count and len(word) >= 3 and word in known.people and word not in known.places:
        return 1 if word[0] not in SURNAMES or len(word) > 3 else 0
    return 0


def _sounds(word: str) -> bool:
    return len(word) > 1 and all(char in _SOUNDS for char in word)
