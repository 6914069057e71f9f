"""Words with their place in the text: what the name finders pass along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts.segmentation import PIECE, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = re.compile(r"[^\n。！？!?；;，,：:]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


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
    tokens = []
    for word in words(piece):
        end = at + len(word)
        tokens.append(Token(at, end, word))
        at = end
    return tokens
