"""The article list: every order, and the few columns of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.errors import UsageError
from heshu.model import ArticleKind, ReviewState, VerdictLabel
from store import articles
from store.articles import uids
from store.connection import immediate
from store.rows import SORTS
from tests.store import desk

if TYPE_CHECKING:
    from store.facade import Store


def test_a_row_tells_what_a_list_shows(store: Store, article: int) -> None:
    first, second, *_ = store.facts(article)
    store.give_verdict(article, first, VerdictLabel.CONFIRMED)
    store.give_verdict(article, second, VerdictLabel.WRONG)
    store.annotate(article, None, "", "memo")
    store.add_tag(article, "水稻")
    store.add_tag(article, "增产")
    (row,) = store.rows([article])
    assert (row.id, row.title, row.kind) == (article, desk.TITLE, ArticleKind.NEWS)
    assert (row.document, row.position, row.issued) == ("qinghe.txt", 0, "2025-03-01")
    assert (row.facts, row.figures, row.inconsistent, row.doubts) == (5, 4, 1, 1)
    assert (row.verdicts, row.annotations, row.tags) == (2, 1, ("水稻", "增产"))
    assert row.state is ReviewState.IN_REVIEW
    assert row.length == len(desk.BODY)
    assert row.opening == desk.BODY.split("\n")[0]


def test_rows_come_in_the_order_asked_for_and_unknown_ones_are_left_out(store: Store) -> None:
    ids = [desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(3)]
    wanted = [ids[2], 99, ids[0], ids[2]]
    assert [row.id for row in store.rows(wanted)] == [ids[2], ids[0], ids[2]]


def test_more_rows_than_a_query_holds(store: Store, article: int) -> None:
    assert len(store.rows([article] * 1201)) == 1201


def test_every_order_holds_all_articles(store: Store) -> None:
    ids = {desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(3)}
    for sort in SORTS:
        assert set(store.article_ids(sort=sort)) == ids
        assert store.article_ids(sort=sort, limit=2) == store.article_ids(sort=sort)[:2]
    assert store.article_ids(sort="newest") == store.article_ids()[::-1]


def test_the_order_of_states_is_that_of_the_work(store: Store) -> None:
    ids = [desk.add(store, path=f"{n}.txt", mark=str(n)) for n in range(3)]
    store.set_state(ids[0], ReviewState.FINAL)
    store.set_state(ids[2], ReviewState.IN_REVIEW)
    assert store.article_ids(sort="state") == [ids[1], ids[2], ids[0]]


def test_an_unknown_order_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="choose from added"):
        store.article_ids(sort="id; DROP TABLE articles")


def test_an_article_is_found_by_number_and_by_the_start_of_its_uid(
    store: Store, article: int
) -> None:
    uid = store.identity(article).uid
    for key in (str(article), uid, uid[:4], uid[:8].upper(), f" {uid[:6]} "):
        assert store.resolve(key) == [article]
    for key in ("99", uid[:3], "", "zzzz", "%" * 6, "9" * 30):
        assert store.resolve(key) == []


def test_a_prefix_that_fits_several_names_them_all(store: Store) -> None:
    source = desk.source_of(desk.TITLE)
    with immediate(store.database):
        number = articles.add_source(store.database, source, "")
        ids = [
            articles.add_article(
                store.database, number, f"abcd{n}", desk.article_of(source, n, body=desk.TITLE)
            )
            for n in range(2)
        ]
    assert store.resolve("abcd") == ids
    assert store.resolve("abcd1") == ids[1:]


def test_uids_come_from_content_and_survive_a_new_neighbour() -> None:
    source = desk.source_of(f"{desk.TITLE}\n{desk.BODY}")
    story = desk.article_of(source)
    twin, other = desk.article_of(source, 1), desk.article_of(source, 2, title="别的")
    alone = uids(source.sha256, [story])
    assert uids(source.sha256, [other, story]) == [*uids(source.sha256, [other]), *alone]
    first, second = uids(source.sha256, [story, twin])
    assert [first] == alone
    assert second != first
    assert uids("0" * 64, [story]) != alone


def test_an_article_comes_back_as_it_went_in(store: Store, article: int) -> None:
    source = store.source_of(article)
    assert source == desk.source_of(f"{desk.TITLE}\n{desk.BODY}")
    kept = store.article(article)
    assert kept == desk.article_of(source)
    start, end = kept.text.index("3400"), kept.text.index("3400") + 4
    ((low, high),) = kept.body.source.runs(start, end)
    assert source.text[low:high] == "3400"


def test_facts_and_findings_come_back_as_they_went_in(store: Store, article: int) -> None:
    kept = store.article(article)
    facts = desk.facts_of(kept)
    assert store.facts(article) == facts
    assert store.findings(article) == [desk.finding_of(kept, facts)]
