"""Words with their place in the text: what the name finders pass along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from heshu.facts.segmentation import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"[^\n。！？!?；;，,：:]*[\u4e00-\u9fff][^\n。！？!?；;，,：:]*")


class Token(NamedTuple):
    """A word of the shadow text."""

    start: int
    end: int
    word: str


def clauses(text: str) -> Iterator[list[Token]]:
    """The words of each clause; no name reaches from one clause into the next."""
    for match in _SENTENCE.finditer(text):
        tokens = []
        at = match.start()
        for word in words(match[0]):
            end = at + len(word)
            tokens.append(Token(at, end, word))
            at = end
        yield tokens
