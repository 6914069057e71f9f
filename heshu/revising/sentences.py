"""A text in sentences with their places, the grain in which two revisions are compared."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;]+[”’」』）)]*|\n|$)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence stands: without its newline, with its stop; none is empty."""
    found = []
    for match in _SENTENCE.finditer(text):
        start, end = match.start(), match.end()
        while end > start and text[end - 1] == "\n":
            end -= 1
        if end > start:
            found.append((start, end))
    return found


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a span stands in, as one stretch."""
    within = [(a, b) for a, b in sentences(text) if a < max(end, start + 1) and b > start]
    return (within[0][0], within[-1][1]) if within else (start, end)
