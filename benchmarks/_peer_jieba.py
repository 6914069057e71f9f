"""jieba.cut alone: what the names cost at least, and a measure of how busy the machine is."""

from __future__ import annotations

from typing import Any

from heshu.facts.segmentation import words

NAME = "jieba.cut alone"


def extract(text: str) -> list[dict[str, Any]]:
    """Cut, and find nothing."""
    for line in text.splitlines():
        for _ in words(line):
            pass
    return []
