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
_ABOVE = frozenset(["中共", "中国", "国家", "全国"])
_JOINTS = frozenset("和与及")
_NOT_FOLLOWED = frozenset("分长员门队委议级署件件落位属")
_WHOLE = words("whole organisations")
"""Endings of the dictionary's own organisations that are not endings elsewhere."""
_PLAIN = frozenset(words("weak endings"))
_FAR = 9
"""How many words an organisation's name may have before its ending."""
_NO_ENDING = frozenset(words("not organisations"))
"""Words that end like an organisation and are none."""


def find(tokens: Sequence[Token], places: Sequence[Span]) -> Iterator[Span]:
    """The organisations among the words of one clause.

    Args:
        tokens: the words.
        places: spans of the places found in the same clause.
    """
    known = lexicon()
    inside_place = {at for start, end in places for at in range(start, end)}
    last: Span | None = None
    for index, token in enumerate(tokens):
        word = token.word
        if word in _NAMED:
            span = _extended(tokens, index, inside_place) or (token.start, token.end)
        elif word in known.orgs and (word[-1] in _SINGLE or word.endswith(_WHOLE)):
            whole = None if word in _KINDS else (token.start, token.end)
            found = _extended(tokens, index, inside_place) or whole
            if found is None:
                continue
            span = found
        elif _may_end(word, tokens, index):
            found = _extended(tokens, index, inside_place)
            if found is None:
                continue
            span = found
        else:
            continue
        if last and span[0] <= last[0]:
            last = (span[0], span[1])
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


def _may_end(word: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word can close an organisation's name where it stands."""
    if word in _STRONG:
        return True
    if word[-1] not in _LAST:
        return False
    if len(word) > 2 and word.endswith(_ENDINGS):
        return True
    if word[-1] not in _SINGLE or word in _NO_ENDING:
        return False
    if len(word) > 1:
        return word not in lexicon().function
    following = tokens[index + 1].word[0] if index + 1 < len(tokens) else ""
    return index > 0 and following not in _NOT_FOLLOWED


def _extended(tokens: Sequence[Token], index: int, inside_place: set[int]) -> Span | None:
    """The span from the first word that names whose it is to the ending at `index`."""
    known = lexicon()
    start: int | None = None
    placed = False
    """A place was reached: only larger places can stand before it."""
    own = tokens[index].word
    whole_level = own[0] in _LEVEL_CHARS and (own in _STRONG or own.endswith(_ENDINGS))
    if len(own) > 1 and (whole_level or (len(own) > 2 and own[:2] in known.places)):
        start = tokens[index].start
    for back in range(index - 1, max(index - 1 - _FAR, -1), -1):
        token = tokens[back]
        word = token.word
        if token.start in inside_place:
            start, placed = token.start, True
        elif word in _LEVELS:
            if placed and word not in _ABOVE:
                break
            start = token.start
        elif placed or not "\u4e00" <= word[0] <= "\u9fff":
            break
        elif word in _JOINTS:
            before = tokens[back - 1].word if back else ""
            if start is not None or before in _STRONG or (back == index - 1 and own not in _STRONG):
                break
        elif word in known.function and word not in _INSIDE:
            break
        elif (
            (word in _STRONG and word not in _PLAIN) or word in known.orgs or _is_brand(word, start)
        ):
            start = token.start
    return None if start is None else (start, tokens[index].end)


def _is_brand(word: str, start: int | None) -> bool:
    """Whether a word is so rare that it can only be a name; none is looked for before another."""
    return start is None and len(word) > 1 and not lexicon().known.get(word)
