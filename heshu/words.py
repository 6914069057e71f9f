"""Where the words of a Chinese text end, for marking word by word.

    python -m heshu.words < text > borders.json

The dictionary takes most of a second and 90 MB, so an interface asks in a child process.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate

PIECE = 1000
"""Characters cut at a time; the segmenter's work grows faster than a run without marks."""


def borders(text: str) -> list[int]:
    """The offsets after each word, rising; the last is the length of the text."""
    from heshu.facts import segmentation

    found: list[int] = []
    for start in range(0, len(text), PIECE):
        words = segmentation.words(text[start : start + PIECE])
        found += accumulate((len(word) for word in words), initial=start)
    return sorted({at for at in found if at} | {len(text)})


if __name__ == "__main__":
    print(json.dumps(borders(sys.stdin.buffer.read().decode("utf-8", "replace"))))  # noqa: T201
