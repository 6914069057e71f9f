"""Persons: a surname and a given name, surer beside a title; foreign names by their sound."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from heshu.facts import foreign
from heshu.facts.segmentation import lexicon
from heshu.facts.wordlists import characters, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]

SURNAMES, COMPOUND = characters("surnames"), frozenset(words("compound surnames"))
WORDLIKE, NOT_GIVEN = characters("wordlike surnames"), characters("not given")
TITLES = words("titles")
_ROLES = frozenset(words("roles"))
"""What a person is called that also stands before other words: a name after it must look usual."""
_TITLE_LAST = frozenset(title[-1] for title in TITLES)
_AFTER = frozenset(words("after names"))
_DEEDS = frozenset(words("deeds"))
"""What persons do, and sometimes others; a name before it must look usual."""
_BYLINE = ("记者", "通讯员", "摄影")
_LISTING = frozenset("、和与及")
_UNNAMED = frozenset("某×")
"""What stands for the given name of somebody not named."""
_SUFFIX = frozenset("省市县区镇乡村州盟旗山河江湖路街局厂店桥庙湾庄站阁宫寺人的家性化")
_NOT_GIVEN_WORDS = frozenset(words("not given names"))
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_USUAL = 12
"""How often a character stands in given names of the dictionary before it is a usual one."""
_SOFT = frozenset("一三千万元山岛工园成河港湖源茶金塔湾洲江石月日光")
"""Characters of given names that are also those of ordinary words; a cue is needed for them."""
_HARD = NOT_GIVEN - _SOFT

_NOT_PERSONS = frozenset(words("not persons"))
_NO_SHORT_NAME = frozenset("家氏王子书侯朝城州花木杉草树果菜肉水石光色布卡信礼寿世命林")
"""Second characters that make a word of two a clan, a book or a plant rather than a person."""
_NOT_AFTER = frozenset([*words("place suffixes"), *words("organisation endings")])
"""What makes a name before it a place's or a firm's."""
_FIRST = SURNAMES | foreign.FIRST | {name[0] for name in COMPOUND}
_LABELS = {*TITLES, *_ROLES, "候选人", "获奖者", "名单", "名单如下", "审核", "校对", "联系人"}
_LABEL = re.compile(
    rf"(?:{'|'.join(sorted(_LABELS, key=len, reverse=True))})(?:\([^()]{{1,6}}\))?:$"
)
"""A title and a colon before a clause: 责任编辑：, 作者："""


@cache
def _given() -> Counter[str]:
    """How often each character stands in the given names of the dictionary."""
    counts: Counter[str] = Counter()
    for name in lexicon().people:
        if len(name) == 3 and name[0] in SURNAMES:
            counts.update(name[1:])
    return counts


class Cue(IntEnum):
    """How much the words around say that a name stands here."""

    NONE = 0
    ROLE = 1
    """村民, 医生 before it."""
    TITLE = 2
    """县长, 记者 before it, or 说 after it."""
    BYLINE = 3
    """记者, 通讯员, 摄影 before it: whatever follows is a name."""


_ITEM = (
    rf"(?:(?:{'|'.join(sorted(COMPOUND))})[\u4e00-\u9fff]{{1,2}}"
    rf"|[{''.join(sorted(SURNAMES))}](?:[\u4e00-\u9fff]{{1,2}}|[ \u3000]{{1,4}}[\u4e00-\u9fff]))"
)
_ROSTER = re.compile(
    rf"(?<![\u4e00-\u9fff][ \u3000])(?<![\u4e00-\u9fff]){_ITEM}(?:[ \u3000]{{1,6}}{_ITEM}){{2,200}}"
    r"(?![ \u3000]?[\u4e00-\u9fff])"
)
_ITEMS = re.compile(_ITEM)


def rosters(text: str) -> Iterator[Span]:
    """The names of a list set with blanks, three or more: 高鹏飞 宋　词 谭晶.

    Counts in the original text: the shadow has no blanks between ideographs.
    """
    for match in _ROSTER.finditer(text):
        items = list(_ITEMS.finditer(text, *match.span()))
        plain = [item for item in items if _is_word(re.sub(r"\s", "", item[0]))]
        if 3 * len(plain) < len(items):
            yield from (item.span() for item in items if item not in plain)


def _is_word(name: str) -> bool:
    """Whether the dictionary has it as something else than a person."""
    known = lexicon()
    return known.known.get(name, 0) > 0 and (name not in known.people or name in known.places)


def find(tokens: Sequence[Token], text: str = "") -> Iterator[Span]:
    """The persons among the words of one clause of `text`."""
    found = list(_told(tokens, _labelled(tokens, text)))
    yield from found
    if found:
        yield from _before_in_list(tokens, {start for start, _ in found})


def _before_in_list(tokens: Sequence[Token], starts: set[int]) -> Iterator[Span]:
    """Names in a list before one that is sure: 甲、乙 in 甲、乙、丙三位导演."""
    for index in range(len(tokens) - 1, 1, -1):
        if tokens[index].start not in starts or tokens[index - 1].word not in _LISTING:
            continue
        for first in (index - 2, index - 3):  # one word, or a surname and the rest: 胡 锦华
            item = tokens[first : index - 1] if first >= 0 else ()
            name = "".join(token.word for token in item)
            surname = 2 if name[:2] in COMPOUND else 1
            begins = surname == 2 or name[:1] in SURNAMES
            whole = len(item) == 1 or (len(item) == 2 and len(item[0].word) == surname)
            if item and begins and whole and len(name) > surname and _fits(name, surname):
                starts.add(item[0].start)
                yield item[0].start, item[-1].end
                break


def _fits(name: str, surname: int) -> bool:
    """Whether an item of a list of persons looks like one."""
    return _HAN.fullmatch(name) is not None and _is_name(name, surname, Cue.ROLE)


def _labelled(tokens: Sequence[Token], text: str) -> Cue:
    start = tokens[0].start if tokens else 0
    if text[start - 1 : start] != ":":
        return Cue.NONE
    return Cue.TITLE if _LABEL.search(text, max(start - 14, 0), start) else Cue.NONE


def _told(tokens: Sequence[Token], cue: Cue) -> Iterator[Span]:
    index = 0
    while index < len(tokens):
        word = tokens[index].word
        length = _name_length(tokens, index, cue) if word[0] in _FIRST else 0
        if length:
            yield tokens[index].start, tokens[index + length - 1].end
            index += length
            # 通讯员 甲 乙: one title may stand before several names, also with 、 between.
            if index < len(tokens) and tokens[index].word in _LISTING:
                index += 1
                cue = max(cue, Cue.ROLE)
            elif cue is Cue.ROLE:
                cue = Cue.NONE
            continue
        if len(word) == 3 and _cut_verb(word, cue):
            # 王鹏作, 曹阳摄: the verb was cut into the name.
            yield tokens[index].start, tokens[index].start + 2
        cue = _cue(word)
        index += 1


def _cue(word: str) -> Cue:
    if word[-1] in _TITLE_LAST and word.endswith(TITLES):
        return Cue.BYLINE if word.endswith(_BYLINE) else Cue.TITLE
    return Cue.ROLE if word in _ROLES else Cue.NONE


def _cut_verb(word: str, cue: Cue) -> bool:
    """Whether an unknown word of three is a name of two and a verb."""
    if word[0] not in SURNAMES or (cue < Cue.TITLE and word[2] != "摄"):
        return False
    return not lexicon().known.get(word) and _is_name(word[:2], 1, Cue.TITLE)


def _name_length(tokens: Sequence[Token], index: int, cue: Cue) -> int:
    """How many words from `index` on are one name; 0 when it is none."""
    word = tokens[index].word
    if not _HAN.fullmatch(word):
        return 0
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if following in ("副", "代") and index + 2 < len(tokens):
        following = tokens[index + 2].word
    told = _with_after(cue, following) >= Cue.TITLE
    foreign_words = foreign.name_length(tokens, index, told=told, surnamed=word[0] in SURNAMES)
    if foreign_words:
        return foreign_words
    surname = word[:2] if word[:2] in COMPOUND else word[0]
    if word[0] not in SURNAMES and surname not in COMPOUND:
        return 0
    if word == surname:
        return _spelled(tokens, index, cue)
    if following in _NOT_AFTER:
        return 0
    if len(word) == len(surname) + 1 and len(following) == 1 and _ends_name(tokens, index, cue):
        return 2
    if following == "(" and index + 2 < len(tokens) and tokens[index + 2].word in {"男", "女"}:
        cue = Cue.TITLE
    return int(_is_name(word, len(surname), _with_after(cue, following)))


def _with_after(cue: Cue, following: str) -> Cue:
    if following in _AFTER:
        return max(cue, Cue.TITLE)
    return max(cue, Cue.ROLE) if following in _DEEDS else cue


def _ends_name(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Whether a single character closes a name that the dictionary cut short: 李煜 杭."""
    word, char = tokens[index].word, tokens[index + 1].word
    after = tokens[index + 2].word if index + 2 < len(tokens) else ""
    counts = _given()
    if char in _HARD or counts[char] < _USUAL or word[1] in _HARD or char in _SUFFIX:
        return False
    told = after in _AFTER or after in _DEEDS or after.startswith("摄")
    if cue >= Cue.TITLE and (cue is Cue.BYLINE or word not in lexicon().people):
        return not after or told or (char not in _SOFT and char not in lexicon().function)
    return told and counts[word[1]] >= _USUAL


