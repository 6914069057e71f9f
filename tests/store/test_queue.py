"""What to verify next, and one verdict on figures that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.errors import UsageError
from heshu.finding_verdicts import FindingLabel
from heshu.model import Judgement, ReviewState, VerdictLabel
from tests.store import desk

if TYPE_CHECKING:
    from store.facade import Store


def test_the_contradicted_figure_comes_first_then_the_others(store: Store, article: int) -> None:
    title, *rest = store.facts(article)
    waiting = store.waiting()
    assert (waiting[0].anchor, waiting[0].judgement) == (title.anchor, Judgement.INCONSISTENT)
    figures = [fact.anchor for fact in rest[:3]]  # the last one is a place
    assert [(one.anchor, one.judgement) for one in waiting[1:]] == [(a, None) for a in figures]
    assert store.left() == (1, 0, 4)
    assert store.waiting(2) == waiting[:2]


def test_what_is_judged_waits_no_more(store: Store, article: int) -> None:
    title, *_ = store.facts(article)
    store.give_verdict(article, title, VerdictLabel.WRONG)
    assert title.anchor not in [one.anchor for one in store.waiting()]
    assert store.left() == (0, 0, 3)
    store.undo()
    assert store.left() == (1, 0, 4)


def test_a_word_on_the_check_takes_the_figure_back_among_the_others(
    store: Store, article: int
) -> None:
    (finding,) = store.findings(article)
    store.judge_finding(article, finding, FindingLabel.EXPLAINED)
    assert {one.judgement for one in store.waiting()} == {None}
    assert store.left() == (0, 0, 4)


def test_articles_with_more_contradictions_come_before_others(store: Store) -> None:
    first, second = (desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(2))
    (finding,) = store.findings(first)
    store.judge_finding(first, finding, FindingLabel.FALSE_ALARM)
    order = [one.article_id for one in store.waiting()]
    assert order == [second] * 4 + [first] * 4


def test_a_figure_repeats_where_words_and_sense_are_the_same(store: Store) -> None:
    first, second = (desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(2))
    title, area, rate, *_ = store.facts(first)
    assert [place.anchor for place in store.repeats(first, rate)] == [title.anchor]
    everywhere = store.repeats(first, rate, everywhere=True)
    assert [place.article_id for place in everywhere] == [first, second, second]
    assert [place.article_id for place in store.repeats(first, area, everywhere=True)] == [second]


def test_one_verdict_on_all_repeats_is_undone_and_redone_in_one_step(store: Store) -> None:
    ids = [desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(2)]
    fact = store.facts(ids[0])[2]
    store.give_verdict(ids[0], fact, VerdictLabel.WRONG, corrected="5.1%")
    places = store.repeats(ids[0], fact, everywhere=True)
    verdict = store.verdicts(ids[0])[fact.anchor]
    assert len(store.give_verdicts(places, verdict)) == 2  # an event an article
    given = [one for number in ids for one in store.verdicts(number).values()]
    assert {(one.exact, one.label, one.corrected) for one in given} == {
        ("5.0%", VerdictLabel.WRONG, "5.1%")
    }
    assert len(given) == 4
    assert store.repeats(ids[0], fact, everywhere=True) == []
    store.undo()
    assert [len(store.verdicts(number)) for number in ids] == [1, 0]
    assert store.state(ids[1]) is ReviewState.UNREAD
    store.redo()
    assert [len(store.verdicts(number)) for number in ids] == [2, 2]
    assert store.redo() is None


def test_a_verdict_on_nothing_is_refused(store: Store, article: int) -> None:
    fact = store.facts(article)[0]
    store.give_verdict(article, fact, VerdictLabel.CONFIRMED)
    with pytest.raises(UsageError):
        store.give_verdicts([], store.verdicts(article)[fact.anchor])


def test_evidence_used_before_comes_latest_first(store: Store, article: int) -> None:
    from heshu.model import Evidence

    bulletin, letter = Evidence("https://a.example", "公报"), Evidence("", "来函", "2024-01-02")
    for fact, evidence in zip(store.facts(article), (bulletin, letter, bulletin), strict=False):
        store.give_verdict(article, fact, VerdictLabel.WRONG, corrected="1", evidence=evidence)
    assert store.evidence() == [bulletin, letter]
