"""The log is the truth: what holds now is its replay, in any order, any number of times."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.errors import StoreError
from heshu.exports.bundle import Change, Event
from heshu.finding_verdicts import FindingLabel
from heshu.model import Anchor, ReviewState, VerdictLabel
from store import clock, events
from store.clock import next_id
from store.connection import immediate, select
from store.facade import Store
from store.registers import REGISTERS
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path


def projection(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that events make, tombstones included."""
    return {
        register.table: sorted(select(store.database, f"SELECT * FROM {register.table}"))
        for register in REGISTERS.values()
    }


def a_days_work(path: Path) -> None:
    """Acts of every kind by two reviewers, with undo, redo and changes of mind."""
    with Store.open(path, reviewer="甲") as one, Store.open(path, reviewer="乙") as two:
        article = desk.add(one)
        for who in (one, two):
            for fact in who.facts(article):
                who.give_verdict(article, fact, VerdictLabel.CONFIRMED, note=who.reviewer)
            who.give_verdict(article, who.facts(article)[0], VerdictLabel.WRONG, corrected="4.9%")
            for label in FindingLabel:
                who.judge_finding(article, who.findings(article)[0], label, note=who.reviewer)
                who.undo()
            who.redo()
            root = who.annotate(article, Anchor("text", 0, 3), "青禾镇", "place").subject
            who.annotate(article, None, "", "memo", "答", root["annotation"])
            who.add_tag(article, "水稻")
            who.remove_annotation(root["annotation"])
            who.undo()
            who.undo()
            who.redo()
            who.undo()
            who.set_state(article, ReviewState.REVIEWED)
        one.add_tag(article, "增产")
        two.remove_tag(article, "增产")
        two.undo()


@pytest.mark.parametrize("seed", range(10))
def test_replaying_shuffled_and_doubled_events_gives_the_same_present(
    tmp_path: Path, seed: int
) -> None:
    a_days_work(tmp_path / "a.db")
    with Store.open(tmp_path / "a.db") as made, Store.open(tmp_path / "b.db") as replayed:
        log = made.log(10_000)
        order = log + log[::3]
        random.Random(seed).shuffle(order)
        with immediate(replayed.database):
            assert events.add(replayed.database, order) == len(log)
            for event in order:
                events.apply(replayed.database, event)
        assert projection(replayed) == projection(made)
        assert replayed.log(10_000) == log


def test_rebuilding_changes_nothing(path: Path) -> None:
    a_days_work(path)
    with Store.open(path) as store:
        before = projection(store)
        assert events.rebuild(store.database) == len(store.log(10_000))
        assert projection(store) == before


def test_events_may_come_before_their_article(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db", reviewer="甲") as one:
        article = desk.add(one)
        one.add_tag(article, "水稻")
        log = one.log()
    with Store.open(tmp_path / "b.db", reviewer="乙") as two:
        with immediate(two.database):
            events.add(two.database, log)
        assert [event.action for event in two.loose_events()] == ["import", "tag"]
        assert [tag.name for tag in two.tags(desk.add(two))] == ["水稻"]
        assert two.loose_events() == []


def test_an_event_tells_what_was_and_what_is(store: Store, article: int) -> None:
    fact = store.facts(article)[0]
    store.give_verdict(article, fact, VerdictLabel.CONFIRMED)
    event = store.give_verdict(article, fact, VerdictLabel.WRONG, corrected="4.9%")
    uid = store.identity(article).uid
    assert (event.action, event.about, event.reviewer) == ("verdict", uid, desk.REVIEWER)
    assert event.subject == {
        "field": "title", "start": 7, "end": 11, "exact": "5.0%", "label": "wrong",
    }  # fmt: skip
    ((_, key, before),), ((_, _, after),) = event.before, event.after
    assert key == (uid, "title", 7, 11, desk.REVIEWER)
    assert before is not None
    assert after is not None
    assert (before["label"], after["label"], after["corrected"]) == ("confirmed", "wrong", "4.9%")
    assert store.log(1) == [event]


def test_the_log_is_newest_first_and_by_article(store: Store, article: int) -> None:
    other = desk.add(store, path="other.txt", mark="又讯")
    for number, word in ((article, "一"), (other, "二"), (article, "三")):
        store.add_tag(number, word)
    assert [event.subject["tag"] for event in store.log(3)] == ["三", "二", "一"]
    assert [event.subject["tag"] for event in store.log(article_id=article)] == ["三", "一"]


def test_an_event_of_an_unknown_kind_is_refused_whole(store: Store, article: int) -> None:
    uid = store.identity(article).uid
    new = Event(
        next_id(), clock.now(), "甲", "vote", uid, {}, (), (Change("vote", (uid,), {"for": 1}),)
    )
    with pytest.raises(StoreError, match="update Heshu"), immediate(store.database):
        events.add(store.database, [new])
    assert len(store.log()) == 1


def test_ids_are_uuids_of_version_7_in_order() -> None:
    made = [next_id() for _ in range(1000)]
    assert made == sorted(set(made))
    assert {UUID(name).version for name in made} == {7}


@given(st.integers(0, 2**48 - 2), st.integers(0, 2**12 - 1), st.integers(0, 2**62 - 1))
def test_an_id_follows_one_from_a_clock_that_runs_ahead(ahead: int, a: int, b: int) -> None:
    for tail in (b, 2**62 - 1):
        for middle in (a, 2**12 - 1):
            last = UUID(int=ahead << 80 | 7 << 76 | middle << 64 | 1 << 63 | tail)
            new = UUID(next_id(str(last)))
            assert str(new) > str(last)
            assert (new.version, new.variant) == (7, last.variant)


def test_whoever_acts_last_holds_though_their_clock_is_slow(
    store: Store, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.set_state(article, ReviewState.FINAL)
    monkeypatch.setattr("uuid6.uuid7", lambda: UUID("00000000-0000-7000-8000-000000000000"))
    store.set_state(article, ReviewState.REVIEWED)
    assert store.state(article) is ReviewState.REVIEWED
    store.undo()
    assert store.state(article) is ReviewState.FINAL
