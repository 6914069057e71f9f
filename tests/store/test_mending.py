"""Articles mended by hand: events that are undone, replayed and merged, and what was said."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from heshu import exports
from heshu.finding_verdicts import FindingLabel
from heshu.intake import load as load_file
from heshu.intake import split
from heshu.mending import Act, CannotMendError, Step
from heshu.model import Anchor, ReviewState, VerdictLabel
from store import articles, events, importing, load
from store.connection import select
from store.derived import analyse
from store.facade import Store
from tests.mending.pages import PAGE
from tests.store import desk

if TYPE_CHECKING:
    from heshu.model import Fact

JOIN_STORY = Step(Act.JOIN_ARTICLE, PAGE.index("减免8万元"))
JOIN_LINE = Step(Act.JOIN_PARAGRAPH, PAGE.index("100亩"))
SPLIT_STORY = Step(Act.SPLIT_ARTICLE, PAGE.index("二是水渠"))


def add_page(store: Store, text: str = PAGE, path: str = "page.txt") -> list[int]:
    """Import a page and return its articles."""
    reading = load_file(text.encode(), name=path)
    found = list(split(reading).articles)
    source = articles.clean(reading.source)
    return importing.add(store.database, store.reviewer, source, found, analyse(found))


@pytest.fixture
def page(store: Store) -> list[int]:
    return add_page(store)


def fact(store: Store, article: int, exact: str) -> Fact:
    return next(f for f in store.facts(article) if f.exact == exact)


def shown(store: Store) -> list[tuple[str, str]]:
    """Title and text of all articles, as the list has them."""
    return [(a.title, a.text) for a in map(store.article, store.article_ids())]


def test_a_mend_is_one_event_and_a_new_revision(store: Store, page: list[int]) -> None:
    event = store.mend(page[0], [JOIN_LINE])
    assert (event.action, event.about) == ("mend", store.identity(page[0]).uid)
    assert store.article(page[0]).paragraphs[0].endswith("比去年多了100亩，增长9.1%。全镇稻米收入")
    assert store.identity(page[0]).revision == 2
    assert [store.identity(number).revision for number in page[1:]] == [1, 1]
    assert [e.action for e in store.log(2)] == ["mend", "import"]


def test_undo_and_redo_take_a_mend_back_and_make_it_again(store: Store, page: list[int]) -> None:
    before = shown(store)
    store.mend(page[2], [JOIN_STORY])
    joined = shown(store)
    assert len(joined) == len(before) - 1
    store.undo()
    assert shown(store) == before
    assert store.article_ids() == page
    store.redo()
    assert shown(store) == joined


def test_an_article_split_off_has_a_place_behind_its_old_one(store: Store, page: list[int]) -> None:
    store.mend(page[0], [SPLIT_STORY])
    ids = store.article_ids()
    assert ids[0] == page[0]
    assert ids[2:] == page[1:]
    assert store.article(ids[1]).text.startswith("二是水渠")
    assert [store.identity(number).position for number in ids] == [0, 1, 2, 3]


def test_facts_findings_and_search_follow_the_new_text(store: Store, page: list[int]) -> None:
    store.mend(page[2], [JOIN_STORY])
    assert "8万元" in [f.exact for f in store.facts(page[1])]
    assert {hit.article_id for hit in store.search("减免8万元")} == {page[1]}
    assert store.rows([page[1]])[0].facts == len(store.facts(page[1]))
    store.mend(page[0], [Step(Act.ROLE, PAGE.index("二是水渠"), role="dropped")])
    assert store.search("水渠修好") == []


def test_what_a_killed_mend_left_open_is_found_when_the_store_is_opened(path: Path) -> None:
    wrong = "小岭镇今年种植水稻1200亩，去年1000亩，增长50%。"
    with Store.open(path, reviewer=desk.REVIEWER) as store:
        first, *_ = add_page(store, f"小岭镇种水稻\n\n村民都说这一年收成好。\n\n{wrong}\n")
        text = store.source_of(first).text
        store.mend(first, [Step(Act.SPLIT_ARTICLE, text.index(wrong))], later=True)
        assert [row.inconsistent for row in store.rows(store.article_ids())] != [0, 1]
    with Store.open(path, reviewer=desk.REVIEWER) as store:
        assert [row.inconsistent for row in store.rows(store.article_ids())] == [0, 1]


def test_a_verdict_stays_on_its_characters_and_comes_back_with_undo(
    store: Store, page: list[int]
) -> None:
    wanted = fact(store, page[0], "9.1%")
    store.give_verdict(page[0], wanted, VerdictLabel.CONFIRMED)
    store.mend(page[0], [JOIN_LINE])
    moved = fact(store, page[0], "9.1%")
    assert moved.start != wanted.start
    assert list(store.verdicts(page[0])) == [moved.anchor]
    store.undo()
    assert list(store.verdicts(page[0])) == [wanted.anchor]


def test_what_is_said_after_a_mend_is_there_without_it(store: Store, page: list[int]) -> None:
    with Store.open(store.path, reviewer="白露") as other:
        store.mend(page[0], [JOIN_LINE])
        other.give_verdict(page[0], fact(store, page[0], "9.1%"), VerdictLabel.WRONG)
        store.undo()
        anchor = fact(store, page[0], "9.1%").anchor
        assert {a: v.label for a, v in other.verdicts(page[0]).items()} == {
            anchor: VerdictLabel.WRONG
        }


def test_verdicts_and_notes_move_with_a_paragraph_to_another_article(
    store: Store, page: list[int]
) -> None:
    store.give_verdict(page[0], fact(store, page[0], "12公里"), VerdictLabel.DISPUTED)
    start = store.article(page[0]).text.index("水渠")
    store.annotate(page[0], Anchor("text", start, start + 2), "水渠", "note", "问水利站")
    store.mend(
        page[0], [Step(Act.MOVE, PAGE.index("二是水渠"), to=PAGE.index("发车36班"))]
    )  # fmt: skip
    assert store.verdicts(page[0]) == {}
    assert list(store.verdicts(page[1])) == [fact(store, page[1], "12公里").anchor]
    (note,) = store.annotations(page[1])
    assert note.anchor is not None
    assert store.article(page[1]).text[note.anchor.start : note.anchor.end] == "水渠"


def test_what_cannot_follow_is_stale_and_comes_back_with_undo(
    store: Store, page: list[int]
) -> None:
    text = store.article(page[0]).text
    start = text.index("12公里")
    store.annotate(page[0], Anchor("text", start - 2, start + 4), text[start - 2 : start + 4], "x")
    store.mend(page[0], [Step(Act.SPLIT_PARAGRAPH, PAGE.index("12公里"))])
    assert store.annotations(page[0]) == []
    (stale,) = store.stale(page[0])
    assert (stale.what, stale.exact) == ("annotation", text[start - 2 : start + 4])
    assert "12公里" in stale.now
    store.undo()
    assert store.stale(page[0]) == []
    assert len(store.annotations(page[0])) == 1


def test_a_word_on_a_finding_outlives_a_mend(store: Store) -> None:
    text = (
        "溪口镇通报\n\n天气晴朗，道路通畅。\n\n溪口镇去年收入120万元，比上年增加20万元，增长50%。\n"
    )
    (article,) = add_page(store, text)
    wrong = [f for f in store.findings(article) if f.verdict == "inconsistent"]
    before = store.finding_keys(article, wrong)
    store.judge_finding(article, wrong[0], FindingLabel.EXPLAINED)
    assert store.rows([article])[0].inconsistent == 0
    store.mend(article, [Step(Act.JOIN_PARAGRAPH, text.index("溪口镇去年"))])
    assert store.rows([article])[0].inconsistent == 0
    assert wrong[0].printed.fact.anchor != store.findings(article)[0].printed.fact.anchor
    assert set(before) <= set(store.finding_keys(article, store.findings(article)))
    found = store.findings(article)
    words = store.finding_verdicts(article)
    assert [words[key].label for key in store.finding_keys(article, found) if key in words] == [
        FindingLabel.EXPLAINED
    ]


def test_tags_and_the_state_go_where_the_text_goes(store: Store, page: list[int]) -> None:
    store.add_tag(page[2], "公交")
    store.set_state(page[0], ReviewState.REVIEWED)
    store.mend(page[2], [JOIN_STORY])
    assert [tag.name for tag in store.tags(page[1])] == ["公交"]
    store.mend(page[0], [SPLIT_STORY])
    assert store.state(store.article_ids()[1]) is ReviewState.REVIEWED
    store.undo()
    store.undo()
    assert store.tags(page[1]) == []


def test_a_note_on_a_whole_article_is_read_where_its_text_went(
    store: Store, page: list[int]
) -> None:
    store.annotate(page[2], None, "", "note", "等回复")
    store.mend(page[2], [JOIN_STORY])
    assert [note.body for note in store.annotations(page[1])] == ["等回复"]


def test_a_mend_that_does_not_fit_is_refused_and_changes_nothing(
    store: Store, page: list[int]
) -> None:
    before = shown(store)
    with pytest.raises(CannotMendError):
        store.mend(page[0], [Step(Act.JOIN_ARTICLE, 0)])
    assert shown(store) == before
    assert [event.action for event in store.log()] == ["import"]


def test_another_process_sees_the_mend_and_never_an_old_text(store: Store, page: list[int]) -> None:
    with Store.open(store.path, reviewer="白露") as other:
        other.article(page[0])
        store.mend(page[0], [JOIN_LINE])
        assert other.article(page[0]) == store.article(page[0])
        store.undo()
        store.mend(page[0], [SPLIT_STORY])
        assert other.article(page[0]) == store.article(page[0])
        assert other.facts(page[0]) == store.facts(page[0])


def exported(store: Store) -> list[bytes]:
    out = io.BytesIO()
    exports.get("jsonl").write(store.bundles(), out, loose=store.loose_events())
    return out.getvalue().splitlines(keepends=True)


def present(store: Store) -> list[object]:
    """Everything a reader sees of a store."""
    return [
        (
            store.identity(number).uid,
            store.identity(number).revision,
            store.article(number),
            sorted(store.all_verdicts(number), key=str),
            store.annotations(number),
            store.tags(number),
            store.state(number),
            [f.exact for f in store.facts(number)],
        )
        for number in store.article_ids()
    ]


def test_a_mended_store_is_loaded_into_an_empty_one_with_all_its_mends(
    store: Store, page: list[int], tmp_path: Path
) -> None:
    store.give_verdict(page[0], fact(store, page[0], "9.1%"), VerdictLabel.CONFIRMED)
    store.mend(page[0], [JOIN_LINE])
    store.mend(page[2], [JOIN_STORY])
    with Store.open(tmp_path / "other.db", reviewer=desk.REVIEWER) as other:
        load(other, exported(store))
        assert present(other) == present(store)
        other.undo()
        assert len(other.article_ids()) == 3
        store.undo()
        assert present(other) == present(store)


def test_two_reviewers_mend_apart_and_merge_the_same_either_way(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "a.db", reviewer="甲") as one,
        Store.open(tmp_path / "b.db", reviewer="乙") as two,
    ):
        page = add_page(one)
        add_page(two)
        one.mend(page[2], [JOIN_STORY])
        two.give_verdict(page[2], fact(two, page[2], "8万元"), VerdictLabel.WRONG)
        two.mend(page[0], [JOIN_LINE])
        first, second = exported(one), exported(two)
        load(one, second)
        load(two, first)
        assert present(one) == present(two)
        assert [v.exact for v in one.all_verdicts(page[1])] == ["8万元"]


def test_the_projection_is_the_replay_of_the_log(store: Store, page: list[int]) -> None:
    store.mend(page[0], [JOIN_LINE])
    store.give_verdict(page[0], fact(store, page[0], "9.1%"), VerdictLabel.CONFIRMED)
    store.mend(page[2], [JOIN_STORY])
    store.undo()
    before = present(store)
    events.rebuild(store.database)
    assert present(store) == before


OFFSETS = [i for i, char in enumerate(PAGE) if not char.isspace()]


class Mending(RuleBasedStateMachine):
    """Mends, verdicts, undo and redo in any order, against what a reader must always find."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "desk.db", reviewer=desk.REVIEWER)
        self.given: dict[tuple[int, int], str] = {}
        self.acts: list[dict[tuple[int, int], str]] = []
        self.undone: list[dict[tuple[int, int], str]] = []

    @initialize()
    def imported(self) -> None:
        add_page(self.store)

    def _acted(self) -> None:
        self.acts.append(dict(self.given))
        self.undone.clear()

    @rule(
        act=st.sampled_from([a for a in Act if a is not Act.SETTLE]),
        at=st.sampled_from(OFFSETS),
        to=st.sampled_from(OFFSETS),
        role=st.sampled_from(["title", "text", "dropped", "byline"]),
    )
    def mend(self, act: Act, at: int, to: int, role: str) -> None:
        number = self.store.article_ids()[0]
        before = dict(self.given)
        kinds = {Act.ROLE: role, Act.EXTRACT: "caption", Act.KIND: "report"}
        try:
            self.store.mend(number, [Step(act, at, to=to, role=kinds.get(act, ""))])
        except CannotMendError:
            return
        self._acted()
        self.acts[-1] = before

    @rule(data=st.data())
    def judge(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.store.article_ids()))
        facts = self.store.facts(number)
        if not facts:
            return
        wanted = data.draw(st.sampled_from(list(facts)))
        before = dict(self.given)
        self.store.give_verdict(number, wanted, VerdictLabel.CONFIRMED)
        source = self.store.article(number).part(wanted.field).source
        runs = source.runs(wanted.start, wanted.end)
        self.given[runs[0][0], runs[-1][1]] = wanted.exact
        self._acted()
        self.acts[-1] = before

    @rule()
    def undo(self) -> None:
        if self.store.undo() is not None:
            self.undone.append(dict(self.given))
            self.given = self.acts.pop()

    @rule()
    def redo(self) -> None:
        if self.store.redo() is not None:
            self.acts.append(dict(self.given))
            self.given = self.undone.pop()

    @invariant()
    def every_verdict_is_on_its_characters_or_stale(self) -> None:
        found: dict[tuple[int, int], str] = {}
        for number in self.store.article_ids():
            article = self.store.article(number)
            for verdict in self.store.all_verdicts(number):
                part = article.part(verdict.anchor.field)
                assert part.text[verdict.anchor.start : verdict.anchor.end] == verdict.exact
                runs = part.source.runs(verdict.anchor.start, verdict.anchor.end)
                found[runs[0][0], runs[-1][1]] = verdict.exact
        stale = sum(len(self.store.stale(number)) for number in self.store.article_ids())
        assert found.items() <= self.given.items()
        assert len(found) + stale == len(self.given)

    @invariant()
    def nothing_dangles(self) -> None:
        database = self.store.database
        assert select(database, "PRAGMA foreign_key_check") == []
        numbers = self.store.article_ids()
        assert [self.store.identity(n).position for n in numbers] == list(range(len(numbers)))
        indexed = {row[0] for row in select(database, "SELECT rowid FROM search")}
        assert indexed == set(numbers)

    def teardown(self) -> None:
        while self.store.undo() is not None:
            pass
        assert shown(self.store) == ORIGINAL
        self.store.close()
        self.folder.cleanup()


ORIGINAL = [
    (article.title, article.text) for article in split(load_file(PAGE.encode(), name="p")).articles
]
TestMending = Mending.TestCase
TestMending.settings = settings(max_examples=12, stateful_step_count=14, deadline=None)