def _spelled(tokens: Sequence[Token], index: int, cue: Cue) -> int:
    """A surname with the given name cut off: 张 绍 玺, 程 远山; a cue is needed for most."""
    if index + 2 < len(tokens) and len(tokens[index + 1].word) == 2:
        cue = _with_after(cue, tokens[index + 2].word)
    count, given, barred = 0, "", _HARD if cue else NOT_GIVEN
    surname = tokens[index].word
    for token in tokens[index + 1 : index + 3]:
        if len(given) + len(token.word) > 2:
            break
        if any(c in barred and c not in _UNNAMED for c in token.word):
            break
        given += token.word
        count += 1
    if given and set(given) <= _UNNAMED:
        return 1 + count
    if not given or not _HAN.fullmatch(given):
        return 0
    if given in lexicon().places and (cue < Cue.TITLE or surname == "于"):
        return 0
    following = tokens[index + 1 + count].word if index + 1 + count < len(tokens) else ""
    cue = _with_after(cue, following)
    counts = _given()
    usual = all(counts[char] >= _USUAL for char in given)
    common = count == 1 and len(given) == 2 and given in _NOT_GIVEN_WORDS
    if following in _NOT_AFTER or (common and not (usual and cue >= Cue.TITLE)):
        return 0
    if cue >= Cue.TITLE:
        return 1 + count
    if len(surname) == 2:
        return 1 + count if usual else 0
    if cue is Cue.ROLE:
        plain = count == 1 and given in lexicon().function and given not in lexicon().people
        return 1 + count if usual and not plain and len(given) == 2 else 0
    whole = count == 1 and given in lexicon().people and surname not in WORDLIKE
    return 1 + count if len(given) == 2 and (count == 2 or whole) and usual else 0


