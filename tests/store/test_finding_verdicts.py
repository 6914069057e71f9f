"""Words on findings: known again at the next check, quiet when set aside, lost by nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from heshu import checks
from heshu.errors import UsageError
from heshu.finding_verdicts import FindingLabel, finding_key
from heshu.model import Finding, Judgement, Operand, ReviewState
from store import derived, events, import_paths
from store.connection import Database, sqlite3
from store.facade import Store
from store.migrations import STEPS, migrations
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path

REAL, FALSE, EXPLAINED = FindingLabel.REAL_ERROR, FindingLabel.FALSE_ALARM, FindingLabel.EXPLAINED


def the_finding(store: Store, article: int) -> Finding:
    (finding,) = store.findings(article)
    return finding


def contradictions(store: Store, article: int) -> int:
    return store.rows([article])[0].inconsistent


def test_a_word_keeps_its_note_and_what_it_is_about(store: Store, article: int) -> None:
    finding = the_finding(store, article)
    event = store.judge_finding(article, finding, EXPLAINED, note="口径不同")
    (key,) = store.finding_keys(article, [finding])
    word = store.finding_verdicts(article)[key]
    assert (word.finding, word.relation, word.label) == (key, "repeat", EXPLAINED)
    assert (word.anchor, word.exact) == (finding.printed.fact.anchor, "5.0%")
    assert (word.note, word.reviewer) == ("口径不同", desk.REVIEWER)
    assert event.action == "judge_finding"
    assert event.subject["exact"] == "5.0%"
    assert event.about == store.identity(article).uid


@pytest.mark.parametrize(("label", "left"), [(REAL, 1), (FALSE, 0), (EXPLAINED, 0)])
def test_what_is_set_aside_is_counted_no_more(
    store: Store, article: int, label: FindingLabel, left: int
) -> None:
    store.judge_finding(article, the_finding(store, article), label)
    assert contradictions(store, article) == left


def test_the_order_by_contradictions_goes_by_what_is_left(store: Store) -> None:
    ids = [desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(2)]
    store.judge_finding(ids[0], the_finding(store, ids[0]), FALSE)
    assert store.article_ids(sort="inconsistent") == ids[::-1]


def test_a_word_can_be_taken_back_and_given_again(store: Store, article: int) -> None:
    store.judge_finding(article, the_finding(store, article), FALSE)
    store.undo()
    assert store.finding_verdicts(article) == {}
    assert contradictions(store, article) == 1
    assert store.state(article) is ReviewState.UNREAD
    store.redo()
    assert [word.label for word in store.finding_verdicts(article).values()] == [FALSE]
    assert contradictions(store, article) == 0


def test_the_last_word_holds_whoever_said_it(path: Path, store: Store, article: int) -> None:
    finding = the_finding(store, article)
    store.judge_finding(article, finding, FALSE)
    with Store.open(path, reviewer="白露") as other:
        other.judge_finding(article, finding, REAL, note="两处口径相同")
        for who in (store, other):
            (word,) = who.finding_verdicts(article).values()
            assert (word.label, word.reviewer) == (REAL, "白露")
            assert contradictions(who, article) == 1
        assert [word.label for word in store.all_finding_verdicts(article)] == [FALSE, REAL]
        assert store.finding_labels() == {REAL: 1}
        other.undo()
    assert contradictions(store, article) == 0


def test_the_first_word_takes_an_article_to_in_review(store: Store, article: int) -> None:
    store.judge_finding(article, the_finding(store, article), REAL)
    assert store.state(article) is ReviewState.IN_REVIEW


def test_a_replay_of_the_log_gives_the_same_words_and_counts(store: Store, article: int) -> None:
    store.judge_finding(article, the_finding(store, article), REAL)
    store.judge_finding(article, the_finding(store, article), FALSE, note="误报")
    before = store.finding_verdicts(article), contradictions(store, article)
    events.rebuild(store.database)
    assert (store.finding_verdicts(article), contradictions(store, article)) == before


def test_a_finding_that_is_not_of_the_article_is_refused(store: Store, article: int) -> None:
    finding = the_finding(store, article)
    other = desk.add(store, path="other.txt", mark="又及")
    moved = replace(finding.printed.fact, exact="6.0%")
    for odd in (
        replace(finding, printed=Operand("nowhere.txt", 0, finding.printed.fact)),
        replace(finding, printed=replace(finding.printed, fact=moved)),
    ):
        with pytest.raises(UsageError, match="reload the article"):
            store.judge_finding(article, odd, FALSE)
    with pytest.raises(UsageError, match=f"not one of article {other}"):
        store.judge_finding(other, finding, FALSE)
    assert [event.action for event in store.log()] == ["import", "import"]


SILK = "松泉县丝业简报\n\n本报讯 年末全县养蚕{}户，比上年的100户增长20%。全县收茧80吨。\n"


def test_a_false_alarm_stays_quiet_when_the_text_is_checked_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "silk.txt").write_text(SILK.format(150), "utf-8")
    (number,) = import_paths(store, [tmp_path / "silk.txt"]).ids
    loud = [f for f in store.findings(number) if f.verdict is Judgement.INCONSISTENT]
    assert contradictions(store, number) == len(loud) > 0
    for finding in loud:
        store.judge_finding(number, finding, FALSE)
    monkeypatch.setattr(checks, "VERSION", "999")
    assert derived.renew_all(store.database) == 1
    words = store.finding_verdicts(number)
    assert [words[key].label for key in store.finding_keys(number, loud)] == [FALSE] * len(loud)
    assert contradictions(store, number) == 0


def test_a_changed_figure_makes_another_finding(store: Store, tmp_path: Path) -> None:
    for name, households in (("a.txt", 150), ("b.txt", 160)):
        (tmp_path / name).write_text(SILK.format(households), "utf-8")
    first, second = import_paths(store, [tmp_path / "a.txt", tmp_path / "b.txt"]).ids
    for finding in store.findings(first):
        store.judge_finding(first, finding, FALSE)
    assert contradictions(store, first) == 0
    assert contradictions(store, second) > 0


def test_a_finding_is_known_by_its_figures_and_not_by_their_order() -> None:
    article = desk.article_of(desk.source_of(f"{desk.TITLE}\n{desk.BODY}"))
    finding = desk.finding_of(article, desk.facts_of(article))
    uids = {(article.document, article.index): "u" * 32}
    key = finding_key(finding, uids)
    first, second = finding.operands
    assert finding_key(replace(finding, operands=(second, first)), uids) == key
    assert finding_key(replace(finding, verdict=Judgement.BORDERLINE, working=""), uids) == key
    for other in (
        replace(finding, relation="share"),
        replace(finding, operands=(first,)),
        replace(finding, printed=first),
        replace(
            finding,
            operands=(replace(first, fact=replace(first.fact, exact="1300亩")), second),
        ),
    ):
        assert finding_key(other, uids) != key
    assert finding_key(finding, {(article.document, article.index): "v" * 32}) != key


def test_a_store_of_an_older_version_learns_to_keep_words(path: Path) -> None:
    with Store.open(path, reviewer=desk.REVIEWER) as store:
        article = desk.add(store)
        records = [row[0] for row in store.database.execute("SELECT data FROM findings")]
    old = path.with_name("old.db")
    database = Database(sqlite3.connect(old, isolation_level=None))
    migrations(database).apply(database.utils, stop_before="finding_verdicts")
    database.execute("PRAGMA application_id=0x48534855")
    database.execute(f"PRAGMA user_version={len(STEPS) - 1}")
    made = Database(sqlite3.connect(path))
    for table in ("sources", "source_texts", "articles", "article_texts", "facts", "checks"):
        known = {column.name for column in database.table(table).columns}
        for row in made.table(table).rows:
            old_row = {name: value for name, value in row.items() if name in known}
            database.table(table).insert(old_row)
    for data in records:
        kept = {"source": 1, "article": 1, "relation": "repeat", "verdict": "inconsistent"}
        database.table("findings").insert({**kept, "channel": "arithmetic", "data": data})
    database.close()
    made.close()
    with Store.open(old, reviewer=desk.REVIEWER) as store:
        for finding in store.findings(article):
            store.judge_finding(article, finding, FALSE)
        assert json.loads(records[0])["relation"] == "repeat"
        assert contradictions(store, article) == 0
