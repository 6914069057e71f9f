"""The desk of an article of the store: itself, its file's text, and what its findings refer to."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tui.commands import context
from tui.plain.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Finding
    from store import Store
    from tui.plain.desk import Key


def desk_of(store: Store, article_id: int, findings: Sequence[Finding]) -> Desk:
    """The article with every article that a figure of its findings stands in."""
    desk = Desk()
    article = store.article(article_id)
    desk.add([article])
    desk.add_source(article.document, store.source_of(article_id).text)
    wanted = {
        (operand.document, operand.article)
        for finding in findings
        for operand in (finding.printed, *finding.operands, *finding.suspects)
    } - desk.articles.keys()
    if wanted:
        for number in _numbers(store, article_id, article.index, wanted):
            desk.add([store.article(number)])
    return desk


def _numbers(store: Store, article_id: int, index: int, wanted: set[Key]) -> Iterator[int]:
    """The numbers of other articles in the store, first looked for beside this one."""
    # The articles of one file are added together, so their numbers mostly follow each other.
    near = [article_id + at - index for _, at in wanted]
    for row in chain(store.rows(near), context.rows(store, store.article_ids())):
        if (row.document, row.position) in wanted:
            wanted.discard((row.document, row.position))
            yield row.id
        if not wanted:
            return
