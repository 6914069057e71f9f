"""Places: gazetteer and dictionary words, names with an administrative suffix, lists of villages.

A place told with the places around it is one fact as printed (大理州鹤庆县, 永平县龙门乡官上村).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.facts.placenames import NOT_PLACES
from heshu.facts.segmentation import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]

_SUFFIXES = frozenset(
    "省 市 县 区 州 盟 旗 镇 乡 村 屯 寨 社区 街道 自治州 自治县 林区 新区 办事处".split()
)
_ENDINGS = "省市县区州盟旗镇乡村"
_NO_NAME = frozenset("的了和在是与或及不也都就被把对从到为以各每该本全某两三多数新老旧大小贫示强")
_BELOW = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,5}?)(?:自治县|自治州|县|市|区|镇|乡|街道|社区|村)"
    r"(?![民长委落容级镇史务改情域内外域])"
)
_LIST = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,5})+(?:[和及][\u4e00-\u9fff]{2,4})?)等?"
    r"(?:\d{1,3}|[两三四五六七八九十]{1,3})个?(?:建制|行政|自然)?"
    r"(?:村|镇|乡|县|区|社区|街道|乡镇|县区|收购点|站点|烟点|收购站|寨)"
)
_AGAIN = "点村镇乡社站片"


def find(tokens: Sequence[Token], text: str) -> Iterator[Span]:
    """The places among the words of one clause."""
    known = lexicon()
    position = 0
    for index, token in enumerate(tokens):
        if token.start < position or len(token.word) < 2 and not _bare(tokens, index):
            continue
        end = _place_end(tokens, index, known.places, known.known)
        if end:
            end = _hierarchy(text, end, known.places, tokens[-1].end)
            yield token.start, end
            position = end


def _bare(tokens: Sequence[Token], index: int) -> bool:
    """A single character can only begin a place with the suffix right after it."""
    return index + 1 < len(tokens) and tokens[index + 1].word in _SUFFIXES


def _place_end(
    tokens: Sequence[Token], index: int, places: frozenset[str], known: dict[str, int]
) -> int | None:
    word = tokens[index].word
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if word in NOT_PLACES or word[0] in _NO_NAME:
        return tokens[index].end if word in places else None
    if following in _SUFFIXES and word + following not in NOT_PLACES:
        if word in places or not known.get(word):
            return tokens[index + 1].end
    if word in places:
        return tokens[index].end
    if len(word) > 2 and word[-1] in _ENDINGS and not known.get(word):
        return tokens[index].end
    return None


def _hierarchy(text: str, end: int, places: frozenset[str], limit: int) -> int:
    """The end of the lower places named right after a place that has a suffix."""
    while text[end - 1] in _ENDINGS:
        match = _BELOW.match(text, end, limit)
        if not match or match[0] in NOT_PLACES or any(char in _NO_NAME for char in match["name"]):
            break
        end = match.end()
    return end


def listed(text: str) -> Iterator[Span]:
    """Names in a counted list (大坪、三岔、新塘4个收购点), and where they are named again."""
    names: set[str] = set()
    for match in _LIST.finditer(text):
        at = match.start()
        parts = re.split(r"[、和及]", match["names"])
        for number, part in enumerate(parts):
            name = _last_word(part) if number == 0 else part
            start = at + len(part) - len(name)
            at += len(part) + 1
            if 2 <= len(name) <= 5 and not _is_kind(name):
                names.add(name)
                yield start, start + len(name)
    if names:
        again = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        for match in re.finditer(rf"(?:{again})(?=[{_AGAIN}])", text):
            yield match.span()


def _last_word(wording: str) -> str:
    """The name at the end of the words before the first 、."""
    from heshu.facts.segmentation import words

    parts = list(words(wording))
    name = parts[-1]
    if len(name) == 1 and len(parts) > 1:
        name = parts[-2] + name
    return name


def _is_kind(name: str) -> bool:
    """Whether the word says what a thing is rather than which one: 项目, 企业."""
    known = lexicon()
    return name in known.function or known.known.get(name, 0) > 3000 and name not in known.places
