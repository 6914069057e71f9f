"""Undo and redo, against a model of what a reviewer expects."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from heshu.finding_verdicts import FindingLabel
from heshu.model import Anchor, ReviewState, VerdictLabel
from store import events
from store.facade import Store
from tests.store import desk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_there_is_nothing_to_undo_at_first(store: Store, article: int) -> None:
    assert store.undo() is None
    assert store.redo() is None
    assert store.rows([article])[0].verdicts == 0


def test_an_undo_says_what_it_took_back(store: Store, article: int) -> None:
    act = store.add_tag(article, "水稻")
    undo = store.undo()
    assert undo is not None
    assert (undo.action, undo.reverses) == ("undo", act.id)
    assert undo.subject == {"tag": "水稻", "act": "tag"}
    assert undo.before == act.after


def test_undo_reaches_back_over_sessions(path: Path, store: Store, article: int) -> None:
    store.add_tag(article, "水稻")
    with Store.open(path, reviewer=desk.REVIEWER) as tomorrow:
        assert tomorrow.undo() is not None
        assert tomorrow.tags(article) == []


def test_each_reviewer_takes_back_only_their_own(path: Path, store: Store, article: int) -> None:
    store.add_tag(article, "水稻")
    with Store.open(path, reviewer="白露") as other:
        assert other.undo() is None
        other.add_tag(article, "增产")
        store.undo()
        assert [tag.name for tag in store.tags(article)] == ["增产"]
        assert other.redo() is None


def test_undo_leaves_what_another_has_changed_since(path: Path, store: Store, article: int) -> None:
    store.set_state(article, ReviewState.REVIEWED)
    with Store.open(path, reviewer="白露") as other:
        other.set_state(article, ReviewState.FINAL)
    undo = store.undo()
    assert undo is not None
    assert undo.after == ()
    assert store.state(article) is ReviewState.FINAL
    assert store.undo() is None


def test_a_new_act_makes_what_was_undone_final(store: Store, article: int) -> None:
    store.add_tag(article, "水稻")
    store.undo()
    store.add_tag(article, "增产")
    assert store.redo() is None
    store.undo()
    assert store.redo() is not None
    assert [tag.name for tag in store.tags(article)] == ["增产"]


def test_an_import_is_not_undone(store: Store, article: int) -> None:
    assert [event.action for event in store.log()] == ["import"]
    assert store.undo() is None
    assert store.article_ids() == [article]


ARTICLES, SPANS = 2, 3
Present = tuple[frozenset[tuple[object, ...]], ...]


class Reviewing(RuleBasedStateMachine):
    """Two reviewers at one store; the model keeps, for each, snapshots of their own things."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "desk.db")
        self.stores = {who: Store.open(self.path, reviewer=who) for who in ("甲", "乙")}
        one = self.stores["甲"]
        self.articles = [desk.add(one, path=f"{n}.txt", mark=f"第{n}次") for n in range(ARTICLES)]
        self.anchors = [fact.anchor for fact in one.facts(self.articles[0])[:SPANS]]
        self.now: dict[str, dict[object, object]] = {"甲": {}, "乙": {}}
        self.undone: dict[str, list[dict[object, object]]] = {"甲": [], "乙": []}
        self.done: dict[str, list[dict[object, object]]] = {"甲": [], "乙": []}

    def teardown(self) -> None:
        for store in self.stores.values():
            store.close()
        self.folder.cleanup()

    def _act(self, who: str, change: Callable[[dict[object, object]], None]) -> None:
        self.done[who].append(dict(self.now[who]))
        change(self.now[who])
        self.undone[who].clear()

    @rule(
        who=st.sampled_from("甲乙"), article=st.integers(0, ARTICLES - 1),
        span=st.integers(0, SPANS - 1), label=st.sampled_from(VerdictLabel),
    )  # fmt: skip
    def judge(self, who: str, article: int, span: int, label: VerdictLabel) -> None:
        number = self.articles[article]
        fact = self.stores[who].facts(number)[span]
        self.stores[who].give_verdict(number, fact, label)
        self._act(who, lambda now: now.update({("verdict", number, fact.anchor): label}))

    @rule(
        who=st.sampled_from("甲乙"), article=st.integers(0, ARTICLES - 1),
        label=st.sampled_from(FindingLabel),
    )  # fmt: skip
    def judge_finding(self, who: str, article: int, label: FindingLabel) -> None:
        number = self.articles[article]
        (finding,) = self.stores[who].findings(number)
        self.stores[who].judge_finding(number, finding, label)
        self._act(who, lambda now: now.update({("finding", number): label}))

    @rule(who=st.sampled_from("甲乙"), article=st.integers(0, ARTICLES - 1))
    def note(self, who: str, article: int) -> None:
        number = self.articles[article]
        event = self.stores[who].annotate(number, Anchor("text", 0, 3), "青禾镇", "place", who)
        name = event.subject["annotation"]
        self._act(who, lambda now: now.update({("note", number, name): who}))

    @rule(who=st.sampled_from("甲乙"), data=st.data())
    def remove_note(self, who: str, data: st.DataObject) -> None:
        notes = sorted(key for key in self.now[who] if key[0] == "note")
        if notes:
            key = data.draw(st.sampled_from(notes))
            self.stores[who].remove_annotation(key[2])
            self._act(who, lambda now: now.pop(key))

    @rule(
        who=st.sampled_from("甲乙"),
        article=st.integers(0, ARTICLES - 1),
        word=st.sampled_from(["early", "late"]),
    )
    def tag(self, who: str, article: int, word: str) -> None:
        number, name = self.articles[article], f"{who} {word}"
        key = ("tag", number, name)
        if key in self.now[who]:
            self.stores[who].remove_tag(number, name)
            self._act(who, lambda now: now.pop(key))
        else:
            self.stores[who].add_tag(number, name)
            self._act(who, lambda now: now.update({key: name}))

    @rule(who=st.sampled_from("甲乙"))
    def undo(self, who: str) -> None:
        event = self.stores[who].undo()
        assert (event is not None) == bool(self.done[who])
        if self.done[who]:
            self.undone[who].append(self.now[who])
            self.now[who] = self.done[who].pop()

    @rule(who=st.sampled_from("甲乙"))
    def redo(self, who: str) -> None:
        event = self.stores[who].redo()
        assert (event is not None) == bool(self.undone[who])
        if self.undone[who]:
            self.done[who].append(self.now[who])
            self.now[who] = self.undone[who].pop()

    @rule(who=st.sampled_from("甲乙"))
    def reconnect(self, who: str) -> None:
        self.stores[who].close()
        self.stores[who] = Store.open(self.path, reviewer=who)

    @rule()
    def replay_everything(self) -> None:
        events.rebuild(self.stores["甲"].database)

    @invariant()
    def every_store_shows_what_the_model_holds(self) -> None:
        store = self.stores["乙"]
        for number in self.articles:
            held: dict[object, object] = {}
            held |= {("verdict", number, v.anchor, v.reviewer): v.label
                     for v in store.all_verdicts(number)}  # fmt: skip
            held |= {("finding", number, w.reviewer): w.label
                     for w in store.all_finding_verdicts(number)}  # fmt: skip
            held |= {("note", number, a.id, a.reviewer): a.body for a in store.annotations(number)}
            held |= {("tag", number, t.name, t.reviewer): t.name for t in store.tags(number)}
            expected = {
                (*key, who): value
                for who, now in self.now.items()
                for key, value in now.items()
                if key[1] == number
            }
            assert held == expected
            latest = store.finding_verdicts(number).values()
            aside = any(word.sets_aside for word in latest)
            assert store.rows([number])[0].inconsistent == (not aside)
            touched = any(what != "tag" for what, *_ in held)
            assert (store.state(number) is ReviewState.UNREAD) <= (not touched)


Reviewing.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestReviewing = Reviewing.TestCase
