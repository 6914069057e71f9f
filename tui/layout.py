"""An article as display blocks in reading order: everything printed, exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heshu.model import Article, Fact


def reading_order(article: Article, facts: Iterable[Fact]) -> list[Fact]:
    """The facts in the order a reader meets them on screen (an outer one before its inner)."""
    raise NotImplementedError
