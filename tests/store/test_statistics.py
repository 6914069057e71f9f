"""Who judged what, when, and how far reviewers agree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from heshu.finding_verdicts import FindingLabel
from heshu.model import FactKind, VerdictLabel
from store import Store
from store.statistics import kappa
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path

C, W, D, S = (
    VerdictLabel.CONFIRMED, VerdictLabel.WRONG, VerdictLabel.DISPUTED, VerdictLabel.SKIPPED,
)  # fmt: skip


def judge(path: Path, reviewer: str, labels: list[VerdictLabel]) -> None:
    """Let somebody judge the first figures of the one article."""
    with Store.open(path, reviewer=reviewer) as store:
        (number,) = store.article_ids()
        for fact, label in zip(store.facts(number), labels, strict=False):
            store.give_verdict(number, fact, label)


@pytest.fixture
def judged(path: Path) -> Path:
    with Store.open(path, reviewer="li") as store:
        desk.add(store)
    judge(path, "li", [C, C, W, S])
    judge(path, "wang", [C, W, W, D])
    return path


def test_verdicts_are_counted_by_reviewer_day_and_kind(judged: Path) -> None:
    with Store.open(judged, reviewer="li") as store:
        found = store.statistics()
    assert found.reviewers == {"li": {C: 2, W: 1, S: 1}, "wang": {C: 1, W: 2, D: 1}}
    assert found.verdicts == {C: 3, W: 3, D: 1, S: 1}
    (day,) = found.days.values()
    assert day == {"li": 4, "wang": 4}
    assert found.kinds[FactKind.QUANTITY] == {C: 1, W: 1}
    assert sum(sum(row.values()) for row in found.kinds.values()) == 8
    assert (found.articles, found.figures, found.judged) == (1, 4, 4)


def test_a_second_word_takes_the_place_of_the_first(judged: Path) -> None:
    judge(judged, "li", [W])
    with Store.open(judged, reviewer="li") as store:
        assert store.statistics().reviewers["li"] == {C: 1, W: 2, S: 1}


def test_agreement_is_of_figures_that_both_judged_and_neither_skipped(judged: Path) -> None:
    with Store.open(judged, reviewer="li") as store:
        (pair,) = store.statistics().agreement
    assert (pair.one, pair.other, pair.n, pair.same) == ("li", "wang", 3, 2)
    assert pair.share == Fraction(2, 3)
    assert pair.kappa == Fraction(2, 5)


def test_kappa_is_that_of_the_textbook() -> None:
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert kappa(table) == Fraction(2, 5)


def test_kappa_is_one_when_all_is_the_same_and_nought_by_chance() -> None:
    assert kappa({("a", "a"): 3, ("b", "b"): 2}) == 1
    assert kappa({("a", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "b"): 1}) == 0


def test_kappa_says_nothing_where_there_was_one_verdict_only() -> None:
    assert kappa({("a", "a"): 9}) is None
    assert kappa({}) is None


def test_words_on_findings_are_counted_by_relation_and_reviewer(judged: Path) -> None:
    for reviewer, label in (("li", FindingLabel.REAL_ERROR), ("wang", FindingLabel.FALSE_ALARM)):
        with Store.open(judged, reviewer=reviewer) as store:
            (number,) = store.article_ids()
            store.judge_finding(number, store.findings(number)[0], label)
            found = store.statistics()
    assert found.finding_verdicts == {FindingLabel.FALSE_ALARM: 1}
    assert [tuple(one) for one in found.relations] == [("repeat", {FindingLabel.FALSE_ALARM: 1})]
    assert [tuple(one) for one in found.finding_reviewers] == [
        ("li", {FindingLabel.REAL_ERROR: 1}), ("wang", {FindingLabel.FALSE_ALARM: 1}),
    ]  # fmt: skip


def test_an_empty_store_has_nothing_to_count(path: Path) -> None:
    with Store.open(path) as store:
        found = store.statistics()
    assert (found.articles, found.facts, found.judged, found.agreement) == (0, 0, 0, [])
