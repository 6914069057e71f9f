"""What trafilatura takes for the text of a page.

It knows how sites all over the world build their pages, and it is wrong about tables and short
lines often enough that its word only weighs (`content`). Where it fails or the page is too
large for it, the lines themselves decide.
"""

from __future__ import annotations

import logging
import re

_LARGEST = 2_000_000
"""Characters of markup; its time grows faster than the page."""
_MOST_LINES = 8_000
_MOST_TAGS = 40_000
_REACH = re.compile(r"(?:col|row)span", re.IGNORECASE)
"""It fills in every cell another one reaches over, a thousand times a thousand if told so."""


class Taken:
    """The text it took, to ask whether a line is in it."""

    def __init__(self, text: str) -> None:
        self._lines = {"".join(line.split()).strip("-|") for line in text.splitlines()} - {""}
        self._whole = "".join("".join(text.split()).split("|"))

    def __bool__(self) -> bool:
        return bool(self._lines)

    def __contains__(self, words: str) -> bool:
        return words in self._lines or (len(words) > 8 and words in self._whole)


def guessed(page: str, lines: int) -> Taken:
    """The text of a page as trafilatura finds it; empty when it finds none."""
    if len(page) > _LARGEST or lines > _MOST_LINES or page.count("<") > _MOST_TAGS:
        return Taken("")
    import trafilatura

    # It logs what it discards; the person reads that on the page.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(
            _REACH.sub("data-reach", page),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
    except Exception:  # noqa: BLE001 - a guess at foreign markup that fails is no guess
        text = None
    return Taken(text or "")
