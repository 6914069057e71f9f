"""The label of a package: it names the stories around the introduction that announces them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.assignment import Coverage
from heshu.intake.blocks import joined
from heshu.model import ArticleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.blocks import Draft

_ANNOUNCED = 0.05
"""The share of an introduction's words, rare ones counting more, that its stories repeat."""


def label_package(drafts: Sequence[Draft]) -> None:
    """Give the label of a package to the stories around its introduction that it announces.

    Sure only of stories that follow each other without a dateline, share the introduction's
    words and have no label of their own. A label with a figure stays where it is printed.
    """
    intros = [i for i, draft in enumerate(drafts) if draft.kind is ArticleKind.INTRO]
    if not intros:
        return
    coverage = Coverage([_words(draft) for draft in drafts])
    for intro in intros:
        label = drafts[intro].parts["column"]
        if any(char.isdigit() for line in label for char in line.text):
            continue
        for step in (-1, 1):
            at = intro + step
            while 0 <= at < len(drafts) and _announced(drafts, at, intro, coverage):
                drafts[at].parts["column"] = list(label)
                drafts[at].run_on.add("column")
                at += step


def _words(draft: Draft) -> str:
    return joined(draft.parts.get("title", ())) + draft.shadow


def _announced(drafts: Sequence[Draft], at: int, intro: int, coverage: Coverage) -> bool:
    draft = drafts[at]
    if draft.kind is not ArticleKind.NEWS or {"dateline", "column"} & draft.parts.keys():
        return False
    return coverage.of(drafts[intro].shadow, at) >= _ANNOUNCED
