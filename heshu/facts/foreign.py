"""Foreign and minority names: pieces joined by a dot, words that spell sounds, Japanese surnames.

The dictionary knows few of them and cuts the rest to pieces (汉斯 · 克劳 泽), so the pieces are
put together again by the characters that such names are spelled with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.facts.segmentation import lexicon
from heshu.facts.wordlists import characters, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.facts.tokens import Token

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_DOTS = "·・•‧"
SOUNDS = characters("foreign sounds")
_DOTTED = SOUNDS | characters("sounds beside a dot")
JAPANESE = frozenset(words("Japanese surnames"))
_TIBETAN = frozenset(words("Tibetan names"))
_WHOLE = frozenset(words("whole foreign names"))
_WHOLE_ENDS = words("ends of whole names")
FIRST = SOUNDS | {name[0] for name in (*JAPANESE, *_TIBETAN, *_WHOLE)}
"""What a foreign name can begin with."""
_GIVEN_ENDS = characters("ends of Japanese given names")
_NOT_PERSONS = frozenset(words("not persons"))
_STOPS = frozenset("于因比那来日昨今与和对让由向从被把将在到说及等为曾已也还又就才都称")
"""Characters of sounds that are also words of their own, and end a name."""
_RARE = 700
_LONG = 7


def name_length(tokens: Sequence[Token], index: int, *, told: bool, surnamed: bool) -> int:
    """How many words from `index` on are one foreign name; 0 when they are none.

    Args:
        tokens: the words of the clause.
        index: where the name would begin.
        told: a title before it or 说 after it says that a person is named here.
        surnamed: the first character is a Chinese surname.
    """
    return (
        (_dotted(tokens, index) if _dots_near(tokens, index) else 0)
        or _of_pieces(tokens, index, told=told)
        or _japanese(tokens, index, told=told)
        or _spelled(tokens, index, told=told, surnamed=surnamed)
    )


def _of_pieces(tokens: Sequence[Token], index: int, *, told: bool) -> int:
    """Tibetan names by their pieces, Uygur and Mongolian ones whole: 扎西次仁, 热依汗."""
    text, end = "", 0
    for at in range(index, min(index + _LONG, len(tokens))):
        text += tokens[at].word
        whole = len(text) - len(text) % 2
        if len(text) > _LONG or not all(text[i : i + 2] in _TIBETAN for i in range(0, whole, 2)):
            break
        if whole == len(text) and (whole > 2 or told):
            end = at + 1
    if end:
        return end - index
    word = tokens[index].word
    joined = word + tokens[index + 1].word if index + 1 < len(tokens) else ""
    if word in _WHOLE or joined in _WHOLE:
        return 1 if word in _WHOLE else 2
    unknown = len(word) > 3 and word.endswith(_WHOLE_ENDS) and not lexicon().known.get(word)
    return int(unknown and all(char in _DOTTED for char in word))


def _dots_near(tokens: Sequence[Token], index: int) -> bool:
    return any(token.word in _DOTS for token in tokens[index + 1 : index + 1 + _LONG])


def _dotted(tokens: Sequence[Token], index: int) -> int:
    """Pieces joined by dots: 约翰·史密斯, 让 · 杜邦."""
    at, pieces = index, 0
    while True:
        end = _piece(tokens, at)
        if not end:
            break
        pieces += 1
        dot = end < len(tokens) and tokens[end].word in _DOTS
        if not dot or not _piece(tokens, end + 1):
            return end - index if pieces > 1 else 0
        at = end + 1
    return 0


def _piece(tokens: Sequence[Token], at: int) -> int:
    """The number of the word after one piece of a dotted name that begins at `at`; 0 for none."""
    known, end, length = lexicon(), at, 0
    while end < len(tokens):
        word = tokens[end].word
        sounds = _HAN.fullmatch(word) and all(char in _DOTTED for char in word)
        person = len(word) > 1 and word in known.people
        if not (sounds or person) or length + len(word) > _LONG:
            break
        beside = end == at and (_dot(tokens, at - 1) or _dot(tokens, end + 1))
        if word in known.places and not (length and _dot(tokens, end + 1)):
            break  # 努尔 苏丹·: a country's name within a person's
        plain = word in _STOPS if len(word) == 1 else known.known.get(word, 0) >= _RARE
        if not beside and plain and not person:
            break
        length, end = length + len(word), end + 1
    return end if end > at else 0


def _dot(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].word in _DOTS


def _japanese(tokens: Sequence[Token], index: int, *, told: bool) -> int:
    """A Japanese surname and a given name: 佐藤 光夫, 桥本龙太郎."""
    word, known = tokens[index].word, lexicon()
    surname = word[:2]
    if surname not in JAPANESE:
        return 0
    given, end = word[2:], index + 1
    while end < len(tokens) and len(given) < 3 and _HAN.fullmatch(tokens[end].word):
        more = tokens[end].word
        if more in known.function or len(given + more) > 3 or given[-1:] in _GIVEN_ENDS:
            break
        if known.known.get(more, 0) > _RARE and more not in _GIVEN_ENDS:
            break
        given, end = given + more, end + 1
    if not given:
        return 0
    sure = told or word in known.people or given[-1] in _GIVEN_ENDS
    return end - index if sure and given[-1] in _GIVEN_ENDS | set(given) else 0


def _spelled(tokens: Sequence[Token], index: int, *, told: bool, surnamed: bool) -> int:
    """A word that spells sounds, or several after a title: 总理 辛格, 总统 西 潘敦."""
    word, known = tokens[index].word, lexicon()
    sounds = len(word) > 1 and all(char in SOUNDS for char in word)
    person = word in known.people
    plain = word in known.places or word in known.function or word in _NOT_PERSONS
    if told:
        pieces = _pieces(tokens, index, surnamed=surnamed)
        if pieces:
            return pieces
        if person and len(word) >= 4 and not plain:
            return 1  # 多吉才让: the dictionary knows names that are no sounds
    if not sounds or plain:
        return 0
    if len(word) >= 3 and person and (told or not surnamed or len(word) > 3):
        return 1 + _goes_on(tokens, index + 1)
    rare = person or known.known.get(word, 0) < 100
    spelled = not surnamed or len(word) > 3 or word in known.known
    return int(told and rare and spelled)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether an unknown word of sounds ends the foreign name before it: 格奥尔基 耶娃."""
    word = tokens[at].word if at < len(tokens) else ""
    return 2 <= len(word) <= 3 and all(c in SOUNDS for c in word) and not lexicon().known.get(word)


def _pieces(tokens: Sequence[Token], index: int, *, surnamed: bool) -> int:
    """How many words from `index` on are a foreign name cut to pieces: 西 潘敦, 康德 苏."""
    known, length, count, named = lexicon(), 0, 0, False
    for token in tokens[index : index + 5]:
        word = token.word
        person = len(word) > 1 and word in known.people
        if word in _STOPS or any(char not in SOUNDS for char in word):
            break
        cut = len(word) == 1 or person or known.known.get(word, 0) < 100
        if not cut or (word in known.function and not person):
            break
        length, count, named = length + len(word), count + 1, named or person
    return count if count > 1 and length >= (4 if surnamed and not named else 3) else 0
