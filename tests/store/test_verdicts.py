"""Verdicts: one a reviewer and span, the latest holds, and the review moves on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.errors import UsageError
from heshu.exports.bundle import Place
from heshu.model import Anchor, Evidence, Fact, FactKind, ReviewState, VerdictLabel
from store.derived import FIGURES
from store.facade import Store
from tests.store import desk

if TYPE_CHECKING:
    from pathlib import Path

CONFIRMED, WRONG = VerdictLabel.CONFIRMED, VerdictLabel.WRONG


def figures(store: Store, article: int) -> list[Fact]:
    return [fact for fact in store.facts(article) if fact.kind in FIGURES]


def test_a_verdict_keeps_every_word(store: Store, article: int) -> None:
    fact = store.facts(article)[2]
    evidence = Evidence("https://example.org/公报", "公报", "2025-02-01", "增长5.2%")
    store.give_verdict(
        article, fact, WRONG, corrected="5.2%", evidence=evidence, confidence="high", note="见公报"
    )
    verdict = store.verdicts(article)[fact.anchor]
    assert verdict.label is WRONG
    assert verdict.exact == "5.0%"
    assert verdict.corrected == "5.2%"
    assert verdict.evidence == evidence
    assert (verdict.confidence, verdict.note) == ("high", "见公报")
    assert verdict.reviewer == desk.REVIEWER
    assert verdict.time.endswith("Z")


def test_a_second_verdict_takes_the_place_of_the_first(store: Store, article: int) -> None:
    fact = store.facts(article)[0]
    store.give_verdict(article, fact, WRONG, note="?")
    store.give_verdict(article, fact, CONFIRMED)
    (verdict,) = store.all_verdicts(article)
    assert (verdict.label, verdict.note) == (CONFIRMED, "")


def test_figures_alike_in_title_and_text_are_judged_apart(store: Store, article: int) -> None:
    title, _, body, *_ = store.facts(article)
    assert title.exact == body.exact
    store.give_verdict(article, title, WRONG)
    assert list(store.verdicts(article)) == [title.anchor]


def test_reviewers_judge_side_by_side(path: Path, store: Store, article: int) -> None:
    first, second, *_ = store.facts(article)
    with Store.open(path, reviewer="白露") as other:
        store.give_verdict(article, first, CONFIRMED)
        other.give_verdict(article, first, WRONG)
        other.give_verdict(article, second, WRONG)
        mine, theirs = store.verdicts(article), other.verdicts(article)
    assert {a: v.reviewer for a, v in mine.items()} == {
        first.anchor: desk.REVIEWER, second.anchor: "白露",
    }  # fmt: skip
    assert theirs[first.anchor].label is WRONG
    assert len(store.all_verdicts(article)) == 3


def test_the_first_verdict_opens_the_review_and_the_last_completes_it(
    store: Store, article: int
) -> None:
    assert store.state(article) is ReviewState.UNREAD
    *early, last = figures(store, article)
    for fact in early:
        store.give_verdict(article, fact, CONFIRMED)
        assert store.state(article) is ReviewState.IN_REVIEW
    store.give_verdict(article, last, VerdictLabel.SKIPPED)
    assert store.state(article) is ReviewState.ANNOTATED


def test_a_name_is_no_figure_and_completes_nothing(store: Store, article: int) -> None:
    (place,) = (f for f in store.facts(article) if f.kind is FactKind.PLACE)
    first, *others = figures(store, article)
    for fact in others:
        store.give_verdict(article, fact, CONFIRMED)
    store.give_verdict(article, place, CONFIRMED)
    assert store.state(article) is ReviewState.IN_REVIEW
    store.give_verdict(article, first, CONFIRMED)
    assert store.state(article) is ReviewState.ANNOTATED


def test_undoing_the_last_verdict_undoes_the_step_it_brought(store: Store, article: int) -> None:
    for fact in figures(store, article):
        store.give_verdict(article, fact, CONFIRMED)
    store.undo()
    assert store.state(article) is ReviewState.IN_REVIEW
    store.redo()
    assert store.state(article) is ReviewState.ANNOTATED


def test_undoing_the_only_verdict_leaves_the_article_unread(store: Store, article: int) -> None:
    store.give_verdict(article, store.facts(article)[0], CONFIRMED)
    store.undo()
    assert store.state(article) is ReviewState.UNREAD
    assert store.verdicts(article) == {}


def test_what_a_person_set_further_on_is_not_moved_back(store: Store, article: int) -> None:
    store.set_state(article, ReviewState.FINAL)
    store.give_verdict(article, store.facts(article)[0], CONFIRMED)
    assert store.state(article) is ReviewState.FINAL


def test_undo_does_not_make_unread_what_another_has_worked_on(
    path: Path, store: Store, article: int
) -> None:
    first, second, *_ = store.facts(article)
    store.give_verdict(article, first, CONFIRMED)
    with Store.open(path, reviewer="白露") as other:
        other.give_verdict(article, second, WRONG)
    store.undo()
    assert store.state(article) is ReviewState.IN_REVIEW
    assert [v.reviewer for v in store.all_verdicts(article)] == ["白露"]


@pytest.mark.parametrize(
    "anchor",
    [Anchor("text", 1, 5), Anchor("text", 900, 904), Anchor("kicker", 0, 4), Anchor("text", 3, 3),
     Anchor("text", -4, -1)],
)  # fmt: skip
def test_a_verdict_on_what_does_not_stand_there_is_refused(
    store: Store, article: int, anchor: Anchor
) -> None:
    fact = Fact(anchor.start, anchor.end, "5.0%", FactKind.PERCENT, field=anchor.field)
    with pytest.raises(UsageError, match="does not stand"):
        store.give_verdict(article, fact, CONFIRMED)
    assert store.all_verdicts(article) == []


def test_a_verdict_on_an_unknown_article_is_refused(store: Store, article: int) -> None:
    with pytest.raises(UsageError, match="no article 99"):
        store.give_verdict(99, store.facts(article)[0], CONFIRMED)


def test_words_with_unstorable_characters_are_kept_readable(path: Path, article: int) -> None:
    odd, readable = "a\0b\udcffc", "a\u2400b\ufffdc"
    with Store.open(path, reviewer=odd) as store:
        fact = store.facts(article)[0]
        store.give_verdict(article, fact, CONFIRMED, note=odd, evidence=Evidence(title=odd))
        store.annotate(article, None, "", odd, odd)
        store.add_tag(article, odd)
        store.save_place(Place(article, draft=odd))
        verdict = store.verdicts(article)[fact.anchor]
        assert (verdict.note, verdict.evidence.title, verdict.reviewer) == (readable,) * 3
        (annotation,), (tag,), place = (
            store.annotations(article),
            store.tags(article),
            store.place(),
        )
        assert (annotation.label, annotation.body, tag.name) == (readable,) * 3
        assert place
        assert place.draft == readable
