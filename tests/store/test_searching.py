"""Search finds every occurrence of any piece of text, whatever its length or script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from store import searching
from store.connection import select
from store.queries.folding import fold
from store.searching import tokens, wanted
from tests.store import desk

if TYPE_CHECKING:
    from store.facade import Store


def found(store: Store, text: str) -> list[tuple[str, str]]:
    """What was hit, as field and the characters there."""
    return [
        (hit.field, store.article(hit.article_id).part(hit.field).text[hit.start : hit.end])
        for hit in store.search(text)
    ]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("亩", [("text", "亩")]),
        ("水稻", [("title", "水稻"), ("text", "水稻")]),
        ("5.0%", [("title", "5.0%"), ("text", "5.0%")]),
        ("５.０％", [("title", "5.0%"), ("text", "5.0%")]),
        (",", [("text", ","), ("text", ",")]),
        ("😀", [("text", "😀")]),
        ("3400万元", [("text", "3400万元")]),
        ("2025-03", [("metadata.发布日期", "2025-03")]),
        ("5,0%", []),
        ("五点零", []),
        ("。全镇", []),
        ("", []),
        (" 　 ", []),
        ('" OR NEAR(水稻', []),
        ("水* NOT body:", []),
        ("\0", []),
        ("\ud800", []),
    ],
)
def test_any_piece_of_text_is_found_as_printed(
    store: Store, article: int, query: str, hits: list[tuple[str, str]]
) -> None:
    assert found(store, query) == hits


def test_pieces_apart_must_all_occur(store: Store, article: int) -> None:
    assert found(store, "稻米 1200") == [("text", "1200"), ("text", "稻米")]
    assert found(store, "稻米 1300") == []


def test_latin_letters_match_in_either_case_and_width(store: Store) -> None:
    desk.add(store, mark="GDP与ＧＤＰ")
    for query in ("gdp", "GDP", "Ｇdｐ"):
        assert [exact for _, exact in found(store, query)] == ["GDP", "ＧＤＰ"]


def test_the_newest_articles_come_first_with_a_few_hits_each(store: Store) -> None:
    ids = [desk.add(store, path=f"{n}.txt", mark="稻" * n) for n in range(6)]
    hits = store.search("稻", 7, each=2)
    assert [hit.article_id for hit in hits] == [ids[5]] * 2 + [ids[4]] * 2 + [ids[3]] * 2 + [ids[2]]
    assert {hit.article_id for hit in store.search("稻", 500)} == set(ids)


def test_the_index_can_be_made_anew(store: Store) -> None:
    for n in range(3):
        desk.add(store, path=f"{n}.txt", mark=str(n))
    before = store.search("水稻", 100)
    store.database.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert store.search("水稻") == []
    assert searching.reindex(store.database) == 3
    assert store.search("水稻", 100) == before
    select(store.database, "SELECT count(*) FROM search WHERE search MATCH 'a'")


# The store keeps no NUL and no lone surrogate (`store.cleaning`).
_KEPT = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(_KEPT, max_size=12), st.data())
def test_every_piece_of_every_text_is_found(store: Store, mark: str, data: st.DataObject) -> None:
    number = store.count()
    article = desk.add(store, path=f"{number}.txt", mark=f"{mark}第{number:04}篇")
    text = store.article(article).text
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : start + data.draw(st.integers(1, 8))]
    assume(not any(char.isspace() or char in '"“”' for char in piece))
    hits = store.search(f'"{piece}"', 10_000, each=1000)
    # Of places that overlap (two 00 in 000) the first is told.
    assert any(
        hit.article_id == article and hit.field == "text" and hit.start <= start < hit.end
        for hit in hits
    )


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=30), st.data())
def test_the_index_has_what_it_is_asked_for_of_every_piece(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    if piece:
        assert set(wanted(piece)) <= tokens(text)


def test_a_figure_is_looked_up_by_its_threes() -> None:
    assert wanted("139") == ["139"]
    assert len(wanted("增长5.0%")) == len(["5.0", ".0%", "增长", "长5"])
