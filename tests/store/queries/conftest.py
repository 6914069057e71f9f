from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from heshu.model import Article, ArticleKind, Doubt, Fact, FactKind, Part, ReviewState, VerdictLabel
from store import derived, importing
from store.derived import Analysis
from tests.store import desk
from tests.store.conftest import path, store

if TYPE_CHECKING:
    from store.facade import Store

__all__ = ["path", "store"]

RICE = (
    "青禾镇种水稻1200亩，投资3.2亿元，增长5.0%。出生率6.2‰，户数1402户。",
    [
        ("1200亩", FactKind.QUANTITY, 1200, "亩", "水稻"),
        ("3.2亿元", FactKind.MONEY, 320_000_000, "元", "投资"),
        ("5.0%", FactKind.PERCENT, "5.0", "%", "投资"),
        ("6.2‰", FactKind.PERCENT, "6.2", "‰", "出生率"),
        ("1402户", FactKind.QUANTITY, 1402, "户", "户数"),
    ],
)
FISH = (
    "水面80公顷，鱼价12元/公斤，投入3000万元，占三分之二，下降5%。",
    [
        ("80公顷", FactKind.QUANTITY, 80, "公顷", "水面"),
        ("12元/公斤", FactKind.MONEY, 12, "元/公斤", "鱼价"),
        ("3000万元", FactKind.MONEY, 30_000_000, "元", "固定资产投资"),
        ("三分之二", FactKind.FRACTION, "2/3", "", "投入"),
        ("5%", FactKind.PERCENT, "5", "%", "鱼价"),
    ],
)


def _fact(text: str, exact: str, kind: FactKind, value: object, unit: str, what: str) -> Fact:
    start = text.index(exact)
    number = value if kind is FactKind.FRACTION else Decimal(value)
    return Fact(start, start + len(exact), exact, kind, number, unit, indicator=what, period="2024")


def add(store: Store, name: str, text: str, facts: list[tuple], **known: object) -> int:
    """An article whose facts are those listed."""
    source = desk.source_of(text, f"{name}.txt")
    article = Article(source.path, 0, ArticleKind.NEWS, Part(text), {"title": Part(name)}, **known)
    found = [_fact(text, *fact) for fact in facts]
    versions = derived.facts_version(), derived.checks_version()
    analysis = Analysis({(source.path, 0): found}, (), *versions)
    return importing.add(store.database, store.reviewer, source, [article], analysis)[0]


@pytest.fixture
def rice(store: Store) -> int:
    """Unread, of 2024-05, with a tag."""
    number = add(store, "水稻", *RICE, issued="2024-05-06", issuer="青禾镇政府")
    store.add_tag(number, "重点 稿")
    return number


@pytest.fixture
def fish(store: Store) -> int:
    """Imported after the rice; in review, doubtful, with a wrong figure and a note."""
    doubt = Doubt("title", "two lines", 0, 5, 0.5)
    number = add(store, "渔业", *FISH, issued="2023", doubts=(doubt,))
    store.give_verdict(number, store.facts(number)[0], VerdictLabel.WRONG)
    store.annotate(number, None, "", "note", "再查")
    store.set_state(number, ReviewState.IN_REVIEW)
    return number
