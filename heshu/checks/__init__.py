"""Checks: every figure held against every other, with the working shown.

`check` reads the facts of one or more articles together and returns findings, the weightiest
first. What it needs is loaded when it is first called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.checks.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from heshu.model import Article, Fact, Finding

__all__ = ["VERSION", "check"]


def check(
    articles: Sequence[Article],
    facts: Mapping[tuple[str, int], Sequence[Fact]] | None = None,
    *,
    norms: bool = False,
) -> list[Finding]:
    """Hold the figures of articles against each other; see `heshu.checks.checking.check`."""
    from heshu.checks import checking

    return checking.check(articles, facts, norms=norms)
