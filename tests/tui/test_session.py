"""The way through the articles, without a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.errors import UsageError
from heshu.model import BODY, Anchor, Evidence, VerdictLabel
from store import Store
from tests.tui.desk import make_store
from tui import locale
from tui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    locale.set_language("en")
    with Store.open(make_store(tmp_path), reviewer="li") as store:
        yield Session(store)


def figure(session: Session, exact: str):
    return next(fact for fact in session.opened.facts if fact.exact == exact)


def test_an_article_is_opened_with_all_that_is_known_of_it(session: Session) -> None:
    opened = session.open(session.ids[0])
    assert opened.article.title == "青岚镇桑园春管见成效"
    assert {"320亩", "1150亩", "1200万元"} <= {fact.exact for fact in opened.facts}
    assert [one.finding.printed.fact.exact for one in opened.judged if one.is_loud] == ["1200万元"]


def test_articles_without_facts_are_passed_in_both_directions(session: Session) -> None:
    session.open(session.ids[1])
    assert next(session.with_facts(1)) == session.ids[3]
    session.open(session.ids[3])
    assert next(session.with_facts(-1)) == session.ids[1]
    assert list(session.with_facts(1)) == []


def test_the_next_article_with_a_contradiction_is_found_far_away(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session._ROWS_AT_A_TIME", 1)
    session.open(session.ids[3])
    assert list(session.with_findings(-1)) == [session.ids[0]]
    assert list(session.with_findings(1)) == []


def test_articles_beyond_the_first_are_known_when_they_are_needed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.session.FIRST_IDS", 2)
    every = session.store.article_ids()
    late = Session(session.store)
    assert (late.ids, late.count) == (every[:2], 4)
    assert late.holds(every[3])
    assert late.ids == every
    late = Session(session.store)
    late.open(every[1])
    assert next(late.with_facts(1)) == every[3]
    assert not late.complete()


def test_a_correction_is_a_wrong_with_its_value_and_evidence(session: Session) -> None:
    session.open(session.ids[0])
    evidence = Evidence(url="https://example.org", title="年报", date="2024-05-31", quote="原句")
    session.correct(figure(session, "320亩"), "330亩", evidence, "复核")
    verdict = session.opened.verdicts[figure(session, "320亩").anchor]
    assert (verdict.label, verdict.corrected) == (VerdictLabel.WRONG, "330亩")
    assert (verdict.evidence, verdict.note) == (evidence, "复核")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_undo_tells_what_it_took_back_and_where(session: Session, lang: str) -> None:
    locale.set_language(lang)
    first = session.open(session.ids[0]).id
    fact = figure(session, "320亩")
    session.judge(fact, VerdictLabel.DISPUTED)
    session.correct(fact, "330亩", Evidence(), "")
    session.label(fact.anchor, fact.exact, "面积", "")
    session.note(first, None, "整篇再看")
    session.store.add_tag(first, "蚕桑")
    session.open(session.ids[1])
    told = [session.undo() for _ in range(5)]
    assert [undone.article_id for undone in told] == [first] * 5
    assert [undone.anchor for undone in told] == [None, None, *[fact.anchor] * 3]
    for undone, telling in zip(
        told,
        ["蚕桑", locale.text("status.note_on_article"), "320亩", "320亩", "320亩"],
        strict=True,
    ):
        assert telling in undone.words
    assert locale.word("verdict", "disputed") in told[-1].words
    assert session.undo() is None
    redone = session.redo()
    assert redone.words == told[-1].words


def test_the_hits_of_the_open_article_come_first(session: Session) -> None:
    session.open(session.ids[1])
    hits = session.search("新", 50)
    order = list(dict.fromkeys(article_id for article_id, _ in hits))
    assert order[0] == session.ids[1]
    assert set(order) == {session.ids[0], session.ids[1], session.ids[3]}
    assert order[1] == session.ids[3]


def test_from_a_hit_the_nearest_figure_is_the_next_one_of_its_part(session: Session) -> None:
    opened = session.open(session.ids[0])
    at = opened.article.text.index("改造")
    nearest = opened.nearest(Anchor(BODY, at, at + 2))
    assert opened.facts[nearest].start >= at
    assert all(
        not at <= fact.start < opened.facts[nearest].start
        for fact in opened.facts
        if fact.field == BODY
    )
    end = len(opened.article.text)
    last = max((fact for fact in opened.facts if fact.field == BODY), key=lambda fact: fact.start)
    assert opened.facts[opened.nearest(Anchor(BODY, end, end))] == last


def test_an_untitled_article_goes_by_its_first_words(tmp_path: Path) -> None:
    words = "村里有一口老井，井水清甜，一年四季不断流，附近三个组的人家都来挑水。\n"
    with Store.open(make_store(tmp_path, {"well.txt": words}), reviewer="li") as store:
        session = Session(store)
        (row,) = session.rows(session.ids)
        assert row.title.startswith("村里有一口老井")


def test_an_unknown_article_is_an_error_and_leaves_the_open_one(session: Session) -> None:
    opened = session.open(session.ids[0])
    with pytest.raises(UsageError):
        session.open(999)
    assert session.opened is opened