def _barred(word: str, given: str, cue: Cue) -> bool:
    """Whether a character keeps the given name from being one."""
    if cue and len(word) == 3 and word in lexicon().people and word[-1] not in _SUFFIX:
        return False  # 孙家正, 李自成: known by the dictionary
    barred = _HARD if cue or len(given) == 2 else NOT_GIVEN
    return any(char in barred for char in given)


def _is_name(word: str, surname: int, cue: Cue) -> bool:
    known = lexicon()
    given = word[surname:]
    if given and set(given) <= _UNNAMED and not known.known.get(word):
        return True
    if not 1 <= len(given) <= 2 or _barred(word, given, cue):
        return False
    if word[:2] in known.places and word[-1] in "省市县区州镇乡村":
        return False
    frequency, counts = known.known.get(word, 0), _given()
    if word in known.places:
        return False
    if word in known.function and cue is not Cue.BYLINE:
        # The dictionary has some well-known persons among its verbs and times.
        usual = len(given) == 2 and all(counts[char] >= 3 * _USUAL for char in given)
        return cue is Cue.TITLE and usual
    if frequency and word not in known.people and cue is not Cue.BYLINE:
        return False
    if cue >= Cue.TITLE and (len(given) == 2 or frequency < (1000 if cue is Cue.BYLINE else 300)):
        return True
    least, most = min(counts[char] for char in given), max(counts[char] for char in given)
    if len(given) == 2:
        soft = any(char in NOT_GIVEN for char in given)
        if cue is Cue.ROLE:
            unknown = not frequency and word[0] not in WORDLIKE
            return least >= (1 if unknown else _USUAL // 2)
        return least >= _USUAL and most >= (8 if soft else 3) * _USUAL
    if word in _NOT_PERSONS or given in _NO_SHORT_NAME:
        return False
    if cue is Cue.ROLE and (not frequency or (word in known.people and frequency < 300)):
        return bool(frequency) or least >= _USUAL
    return bool(frequency) and word[0] not in WORDLIKE and least >= 4 * _USUAL and frequency < 2000
