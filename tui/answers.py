"""What a search found, ready to be listed; made in a thread with a connection of its own.

Nothing here touches a widget: a search as you type runs beside the keys, and only its finished
answer comes back to the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.errors import HeshuError
from heshu.model import Anchor
from store.queries import Query, parse
from store.queries.folding import fold
from store.queries.mistakes import QueryError
from tui.locale import text, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from store import Store

LIMIT = 200
"""Hits that are listed; who looks for more needs a narrower search."""

_OF_ONE = 12
"""Hits of one article; a word that stands in every line would hide the other articles."""
_OF_OPEN = 60
"""Hits of the article on the desk."""

BEFORE, AFTER = 12, 60
"""Characters of context at each side of a hit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One hit with what stands around it; raw words of the document."""

    title: str
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All listed hits of a search."""

    query: str
    hits: tuple[tuple[int, Anchor], ...] = ()
    """Article number and place, in the order they are stepped through."""
    rows: tuple[Row, ...] = ()
    words: tuple[str, ...] = ()
    """The words looked for, folded, to mark them in the rows."""
    articles: int = 0
    """How many articles the hits are in."""
    here: int = 0
    """How many are in the article on the desk."""
    error: str = ""
    """Why there is no answer, in one line."""

    @property
    def more(self) -> bool:
        """Whether there may be hits that are not listed."""
        return len(self.hits) >= LIMIT


def answer(
    store: Store, query: str, here: int | None, order: Callable[[int], int], limit: int = LIMIT
) -> Answer:
    """Search, and fetch what is shown of each hit.

    Args:
        store: for reading, of the thread this runs in.
        query: as typed.
        here: the number of the article on the desk; its hits come first.
        order: the place of an article among the others.
        limit: the most hits.
    """
    try:
        asked = parse(query)
        hits = found(store, asked, here, order, limit)
        numbers = {number for number, _ in hits}
        rows = tuple(_rows(store, hits))
    except QueryError as error:
        return Answer(query, error=mistake(error))
    except HeshuError as error:
        return Answer(query, error=str(error))
    at_hand = sum(number == here for number, _ in hits)
    return Answer(query, hits, rows, tuple(asked.wanted), len(numbers), at_hand)


def found(
    store: Store, query: Query, here: int | None, order: Callable[[int], int], limit: int
) -> tuple[tuple[int, Anchor], ...]:
    """Where a query is answered: in the open article first, then as the list goes on."""
    hits = store.search(query, limit, each=_OF_OPEN, within=[here]) if here is not None else []
    known = set(hits)
    others = store.search(query, limit, each=_OF_ONE)
    hits += [hit for hit in others if hit not in known and hit.article_id != here]
    hits.sort(key=lambda hit: (hit.article_id != here, order(hit.article_id)))
    return tuple((hit.article_id, Anchor(*hit[1:])) for hit in hits[:limit])


def _rows(store: Store, hits: Iterable[tuple[int, Anchor]]) -> Iterable[Row]:
    titles: dict[int, str] = {}
    parts: dict[tuple[int, str], str] = {}
    for number, anchor in hits:
        if (number, anchor.field) not in parts:
            article = store.article(number)
            titles[number] = article.title or article.text[:40].partition("\n")[0]
            parts[number, anchor.field] = article.part(anchor.field).text
        part = parts[number, anchor.field]
        before = part[max(0, anchor.start - BEFORE) : anchor.start].rpartition("\n")[2]
        after = part[anchor.end : anchor.end + AFTER].partition("\n")[0]
        yield Row(titles[number], before, part[anchor.start : anchor.end], after)


def marked(piece: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where words stand in a piece of context."""
    folded, spans = fold(piece), []
    for one in words:
        at = folded.find(one)
        while at >= 0:
            spans.append((at, at + len(one)))
            at = folded.find(one, at + len(one))
    return spans


def mistake(error: QueryError) -> str:
    """What is wrong with a query, and where, in the language of the interface."""
    values = dict(error.values)
    if "choices" in values:
        group = "query.value" if error.code == "unknown_value" else "query.key"
        values["choices"] = " ".join(word(group, one) for one in values["choices"].split())
    return text("query.at", at=error.at + 1, what=text(f"query.{error.code}", **values))
