"""What counts as the same character when something is looked for."""

from __future__ import annotations

import re
from functools import lru_cache

_FULL_WIDTH = {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
_FOLD = _FULL_WIDTH | {0x3000: " "} | {code: chr(code + 32) for code in range(65, 91)}
"""One character to one character, so that offsets stay."""


def fold(text: str) -> str:
    """The text as it is compared: half width, lower case, as long as before."""
    return text.translate(_FOLD)


_SPELLINGS: dict[str, str] = {}
"""Character of a folded text → all that fold to it, itself among them."""
for _code, _folded in _FOLD.items():
    _SPELLINGS[_folded] = _SPELLINGS.get(_folded, _folded) + chr(_code)


@lru_cache(maxsize=256)
def spelled(piece: str) -> re.Pattern[str]:
    """What finds a folded piece in a text as it is, which is sooner than folding the text."""
    return re.compile("".join(map(_any_spelling, piece)))


def _any_spelling(character: str) -> str:
    known = _SPELLINGS.get(character)
    return f"[{re.escape(known)}]" if known else re.escape(character)
