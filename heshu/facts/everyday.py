"""What only everyday text needs: 明天, 下周, 每天, 2018年以前."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heshu.facts.timex import Hit


def find(text: str, issued: str | None) -> list[Hit]:
    """Bare relative words and recurrences."""
    return []


def widened(hits: list[Hit], text: str, issued: str | None) -> list[Hit]:
    """Hits with the bound words around them, dates joined with their times."""
    return hits
