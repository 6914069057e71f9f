"""What a query finds: figures, words, articles, and each of these without the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heshu.model import Fact, FactKind
from store.queries import QueryError, amounts, parse
from tests.store.queries.conftest import RICE, add

if TYPE_CHECKING:
    from decimal import Decimal

    from store.facade import Store


def found(store: Store, query: str) -> list[str]:
    """The words at each place."""
    return [
        store.article(hit.article_id).part(hit.field).text[hit.start : hit.end]
        for hit in store.search(query, each=50)
    ]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        (">=5%", ["三分之二", "5%", "5.0%"]),
        (">5%", ["三分之二"]),
        ("=5.00%", ["5%", "5.0%"]),
        ("<1%", ["6.2‰"]),
        ("=0.62%", ["6.2‰"]),
        ("＝1402户", ["1402户"]),
        ("=1402", ["1402户"]),
        ("1千万..5亿元", ["3000万元", "3.2亿元"]),
        ("..100万元", []),
        ("3..4亿元", ["3.2亿元"]),
        (">=1200亩", ["80公顷", "1200亩"]),
        ("=80", ["80公顷"]),
        ("<0.1平方公里", []),
        ("数值:>1亿元", ["3.2亿元"]),
        ("kind:money", ["12元/公斤", "3000万元", "3.2亿元"]),
        ("种类:金额 单位:公斤", ["12元/公斤"]),
        ("kind:money,fraction -unit:元", ["三分之二"]),
        ("unit:万亩", ["1200亩"]),
        ("指标:投资", ["3000万元", "3.2亿元", "5.0%"]),
        ("指标:投资 <1亿元", ["3000万元"]),
        ("时期:2024 户数", ["6.2‰", "1402户"]),
        ("结论:有误", ["80公顷"]),
        ("verdict:wrong reviewer:青禾", ["80公顷"]),
        ("verdict:wrong reviewer:nobody", []),
        ("verdict:none unit:公顷,亩", ["1200亩"]),
        ("unit:公顷,亩 -verdict:wrong", ["1200亩"]),
        ("水面 kind:money", ["12元/公斤", "3000万元"]),
        ("鱼价 kind:quantity", ["80公顷"]),
        ("水 -鱼", ["水", "水"]),
        ("title:渔业", ["渔业"]),
        ('标签:"重点 稿"', ["水稻"]),
        ("tag:重点", []),
        ("state:unread", ["水稻"]),
        ("状态:未读,审读中", ["渔业", "水稻"]),
        ("is:doubtful", ["渔业"]),
        ("有:附注 -is:doubtful", []),
        ("has:verdict", ["渔业"]),
        ("reviewer:青禾", ["渔业", "水稻"]),
        ("date:2024-01..2024-06", ["水稻"]),
        ("date:2023", ["渔业"]),
        ("date:>=2024", ["水稻"]),
        ("source:渔", ["渔业"]),
        ("issuer:青禾", ["水稻"]),
        ("-verdict:wrong", ["水稻"]),
        ("-kind:fraction 水", ["水", "水"]),
        ("type:report", []),
    ],
)
def test_a_query_finds(store: Store, rice: int, fish: int, query: str, places: list[str]) -> None:
    assert found(store, query) == places
    assert set(store.matching(query)) == {hit.article_id for hit in store.search(query, 1000)}


def test_figures_that_share_a_sentence_with_a_word_come_alone(store: Store, rice: int) -> None:
    assert found(store, "增长 >0") == ["1200亩", "3.2亿元", "5.0%"]
    assert found(store, "户数 >0") == ["6.2‰", "1402户"]


def test_an_article_keeps_its_figures_when_others_come_and_loses_old_ones(store: Store) -> None:
    number = add(store, "水稻", *RICE)
    derived_facts = store.facts(number)[:1]
    from store import derived
    from store.connection import immediate

    with immediate(store.database):
        derived.save_facts(store.database, number, list(derived_facts), derived.facts_version())
    assert found(store, ">0") == ["1200亩"]
    assert found(store, "unit:户") == []


def test_only_the_articles_named_are_searched(store: Store, rice: int, fish: int) -> None:
    assert {hit.article_id for hit in store.search("水", within=[rice])} == {rice}
    assert store.search("=81公顷", within=[rice]) == []


def test_a_rare_word_is_found_behind_many_common_ones(store: Store) -> None:
    first = add(store, "甲", "稀有词语在此。", [])
    for at in range(40):
        add(store, f"乙{at}", f"有词，稀有，词语{at}。", [])
    assert [hit.article_id for hit in store.search("稀有词语")] == [first]
    assert store.matching("稀有词语") == [first]
    assert len(store.matching("-稀有词语")) == 40


def test_a_search_has_a_name_and_the_latest_are_remembered(store: Store, rice: int) -> None:
    store.save_search("大额", ">=1亿元")
    store.save_search("大额", ">=2亿元")
    assert [(one.name, one.query) for one in store.saved_searches()] == [("大额", ">=2亿元")]
    for query in ("甲", "乙", "甲"):
        store.remember_search(query)
    assert store.searched() == ["甲", "乙"]
    store.drop_search("大额")
    assert store.saved_searches() == []


@settings(deadline=None)
@given(
    st.decimals(-(10**20), 10**20, places=4),
    st.decimals(-(10**20), 10**20, places=4),
    st.sampled_from(("亩", "公顷", "户", "%", "‰")),
)
def test_values_are_compared_exactly(value: Decimal, end: Decimal, unit: str) -> None:
    kind = FactKind.PERCENT if unit in "%‰" else FactKind.QUANTITY
    kept = amounts.kept(Fact(0, 1, "1", kind, value, unit))
    assert kept is not None
    measure, factor = amounts.measure_of(unit)
    above = amounts.Amount(unit, amounts.Fraction(end), None)
    assert kept.measure == measure
    assert above.holds(kept.low, kept.high, factor) == (value >= end)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (">90071992547409921亩", ["后"]),
        (">=90071992547409921亩", ["前", "后"]),
        ("<90071992547409922亩", ["前"]),
        ("=90071992547409922亩", ["后"]),
        (">90071992547409921", ["后"]),
        ("=90071992547409921", ["前"]),
        ("-<90071992547409922亩", ["后"]),
    ],
)
def test_values_that_one_float_stands_for_are_told_apart(
    store: Store, query: str, found: list[str]
) -> None:
    names = {}
    for name, value in (("前", 90071992547409921), ("后", 90071992547409922)):
        text = f"面积{value}亩。"
        names[add(store, name, text, [(f"{value}亩", FactKind.QUANTITY, value, "亩", "面积")])] = (
            name
        )
    hits = store.search(query)
    assert sorted({names[hit.article_id] for hit in hits}) == sorted(found)
    assert [names[number] for number in store.matching(query)] == found


def test_what_the_traits_tell_is_asked_of_few_articles_too(
    store: Store, rice: int, fish: int
) -> None:
    add(store, "空", "没有数字。", [])
    assert store.matching('tag:"重点 稿" kind:age') == []
    assert store.matching('tag:"重点 稿" kind:money') == [rice]
    assert store.matching("kind:money unit:公斤") == [fish]
    assert store.matching("verdict:none") == [rice, fish]


def test_a_rare_value_is_found_behind_many_articles_with_its_word(store: Store) -> None:
    first = add(
        store, "甲", "水面7001公顷。", [("7001公顷", FactKind.QUANTITY, 7001, "公顷", "水面")]
    )
    for at in range(120):
        add(store, f"乙{at}", f"水面{at}9亩。", [(f"{at}9亩", FactKind.QUANTITY, at, "亩", "水面")])
    assert [hit.article_id for hit in store.search("水面 =7001公顷")] == [first]


_TYPED = st.text(
    st.sampled_from("水稻亩元%0123.万亿><=-:：\"“”,、 .|'*()kindvertag种类单位标签状态"),
    max_size=14,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_TYPED)
def test_whatever_is_typed_is_answered_or_refused_with_its_place(store: Store, typed: str) -> None:
    article = store.article_ids() or [add(store, "水稻", *RICE)]
    refused: list[QueryError] = []
    found: list[int] = []
    try:
        found = [hit.article_id for hit in store.search(typed, 20)]
    except QueryError as error:
        refused.append(error)
    assert all(0 <= error.at < len(typed) for error in refused)
    assert set(found) <= set(article)
    if not refused and parse(typed):
        assert set(found) == set(store.matching(typed))
