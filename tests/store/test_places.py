"""A reviewer comes back to where they left off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.exports.bundle import Place
from heshu.model import Anchor
from store.facade import Store
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path


def test_there_is_no_place_at_first(store: Store) -> None:
    assert store.place() is None


def test_each_reviewer_comes_back_to_their_own_place(path: Path, store: Store) -> None:
    article = desk.add(store)
    mine = Place(article, Anchor("title", 7, 11), "facts", 12, "写到一半")
    theirs = Place(article)
    with Store.open(path, reviewer="白露") as other:
        store.save_place(Place(article, None))
        store.save_place(mine)
        other.save_place(theirs)
    with Store.open(path, reviewer=desk.REVIEWER) as tomorrow:
        assert tomorrow.place() == mine
    with Store.open(path, reviewer="白露") as tomorrow:
        assert tomorrow.place() == theirs


def test_a_place_is_no_event_and_cannot_be_undone(store: Store, article: int) -> None:
    store.save_place(Place(article))
    assert [event.action for event in store.log()] == ["import"]
    assert store.undo() is None
