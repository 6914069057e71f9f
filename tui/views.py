"""What the list of articles shows: a query of the same language as the search, and an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.queries import parse
from store.queries.language import pieces, quoted
from tui.locale import word

if TYPE_CHECKING:
    from collections.abc import Collection

    from store import Store, View


def piece(key: str, value: str) -> str:
    """A condition in the words of the interface: `state:unread`, 状态:未读."""
    return quoted(word("query.key", key), word("query.value", value))


def mine(reviewer: str) -> str:
    """The condition that a reviewer has worked on an article."""
    return quoted(word("query.key", "reviewer"), reviewer)


_ONE_OF = frozenset(("state", "reviewer"))
"""Keys of which an article fits one value: choosing another takes the place of the first."""


def shown(store: Store, view: View, among: Collection[int] | None = None) -> list[int]:
    """The numbers of the articles of a view, in its order.

    Args:
        store: of the thread this runs in.
        view: the filter and the order.
        among: only these; None for all.

    Raises:
        QueryError: the filter cannot be understood.
    """
    found = store.matching(view.query, sort=view.sort)
    return found if among is None else [number for number in found if number in among]


def has(query: str, condition: str) -> bool:
    """Whether a query holds this condition, however it is spelled."""
    return any(parse(one) == parse(condition) for one in _sound(query))


def toggled(query: str, condition: str) -> str:
    """The query with this condition put in, or taken out when it was there."""
    wanted = parse(condition)
    key = wanted.terms[0].key if wanted.terms else ""
    kept = [
        one
        for one in _sound(query)
        if parse(one) != wanted and not (key in _ONE_OF and _key(one) == key)
    ]
    if not has(query, condition):
        kept.append(condition)
    return " ".join(kept)


def _sound(query: str) -> list[str]:
    """The pieces of a query; none of one that cannot be understood."""
    parse(query)
    return pieces(query)


def _key(condition: str) -> str:
    terms = parse(condition).terms
    return terms[0].key if terms and not terms[0].excluded else ""
