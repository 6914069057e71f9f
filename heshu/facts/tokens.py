"""Words with their place in the text: what the name finders pass along."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts.segmentation import PIECE, lexicon, words
from heshu.facts.wordlists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = re.compile(r"[^\n。！？!?；;，,：:]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


_ROLES = tuple(sorted([*listed("titles"), *listed("roles")], key=len, reverse=True))
_OFFICES = frozenset(_ROLES)
_HEADS = frozenset(
    [*listed("organisation endings"), *listed("levels of government"), *"局委办厅署部院校处科"]
)
_TAILS = frozenset(listed("after places"))
_AFTER_PERSONS = frozenset(
    ["理论", "思想", "精神", "主席", "总理", "同志", "故居", "时代", "外交", "诗词"]
)
_LED = "队组科处局部院校班排连营团师军厂场站所乡镇县市区州省社委厅司馆会台"
"""What 长 makes an office of: 队长, 厂长."""


_PREPOSITIONS = frozenset("由从受对向与为在将被把给让按据经到和")


class Token(NamedTuple):
    """A word of the shadow text."""

    start: int
    end: int
    word: str


def clauses(text: str) -> Iterator[list[Token]]:
    """The words of each clause; no name reaches from one clause into the next."""
    for match in _CLAUSE.finditer(text):
        # No clause of a real text is as long as a piece; this bounds what hostile ones cost.
        for start in range(match.start(), match.end(), PIECE):
            piece = text[start : min(start + PIECE, match.end())]
            if _HAN.search(piece) and not _is_filler(piece):
                yield _tokens(piece, start)


def _is_filler(piece: str) -> bool:
    """Whether a long stretch repeats a few characters: no names, and jieba's slowest case."""
    return len(piece) > 20 * len(set(piece))


def _tokens(piece: str, at: int) -> list[Token]:
    tokens: list[Token] = []
    known = lexicon().known
    for word in words(piece):
        size = len(word)
        if size == 1 or (size == 2 and known.get(word)):
            tokens.append(Token(at, at + size, word))
            at += size
            continue
        if (
            word[0] == "长"
            and tokens
            and f"{tokens[-1].word}长" in _OFFICES
            and not known.get(word)
        ):
            # 检察 长佟: the office was cut in two.
            last = tokens.pop()
            at = last.start
            parts: tuple[str, ...] = (f"{last.word}长", word[1:])
        elif word[0] in _PREPOSITIONS and not _known(word):
            # 由治, 从市: the preposition was cut into an unknown word.
            parts = (word[0], *_parts(word[1:]))
        elif word[0] == "版" and tokens and tokens[-1].word[-1].isdigit() and not _known(word):
            parts = (word[0], word[1:])
        elif 1 < len(word) < 4 and word[-1] in "说称" and not _known(word):
            parts = (word[:-1], word[-1])  # 康德 苏说: the verb was cut into the name
        elif len(word) < 3:
            parts = (word,)
        elif word[0] == "长" and tokens and tokens[-1].word[-1] in _LED and not _known(word):
            # 刑警队 长高飞: the office was cut in two.
            last = tokens.pop()
            at = last.start
            parts = (f"{last.word}长", word[1:])
        else:
            parts = _parts(word)
        for part in parts:
            tokens.append(Token(at, at + len(part), part))
            at += len(part)
    return tokens


def _known(word: str) -> bool:
    return bool(lexicon().known.get(word))


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """A word of the dictionary that is a place or an office and something else, in its parts.

    The dictionary has 英国首相, 市委书记 and 悉尼奥运会 as words of their own.
    """
    known = lexicon()
    if word in known.places:
        return (word,)
    if len(word) > 4 and word[:3] in known.people and word[3:] in _AFTER_PERSONS:
        return word[:3], word[3:]
    if word in known.people and word[-1] != "人":
        # 韩国现代 is tagged as a person's name.
        cut = len(word) == 4 and word[:2] in known.places and known.known.get(word[2:], 0) > 1000
        return (word[:2], word[2:]) if cut else (word,)
    for size in (7, 6, 5, 4, 3, 2):
        head, tail = word[:size], word[size:]
        if (
            tail
            and head in known.places
            and (tail in _TAILS or tail in _ROLES or tail in known.places)
        ):
            return head, tail
    if word.endswith(_ROLES):
        for role in _ROLES:
            head = word[: -len(role)]
            if head and word.endswith(role) and (head in _HEADS or head in known.places):
                return head, role
    return (word,)
