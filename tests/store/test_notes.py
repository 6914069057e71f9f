"""Annotations with their replies, tags and states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.errors import UsageError
from heshu.model import Anchor, ReviewState
from store.facade import Store
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path

SPAN = Anchor("text", 0, 3)


def note(store: Store, article: int, body: str = "查", reply_to: str = "") -> str:
    event = store.annotate(article, SPAN, "青禾镇", "place", body, reply_to)
    return str(event.subject["annotation"])


def test_an_annotation_marks_a_span(store: Store, article: int) -> None:
    name = note(store, article)
    (annotation,) = store.annotations(article)
    assert annotation.id == name
    assert annotation.anchor == SPAN
    assert (annotation.exact, annotation.label, annotation.body) == ("青禾镇", "place", "查")
    assert annotation.reviewer == desk.REVIEWER


def test_an_annotation_may_be_on_the_whole_article(store: Store, article: int) -> None:
    store.annotate(article, None, "", "memo", "整篇")
    (annotation,) = store.annotations(article)
    assert annotation.anchor is None


def test_several_annotations_may_share_a_span(store: Store, article: int) -> None:
    assert note(store, article) != note(store, article)
    assert len(store.annotations(article)) == 2


def test_an_annotation_opens_the_review(store: Store, article: int) -> None:
    note(store, article)
    assert store.state(article) is ReviewState.IN_REVIEW
    store.undo()
    assert store.state(article) is ReviewState.UNREAD


def test_removing_a_note_takes_its_replies_along_and_undo_brings_all_back(
    store: Store, article: int
) -> None:
    root, alone = note(store, article), note(store, article, "另")
    reply = note(store, article, "答", root)
    note(store, article, "再答", reply)
    before = store.annotations(article)
    store.remove_annotation(root)
    assert [a.id for a in store.annotations(article)] == [alone]
    store.undo()
    assert store.annotations(article) == before


def test_a_removed_annotation_cannot_be_removed_or_answered(store: Store, article: int) -> None:
    root = note(store, article)
    store.remove_annotation(root)
    with pytest.raises(UsageError, match="no annotation"):
        store.remove_annotation(root)
    with pytest.raises(UsageError, match="no annotation"):
        note(store, article, "答", root)


def test_a_reply_stays_in_its_article(store: Store, article: int) -> None:
    other = desk.add(store, path="other.txt", mark="又讯")
    root = note(store, article)
    with pytest.raises(UsageError, match="in this article"):
        note(store, other, "答", root)


def test_an_annotation_must_quote_its_span(store: Store, article: int) -> None:
    with pytest.raises(UsageError, match="does not stand"):
        store.annotate(article, SPAN, "白露镇", "place")


def test_tags_are_shared_and_kept_in_order(path: Path, store: Store, article: int) -> None:
    store.add_tag(article, " 水稻 ")
    with Store.open(path, reviewer="白露") as other:
        other.add_tag(article, "增产")
    assert [(tag.name, tag.reviewer) for tag in store.tags(article)] == [
        ("水稻", desk.REVIEWER), ("增产", "白露"),
    ]  # fmt: skip
    assert store.tag_names() == [("增产", 1), ("水稻", 1)]
    store.remove_tag(article, "增产")
    assert [tag.name for tag in store.tags(article)] == ["水稻"]


def test_an_empty_or_absent_tag_is_refused(store: Store, article: int) -> None:
    with pytest.raises(UsageError, match="at least one"):
        store.add_tag(article, " 　")
    with pytest.raises(UsageError, match="no tag"):
        store.remove_tag(article, "水稻")


def test_a_tag_does_not_open_the_review(store: Store, article: int) -> None:
    store.add_tag(article, "水稻")
    assert store.state(article) is ReviewState.UNREAD


def test_a_state_is_set_by_hand_and_undone(store: Store, article: int) -> None:
    store.set_state(article, ReviewState.REVIEWED)
    assert store.state(article) is ReviewState.REVIEWED
    store.undo()
    assert store.state(article) is ReviewState.UNREAD
