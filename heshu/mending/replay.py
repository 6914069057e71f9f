"""Mends one after the other: what the articles of a source are after all that people did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.mending.closing import close
from heshu.mending.opening import open_sheets
from heshu.mending.sheet import CannotMendError, Sheet, copied
from heshu.mending.steps import take

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from heshu.mending.steps import Step
    from heshu.model import Article


@dataclass(frozen=True, slots=True)
class Named:
    """An article with the name that lasts while it is mended."""

    name: str
    article: Article
    changes: int = 0
    """How many mends touched it."""


def mend(text: str, articles: Sequence[Named], steps: Sequence[Step]) -> list[Named]:
    """All articles of a source after one mend; those it does not touch are the same objects.

    Args:
        text: the decoded source.
        articles: all articles of it, as imported.
        steps: the mend.

    Raises:
        CannotMendError: a step does not fit; nothing is changed.
    """
    sheets = applied(open_sheets(text, articles), steps)
    return named(sheets)


def replay(
    text: str, articles: Sequence[Named], mends: Iterable[Sequence[Step]]
) -> tuple[list[Named], list[int]]:
    """All articles of a source after many mends, in their order.

    A mend that does not fit (another was taken back that it stood on) is passed over.

    Returns:
        The articles, and the numbers of the mends passed over.
    """
    sheets, passed = open_sheets(text, articles), []
    for number, steps in enumerate(mends):
        try:
            sheets = applied(sheets, steps)
        except CannotMendError:
            passed.append(number)
    return named(sheets), passed


def applied(sheets: Sequence[Sheet], steps: Sequence[Step]) -> list[Sheet]:
    """The sheets after a mend; the ones given stay as they are.

    Raises:
        CannotMendError: a step does not fit.
    """
    after = copied(sheets)
    for sheet in after:
        sheet.touched = False
    for step in steps:
        take(after, step)
    for sheet in after:
        sheet.changes += sheet.touched
    return after


def named(sheets: Sequence[Sheet]) -> list[Named]:
    """The articles of sheets with their names."""
    articles = close(sheets)
    return [
        Named(sheet.name, article, sheet.changes)
        for sheet, article in zip(sheets, articles, strict=True)
    ]
