"""Persons: a surname and a given name, surer beside a title; foreign names by their sound."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from heshu.facts.segmentation import lexicon
from heshu.facts.wordlists import characters, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]

SURNAMES, COMPOUND = characters("surnames"), frozenset(words("compound surnames"))
WORDLIKE, NOT_GIVEN = characters("wordlike surnames"), characters("not given")
TITLES = words("titles")
_SOUNDS = characters("foreign sounds")
_TITLE_LAST = frozenset(title[-1] for title in TITLES)
_AFTER = frozenset(words("after names"))
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_USUAL = 12
"""How often a character stands in given names of the dictionary before it is a usual one."""

_NOT_PERSONS = frozenset(words("not persons"))
_NO_SHORT_NAME = frozenset("家氏王子书侯朝城州花木杉草树果菜肉水石光色布卡信礼寿世命林")
"""Second characters that make a word of two a clan, a book or a plant rather than a person."""
_NOT_AFTER = frozenset([*words("place suffixes"), *words("organisation endings")])
"""What makes a name before it a place's or a firm's."""
_FIRST = SURNAMES | _SOUNDS | {name[0] for name in COMPOUND}


@cache
def _given() -> Counter[str]:
    """How often each character stands in the given names of the dictionary."""
    counts: Counter[str] = Counter()
    for name in lexicon().people:
        if len(name) == 3 and name[0] in SURNAMES:
            counts.update(name[1:])
    return counts


def find(tokens: Sequence[Token]) -> Iterator[Span]:
    """The persons among the words of one clause."""
    index, titled = 0, False
    while index < len(tokens):
        length = (
            _name_length(tokens, index, titled=titled) if tokens[index].word[0] in _FIRST else 0
        )
        if length:
            yield tokens[index].start, tokens[index + length - 1].end
            index += length
            # 通讯员 甲 乙: one title may stand before several names.
            continue
        word = tokens[index].word
        if titled and len(word) == 3 and word[0] in SURNAMES and _is_name(word[:2], 1, sure=True):
            # 王鹏作: the verb was cut into the name.
            yield tokens[index].start, tokens[index].start + 2
        titled = word[-1] in _TITLE_LAST and word.endswith(TITLES)
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
    if following in _NOT_AFTER:
        return 0
    sure = titled or following in _AFTER
    if titled and len(word) == 2 and len(following) == 1 and _ends_name(tokens, index + 1):
        return 2
    return int(_is_name(word, len(surname), sure=sure))


def _ends_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a single character closes a name that the dictionary cut short: 李煜 杭."""
    char = tokens[index].word
    after = tokens[index + 1].word if index + 1 < len(tokens) else ""
    usual = char not in NOT_GIVEN and _given()[char] >= _USUAL
    return usual and (not after or after in _AFTER or after.startswith("摄"))


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
    if sure and (len(given) == 2 or frequency < 300):
        return True
    least = min(counts[char] for char in given)
    if len(given) == 2:
        return least >= _USUAL and max(counts[char] for char in given) >= 3 * _USUAL
    if word in _NOT_PERSONS or given in _NO_SHORT_NAME:
        return False
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
